"""Notices a node that keeps the engine from answering, and says which one it is.

All runs share one thread. A node that computes for long in it, where it should have
asked a worker, stops everything: other runs, answers, cancels. Nothing can end it from
outside; but a second thread sees that the first does not move, and what it is at.
"""

import asyncio
import logging
import sys
import threading
from types import FrameType

from engine.run.task import Task

EVERY_S = 0.5
LONG_S = 2.0
"""From how many seconds on a standstill is told."""
logger = logging.getLogger(__name__)


class StallWatch:
    """Watches an event loop from a thread, while something runs in it."""

    def __init__(self, *, every_s: float = EVERY_S, long_s: float = LONG_S) -> None:
        self._every_s = every_s
        self._long_s = long_s
        self._thread: threading.Thread | None = None
        self._over = threading.Event()
        self._moved = threading.Event()

    def begin(self) -> None:
        """Watch the running loop from now on."""
        if self._thread is None:
            self._thread = threading.Thread(
                target=self._watch,
                args=(asyncio.get_running_loop(), threading.get_ident()),
                name="stall-watch",
                daemon=True,
            )
            self._thread.start()

    async def end(self) -> None:
        """Stop watching."""
        self._over.set()
        self._moved.set()
        if self._thread is not None:
            await asyncio.to_thread(self._thread.join)

    def _watch(self, loop: asyncio.AbstractEventLoop, thread: int) -> None:
        while not self._over.wait(self._every_s):
            self._moved.clear()
            try:
                loop.call_soon_threadsafe(self._moved.set)
            except RuntimeError:  # the loop is closed
                return
            if not self._moved.wait(self._long_s):
                self._tell(loop, thread)

    def _tell(self, loop: asyncio.AbstractEventLoop, thread: int) -> None:
        task = _at_work(_frames().get(thread))
        name = f"The node “{task.step.name}”" if task else "Something"
        logger.warning("%s keeps the engine from answering.", name)
        self._moved.wait()
        if task is not None and not self._over.is_set():
            message = (
                f"This node kept the whole engine from answering for more than"
                f" {self._long_s:g} s, which is a fault of the node. Hand it less at a"
                " time, or report it."
            )
            loop.call_soon_threadsafe(_say, task, message)


def _say(task: Task, message: str) -> None:
    if not task.progress.is_over:  # else its log is closed
        task.context.log("warning", message)


_frames = sys._current_frames  # pyright: ignore[reportPrivateUsage] - the one way


def _at_work(frame: FrameType | None) -> Task | None:
    """Return the task whose node the thread is in."""
    while frame is not None:
        for name in ("task", "self"):
            found = frame.f_locals.get(name)
            if isinstance(found, Task):
                return found
        frame = frame.f_back
    return None
