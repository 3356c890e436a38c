"""The history as the store sees it: months on disk, one thread writes, one reads."""

import asyncio
import logging
import sqlite3
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

from engine.errors import NotFoundError, StoreCorruptError
from engine.home import Home
from engine.protocol import RunDetail, RunSummary
from engine.store.beginnings import USUAL, Beginning, beginning_of, keep_beginning
from engine.store.history import listing, rows
from engine.store.history.ids import place_of, run_id_of
from engine.store.history.listing import Wanted
from engine.store.history.month import open_to_read, open_to_write
from engine.store.history.rows import End, Form
from engine.store.history.unfinished import Unfinished
from engine.store.history.writer import Change, File, GroupWriter
from engine.store.trouble import telling_trouble

T = TypeVar("T")
MONTHS = "[0-9][0-9][0-9][0-9]-[0-9][0-9].db"
OPEN_MONTHS = 12
"""Months that stay open for reading; each holds some memory."""
logger = logging.getLogger(__name__)
logger = logging.getLogger(__name__)


class History:
    """Runs by month. Open it, and close it at the end."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._folder = home.history
        self._months: set[str] = set()
        self._unfinished = Unfinished(self._folder)
        self._writer = GroupWriter(self._open_to_write)
        self._reader = ThreadPoolExecutor(1, "history-reader")
        self._reading: OrderedDict[str, sqlite3.Connection] = OrderedDict()

    async def open(self) -> None:
        """See which months there are; their files are opened when they are asked for."""
        with telling_trouble(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
        self._months = {path.stem for path in self._folder.glob(MONTHS)}

    async def close(self) -> None:
        """Close the files; what was written is on disk."""
        await self._writer.close()
        self._reader.shutdown()
        for month in tuple(self._reading):
            self._let_go(month)

    def months(self) -> list[str]:
        """Return the months that there are, newest first."""
        return sorted(self._months, reverse=True)

    def file(self, month: str) -> Path:
        """Return the place of a month's file."""
        return self._folder / f"{month}.db"

    async def add_run(
        self, summary: RunSummary, form: Form, beginning: Beginning = USUAL
    ) -> None:
        """Write down that a run begins; it is on disk when this returns."""
        month, key = place_of(summary.run_id)
        folder = self._home.run_folder(summary.run_id)

        def add(file: File) -> None:
            rows.add_run(file, summary, form)
            keep_beginning(file.connection, key, folder, beginning)

        await self.write(month, add)

    async def add_ended_run(
        self, summary: RunSummary, form: Form, beginning: Beginning, end: End
    ) -> None:
        """Write down a run that is over; it is on disk when this returns."""
        month, key = place_of(summary.run_id)
        folder = self._home.run_folder(summary.run_id)

        def add(file: File) -> None:
            rows.add_run(file, summary, form, end.size)
            keep_beginning(file.connection, key, folder, beginning)
            rows.put_end(file.connection, key, end)

        await self.write(month, add)

    def begin_run(self, run_id: str) -> None:
        """Write down, soon, that a run that waited works now."""
        month, key = place_of(run_id)
        self._writer.post(month, lambda file: rows.begin_run(file, key))

    async def finish_run(self, summary: RunSummary, end: End) -> None:
        """Write down how a run ended; it is on disk when this returns."""
        month, _ = place_of(summary.run_id)
        await self.write(month, lambda file: rows.finish_run(file, summary, end))

    async def change_run(self, summary: RunSummary) -> None:
        """Write down how a run stands now; it is on disk when this returns."""
        month, _ = place_of(summary.run_id)
        await self.write(month, lambda file: rows.change_run(file, summary))

    async def open_runs(self) -> list[str]:
        """Return the runs that are not over, oldest first."""
        found = {
            month: await self._open_keys(month)
            for month in self._unfinished.among(self._months)
        }
        self._unfinished.keep([month for month, keys in found.items() if keys])
        return [run_id_of(month, key) for month, keys in found.items() for key in keys]

    async def drop_run(self, run_id: str) -> None:
        """Forget a run."""
        month, key = place_of(run_id)
        await self.write(month, lambda file: rows.delete_runs(file.connection, [key]))

    async def runs(self, want: Wanted) -> list[RunSummary]:
        """Return the runs that fit, newest first."""
        return await self.read(lambda months: listing.page(self.months(), months, want))

    async def run(self, run_id: str) -> RunDetail:
        """Return one run with its nodes."""
        return await self._read_run(run_id, listing.detail)

    async def beginning(self, run_id: str) -> Beginning:
        """Return what a run was started with."""
        key, folder = place_of(run_id)[1], self._home.run_folder(run_id)
        return await self._read_run(run_id, lambda c, _: beginning_of(c, key, folder))

    async def records(self, run_id: str) -> bytes | None:
        """Return the records of a run that gave few; None where they lie in files."""
        month, key = place_of(run_id)
        if month not in self._months:
            return None
        return await self.read(lambda opened: rows.records_of(opened(month), key))

    async def write(self, month: str, change: Change[T]) -> T:
        """Make a change in a month's file, in a transaction shared with others."""
        with telling_trouble(self.file(month)):
            return await self._writer.write(month, change)

    async def chore(self, month: str, chore: Change[T]) -> T:
        """Do something with a month's file outside of any transaction."""
        with telling_trouble(self.file(month)):
            return await self._writer.chore(month, chore)

    async def read(self, look: Callable[[listing.OpenMonth], T]) -> T:
        """Look something up; ``look`` gets what opens a month's file."""
        loop = asyncio.get_running_loop()
        with telling_trouble(self._folder):
            return await loop.run_in_executor(self._reader, look, self._open_to_read)

    async def drop(self, month: str) -> None:
        """Delete a month as a whole."""
        self._months.discard(month)
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(self._reader, self._let_go, month)

        def delete(_file: File) -> None:
            self._writer.let_go(month)
            for end in ("", "-wal", "-shm"):
                self._folder.joinpath(f"{month}.db{end}").unlink(missing_ok=True)
            self._months.discard(month)

        await self.chore(month, delete)

    async def _open_keys(self, month: str) -> list[int]:
        try:
            return await self.read(lambda opened: rows.open_keys(opened(month)))
        except StoreCorruptError:
            await self._set_aside(month)
            return []

    async def _set_aside(self, month: str) -> None:
        """Leave a damaged month out, as it is, so that the others can be used."""
        place = self.file(month).with_suffix(".damaged")
        logger.warning("The history of %s is damaged; it lies in %s", month, place)
        loop = asyncio.get_running_loop()
        await loop.run_in_executor(self._reader, self._let_go, month)
        with telling_trouble(self._folder):
            self.file(month).replace(place)
        self._months.discard(month)

    async def _read_run(
        self, run_id: str, look: Callable[[sqlite3.Connection, str], T]
    ) -> T:
        month, _ = place_of(run_id)
        if month not in self._months:
            raise NotFoundError("run", run_id)
        return await self.read(lambda open_month: look(open_month(month), run_id))

    def _open_to_write(self, month: str) -> sqlite3.Connection:
        path = self.file(month)
        with telling_trouble(path):
            connection = open_to_write(path)
        self._unfinished.add(month)
        self._months.add(month)
        return connection

    def _open_to_read(self, month: str) -> sqlite3.Connection:
        found = self._reading.get(month)
        if found is None:
            with telling_trouble(self.file(month)):
                found = self._reading[month] = open_to_read(self.file(month))
        self._reading.move_to_end(month)
        while len(self._reading) > OPEN_MONTHS:
            self._reading.popitem(last=False)[1].close()
        return found

    def _let_go(self, month: str) -> None:
        if connection := self._reading.pop(month, None):
            connection.close()
