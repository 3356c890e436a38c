"""Records and the ways they travel: one by one, in batches, as a stream.

A record is a plain JSON object with an id and the ids of its parents. Nodes do not
change a record that they were given: they answer another one.

- `Record.with_fields`: the same record with other fields; same id, same parents.
- `Record.child`: a new record that came out of this one; its id is ``<id>.<n>``.

Ids are therefore the same in every run over the same input, which is what lets a
run resume and an effect carry a stable idempotency key.
"""

from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, Protocol, Self

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
PIECE = 1000
"""Records that a node hands on at a time when it makes many."""
PIECE_TEXT = 1_000_000
"""About how much text these may hold; large records go on in smaller pieces."""


class Record(dict[str, Any]):
    """A JSON object that knows its ``id`` and the ids of its ``parents``.

    The engine gives an id to a record that has none.
    """

    __slots__ = ("id", "parents")

    id: str
    parents: tuple[str, ...]

    def __init__(
        self,
        data: Mapping[str, Any] | Iterable[tuple[str, Any]] = (),
        *,
        id: str = "",  # noqa: A002 - the record's own word
        parents: tuple[str, ...] = (),
    ) -> None:
        super().__init__(data)
        self.id = id
        self.parents = parents

    def with_fields(self, fields: Mapping[str, Any]) -> Self:
        """Return this record with ``fields`` added or replaced."""
        return type(self)({**self, **fields}, id=self.id, parents=self.parents)

    def only(self, data: Mapping[str, Any]) -> Self:
        """Return this record with ``data`` in place of all its fields."""
        return type(self)(data, id=self.id, parents=self.parents)

    def child(self, number: int | str, data: Mapping[str, Any]) -> Self:
        """Return a new record that came out of this one."""
        return type(self)(data, id=f"{self.id}.{number}", parents=(self.id,))


class Batch(list[Record]):
    """Some records that travel together, in order."""

    def partition(self, belongs: Callable[[Record], bool]) -> tuple["Batch", "Batch"]:
        """Return the records for which ``belongs`` is true, and the others."""
        yes, no = Batch(), Batch()
        for record in self:
            (yes if belongs(record) else no).append(record)
        return yes, no

    def where(self, belongs: Callable[[Record], bool]) -> "Batch":
        """Return the records for which ``belongs`` is true."""
        return Batch(record for record in self if belongs(record))

    def map(self, change: Callable[[Record], Record]) -> "Batch":
        """Return ``change`` of each record."""
        return Batch(map(change, self))


def in_batches(records: Iterable[Record], size: int = PIECE) -> Iterator[Batch]:
    """Yield ``records`` in batches of ``size``, smaller ones where they are large."""
    left = iter(records)
    for first in left:
        text = sum(len(value) for value in first.values() if isinstance(value, str))
        most = max(1, min(size, PIECE_TEXT // max(1, text)))
        yield Batch((first, *islice(left, most - 1)))


class Stream(Protocol):
    """All records that arrive at one port, as they come."""

    def __aiter__(self) -> AsyncIterator[Record]:
        """Iterate over the records."""
        ...

    def batches(self) -> AsyncIterator[Batch]:
        """Iterate over the same records in the batches they came in."""
        ...
