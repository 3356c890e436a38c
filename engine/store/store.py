"""What the engine remembers: the library, the history, and the records of runs."""

import asyncio
from collections.abc import Mapping
from typing import Any

from engine.clock import Clock
from engine.home import Home
from engine.protocol import (
    NodeResult,
    PipelineSummary,
    RunDetail,
    RunStatus,
    RunSummary,
)
from engine.store import library, runs
from engine.store.backup import back_up_daily
from engine.store.beginnings import Beginning, beginning_of, keep_beginning
from engine.store.database import Database
from engine.store.records import KeptRecords, RecordsWriter, delete_records
from engine.store.retention import Retention, prune


class Store:
    """The data folder's contents. Open it, and close it at the end."""

    def __init__(
        self, home: Home, clock: Clock, retention: Retention | None = None
    ) -> None:
        self._home = home
        self._clock = clock
        self._retention = retention or Retention()
        self._database = Database(home)

    async def open(self) -> int:
        """Open the store and return how many runs were found interrupted."""
        await self._database.open()
        return await self._database.write(runs.interrupt_open_runs)

    async def close(self) -> None:
        """Close the store."""
        await self._database.close()

    async def back_up_daily(self) -> None:
        """Copy the main database if that was not done today."""
        await self._database.write(lambda _connection: back_up_daily(self._home))

    async def pipelines(self) -> list[PipelineSummary]:
        """Return the library."""
        return await self._database.read(library.pipelines)

    async def pipeline(self, name: str) -> tuple[dict[str, Any], int]:
        """Return a pipeline by id or name, and its version."""
        return await self._database.read(lambda c: library.pipeline(c, name))

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
        return runs.new_run_id(self._clock.now())

    async def add_run(self, summary: RunSummary, form: Mapping[str, Any]) -> None:
        """Write down that a run begins."""
        await self._database.write(lambda c: runs.add_run(c, summary, form))

    async def begin_run(self, run_id: str) -> None:
        """Write down that a run that waited works now."""
        await self._database.write(lambda c: runs.begin_run(c, run_id))

    async def finish_run(
        self, summary: RunSummary, results: Mapping[str, NodeResult], size: int
    ) -> None:
        """Write down how a run ended, and make room for the next ones."""
        keep = self._retention

        def end(connection: Any) -> list[str]:
            runs.finish_run(connection, summary, results, size)
            return prune(connection, keep)

        for run_id in await self._database.write(end):
            delete_records(self._home.run_folder(run_id))

    async def runs(
        self,
        *,
        limit: int = 100,
        before: str | None = None,
        pipeline_id: str | None = None,
        status: RunStatus | None = None,
    ) -> list[RunSummary]:
        """Return runs, newest first."""
        return await self._database.read(
            lambda c: runs.runs(
                c, limit=limit, before=before, pipeline_id=pipeline_id, status=status
            )
        )

    async def run(self, run_id: str) -> RunDetail:
        """Return one run with its nodes."""
        return await self._database.read(lambda c: runs.run(c, run_id))

    def writer(self, run_id: str, most: int | None) -> RecordsWriter:
        """Return what keeps the records of a new run."""
        return RecordsWriter(self._home.run_folder(run_id), most)

    async def keep_beginning(self, run_id: str, beginning: Beginning) -> None:
        """Keep what a run was started with."""
        folder = self._home.run_folder(run_id)
        await asyncio.to_thread(keep_beginning, folder, beginning)

    async def beginning(self, run_id: str) -> Beginning:
        """Return what a run was started with."""
        return await asyncio.to_thread(beginning_of, self._home.run_folder(run_id))

    def kept(self, run_id: str) -> KeptRecords:
        """Return what is kept of a run that is over."""
        return KeptRecords.of(self._home.run_folder(run_id))
