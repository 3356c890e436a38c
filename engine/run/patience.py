"""A node's time limit: only its own time counts, not the waiting for its neighbours."""

import asyncio
from collections.abc import AsyncGenerator, Generator
from contextlib import (
    AbstractAsyncContextManager,
    AbstractContextManager,
    asynccontextmanager,
    contextmanager,
    nullcontext,
)

from engine.run.failures import StepTimeoutError

UNLIMITED = nullcontext[None]()


class Patience:
    """Measures the calls of one node."""

    def __init__(self, limit_s: float | None) -> None:
        self._limit_s = limit_s
        self._timeout: asyncio.Timeout | None = None
        self._pauses = 0
        self._left_s = 0.0

    def limit(self, *, pausable: bool = False) -> AbstractAsyncContextManager[None]:
        """Raise `StepTimeoutError` when what is inside takes too long.

        Several calls may be measured side by side where none is ``pausable``.
        """
        if self._limit_s is None:
            return UNLIMITED
        return self._limited(self._limit_s, pausable=pausable)

    def paused(self) -> AbstractContextManager[None]:
        """Stop the watch while the node waits for others, at one port or at several."""
        timeout = self._timeout
        if timeout is None or timeout.expired():
            return UNLIMITED
        return self._stopped(timeout)

    @asynccontextmanager
    async def _limited(self, limit_s: float, *, pausable: bool) -> AsyncGenerator[None]:
        timeout = asyncio.timeout(limit_s)
        try:
            async with timeout:
                self._timeout = timeout if pausable else None
                yield
        except TimeoutError:
            if timeout.expired():
                raise StepTimeoutError(limit_s) from None
            raise
        finally:
            self._timeout = None

    @contextmanager
    def _stopped(self, timeout: asyncio.Timeout) -> Generator[None]:
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
