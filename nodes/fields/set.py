"""Add fields to each record, or change them.

Every row names a field and says what it holds: a *literal* value, or the result of a
*formula* over the record. Rows are worked from top to bottom, and a formula sees what
the rows above it have set. A dot reaches into an object: `page.rank` sets `rank` inside
of `page`.

Example: a row `words` with the formula `text.split(" ").size()`, and a row `source` with
the literal `blog`.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any, Literal

from pydantic import Field

from nodes.contract import Batch, Context, NodeConfig, Record, Row, Value, node
from nodes.errors import InputError
from nodes.paths import put
from nodes.values import number

Type = Literal["any", "text", "number", "boolean", "json"]
YES = {"true", "yes", "1"}
NO = {"false", "no", "0", ""}


class SetField(Row):
    """One field and what it holds."""

    name: str = Field(
        min_length=1, title="Field", description="The field to add or to change."
    )
    kind: Literal["literal", "formula"] = Field(
        "literal",
        title="Kind",
        description="A literal is taken as it is, a formula is worked out per record.",
    )
    value: Value = Field(
        "", title="Value", description="The value, or the formula that gives it."
    )
    type: Type = Field(
        "any", title="Type", description="Turn the value into this; any leaves it be."
    )


class Config(NodeConfig):
    """The fields to set."""

    fields: tuple[SetField, ...] = Field(
        (), title="Fields", description="The fields to set, from top to bottom."
    )
    keep_others: bool = Field(
        default=True,
        title="Keep the other fields",
        description="Whether the fields that no row names stay.",
    )


def _names(config: Config) -> list[str]:
    return [row.name for row in config.fields]


@node(
    "fields.set",
    title="Set fields",
    icon="edit",
    adds=_names,
    words=("add", "formula", "compute", "edit", "assign", "map"),
)
def set_fields(config: Config, batch: Batch, ctx: Context) -> Batch:
    """Answer each record with its fields set."""
    steps = [(row.name, _source(row, ctx)) for row in config.fields]

    def changed(record: Record) -> Record:
        seen = record.only(record)
        kept = seen if config.keep_others else record.only({})
        for name, value in steps:
            found = value(seen)
            put(seen, name, found)
            if kept is not seen:
                put(kept, name, found)
        return kept

    return batch.map(changed)


def _source(row: SetField, ctx: Context) -> Callable[[Mapping[str, Any]], Any]:
    source = (
        ctx.formula(str(row.value)) if row.kind == "formula" else _always(row.value)
    )
    if row.type == "any":
        return source
    turn = TURN[row.type]

    def turned(fields: Mapping[str, Any]) -> Any:
        value = source(fields)
        try:
            return None if value is None else turn(value)
        except (ValueError, TypeError, OverflowError) as error:
            message = f"{row.name}: {_shown(value)} cannot be turned into {row.type}."
            raise InputError(message) from error

    return turned


def _always(value: Any) -> Callable[[Mapping[str, Any]], Any]:
    return lambda _fields: value


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _number(value: Any) -> int | float:
    found = number(value)
    if found is None:
        raise ValueError
    return found


def _boolean(value: Any) -> bool:
    if not isinstance(value, str):
        return bool(value)
    word = value.strip().casefold()
    if word not in YES | NO:
        raise ValueError
    return word in YES


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


def _shown(value: Any) -> str:
    text = _text(value)
    return text if len(text) <= 60 else text[:59] + "…"


TURN: Mapping[str, Callable[[Any], Any]] = {
    "text": _text,
    "number": _number,
    "boolean": _boolean,
    "json": _json,
}
