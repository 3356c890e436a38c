"""The journal: what a run must not do or ask twice, on disk before the run goes on.

One thread writes. Whatever waits for it becomes one transaction (group commit), so that
all runs share the time that a disk takes to make sure of what it was given. Changes are
made in the order in which they were put: what is on disk has no gaps.

The file is made when something is first written down; see docs/adr/0015.
"""

import asyncio
import sqlite3
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol, TypeVar

from engine.errors import StoreCorruptError, StoreError, StoreNewerError
from engine.store.groups import GroupThread
from engine.store.trouble import store_error

T = TypeVar("T")
VERSION = 1
MOST_WAITING = 16_000_000
"""About how many bytes may wait to be written before those who write wait too."""
BUSY_S = 3
ROOMY = 64_000_000
"""How much unused space stays in the file; runs to come use it."""
TABLES = """
create table runs (run text primary key, is_left integer not null) without rowid;
create table steps (
    id integer primary key, run text not null, node text not null, key text not null,
    state text not null, data blob not null
);
create unique index steps_by_key on steps (run, node, key);
create table log (
    id integer primary key, run text not null, node text not null, name text not null,
    number integer not null, data blob not null
);
create unique index log_by_number on log (run, node, name, number);
create table state (
    pipeline text not null, node text not null, key text not null, value blob not null,
    primary key (pipeline, node, key)
) without rowid;
create table run_state (
    run text not null, pipeline text not null, node text not null, key text not null,
    value blob not null, primary key (run, pipeline, node, key)
) without rowid;
"""


@dataclass(frozen=True, slots=True)
class Change:
    """A statement and its values; with ``rows``, it is carried out once per row."""

    sql: str
    values: Sequence[Any] = ()
    rows: Sequence[Sequence[Any]] | None = None

    @property
    def size(self) -> int:
        """About how many bytes it writes."""
        rows = (self.values,) if self.rows is None else self.rows
        return sum(
            len(value)
            for row in rows
            for value in row
            if isinstance(value, str | bytes)
        )


class Writer(Protocol):
    """Somebody who writes, and hears when it could not be written."""

    def failed(self, error: StoreError) -> None:
        """Something that this writer put is not on disk."""
        ...


@dataclass(frozen=True, slots=True)
class Put:
    """Changes that wait, in one piece."""

    number: int
    writer: Writer | None
    changes: Sequence[Change]
    size: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "size", sum(change.size for change in self.changes))


