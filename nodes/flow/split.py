"""Make a record of every item in a list.

Each item of the list in *Field* becomes a record of its own. The fields of an item that
is an object become the record's fields; any other item goes into *Item field*. The other
fields of the record that held the list come along, unless you switch that off; where
both have a field of the same name, the item's wins. *Prefix* avoids that.

Example: split `keywords` behind *Extract keywords*, and every keyword is a record with
`text` and `score`, ready to be filtered, sorted and written to a table.
"""

from collections.abc import AsyncIterator, Callable, Iterator
from itertools import chain
from typing import Any, Literal, cast

from pydantic import Field

from nodes.contract import Batch, Context, FieldName, NodeConfig, Record, node
from nodes.errors import InputError
from nodes.paths import drop
from nodes.records import in_batches


class Config(NodeConfig):
    """The list, and what its items become."""

    field: FieldName = Field(
        "keywords", min_length=1, title="Field", description="The field with the list."
    )
    keep_others: bool = Field(
        default=True,
        title="Keep the other fields",
        description="Whether every item also gets the record's other fields.",
    )
    prefix: str = Field(
        "",
        title="Prefix",
        description="Put before the names of an item's fields, such as keyword_.",
    )
    item_field: str = Field(
        "item",
        min_length=1,
        title="Item field",
        description="The field for items that are no objects.",
    )
    number_field: str = Field(
        "",
        title="Number field",
        description="A field for the item's place in the list, from 1; empty for none.",
    )
    otherwise: Literal["fail", "drop", "keep"] = Field(
        "fail",
        title="Without a list",
        description="What happens to a record whose field holds no list.",
    )


def _fields(config: Config) -> list[str]:
    """Return what is known to be added; who names the item field means to use it."""
    names = [config.number_field] if config.number_field else []
    if "item_field" in config.model_fields_set:
        names.append(config.prefix + config.item_field)
    return names


@node(
    "flow.split",
    title="Split a list",
    icon="split",
    adds=_fields,
    words=("explode", "items", "unnest", "rows", "keywords", "each"),
)
async def split(config: Config, batch: Batch, ctx: Context) -> AsyncIterator[Batch]:
    """Yield a record per item, and the records without a list if they are kept."""
    value = ctx.value(config.field)
    lists = [(record, _list(config, value(record))) for record in batch]
    children = (_children(config, record, items) for record, items in lists)
    for piece in in_batches(chain.from_iterable(children)):
        yield piece


def _list(config: Config, value: Any) -> list[Any] | None:
    if isinstance(value, list):
        return cast("list[Any]", value)
    if config.otherwise == "fail":
        message = f"The field “{config.field}” of this record holds no list to split."
        raise InputError(message)
    return None


def _children(
    config: Config, record: Record, items: list[Any] | None
) -> Iterator[Record]:
    if items is None:
        return iter([record] if config.otherwise == "keep" else [])
    shared = dict(record) if config.keep_others else {}
    drop(shared, config.field)
    fields = _fields_of_item(config)
    if not config.number_field:
        return (
            record.child(at, {**shared, **fields(item)})
            for at, item in enumerate(items)
        )
    return (
        record.child(at, {**shared, **fields(item), config.number_field: at + 1})
        for at, item in enumerate(items)
    )


def _fields_of_item(config: Config) -> Callable[[Any], dict[str, Any]]:
    def fields(item: Any) -> dict[str, Any]:
        if not isinstance(item, dict):
            return {config.prefix + config.item_field: item}
        known = cast("dict[str, Any]", item)
        if not config.prefix:
            return known
        return {config.prefix + name: value for name, value in known.items()}

    return fields
