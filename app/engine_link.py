"""The Studio's line to the engine: there when asked for, found again when lost."""

import asyncio
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from engine.client import EngineClient
    from engine.protocol import Event

State = Literal["starting", "ready", "away", "failed"]


class EngineLink(QObject):
    """Connects to the engine on demand and passes on what it says.

    Signals:
        changed: The state is another one.
        heard: The engine sent an event.
    """

    changed = Signal()
    heard = Signal(object)

    def __init__(self, engine: "EngineClient", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._connecting = asyncio.Lock()
        self._is_closed = False
        self.state: State = "starting"
        engine.on_gone = self._lose
        engine.listen(self._hear)

    async def engine(self) -> "EngineClient":
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

    def _hear(self, event: "Event") -> None:
        self.heard.emit(event)

    def _lose(self) -> None:
        if not self._is_closed:
            self._show("away")

    def _show(self, state: State) -> None:
        if state != self.state:
            self.state = state
            self.changed.emit()
