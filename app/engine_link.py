"""The Studio's line to the engine: there when asked for, found again when lost."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any, Literal, Protocol

from PySide6.QtCore import QObject, Signal

from engine.protocol import (
    Event,
    PipelineSummary,
    RecordPage,
    RunDetail,
    RunStatus,
    RunSummary,
)

State = Literal["starting", "ready", "away"]


class Engine(Protocol):
    """What the Studio asks of an engine; `engine.client.EngineClient` answers."""

    async def start_run(
        self,
        pipeline: Mapping[str, Any],
        *,
        inputs: Sequence[Mapping[str, Any]] | None = None,
        until: str | None = None,
        dry_run: bool = False,
    ) -> str:
        """Start a run and return its id."""
        ...

    async def cancel_run(self, run_id: str) -> None:
        """Stop a run at once."""
        ...

    async def list_runs(
        self,
        *,
        limit: int = 100,
        before: str | None = None,
        pipeline_id: str | None = None,
        status: RunStatus | None = None,
    ) -> Sequence[RunSummary]:
        """Return runs, newest first."""
        ...

    async def show_run(self, run_id: str) -> RunDetail:
        """Return a run with its nodes and its pipeline."""
        ...

    async def read_records(
        self, run_id: str, node: str, port: str, *, offset: int = 0, limit: int = 100
    ) -> RecordPage:
        """Return some of the records that left a port."""
        ...

    async def list_pipelines(self) -> Sequence[PipelineSummary]:
        """Return the library."""
        ...

    async def get_pipeline(self, pipeline_id: str) -> Mapping[str, Any]:
        """Return a pipeline of the library in its file form."""
        ...

    async def save_pipeline(self, pipeline: Mapping[str, Any]) -> PipelineSummary:
        """Keep a pipeline in the library."""
        ...

    async def delete_pipeline(self, pipeline_id: str) -> None:
        """Remove a pipeline from the library."""
        ...

    async def close(self) -> None:
        """Let go of the engine; one that this process started ends."""
        ...


Hear = Callable[[Event], None]
Connect = Callable[[Hear, Callable[[], None]], Awaitable[Engine]]


class EngineLink(QObject):
    """Connects to an engine on demand and passes on what it says.

    Signals:
        changed: The state is another one.
        heard: The engine sent an event.
    """

    changed = Signal()
    heard = Signal(object)

    def __init__(self, connect: Connect, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._connect = connect
        self._engine: Engine | None = None
        self._connecting = asyncio.Lock()
        self._is_closed = False
        self.state: State = "starting"

    async def engine(self) -> Engine:
        """Return the engine, starting one where none answers."""
        async with self._connecting:
            if self._engine is None:
                self._show("starting")
                try:
                    self._engine = await self._connect(self._hear, self._lose)
                except BaseException:
                    self._show("away")
                    raise
                self._show("ready")
            return self._engine

    async def close(self) -> None:
        """Let go of the engine for good."""
        self._is_closed = True
        engine, self._engine = self._engine, None
        if engine is not None:
            await engine.close()

    def _hear(self, event: Event) -> None:
        self.heard.emit(event)

    def _lose(self) -> None:
        self._engine = None
        if not self._is_closed:
            self._show("away")

    def _show(self, state: State) -> None:
        if state != self.state:
            self.state = state
            self.changed.emit()
