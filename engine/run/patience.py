"""A node's time limit: only its own time counts, not the waiting for its neighbours."""

import asyncio
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager

from engine.run.failures import StepTimeoutError


class Patience:
    """Measures the calls of one node."""

    def __init__(self, limit_s: float | None) -> None:
        self._limit_s = limit_s
        self._timeout: asyncio.Timeout | None = None
        self._pauses = 0
        self._left_s = 0.0

    @asynccontextmanager
    async def limit(self, *, pausable: bool = False) -> AsyncGenerator[None]:
        """Raise `StepTimeoutError` when what is inside takes too long.

        Several calls may be measured side by side where none is ``pausable``.
        """
        if self._limit_s is None:
            yield
            return
        timeout = asyncio.timeout(self._limit_s)
        try:
            async with timeout:
                self._timeout = timeout if pausable else None
                yield
        except TimeoutError:
            if timeout.expired():
                raise StepTimeoutError(self._limit_s) from None
            raise
        finally:
            self._timeout = None

    @contextmanager
    def paused(self) -> Generator[None]:
        """Stop the watch while the node waits for others, at one port or at several."""
        timeout = self._timeout
        if timeout is None or timeout.expired():
            yield
            return
        loop = asyncio.get_running_loop()
        if not self._pauses:
            self._left_s = (timeout.when() or loop.time()) - loop.time()
            timeout.reschedule(None)
        self._pauses += 1
        try:
            yield
        finally:
            self._pauses -= 1
            is_measured = timeout is self._timeout and not timeout.expired()
            if is_measured and not self._pauses:
                timeout.reschedule(loop.time() + self._left_s)
