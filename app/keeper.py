"""Writes unsaved documents down a few seconds after a change, off the window's thread."""

import asyncio
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer

from app.desk import Desk
from app.drafts import Draft, Drafts
from app.panels.message_bar import Message, MessageBar
from app.tasks import Tasks
from engine.pipeline import Pipeline

DELAY_MS = 2_000


class DraftKeeper(QObject):
    """Keeps the folder of drafts in step with the unsaved documents."""

    def __init__(
        self, desk: Desk, drafts: Drafts, tasks: Tasks, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._drafts, self._tasks = desk, drafts, tasks
        self._kept: dict[str, Pipeline] = {}
        self._writing = asyncio.Lock()
        self._later = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._later.timeout.connect(self.keep)
        desk.touched.connect(self._wait)
        desk.changed.connect(self._wait)

    def keep(self) -> None:
        """Write down what is not saved and drop what is."""
        unsaved = {s.pipeline.id: s.pipeline for s in self._desk.unsaved()}
        self._tasks.spawn(self._follow(unsaved), "Keeping unsaved work")

    def offer(
        self, messages: MessageBar, restore: Callable[[Sequence[Draft]], object]
    ) -> None:
        """Offer back what an earlier session left unsaved."""
        left = self._drafts.left()
        if not left:
            return
        names = ", ".join(draft.pipeline.name or "Untitled" for draft in left)

        def drop() -> None:
            for draft in left:
                draft.path.unlink(missing_ok=True)

        messages.show_message(
            Message(
                f"The Studio ended before these were saved: {names}.",
                actions=(("Restore", partial(restore, left)), ("Discard", drop)),
            )
        )

    async def _follow(self, unsaved: dict[str, Pipeline]) -> None:
        async with self._writing:
            for gone in self._kept.keys() - unsaved.keys():
                await asyncio.to_thread(self._drafts.drop, gone)
                del self._kept[gone]
            for pipeline_id, pipeline in unsaved.items():
                if self._kept.get(pipeline_id) is not pipeline:
                    await asyncio.to_thread(self._drafts.keep, pipeline)
                    self._kept[pipeline_id] = pipeline

    def _wait(self) -> None:
        if not self._later.isActive():
            self._later.start()
