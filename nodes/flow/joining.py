"""Joining two spools of records by a field, whatever their size.

Both sides are sorted by what they are joined by, walked through side by side, and the
outcome is put back into the order of the first. Only records that share one value are
in memory together.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Literal

from nodes.context import Context, Spool
from nodes.errors import InputError
from nodes.paths import put
from nodes.records import Record
from nodes.values import identity

Keep = Literal["inner", "left", "outer"]
Matches = Literal["every", "first", "last", "list", "fail"]
Clash = Literal["both", "first", "second"]
Groups = Iterator[tuple[str, list[Record]]]
END: tuple[str, list[Record]] = ("\U0010ffff", [])
"""Stands behind the last group; its key comes after every other."""


@dataclass(frozen=True, slots=True)
class Join:
    """By what to join, and what to do about none, several and equal names."""

    field: str
    second_field: str
    keep: Keep
    matches: Matches
    clash: Clash
    list_field: str


def joined(first: Spool, second: Spool, join: Join, ctx: Context) -> Iterator[Record]:
    """Yield the joined records in the order of ``first``."""
    outcome = ctx.spool()
    sides = (
        _by_key(first, join.field, "first", ctx),
        _by_key(second, join.second_field, "second", ctx),
    )
    for firsts, seconds in _side_by_side(*sides):
        for record in _rows(firsts, seconds, join):
            outcome.append(record)
    for record in ctx.sorted(outcome, lambda record: record["at"]):
        yield record.only(record["fields"])


def _by_key(spool: Spool, field: str, side: str, ctx: Context) -> Groups:
    value = ctx.value(field)
    numbered = ctx.spool()
    for at, record in enumerate(spool):
        found = value(record)
        key = f"no value in {side}" if found is None else identity(found)
        numbered.append(record.only({"key": key, "at": at, "fields": dict(record)}))
    ordered = ctx.sorted(numbered, _key)
    return ((key, list(group)) for key, group in groupby(ordered, _key))


def _key(record: Record) -> str:
    return record["key"]


def _side_by_side(
    firsts: Groups, seconds: Groups
) -> Iterator[tuple[list[Record], list[Record]]]:
    first, second = next(firsts, END), next(seconds, END)
    while first is not END or second is not END:
        key = min(first[0], second[0])
        left = first[1] if first[0] == key else []
        right = second[1] if second[0] == key else []
        yield left, right
        first = next(firsts, END) if left else first
        second = next(seconds, END) if right else second


def _rows(firsts: list[Record], seconds: list[Record], join: Join) -> Iterator[Record]:
    if firsts and seconds:
        for first in firsts:
            yield from MATCHED[join.matches](first, seconds, join)
    elif firsts and join.keep != "inner":
        yield from (_alone(record, "first", 0) for record in firsts)
    elif seconds and join.keep == "outer":
        yield from (_alone(record, "second", 1) for record in seconds)


def _alone(record: Record, port: str, last: int) -> Record:
    at = [last, record["at"], 0]
    return record.child(port, {"at": at, "fields": record["fields"]})


def _every(first: Record, seconds: list[Record], join: Join) -> Iterator[Record]:
    return (_pair(first, second, join) for second in seconds)


def _only(first: Record, seconds: list[Record], join: Join) -> Iterator[Record]:
    if len(seconds) > 1:
        message = (
            f"{len(seconds)} records of second match one of first by "
            f"“{join.second_field}”. Say which of several matches to take."
        )
        raise InputError(message)
    return _every(first, seconds, join)


def _listed(first: Record, seconds: list[Record], join: Join) -> Iterator[Record]:
    fields = dict(first["fields"])
    put(fields, join.list_field, [second["fields"] for second in seconds])
    joined = first.child("first", {"at": [0, first["at"], 0], "fields": fields})
    joined.parents = (first.id, *(second.id for second in seconds))
    yield joined


def _pair(first: Record, second: Record, join: Join) -> Record:
    fields = _united(first["fields"], second["fields"], join)
    return Record(
        {"at": [0, first["at"], second["at"]], "fields": fields},
        id=f"{first.id}+{second.id}",
        parents=(first.id, second.id),
    )


def _united(
    first: Mapping[str, Any], second: Mapping[str, Any], join: Join
) -> dict[str, Any]:
    if join.clash == "second":
        return {**first, **second}
    if join.clash == "first":
        return {**first, **{k: v for k, v in second.items() if k not in first}}
    joined_by = join.field if join.field == join.second_field else None
    renamed = {
        f"second_{name}" if name in first else name: value
        for name, value in second.items()
        if name != joined_by
    }
    return {**first, **renamed}


MATCHED: Mapping[Matches, Callable[[Record, list[Record], Join], Iterator[Record]]] = {
    "every": _every,
    "first": lambda first, seconds, join: _every(first, seconds[:1], join),
    "last": lambda first, seconds, join: _every(first, seconds[-1:], join),
    "list": _listed,
    "fail": _only,
}
