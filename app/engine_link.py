"""The Studio's line to the engine: there when asked for, found again when lost."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, Protocol

from PySide6.QtCore import QObject, Signal

from engine.pipeline import Pipeline
from engine.protocol import (
    BackedUp,
    Decision,
    DifferenceKind,
    DifferencePage,
    Event,
    Explanation,
    HistoryLimits,
    HistoryUse,
    LogLine,
    ModelDescription,
    PipelineChange,
    PipelineSummary,
    PipelineVersion,
    Pruned,
    RecordPage,
    RecordTrace,
    Retried,
    RunComparison,
    RunDetail,
    RunStatus,
    RunSummary,
    Version,
)
from engine.run.extent import ALL, Extent
from engine.siex.figures import Figures
from engine.siex.samples import Sample

Hear = Callable[[Event], None]
State = Literal["starting", "ready", "away", "failed"]


class Engine(Protocol):
    """What the Studio asks of an engine; `engine.client.EngineClient` answers."""

    on_gone: Callable[[], None] | None

    async def connect(self) -> None:
        """Attach to the engine of the data folder, or start it."""
        ...

    async def close(self) -> None:
        """Go away; an engine that was started from here ends too."""
        ...

    def listen(self, hear: Hear, /) -> Callable[[], None]:
        """Call ``hear`` with every event."""
        ...

    async def start_run(
        self,
        pipeline: Pipeline,
        *,
        inputs: Iterable[Mapping[str, Any]] | None = None,
        extent: Extent = ALL,
        dry_run: bool = False,
    ) -> str:
        """Start a run and return its id."""
        ...

    async def decide_effects(
        self,
        run_id: str,
        decision: Decision,
        *,
        node: str | None = None,
        key: str | None = None,
    ) -> None:
        """Say what became of a run's open effects; then it goes on."""
        ...

    async def cancel_run(self, run_id: str) -> None:
        """Stop a run at once."""
        ...

    async def runs(
        self,
        *,
        limit: int = 100,
        before: str | None = None,
        pipeline_id: str | None = None,
        status: RunStatus | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        error: str | None = None,
    ) -> list[RunSummary]:
        """Return runs, newest first."""
        ...

    async def retry_run(
        self,
        run_id: str,
        *,
        since: str | None = None,
        from_failed: bool = False,
        only_failed: bool = False,
        version: Version = "saved",
        pipeline: Pipeline | None = None,
    ) -> Retried:
        """Run again what a run ran, or a part of it."""
        ...

    async def compare(self, before: str, after: str) -> RunComparison:
        """Return how two runs differ, but for their records."""
        ...

    async def differences(
        self,
        before: str,
        after: str,
        node: str,
        port: str,
        *,
        key: str | None = None,
        kind: DifferenceKind | None = None,
        offset: int = 0,
        limit: int = 100,
    ) -> DifferencePage:
        """Return how what left a port differs in two runs."""
        ...

    async def history_use(self) -> HistoryUse:
        """Return how much history there is, and how much there may be."""
        ...

    async def limit_history(self, limits: HistoryLimits) -> HistoryUse:
        """Keep so much history from now on."""
        ...

    async def prune_history(self) -> Pruned:
        """Delete what is beyond the limits now."""
        ...

    async def back_up(self, file: Path, *, with_records: bool = True) -> BackedUp:
        """Write all that the engine remembers into a file, named by its full path."""
        ...

    async def versions(self, name: str) -> list[PipelineVersion]:
        """Return the versions of a saved pipeline, newest first."""
        ...

    async def version(self, name: str, number: int) -> Pipeline:
        """Return one version of a saved pipeline."""
        ...

    async def changes(self, name: str, before: int, after: int) -> list[PipelineChange]:
        """Return how two versions of a saved pipeline differ."""
        ...

    async def restore_version(self, name: str, number: int) -> PipelineSummary:
        """Save an older version anew, as the newest."""
        ...

    async def run(self, run_id: str) -> RunDetail:
        """Return a run with its nodes and its pipeline."""
        ...

    async def run_log(self, run_id: str) -> list[LogLine]:
        """Return what was said in a run, as far as it is kept."""
        ...

    async def records(
        self, run_id: str, node: str, port: str, *, offset: int = 0, limit: int = 100
    ) -> RecordPage:
        """Return some of the records that left a port."""
        ...

    async def trace(
        self,
        run_id: str,
        record_id: str,
        *,
        node: str | None = None,
        port: str | None = None,
    ) -> RecordTrace:
        """Return where a record of a run came from."""
        ...

    async def explain(
        self, run_id: str, node: str, port: str, *, row: int, field: str, keyword: str
    ) -> Explanation:
        """Return why a keyword of a record has its score."""
        ...

    async def measure(self, texts: Iterable[Sample]) -> Figures:
        """Return quality and speed of the keyword model on some texts."""
        ...

    async def model(self) -> ModelDescription:
        """Return what there is to say of the keyword model on the engine's machine."""
        ...

    async def pipelines(self) -> list[PipelineSummary]:
        """Return the library."""
        ...

    async def pipeline(self, name: str) -> tuple[Pipeline, int]:
        """Return a pipeline of the library and its version."""
        ...

    async def save(self, pipeline: Pipeline) -> PipelineSummary:
        """Keep a pipeline in the library."""
        ...

    async def delete(self, name: str) -> None:
        """Remove a pipeline from the library."""
        ...


class EngineLink(QObject):
    """Connects to the engine on demand and passes on what it says.

    Signals:
        changed: The state is another one.
        heard: The engine sent an event.
    """

    changed = Signal()
    heard = Signal(object)

    def __init__(self, engine: Engine, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._connecting = asyncio.Lock()
        self._is_closed = False
        self.state: State = "starting"
        engine.on_gone = self._lose
        engine.listen(self._hear)

    async def engine(self) -> Engine:
        """Return the engine, started again where it went away."""
        async with self._connecting:
            if self.state != "ready":
                self._show("starting")
                try:
                    await self._engine.connect()
                except BaseException:
                    self._show("failed")
                    raise
                self._show("ready")
        return self._engine

    async def close(self) -> None:
        """Let go of the engine for good."""
        self._is_closed = True
        await self._engine.close()

    def _hear(self, event: Event) -> None:
        self.heard.emit(event)

    def _lose(self) -> None:
        if not self._is_closed:
            self._show("away")

    def _show(self, state: State) -> None:
        if state != self.state:
            self.state = state
            self.changed.emit()
