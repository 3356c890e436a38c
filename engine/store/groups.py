"""A thread that works off a queue in groups: whatever waits is handed over in one piece.

A commit waits for the disk, some tenths of a millisecond to ten. What comes meanwhile
waits and shares the next one, so the more there is to write, the less each part costs.
"""

import asyncio
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import Generic, TypeVar

T = TypeVar("T")


class GroupThread(Generic[T]):
    """Hands what is put to ``carry_out``, in order, and calls ``end`` when all is done.

    Both are called in the thread and raise nothing. A group holds at most ``most``.
    """

    def __init__(
        self,
        name: str,
        carry_out: Callable[[list[T]], None],
        end: Callable[[], None],
        most: int | None = None,
    ) -> None:
        self._name, self._most = name, most
        self._carry_out, self._end = carry_out, end
        self._queue: SimpleQueue[T | None] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def put(self, item: T) -> None:
        """Let something be worked off; the first one starts the thread."""
        self._queue.put(item)
        if self._thread is None:
            self._thread = threading.Thread(
                target=self._work, name=self._name, daemon=True
            )
            self._thread.start()

    async def close(self) -> None:
        """Work off what waits, and end."""
        if self._thread is not None:
            self._queue.put(None)
            await asyncio.to_thread(self._thread.join)
            self._thread = None

    def _work(self) -> None:
        while group := self._next_group():
            self._carry_out(group)
        self._end()

    def _next_group(self) -> list[T]:
        """Wait for something and take all that waits; nothing, at the end."""
        group: list[T] = []
        item = self._queue.get()
        while item is not None:
            group.append(item)
            if self._queue.empty() or len(group) == self._most:
                return group
            item = self._queue.get()
        if group:
            self._queue.put(None)  # the end comes again, when this group is done
        return group
