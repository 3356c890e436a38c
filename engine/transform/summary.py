"""A transformer's answer in words, for people who do not read JSON."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

from pydantic import BaseModel

from engine.transform.contract import Transformer

WIDEST = 120
MOST_ROWS = 10
MOST_INLINE = 6
_SPAN = {"start", "end", "text"}
Answer = Mapping[str, Any]


def summary(used: Transformer, answer: Answer) -> Iterator[str]:
    """Yield the lines of a readable summary."""
    yield f"{used.title}: {used.summary}"
    yield ""
    told = {name: value for name, value in answer.items() if name != "claim"}
    yield from _fields(told, _titles(used.output), "")
    yield ""
    yield answer["claim"]


def _titles(model: type[BaseModel]) -> dict[str, str]:
    """Return the title of each field, at any depth, by its name."""
    schema = model.model_json_schema()
    return {
        name: field["title"]
        for part in (*schema.get("$defs", {}).values(), schema)
        for name, field in part.get("properties", {}).items()
        if "title" in field
    }


def _named(name: str) -> str:
    words = name.replace("_", " ")
    return words[:1].upper() + words[1:]


def _fields(told: Answer, titles: Mapping[str, str], indent: str) -> Iterator[str]:
    for name, value in told.items():
        title = f"{indent}{titles.get(name) or _named(name)}"
        if isinstance(value, Mapping) and not _is_span(value):
            yield title
            yield from _fields(value, titles, indent + "  ")
        elif isinstance(value, list) and any(isinstance(it, Mapping) for it in value):
            yield f"{title} ({len(value)})"
            yield from _rows(cast("list[Any]", value), indent + "  ")
        else:
            yield _short(f"{title}: {_inline(value)}")


def _rows(values: list[Any], indent: str) -> Iterator[str]:
    for value in values[:MOST_ROWS]:
        yield _short(f"{indent}- {_inline(value)}")
    if len(values) > MOST_ROWS:
        yield f"{indent}  and {len(values) - MOST_ROWS} more"


def _inline(value: Any) -> str:
    """Return a value on one line: “text” for a place, parts after their names."""
    if isinstance(value, Mapping):
        return f"“{value['text']}”" if _is_span(value) else _parts(value)
    if isinstance(value, list):
        return _listed(cast("list[Any]", value))
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return " ".join(str(value).split())


def _parts(value: Answer) -> str:
    """Lead with the first part, which names the thing, and go on with named ones."""
    told = [(name, part) for name, part in value.items() if part not in (None, "", [])]
    lead = [_inline(part) for _name, part in told[:1]]
    rest = [f"{_named(name).lower()} {_inline(part)}" for name, part in told[1:]]
    return "; ".join((*lead, *rest))


def _listed(values: list[Any]) -> str:
    shown = [_inline(value) for value in values[:MOST_INLINE]]
    if len(values) > MOST_INLINE:
        shown.append(f"{len(values) - MOST_INLINE} more")
    return ", ".join(shown) or "none"


def _is_span(value: Mapping[str, Any]) -> bool:
    return value.keys() >= _SPAN and value.keys() <= _SPAN | {"field"}


def _short(line: str) -> str:
    return line if len(line) <= WIDEST else line[: WIDEST - 1].rstrip() + "…"
