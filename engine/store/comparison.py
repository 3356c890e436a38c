"""Compares the records of one port in two runs, however many there are.

Of each record its key, its place and a digest go into a database of its own in the
temporary folder, which sorts and pairs them with bounded memory; what a page of
differences shows is read from both runs when it is asked for.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.lines import to_json_line
from engine.protocol import DifferenceKind
from engine.store.records import KeptRecords
from nodes.records import Record

KINDS: tuple[DifferenceKind, ...] = ("added", "gone", "changed")
RECORD_ID = ""
"""The key that stands for the id of the record."""
TELLING = ("id", "guid", "url", "link", "key", "slug", "path", "file", "email", "title")
"""Fields that tell records apart, the surest first."""
SAMPLE = 200
PAGE = 1_000
DIGEST_BYTES = 12
CACHE_KB = 16_000
TABLES = """
create table records (side integer, key text, place integer, digest blob);
create table differences (
    kind integer, key text, old integer, new integer, at integer
);
create index by_kind on differences (kind, at);
create index by_place on differences (at, kind desc);
"""
# records with one key pair up in the order in which they came
PAIR = """
insert into differences
select case when old is null then 0 when new is null then 1 else 2 end,
    key, old, new, coalesce(new, old)
from (
    select key, max(case when side = 0 then place end) as old,
        max(case when side = 1 then place end) as new,
        min(digest) <> max(digest) as differs
    from (
        select side, key, place, digest,
            row_number() over (partition by side, key order by place) as nth
        from records
    )
    group by key, nth
)
where differs or old is null or new is null
"""


@dataclass(frozen=True, slots=True)
class Side:
    """What left a port in one run."""

    kept: KeptRecords
    node: str
    port: str

    @property
    def count(self) -> int:
        """How many records are on disk."""
        return self.kept.count(self.node, self.port)

    def one(self, place: int) -> Record | None:
        """Return the record at a place."""
        return next(iter(self.kept.page(self.node, self.port, place, 1)), None)

    def all(self) -> Iterator[Record]:
        """Yield the records in their order."""
        place = 0
        while page := self.kept.page(self.node, self.port, place, PAGE):
            yield from page
            place += len(page)


@dataclass(frozen=True, slots=True)
class Pair:
    """A record that is not the same in both runs; one side is None where it is not."""

    kind: DifferenceKind
    before: Record | None
    after: Record | None

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that differ, in their order."""
        if self.before is None or self.after is None:
            return ()
        old, new = self.before, self.after
        names = dict.fromkeys((*old, *new))
        return tuple(
            n for n in names if n not in old or n not in new or old[n] != new[n]
        )


class Comparison:
    """Two sides compared. Make it in a thread, and close it at the end."""

    def __init__(self, file: Path, before: Side, after: Side, key: str) -> None:
        self._before, self._after = before, after
        self._file = file
        self.key = key
        self._database = sqlite3.connect(
            file, isolation_level=None, check_same_thread=False
        )
        self._database.execute("pragma journal_mode = off")
        self._database.execute("pragma synchronous = off")
        self._database.execute(f"pragma cache_size = -{CACHE_KB}")
        self._database.executescript(TABLES)
        for number, side in enumerate((before, after)):
            self._add(number, side)
        self._database.execute(PAIR)
        self._database.execute("drop table records")
        self.counts = self._counted()

    def page(self, kind: DifferenceKind | None, offset: int, limit: int) -> list[Pair]:
        """Return some differences in the order of the later run."""
        fits, given = "true", []
        if kind is not None:
            fits, given = "kind = ?", [KINDS.index(kind)]
        rows = self._database.execute(
            f"select kind, old, new from differences where {fits}"  # noqa: S608 - ours
            " order by at, kind desc limit ? offset ?",
            (*given, limit, offset),
        )
        return [
            Pair(
                KINDS[number],
                None if old is None else self._before.one(old),
                None if new is None else self._after.one(new),
            )
            for number, old, new in rows.fetchall()
        ]

    def close(self) -> None:
        """Give the disk space back."""
        self._database.close()
        self._file.unlink(missing_ok=True)

    def _add(self, number: int, side: Side) -> None:
        self._database.execute("begin")
        self._database.executemany(
            "insert into records values (?, ?, ?, ?)",
            (
                (number, _key(record, self.key), place, _digest(record))
                for place, record in enumerate(side.all())
            ),
        )
        self._database.execute("commit")

    def _counted(self) -> Mapping[str, int]:
        rows = self._database.execute(
            "select kind, count(*) from differences group by kind"
        )
        found: dict[str, int] = dict.fromkeys(KINDS, 0)
        found.update((KINDS[number], count) for number, count in rows)
        same = self._before.count - found["gone"] - found["changed"]
        return {**found, "same": max(same, 0)}


def telling_field(before: Side, after: Side) -> str:
    """Return the field by which records of both sides are told apart, else their id."""
    samples = [
        side.kept.page(side.node, side.port, 0, SAMPLE) for side in (before, after)
    ]
    present = [sample for sample in samples if sample]
    for name in TELLING:
        if present and all(_is_unique(name, sample) for sample in present):
            return name
    return RECORD_ID


def _is_unique(name: str, records: Iterable[Record]) -> bool:
    values = [record.get(name) for record in records]
    is_plain = all(isinstance(v, str | int | float) and v != "" for v in values)
    return is_plain and len(set(values)) == len(values)


def _key(record: Record, name: str) -> str:
    if name == RECORD_ID:
        return record.id
    return json.dumps(_field(record, name), default=str, sort_keys=True)


def _field(record: Mapping[str, Any], name: str) -> Any:
    """Return a field; ``a.b`` means b inside of a, where no field is called so."""
    if name in record or "." not in name:
        return record.get(name)
    first, rest = name.split(".", 1)
    inner = record.get(first)
    return _field(inner, rest) if isinstance(inner, Mapping) else None


def _digest(record: Record) -> bytes:
    data = to_json_line(dict(sorted(record.items())))
    return hashlib.blake2b(data, digest_size=DIGEST_BYTES).digest()
