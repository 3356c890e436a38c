"""Many places in a text, eight bytes each instead of two hundred."""

from collections.abc import Iterator, Sequence
from typing import overload

import numpy as np
from numpy.typing import NDArray

Span = tuple[int, int]


class Spans(Sequence[Span]):
    """Starts and ends that read like a tuple of pairs and compare like one."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, starts: NDArray[np.integer], ends: NDArray[np.integer]) -> None:
        self._starts = starts.astype(np.int32) if _is_small(ends) else starts
        self._ends = ends.astype(np.int32) if _is_small(ends) else ends

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, place: int) -> Span: ...

    @overload
    def __getitem__(self, place: slice) -> "Spans": ...

    def __getitem__(self, place: int | slice) -> "Span | Spans":
        if isinstance(place, slice):
            return Spans(self._starts[place], self._ends[place])
        return int(self._starts[place]), int(self._ends[place])

    def __iter__(self) -> Iterator[Span]:
        for begin in range(0, len(self), 4096):
            some = slice(begin, begin + 4096)
            yield from zip(
                self._starts[some].tolist(), self._ends[some].tolist(), strict=True
            )

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Spans):
            return np.array_equal(self._starts, other._starts) and np.array_equal(
                self._ends, other._ends
            )
        if isinstance(other, Sequence) and not isinstance(other, str):
            return len(self) == len(other) and all(
                mine == theirs for mine, theirs in zip(self, other, strict=True)
            )
        return NotImplemented

    def __hash__(self) -> int:
        return hash((len(self), *self[:8]))

    def __repr__(self) -> str:
        return f"Spans({len(self)} places)"


def _is_small(ends: NDArray[np.integer]) -> bool:
    return not len(ends) or int(ends[-1]) < 2**31
