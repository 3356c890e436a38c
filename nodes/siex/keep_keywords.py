"""Keep the best keywords in each record's list.

The list stays in its record; keywords that score too low or are of another type leave
it. To work on keywords as records of their own, use *Split a list* and *Filter* instead.

Example: with a lowest score of 0.4 and at most 5 keywords, each page keeps the few
phrases that matter.
"""

from collections.abc import Callable, Mapping
from typing import Any, Literal, cast

from pydantic import Field

from nodes.contract import Batch, Context, FieldName, NodeConfig, Record, node
from nodes.errors import InputError
from nodes.paths import with_field
from nodes.values import number

Type = Literal[
    "PERSON", "ORG", "LOC", "PRODUCT", "EVENT", "LAW", "DATE", "NUMBER", "CONCEPT"
]


class Config(NodeConfig):
    """Which keywords stay."""

    min_score: float = Field(
        0.3,
        ge=0,
        le=1,
        title="Lowest score",
        description="Keywords with a lower score leave the list.",
    )
    types: tuple[Type, ...] = Field(
        (),
        title="Types",
        description="The types that stay, such as ORG or CONCEPT; without any, all.",
    )
    top: int = Field(
        0,
        ge=0,
        title="At most",
        description="How many keywords stay, the best first; 0 for all.",
    )
    field: FieldName = Field(
        "keywords", min_length=1, title="Field", description="The list of keywords."
    )


@node(
    "siex.keep_keywords",
    title="Keep best keywords",
    icon="keywords-keep",
    words=("filter", "score", "threshold", "siex", "strong", "best"),
)
def keep_keywords(config: Config, batch: Batch, ctx: Context) -> Batch:
    """Answer each record with fewer keywords."""
    value, stays = ctx.value(config.field), _test(config)

    def shortened(record: Record) -> Record:
        kept = [keyword for keyword in _list(config, value(record)) if stays(keyword)]
        if config.top:
            kept = sorted(kept, key=_score, reverse=True)[: config.top]
        return with_field(record, config.field, kept)

    return batch.map(shortened)


def _test(config: Config) -> Callable[[Any], bool]:
    def stays(keyword: Any) -> bool:
        if not isinstance(keyword, Mapping) or _score(keyword) < config.min_score:
            return False
        return not config.types or keyword.get("type") in config.types

    return stays


def _score(keyword: Mapping[str, Any]) -> float:
    return number(keyword.get("score")) or 0.0


def _list(config: Config, value: Any) -> list[Any]:
    if value is None:
        return []
    if isinstance(value, list):
        return cast("list[Any]", value)
    message = f"The field “{config.field}” of this record holds no list of keywords."
    raise InputError(message)
