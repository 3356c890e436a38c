"""What the engine remembers: the library, the history, and the records of runs."""

import asyncio
from collections.abc import Mapping
from typing import Any

from engine.clock import Clock
from engine.home import Home
from engine.protocol import PipelineSummary, PipelineVersion, RunDetail, RunSummary
from engine.store import library
from engine.store.backup import back_up_daily
from engine.store.beginnings import USUAL, Beginning
from engine.store.database import Database
from engine.store.history.history import History
from engine.store.history.ids import new_run_id
from engine.store.history.listing import Wanted
from engine.store.history.rows import End, Form
from engine.store.journal import Journal
from engine.store.kept_settings import read_limits, retention_of
from engine.store.records import (
    KeptRecords,
    RecordsWriter,
    delete_records,
    drop_records,
)
from engine.store.retention import Retention
from engine.store.room import Room
from engine.store.run_journal import RunJournal


class Store:
    """The data folder's contents. Open it, and close it at the end."""

    def __init__(
        self, home: Home, clock: Clock, retention: Retention | None = None
    ) -> None:
        self._home = home
        self._clock = clock
        self._database = Database(home)
        self._history = History(home)
        self.journal = Journal(home.journal)
        keep = retention or retention_of(read_limits(home.settings))
        self.room = Room(home, self._history, clock, keep)

    async def open(self) -> None:
        """Open the store."""
        await self._database.open()
        await self._history.open()

    async def close(self) -> None:
        """Close the store."""
        await self.room.close()
        await self.journal.close()
        await self._history.close()
        await self._database.close()

    async def back_up_daily(self) -> None:
        """Copy the main database if that was not done today."""
        await self._database.write(lambda _connection: back_up_daily(self._home))

    async def pipelines(self) -> list[PipelineSummary]:
        """Return the library."""
        return await self._database.read(library.pipelines)

    async def enabled_pipelines(self) -> list[dict[str, Any]]:
        """Return the pipelines whose triggers are switched on, in their file form."""
        return await self._database.read(library.enabled_pipelines)

    async def is_enabled(self, name: str) -> bool:
        """Say whether the triggers of a pipeline are switched on."""
        return await self._database.read(lambda c: library.is_enabled(c, name))

    async def pipeline(self, name: str) -> tuple[dict[str, Any], int]:
        """Return a pipeline by id or name, and its version."""
        return await self._database.read(lambda c: library.pipeline(c, name))

    async def versions(self, name: str) -> list[PipelineVersion]:
        """Return the versions of a pipeline, newest first."""
        return await self._database.read(lambda c: library.versions(c, name))

    async def version(self, name: str, number: int) -> dict[str, Any]:
        """Return the form of one version of a pipeline."""
        return await self._database.read(lambda c: library.version(c, name, number))

    async def save(self, form: Mapping[str, Any]) -> PipelineSummary:
        """Keep a pipeline in the library."""
        now = self._clock.now().isoformat(timespec="seconds")
        return await self._database.write(lambda c: library.save(c, form, now))

    async def enable(self, name: str, *, enabled: bool) -> PipelineSummary:
        """Switch a pipeline's triggers on or off."""
        return await self._database.write(
            lambda c: library.enable(c, name, enabled=enabled)
        )

    async def forget(self, name: str) -> None:
        """Remove a pipeline from the library."""
        await self._database.write(lambda c: library.forget(c, name))

    def new_run_id(self) -> str:
        """Return an id for a run that starts now."""
        return new_run_id(self._clock.now())

    async def add_run(
        self, summary: RunSummary, form: Form, beginning: Beginning = USUAL
    ) -> None:
        """Write down that a run begins; it is on disk when this returns."""
        await self._history.add_run(summary, form, beginning)

    async def add_ended_run(
        self, summary: RunSummary, form: Form, beginning: Beginning, end: End
    ) -> None:
        """Write down a run that is over; it is on disk when this returns."""
        await self._history.add_ended_run(summary, form, beginning, end)
        self.room.one_more(end.size)

    def begin_run(self, run_id: str) -> None:
        """Write down, soon, that a run that waited works now."""
        self._history.begin_run(run_id)

    async def finish_run(self, summary: RunSummary, end: End) -> None:
        """Write down how a run ended, and make room for the next ones when it is time."""
        await self._history.finish_run(summary, end)
        self.room.one_more(end.size)

    async def open_runs(self) -> list[str]:
        """Return the runs that are not over, oldest first."""
        return await self._history.open_runs()

    async def begin_again(self, summary: RunSummary) -> None:
        """Write down that a run goes on; its records are kept from the first one on."""
        await asyncio.to_thread(drop_records, self._home.run_folder(summary.run_id))
        await self._history.change_run(summary)

    async def change_run(self, summary: RunSummary) -> None:
        """Write down how a run stands that an engine left when it died."""
        await self._history.change_run(summary)

    async def drop_run(self, run_id: str) -> None:
        """Forget a run and its records."""
        await self._history.drop_run(run_id)
        await asyncio.to_thread(delete_records, self._home.run_folder(run_id))

    async def runs(self, want: Wanted) -> list[RunSummary]:
        """Return the runs that fit, newest first."""
        return await self._history.runs(want)

    async def run(self, run_id: str) -> RunDetail:
        """Return one run with its nodes."""
        return await self._history.run(run_id)

    async def beginning(self, run_id: str) -> Beginning:
        """Return what a run was started with."""
        return await self._history.beginning(run_id)

    def run_journal(
        self, run_id: str, pipeline_id: str, *, is_resumed: bool = False
    ) -> RunJournal:
        """Return what a run writes down to go on from."""
        return RunJournal(self.journal, run_id, pipeline_id, is_resumed=is_resumed)

    def writer(self, run_id: str, most: int | None) -> RecordsWriter:
        """Return what keeps the records of a new run."""
        return RecordsWriter(self._home.run_folder(run_id), most)

    async def kept(self, run_id: str) -> KeptRecords:
        """Return what is kept of a run that is over."""
        piece = await self._history.records(run_id)
        folder = self._home.run_folder(run_id)
        return await asyncio.to_thread(KeptRecords.of, folder, piece)
