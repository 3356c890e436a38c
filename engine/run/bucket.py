"""A token bucket: so many turns per second, and some of them at once."""

from engine.clock import Clock

MOST_BUCKETS = 10_000


class TokenBucket:
    """Hands out turns at a steady pace.

    Turns that nobody took pile up to ``burst``, which may then be taken at once.
    """

    def __init__(self, clock: Clock, per_s: float, burst: float = 1.0) -> None:
        self._clock = clock
        self._full_at = clock.monotonic()
        self.set_pace(per_s, burst)

    def set_pace(self, per_s: float, burst: float) -> None:
        """Hand out turns at another pace from now on."""
        self._per_s = per_s
        self._burst = max(1.0, burst)

    async def turn(self) -> None:
        """Wait for the next turn; turns are given in the order in which they are asked."""
        now = self._clock.monotonic()
        each = 1.0 / self._per_s
        self._full_at = max(self._full_at, now) + each
        wait_s = self._full_at - now - self._burst * each
        if wait_s > 0:
            await self._clock.sleep(wait_s)


class SharedBuckets:
    """Buckets by name, for all runs of an engine; the pace that was asked for last counts."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._buckets: dict[tuple[str, str], TokenBucket] = {}

    def of(self, name: str, key: str, per_s: float, burst: float) -> TokenBucket:
        """Return the bucket of a name, for one key of several."""
        found = self._buckets.pop((name, key), None)
        if found is None:
            found = TokenBucket(self._clock, per_s, burst)
        found.set_pace(per_s, burst)
        self._buckets[name, key] = found
        if len(self._buckets) > MOST_BUCKETS:
            del self._buckets[next(iter(self._buckets))]
        return found
