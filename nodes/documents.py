"""The texts of records, with their titles, as the keyword model reads them."""

from collections.abc import Sequence
from typing import Any

from nodes.context import Context
from nodes.errors import InputError
from nodes.records import Record

Document = tuple[str | None, str]


def documents(
    records: Sequence[Record], title_field: str, text_field: str, ctx: Context
) -> list[Document]:
    """Return title and text of each record; a field that is missing is empty.

    Raises:
        InputError: a field holds a list or an object.
    """
    titles, texts = (_texts(records, name, ctx) for name in (title_field, text_field))
    return [
        (title.strip() or None, text) for title, text in zip(titles, texts, strict=True)
    ]


def _texts(records: Sequence[Record], field: str, ctx: Context) -> list[str]:
    if not field:
        return [""] * len(records)
    value = ctx.value(field)
    return [_text(value(record), field) for record in records]


def _text(value: Any, field: str) -> str:
    if value is None:
        return ""
    if isinstance(value, str | int | float):
        return str(value)
    message = f"The field “{field}” of this record holds {_kind(value)}, not a text."
    raise InputError(message)


def _kind(value: Any) -> str:
    return "a list" if isinstance(value, list) else "an object"
