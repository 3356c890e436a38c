"""Groups that are summed up while records come, whatever their number.

As long as the groups fit in memory, each record is added to its group. Beyond the budget
records are put aside on disk; at the end they are sorted by their group, and one group
after another is finished. The outcome is put back into the order of the first records.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import groupby
from typing import Any

from nodes.context import Context, Spool
from nodes.flow.sums import SUMS, Operation
from nodes.records import Record
from nodes.values import identity

Value = Callable[[Mapping[str, Any]], Any]
PARENTS = 1000
"""Parents that a group remembers at most."""
GROUP_BYTES, SUM_BYTES, PARENT_BYTES = 500, 100, 60
"""What a group, a sum and the id of a parent take in memory besides their texts."""


@dataclass(frozen=True, slots=True)
class SumOf:
    """One field of the result: what is worked out of which values."""

    into: str
    operation: Operation
    value: Value


@dataclass(frozen=True, slots=True)
class Grouping:
    """What makes a group, and what is worked out for each."""

    by: Mapping[str, Value]
    sums: Sequence[SumOf]
    match_case: bool

    def shared(self, record: Record) -> dict[str, Any]:
        """Return what the records of a group have in common, as one of them writes it."""
        return {name: value(record) for name, value in self.by.items()}


class Group:
    """The records of one group, summed up so far."""

    __slots__ = ("_grouping", "_key", "_parents", "_shared", "_sums", "place")

    def __init__(
        self, key: str, place: int, record: Record, grouping: Grouping
    ) -> None:
        self.place = place
        self._key = key
        self._grouping = grouping
        self._shared = grouping.shared(record)
        self._sums = [SUMS[row.operation]() for row in grouping.sums]
        self._parents: list[str] = []

    @property
    def size(self) -> int:
        """About how many bytes it takes in memory before the first record."""
        return GROUP_BYTES + 2 * len(self._key) + SUM_BYTES * len(self._sums)

    def add(self, record: Record) -> int:
        """Take one more record in and say about how many bytes that takes."""
        more = 0
        for total, row in zip(self._sums, self._grouping.sums, strict=True):
            more += total.add(row.value(record))
        if len(self._parents) < PARENTS:
            self._parents.append(record.id)
            more += len(record.id) + PARENT_BYTES
        return more

    def record(self) -> Record:
        """Return what the group comes to; its id follows from what it was grouped by."""
        digest = blake2b(self._key.encode(errors="surrogatepass"), digest_size=8)
        rows = zip(self._grouping.sums, self._sums, strict=True)
        sums = {row.into: total.result() for row, total in rows}
        return Record(
            {**self._shared, **sums},
            id=f"group-{digest.hexdigest()}",
            parents=tuple(self._parents),
        )


class Groups:
    """All groups of the records so far."""

    def __init__(self, grouping: Grouping, ctx: Context) -> None:
        self._grouping = grouping
        self._ctx = ctx
        self._groups: dict[str, Group] = {}
        self._size = 0
        self._count = 0
        self._aside: Spool | None = None

    def add(self, record: Record) -> None:
        """Take one more record in."""
        place, self._count = self._count, self._count + 1
        shared = self._grouping.shared(record)
        key = identity(shared, match_case=self._grouping.match_case)
        if self._aside is not None:
            put = {"key": key, "place": place, "fields": dict(record)}
            self._aside.append(record.only(put))
            return
        group = self._groups.get(key)
        if group is None:
            group = self._groups[key] = Group(key, place, record, self._grouping)
            self._size += group.size
        self._size += group.add(record)
        if self._size > self._ctx.budget:
            self._aside = self._ctx.spool()

    def records(self) -> Iterator[Record]:
        """Yield what each group comes to, in the order of their first records."""
        if self._aside is None:
            yield from (group.record() for group in self._groups.values())
            return
        outcome = self._ctx.spool()
        for group in self._one_after_another(self._aside):
            found = group.record()
            outcome.append(found.only({"place": group.place, "fields": dict(found)}))
        for record in self._ctx.sorted(outcome, lambda record: record["place"]):
            yield record.only(record["fields"])

    def _one_after_another(self, aside: Spool) -> Iterator[Group]:
        """Finish each group and let it go."""
        for key, some in groupby(self._ctx.sorted(aside, _key), _key):
            group = self._groups.pop(key, None)
            for put in some:
                record = put.only(put["fields"])
                if group is None:
                    group = Group(key, put["place"], record, self._grouping)
                group.add(record)
            if group is not None:
                yield group
        yield from self._groups.values()


def _key(record: Record) -> str:
    return record["key"]
