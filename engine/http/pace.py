"""How fast a host is asked: by all runs of the engine together.

A host of the internet is asked by at most four at once, and twenty times a second. Who
answers "too often" or "busy" with a time to wait (Retry-After) is left alone for that
time by everybody. Servers of this machine and network are the user's own: sixteen at
once, at any pace, but they too may ask to be left alone.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from ipaddress import ip_address

from engine.clock import Clock
from engine.http.addresses import closed
from engine.run.bucket import TokenBucket
from nodes.errors import TryLaterError

AT_ONCE, PER_S = 4, 20.0
AT_ONCE_NEAR = 16
LONGEST_PAUSE_S = 60.0
"""A request waits at most this long for a host that wants to be left alone."""
MOST_HOSTS = 1_000
LOCAL = ("localhost", ".localhost", ".local", ".lan", ".home.arpa", ".internal")


class Pace:
    """The requests to one host."""

    def __init__(self, host: str, clock: Clock) -> None:
        self._host = host
        self._clock = clock
        self._resumes_at = clock.monotonic()
        is_near = _is_near(host)
        self._slots = asyncio.Semaphore(AT_ONCE_NEAR if is_near else AT_ONCE)
        self._bucket = None if is_near else TokenBucket(clock, PER_S, PER_S)

    @asynccontextmanager
    async def turn(self) -> AsyncGenerator[None]:
        """Wait until one more request may go out; count it while the block runs.

        Raises:
            TryLaterError: the host wants to be left alone for long.
        """
        async with self._slots:
            while (left := self._resumes_at - self._clock.monotonic()) > 0:
                if left > LONGEST_PAUSE_S:
                    message = f"{self._host} asked to be left alone for {left:.0f} seconds; try again then."
                    raise TryLaterError(message, after_s=left)
                await self._clock.sleep(left)
            if self._bucket is not None:
                await self._bucket.turn()
            yield

    def leave_alone(self, seconds: float) -> None:
        """Ask nothing for some seconds."""
        self._resumes_at = max(self._resumes_at, self._clock.monotonic() + seconds)


class Paces:
    """The paces of all hosts that were asked lately."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._of: dict[str, Pace] = {}

    def of(self, host: str) -> Pace:
        """Return the pace of a host, with its port."""
        found = self._of.pop(host, None) or Pace(host, self._clock)
        self._of[host] = found
        if len(self._of) > MOST_HOSTS:
            del self._of[next(iter(self._of))]
        return found


def _is_near(host: str) -> bool:
    """Say whether a host is, by what it is called, on this machine or in its network."""
    name = host.rpartition(":")[0] if host.rpartition(":")[2].isdecimal() else host
    name = name.strip("[]").casefold()
    try:
        return closed(ip_address(name)) is not None
    except ValueError:
        return name.endswith(LOCAL) or "." not in name
