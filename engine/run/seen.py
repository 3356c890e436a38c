"""A set of digests that moves to disk when it grows beyond the memory budget."""

import os
import sqlite3
import tempfile
from collections.abc import Sequence
from pathlib import Path

EACH_BYTES = 100
"""What a digest of sixteen bytes takes in a set."""
MOST_ASKED = 500
"""Digests that one statement asks for."""
LEAST_CACHE = 2_000
"""Kilobytes of the table that stay in memory, whatever the budget."""


class Seen:
    """Which digests came before; those beyond the budget lie in a table on disk."""

    def __init__(self, folder: Path | None, budget: int) -> None:
        self._folder = folder
        self._budget = budget
        self._marks: set[bytes] = set()
        self._table: sqlite3.Connection | None = None
        self._file: Path | None = None

    @property
    def is_on_disk(self) -> bool:
        """Say whether the digests lie on disk."""
        return self._table is not None

    def add(self, marks: Sequence[bytes]) -> set[bytes]:
        """Take digests in and return those that were not there before."""
        new = set(marks) - self._marks
        if self._table is None:
            self._marks |= new
            if len(self._marks) * EACH_BYTES > self._budget:
                self._table = self._moved()
            return new
        new -= _known(self._table, list(new))
        _insert(self._table, new)
        return new

    def close(self) -> None:
        """Give the memory and the disk space back."""
        self._marks = set()
        if self._table is not None:
            self._table.close()
        if self._file is not None:
            self._file.unlink(missing_ok=True)

    def _moved(self) -> sqlite3.Connection:
        """Put what is in memory into a table and return that."""
        handle, name = tempfile.mkstemp(".seen", dir=self._folder)
        os.close(handle)
        self._file = Path(name)
        table = sqlite3.connect(name, isolation_level=None, check_same_thread=False)
        cache = max(LEAST_CACHE, self._budget // 1_000)
        table.execute("pragma journal_mode = off")
        table.execute("pragma synchronous = off")
        table.execute(f"pragma cache_size = -{cache}")
        table.execute("create table seen (mark blob primary key) without rowid")
        _insert(table, self._marks)
        self._marks = set()
        return table


def _known(table: sqlite3.Connection, marks: Sequence[bytes]) -> set[bytes]:
    known: set[bytes] = set()
    for start in range(0, len(marks), MOST_ASKED):
        some = marks[start : start + MOST_ASKED]
        holes = ", ".join("?" * len(some))
        statement = f"select mark from seen where mark in ({holes})"  # noqa: S608
        known.update(mark for (mark,) in table.execute(statement, some))
    return known


def _insert(table: sqlite3.Connection, marks: set[bytes]) -> None:
    table.execute("begin")
    rows = ((mark,) for mark in sorted(marks))
    table.executemany("insert into seen values (?)", rows)
    table.execute("commit")
