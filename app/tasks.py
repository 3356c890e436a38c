"""The one way from Qt to coroutines: started here, kept, told about, awaited at exit."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any


class Tasks:
    """Coroutines that Qt code has started."""

    def __init__(self, report: Callable[[str, BaseException], None]) -> None:
        self._report = report
        self._is_closed = False
        self._running: set[asyncio.Task[Any]] = set()

    def spawn(self, work: Coroutine[Any, Any, Any], what: str) -> None:
        """Start ``work``; if it fails, say that ``what`` did not work.

        After `close` nothing is started any more.
        """
        if self._is_closed:
            work.close()
            return
        task = asyncio.get_event_loop().create_task(work, name=what)
        self._running.add(task)
        task.add_done_callback(self._settle)

    async def close(self) -> None:
        """Cancel what still runs and wait for it."""
        self._is_closed = True
        left = [task for task in self._running if task is not asyncio.current_task()]
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    def _settle(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if not task.cancelled() and (error := task.exception()):
            self._report(task.get_name(), error)
