"""How fast a host is asked, and a connection used: by all runs of the engine together.

A host of the internet is asked by at most four at once, and twenty times a second. Who
answers "busy" with a time to wait (Retry-After) is left alone for that time by everybody.
Servers of this machine and network are the user's own: sixteen at once, at any pace, but
they too may ask to be left alone.

A connection is a host asked with one sign-in. It may have a pace of its own, as services
count requests by key; and where one is told that it asks too often (429), only it waits.
"""

import asyncio
import secrets
from collections.abc import AsyncGenerator, Callable, Iterable
from contextlib import asynccontextmanager
from hashlib import blake2b
from ipaddress import ip_address
from typing import TypeVar

from engine.clock import Clock
from engine.http.addresses import closed
from engine.run.bucket import TokenBucket
from nodes.errors import TryLaterError

K = TypeVar("K")
V = TypeVar("V")
AT_ONCE, PER_S = 4, 20.0
AT_ONCE_NEAR = 16
LONGEST_PAUSE_S = 60.0
"""A request waits at most this long for a host that wants to be left alone."""
MOST_HOSTS = 1_000
LOCAL = ("localhost", ".localhost", ".local", ".lan", ".home.arpa", ".internal")


class Quiet:
    """A time in which nothing is asked."""

    def __init__(self, host: str, clock: Clock) -> None:
        self._host = host
        self._clock = clock
        self._ends_at = clock.monotonic()

    def last(self, seconds: float) -> None:
        """Ask nothing for some seconds."""
        self._ends_at = max(self._ends_at, self._clock.monotonic() + seconds)

    async def over(self) -> None:
        """Wait until something may be asked again.

        Raises:
            TryLaterError: that takes long.
        """
        while (left := self._ends_at - self._clock.monotonic()) > 0:
            if left > LONGEST_PAUSE_S:
                message = f"{self._host} asked to be left alone for {left:.0f} seconds; try again then."
                raise TryLaterError(message, after_s=left)
            await self._clock.sleep(left)


class Connection:
    """The requests to a host with one sign-in, or with none."""

    def __init__(self, host: str, clock: Clock) -> None:
        self.quiet = Quiet(host, clock)
        self._clock = clock
        self._free_at = clock.monotonic()

    async def turn(self, per_minute: float | None) -> None:
        """Wait until one more request may go out, at most so many a minute.

        Each takes as long as its own pace says, whoever asks at another one.

        Raises:
            TryLaterError: it is to be left alone for long.
        """
        await self.quiet.over()
        if per_minute is None:
            return
        now = self._clock.monotonic()
        begins_at = max(self._free_at, now)
        self._free_at = begins_at + 60.0 / per_minute
        if begins_at > now:
            await self._clock.sleep(begins_at - now)
            await self.quiet.over()


class Pace:
    """The requests to one host."""

    def __init__(self, host: str, clock: Clock) -> None:
        self.quiet = Quiet(host, clock)
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
            await self.quiet.over()
            if self._bucket is not None:
                await self._bucket.turn()
            yield


class Paces:
    """The paces of all hosts and connections that were asked lately."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._salt = secrets.token_bytes(16)
        self._hosts: dict[str, Pace] = {}
        self._connections: dict[tuple[str, bytes], Connection] = {}

    def of(self, host: str) -> Pace:
        """Return the pace of a host, with its port."""
        return _latest(self._hosts, host, lambda: Pace(host, self._clock))

    def connection(self, host: str, sign_in: Iterable[str]) -> Connection:
        """Return the connection to a host with the secrets that it is shown."""
        shown = "\0".join(sorted(sign_in)).encode("utf-8", "replace")
        key = host, blake2b(shown, key=self._salt, digest_size=16).digest()
        return _latest(self._connections, key, lambda: Connection(host, self._clock))


def _latest(known: dict[K, V], key: K, make: Callable[[], V]) -> V:
    """Return what is known, and forget what was not asked for in a long time."""
    found = known.pop(key, None) or make()
    known[key] = found
    if len(known) > MOST_HOSTS:
        del known[next(iter(known))]
    return found


def _is_near(host: str) -> bool:
    """Say whether a host is, by what it is called, on this machine or in its network."""
    name = host.rpartition(":")[0] if host.rpartition(":")[2].isdecimal() else host
    name = name.strip("[]").casefold()
    try:
        return closed(ip_address(name)) is not None
    except ValueError:
        return name.endswith(LOCAL) or "." not in name