class Journal:
    """The file, the thread that writes it, and the one that reads it."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self._thread = GroupThread("journal-writer", self._write_group, self._end)
        self._writing: sqlite3.Connection | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._reader = ThreadPoolExecutor(1, "journal-reader")
        self._reading: sqlite3.Connection | None = None
        self._opening = threading.Lock()
        self._number = 0
        self._settled = 0
        self._waiting = 0
        self._troubles: dict[int, StoreError] = {}
        self._moved = asyncio.Event()

    @property
    def exists(self) -> bool:
        """Say whether anything was ever written down."""
        return self.place.is_file()

    def put(self, *changes: Change, writer: Writer | None = None) -> int:
        """Let changes be made in one transaction, and return their number."""
        self._number += 1
        put = Put(self._number, writer, changes)
        self._waiting += put.size
        self._loop = asyncio.get_running_loop()
        self._thread.put(put)
        return put.number

    async def settled(self, number: int | None = None) -> None:
        """Wait until changes are on disk: those with ``number`` or all so far.

        Raises:
            StoreError: they are not, and never will be.
        """
        upto = self._number if number is None else number
        await self._until(lambda: self._settled >= upto)
        if error := self._troubles.get(upto):
            raise error

    async def room(self) -> None:
        """Wait while too much waits to be written."""
        await self._until(lambda: self._waiting < MOST_WAITING)

    async def write(self, *changes: Change) -> None:
        """Make changes and wait until they are on disk."""
        await self.settled(self.put(*changes))

    async def read(self, look: Callable[[sqlite3.Connection], T]) -> T:
        """Look something up."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._reader, self._look, look)

    async def close(self) -> None:
        """Write what waits and close the file."""
        await self._thread.close()
        if self._reading is not None:
            await asyncio.get_running_loop().run_in_executor(
                self._reader, self._reading.close
            )
            self._reading = None
        self._reader.shutdown()

    async def set_aside_if_damaged(self) -> Path | None:
        """Move a damaged journal out of the way, and return where it lies now.

        Raises:
            StoreError: it cannot be used for another reason.
        """
        if not self.exists:
            return None
        try:
            await self.read(lambda connection: connection.execute(CHECK).fetchone())
        except StoreCorruptError:
            return await asyncio.to_thread(_set_aside, self.place)
        return None

    async def _until(self, holds: Callable[[], bool]) -> None:
        while not holds():
            self._moved.clear()
            await self._moved.wait()

    def _write_group(self, group: list[Put]) -> None:
        """Commit a group (in the thread)."""
        error = None
        try:
            if self._writing is None:
                self._writing = self._connect()
            _commit(self._writing, group)
        except Exception as caught:  # noqa: BLE001 - told to those who wait
            error = self._told(caught)
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._settle, group, error)

    def _end(self) -> None:
        if self._writing is not None:
            _give_space_back(self._writing)
            self._writing.close()

    def _settle(self, group: list[Put], error: StoreError | None) -> None:
        """Tell how it went (in the loop)."""
        self._settled = group[-1].number
        self._waiting -= sum(put.size for put in group)
        if error is not None:
            self._troubles |= {put.number: error for put in group}
            writers = {id(put.writer): put.writer for put in group if put.writer}
            for writer in writers.values():
                writer.failed(error)
        self._moved.set()

    def _look(self, look: Callable[[sqlite3.Connection], T]) -> T:
        try:
            if self._reading is None:
                self._reading = self._connect()
            return look(self._reading)
        except sqlite3.Error as caught:
            raise self._told(caught) from caught

    def _told(self, error: Exception) -> StoreError:
        if isinstance(error, StoreError):
            return error
        found = store_error(error, self.place)
        return found or StoreError(f"The journal {self.place} answered: {error}.")

    def _connect(self) -> sqlite3.Connection:
        with self._opening:
            self.place.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(
                self.place,
                timeout=BUSY_S,
                isolation_level=None,
                check_same_thread=False,
            )
            try:
                self._set_up(connection)
            except BaseException:
                connection.close()
                raise
            return connection

    def _set_up(self, connection: sqlite3.Connection) -> None:
        connection.execute("pragma journal_mode = wal")
        connection.execute("pragma synchronous = full")
        (version,) = connection.execute("pragma user_version").fetchone()
        if version > VERSION:
            raise StoreNewerError(self.place)
        if version == 0:
            connection.executescript(
                f"begin; {TABLES} pragma user_version = {VERSION}; commit;"
            )


CHECK = "select (select count(*) from steps), (select count(*) from log), count(*) from state"


def _commit(connection: sqlite3.Connection, group: Sequence[Put]) -> None:
    connection.execute("begin immediate")
    try:
        for put in group:
            for change in put.changes:
                if change.rows is None:
                    connection.execute(change.sql, change.values)
                else:
                    connection.executemany(change.sql, change.rows)
        connection.execute("commit")
    except BaseException:
        if connection.in_transaction:
            connection.execute("rollback")
        raise


def _give_space_back(connection: sqlite3.Connection) -> None:
    (unused,) = connection.execute("pragma freelist_count").fetchone()
    (size,) = connection.execute("pragma page_size").fetchone()
    if unused * size > ROOMY:
        with suppress(sqlite3.Error):  # the next end of an engine tries again
            connection.execute("vacuum")


def _set_aside(place: Path) -> Path:
    number = 1
    while (aside := place.with_name(f"{place.name}.damaged-{number}")).exists():
        number += 1
    place.rename(aside)
    for ending in ("-wal", "-shm"):
        beside = place.with_name(place.name + ending)
        if beside.exists():
            beside.rename(aside.with_name(aside.name + ending))
    return aside
