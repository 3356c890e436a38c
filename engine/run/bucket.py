"""A token bucket: so many turns per second, and some of them at once."""

from engine.clock import Clock


class TokenBucket:
    """Hands out turns at a steady pace.

    Turns that nobody took pile up to ``burst``, which may then be taken at once.
    """

    def __init__(self, clock: Clock, per_s: float, burst: float = 1.0) -> None:
        self._clock = clock
        self._per_s = per_s
        self._burst = max(1.0, burst)
        self._full_at = clock.monotonic()

    async def turn(self) -> None:
        """Wait for the next turn; turns are given in the order in which they are asked."""
        now = self._clock.monotonic()
        each = 1.0 / self._per_s
        self._full_at = max(self._full_at, now) + each
        wait_s = self._full_at - now - self._burst * each
        if wait_s > 0:
            await self._clock.sleep(wait_s)
