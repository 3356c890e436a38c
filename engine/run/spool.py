"""Lists and sorting that move to disk when they grow beyond the memory budget."""

import heapq
import tempfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from engine.lines import from_line, to_line
from nodes.records import Record

BUDGET_BYTES = 32_000_000
"""What a spool or a sort may hold in memory."""
RECORD_BYTES = 500
"""About what a record takes in memory besides its text."""
SAMPLE = 64
"""Every how many records one is measured; large ones more often."""
SAMPLE_BYTES = 256_000
"""After how much text the next record is measured."""
MAX_PARTS = 128
"""Sorted parts that are merged at once."""


class DiskSpool:
    """A list of records of which only the newest lie in memory."""

    def __init__(self, folder: Path | None, budget: int = BUDGET_BYTES) -> None:
        self._folder = folder
        self._budget = budget
        self._file: IO[bytes] | None = None
        self._end = 0
        self._count = 0
        self._recent: list[Record] = []
        self._weight = Weight()

    @property
    def is_on_disk(self) -> bool:
        """Say whether some records lie on disk."""
        return self._file is not None

    def append(self, record: Record) -> None:
        """Add a record at the end."""
        self._recent.append(record)
        self._count += 1
        if self._weight.with_one_more(record) > self._budget:
            self._move_to_disk()

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Record]:
        recent = list(self._recent)
        if self._file is not None:
            yield from lines_of(self._file, 0, self._end)
        yield from recent

    def close(self) -> None:
        """Give the disk space back."""
        self._recent.clear()
        if self._file is not None:
            self._file.close()

    def _move_to_disk(self) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115
        self._file.seek(self._end)
        self._file.writelines(map(to_line, self._recent))
        self._end = self._file.tell()
        self._recent.clear()
        self._weight = Weight()


class Weight:
    """Estimates how much memory some records take, by measuring every so many."""

    def __init__(self) -> None:
        self._each = 0
        self._unmeasured = 0
        self._bytes = 0

    def with_one_more(self, record: Record) -> int:
        """Count a record and return the estimate."""
        if not self._unmeasured:
            text = len(to_line(record))
            self._each = text + RECORD_BYTES
            self._unmeasured = max(1, min(SAMPLE, SAMPLE_BYTES // text))
        self._unmeasured -= 1
        self._bytes += self._each
        return self._bytes


def sorted_on_disk(
    records: Iterable[Record],
    key: Callable[[Record], Any],
    *,
    reverse: bool = False,
    folder: Path | None = None,
    budget: int = BUDGET_BYTES,
) -> Iterator[Record]:
    """Yield ``records`` sorted stably: parts that fit are sorted, then merged."""
    parts: list[Part] = []
    recent: list[Record] = []
    weight = Weight()
    try:
        for record in records:
            recent.append(record)
            if weight.with_one_more(record) > budget:
                recent.sort(key=key, reverse=reverse)
                parts.append(Part(recent, folder))
                recent, weight = [], Weight()
                if len(parts) >= MAX_PARTS:
                    parts = [_merged(parts, key, reverse=reverse, folder=folder)]
        recent.sort(key=key, reverse=reverse)
        yield from heapq.merge(*parts, recent, key=key, reverse=reverse)
    finally:
        for part in parts:
            part.close()


class Part:
    """Sorted records on disk."""

    def __init__(self, records: Iterable[Record], folder: Path | None) -> None:
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - lives as long
        self._file.writelines(map(to_line, records))
        self._end = self._file.tell()

    def __iter__(self) -> Iterator[Record]:
        return lines_of(self._file, 0, self._end)

    def close(self) -> None:
        """Give the disk space back."""
        self._file.close()


def _merged(
    parts: list[Part],
    key: Callable[[Record], Any],
    *,
    reverse: bool,
    folder: Path | None,
) -> Part:
    merged = Part(heapq.merge(*parts, key=key, reverse=reverse), folder)
    for part in parts:
        part.close()
    return merged


def lines_of(file: IO[bytes], start: int, end: int) -> Iterator[Record]:
    """Yield the records between two places of a file, a chunk of lines at a time.

    Each iterator keeps its own place, so several may read one file.
    """
    while start < end:
        file.seek(start)
        lines = file.readlines(1 << 18)
        for line in lines:
            start += len(line)
            if start > end:
                return
            yield from_line(line)
