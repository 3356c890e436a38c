"""Makes room: deletes runs beyond the limits, in small steps beside everything else.

A month that goes as a whole costs deleting its file. Of the oldest month that stays,
runs go some hundreds at a time, and the pages that they leave are given back to the
disk a few megabytes at a time; between two steps what waits to be written is written.
"""

import asyncio
import logging
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from engine.clock import Clock
from engine.errors import EngineError
from engine.home import Home
from engine.store.history.history import History
from engine.store.history.ids import key_at, month_of, run_id_of
from engine.store.history.listing import OpenMonth
from engine.store.history.merging import merge_ended
from engine.store.history.month import FIRST_OVER
from engine.store.history.rows import delete_runs, open_keys
from engine.store.history.writer import File
from engine.store.records import delete_records
from engine.store.retention import Excess, MonthUse, Retention

STEP = 500
"""Runs that are deleted in one transaction."""
PAGES = 1_000
"""Pages that are given back at a time, 4 MB."""
SLACK = 100
"""Room is made when the limit is exceeded by one part in so many."""
EVERY = timedelta(hours=1)
"""How often runs are looked at for their age."""
logger = logging.getLogger(__name__)


@dataclass(slots=True)
class Use:
    """How much history there is."""

    runs: int
    bytes: int


class Room:
    """Keeps the history within its limits."""

    def __init__(
        self, home: Home, history: History, clock: Clock, retention: Retention
    ) -> None:
        self.retention = retention
        self._home = home
        self._history = history
        self._clock = clock
        self._use: Use | None = None
        self._looked_at = float("-inf")
        self._making: asyncio.Task[Use] | None = None

    def one_more(self, size: int) -> None:
        """Count a run that ended; begin to make room where it is time for that."""
        if self._use is not None:
            self._use.runs += 1
            self._use.bytes += size
        if self._is_time():
            self.look()

    def look(self) -> None:
        """Begin to make room, unless that goes on."""
        if self._making is None or self._making.done():
            self._making = asyncio.create_task(self._try_to_make())

    async def make(self) -> Use:
        """Delete what is beyond the limits and return what went."""
        if self._making is not None and not self._making.done():
            await self._making
        return await self._make()

    async def use(self) -> list[MonthUse]:
        """Return how much history there is, by month, oldest first."""

        def look(open_month: OpenMonth) -> list[MonthUse]:
            rows = "select runs, bytes from totals"
            return [
                MonthUse(month, *open_month(month).execute(rows).fetchone())
                for month in reversed(self._history.months())
            ]

        return await self._history.read(look)

    def disk_bytes(self) -> int:
        """Return what the files of the months take on disk, without records."""
        return sum(file.stat().st_size for file in self._home.history.glob("*.db*"))

    async def close(self) -> None:
        """Stop making room."""
        if self._making is not None:
            self._making.cancel()
            await asyncio.gather(self._making, return_exceptions=True)

    def _is_time(self) -> bool:
        if self._use is None:
            return True
        since = self._clock.monotonic() - self._looked_at
        keep = self.retention
        return (
            since > EVERY.total_seconds()
            or self._use.runs > keep.runs + keep.runs // SLACK
            or self._use.bytes > keep.bytes + keep.bytes // SLACK
        )

    async def _try_to_make(self) -> Use:
        try:
            gone = await self._make()
            await merge_ended(self._history, month_of(self._clock.now()))
        except EngineError as error:
            logger.error("The history could not be tidied up: %s", error)  # noqa: TRY400
            return Use(0, 0)
        return gone

    async def _make(self) -> Use:
        self._looked_at = self._clock.monotonic()
        use = await self.use()
        before = Use(sum(m.runs for m in use), sum(m.bytes for m in use))
        excess = Excess.of(use, self.retention, self._clock.now())
        for month in use:
            await self._thin_out(month, excess)
        after = await self.use()
        self._use = Use(sum(m.runs for m in after), sum(m.bytes for m in after))
        return Use(before.runs - self._use.runs, before.bytes - self._use.bytes)

    async def _thin_out(self, month: MonthUse, excess: Excess) -> None:
        """Delete of a month, the oldest there is, what is beyond the limits."""
        if excess.covers(month) and not await self._has_open_runs(month.month):
            await self._history.drop(month.month)
            await asyncio.to_thread(
                shutil.rmtree, self._home.results / month.month, ignore_errors=True
            )
            excess.without(month.runs, month.bytes)
            return
        has_changed = False
        while gone := await self._step(month.month, excess):
            has_changed = True
            await asyncio.to_thread(self._delete_records, month.month, gone)
            while await self._history.chore(month.month, _give_back):
                pass
        if has_changed:
            await self._history.chore(month.month, _shrink)

    async def _has_open_runs(self, month: str) -> bool:
        return bool(await self._history.read(lambda opened: open_keys(opened(month))))

    async def _step(self, month: str, excess: Excess) -> Sequence[int]:
        """Delete the oldest runs of a month, at most some hundreds."""
        old = 0 if excess.before is None else key_at(month, excess.before)

        def delete(file: File) -> list[int]:
            rows = file.connection.execute(
                "select key, bytes from runs where status >= ? order by key limit ?",
                (FIRST_OVER, STEP),
            ).fetchall()
            gone: list[int] = []
            for key, size in rows:
                if excess.is_met() and key >= old:
                    break
                gone.append(key)
                excess.without(1, size)
            delete_runs(file.connection, gone)
            file.forget()
            return gone

        if excess.is_met() and old <= 0:
            return []
        return await self._history.write(month, delete)

    def _delete_records(self, month: str, keys: Sequence[int]) -> None:
        for key in keys:
            delete_records(self._home.run_folder(run_id_of(month, key)))


def _give_back(file: File) -> bool:
    """Give free pages back to the disk and say whether there are more."""
    free = file.connection.execute("pragma freelist_count").fetchone()[0]
    if free:
        # as a script, for it is a statement that wants to be stepped page by page
        file.connection.executescript(f"pragma incremental_vacuum({PAGES})")
    return free > PAGES


def _shrink(file: File) -> None:
    """Let the file on disk become as small as its content."""
    file.connection.execute("pragma wal_checkpoint(truncate)").fetchall()
