"""What a site's robots.txt lets us read, by RFC 9309."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any
from weakref import WeakValueDictionary

from engine.http.response import Response
from nodes.charset import decode
from nodes.errors import NodeError, NotAllowedError, TryLaterError
from nodes.redaction import shown_url

KEEP_S = 3600.0
MOST_SITES = 1000
FIRST_ERROR, FIRST_SERVER_ERROR, TOO_MANY = 400, 500, 429

Fetch = Callable[[str], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class _Rules:
    parsed: Any
    until: float


class Robots:
    """Remembers the rules of each site for an hour."""

    def __init__(self, agent: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._agent = agent
        self._clock = clock
        self._rules: dict[str, _Rules] = {}
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def check(self, origin: str, url: str, fetch: Fetch) -> None:
        """Refuse ``url`` where the rules of its ``origin`` close it.

        Raises:
            NotAllowedError: robots.txt closes the page.
            TryLaterError: the rules cannot be read, which means: stay away for now.
        """
        rules = await self._of(origin, fetch)
        if rules is None or rules.can_fetch(url, self._agent):
            return
        message = (
            f"{shown_url(url)} is closed to programs by the site's robots.txt; ask the"
            " site's owner, or switch off “Respect robots.txt” in the node's settings."
        )
        raise NotAllowedError(message)

    async def _of(self, origin: str, fetch: Fetch) -> Any:
        async with self._locks.setdefault(origin, asyncio.Lock()):
            known = self._rules.get(origin)
            if known is None or known.until < self._clock():
                known = _Rules(await _read(origin, fetch), self._clock() + KEEP_S)
                self._remember(origin, known)
            return known.parsed

    def _remember(self, origin: str, rules: _Rules) -> None:
        while len(self._rules) >= MOST_SITES:
            del self._rules[next(iter(self._rules))]
        self._rules[origin] = rules


async def _read(origin: str, fetch: Fetch) -> Any:
    """Return the parsed rules, None where a site has none."""
    address = f"{origin}/robots.txt"
    try:
        response = await fetch(address)
    except NotAllowedError:
        raise
    except NodeError as error:
        raise _away(address, str(error)) from error
    if response.status >= FIRST_SERVER_ERROR or response.status == TOO_MANY:
        raise _away(address, f"The site answered {response.status}.")
    if response.status >= FIRST_ERROR:
        return None
    from protego import Protego

    return Protego.parse(decode(response.content).text)


def _away(address: str, why: str) -> TryLaterError:
    message = (
        f"{address} cannot be read, and until it can, the site's pages count as closed"
        f" to programs; try later, or switch off “Respect robots.txt”. {why}"
    )
    return TryLaterError(message)
