"""Versions of pipelines, how much history is kept, and backups: the engine's answers."""

import asyncio
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from engine import requests
from engine.changes import changes
from engine.errors import BadRequestError
from engine.file_form import from_json
from engine.home import Home
from engine.protocol import (
    BackedUp,
    HistoryUse,
    Message,
    PipelineChange,
    PipelineSummary,
    Pruned,
)
from engine.store.archive import write_archive
from engine.store.kept_settings import (
    MEGABYTE,
    read_limits,
    retention_of,
    write_limits,
)
from engine.store.store import Store
from nodes.contract import NodeType


class Upkeep:
    """Looks after the library's past and the size of the history."""

    def __init__(self, home: Home, store: Store, types: Mapping[str, NodeType]) -> None:
        self._home, self._store, self._types = home, store, types

    async def versions(self, command: requests.ListVersions) -> dict[str, Any]:
        """Return the versions of a pipeline."""
        found = await self._store.versions(command.pipeline_id)
        return {"versions": [line.model_dump() for line in found]}

    async def version(self, command: requests.GetVersion) -> dict[str, Any]:
        """Return one version of a pipeline."""
        form = await self._store.version(command.pipeline_id, command.version)
        return {"pipeline": form, "version": command.version}

    async def compare(self, command: requests.CompareVersions) -> dict[str, Any]:
        """Say how two versions differ."""
        before, after = [
            from_json(await self._store.version(command.pipeline_id, number))
            for number in (command.before, command.after)
        ]
        found = [
            PipelineChange(**asdict(c)) for c in changes(before, after, self._types)
        ]
        return {"changes": [change.model_dump() for change in found]}

    async def restore(self, command: requests.RestoreVersion) -> PipelineSummary:
        """Save an older version anew."""
        form = await self._store.version(command.pipeline_id, command.version)
        return await self._store.save(form)

    async def use(self, _command: Message) -> HistoryUse:
        """Say how much history there is."""
        months = await self._store.room.use()
        return HistoryUse(
            limits=await asyncio.to_thread(read_limits, self._home.settings),
            runs=sum(month.runs for month in months),
            megabytes=sum(month.bytes for month in months) / MEGABYTE,
            database_megabytes=await asyncio.to_thread(self._store.room.disk_bytes)
            / MEGABYTE,
            oldest_month=next((month.month for month in months if month.runs), None),
        )

    async def limit(self, command: requests.LimitHistory) -> HistoryUse:
        """Keep so much history from now on."""
        await asyncio.to_thread(write_limits, self._home.settings, command.limits)
        self._store.room.retention = retention_of(command.limits)
        self._store.room.look()
        return await self.use(command)

    async def prune(self, _command: requests.PruneHistory) -> Pruned:
        """Delete what is beyond the limits now."""
        gone = await self._store.room.make()
        return Pruned(runs=gone.runs, megabytes=gone.bytes / MEGABYTE)

    async def back_up(self, command: requests.BackUp) -> BackedUp:
        """Write all that the engine remembers into one file."""
        file = Path(command.file)
        if not file.is_absolute():
            raise BadRequestError("The place of a backup is given as a full path.")
        size = await asyncio.to_thread(
            write_archive, self._home, file, with_records=command.with_records
        )
        return BackedUp(file=str(file), bytes=size, with_records=command.with_records)
