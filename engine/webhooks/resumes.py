"""Calls that let waiting records go on: their addresses, and what became of them.

An address, `/resume/RUN/PLACE`, names a run and a place in it, made from the secret: who
knows it may call it, once. What was called, or that nobody called in time, is in the run's
journal before anybody hears of it, so it holds when the engine dies right after. A call
that comes before its record waits counts too.
"""

import asyncio
import hashlib
import hmac
from asyncio import FIRST_COMPLETED
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from engine.clock import Clock
from engine.errors import EngineError, NotFoundError
from engine.lines import from_json_line, to_json_line
from engine.store.run_journal import RunJournal
from engine.store.store import Store
from engine.webhooks.bodies import body_of, pairs_of
from engine.webhooks.key_ring import KeyRing
from engine.webhooks.keys import HOST, LETTERS, PORT
from engine.webhooks.messages import PLAIN, Answer, RefusedRequestError, Request
from nodes.errors import InputError, TryLaterError

RESUME = "/resume/"
METHODS = ("GET", "POST")
MOST_BYTES = 1_000_000
LOOK_EVERY_S = 30.0
"""How often the clock is looked at: it may jump, and computers sleep."""
OVER = ("completed", "failed", "canceled")
TOO_LATE = {"is_too_late": True}
NO_ADDRESS = "The field holds no address that a node “Resume address” gave."
THANKS = b"Thank you: the pipeline goes on.\n"
Called = Mapping[str, Any]


class Slot(NamedTuple):
    """What an address names: a run, and a place in it."""

    run_id: str
    place: str

    @property
    def key(self) -> str:
        """Where the journal of a run keeps what became of it."""
        return f"called:{self.run_id}/{self.place}"


@dataclass
class Slots:
    """What is known of the addresses that a run gave out or waits for."""

    known: dict[Slot, Called] = field(default_factory=dict[Slot, Called])
    waiting: dict[Slot, asyncio.Event] = field(
        default_factory=dict[Slot, asyncio.Event]
    )
    locks: dict[Slot, asyncio.Lock] = field(default_factory=dict[Slot, asyncio.Lock])


class Resumes:
    """Gives out addresses and waits for their calls, on behalf of all runs.

    ``journal_of`` finds the journal of a run that goes on. From the first address on,
    which makes that ``is_wanted``, ``listen`` is called so that somebody listens; it
    returns why nobody can. Who calls once more should be told what became of it.
    """

    def __init__(self, ring: KeyRing, store: Store, clock: Clock) -> None:
        self.is_wanted = False
        self.journal_of: Callable[[str], RunJournal | None] = _no_journal
        self.listen: Callable[[], Awaitable[str]] = _nobody
        self._ring = ring
        self._store = store
        self._clock = clock
        self._runs: dict[str, Slots] = {}

    async def address(self, run_id: str, *place: str) -> str:
        """Return the address that lets a place of a run go on; always the same.

        Raises:
            TryLaterError: nobody can listen for its call.
        """
        _slots, trouble = await self._want(run_id)
        if trouble:
            raise TryLaterError(trouble)
        name = hashlib.blake2b("\0".join(place).encode(), digest_size=10).hexdigest()
        slot = Slot(run_id, name)
        port = self._ring.keys.port or PORT
        return f"http://{HOST}:{port}{RESUME}{run_id}/{name}{self._seal(slot)}"

    async def answer(
        self, run_id: str, address: str, until: datetime, warn: Callable[[str], None]
    ) -> Called | None:
        """Wait for the call of an address; None where nobody called in time.

        Raises:
            InputError: that is no such address.
        """
        slots, trouble = await self._want(run_id)
        slot = self._slot(urlsplit(address).path)
        if slot is None:
            raise InputError(NO_ADDRESS)
        if trouble:
            warn(trouble)
        rings = slots.waiting.setdefault(slot, asyncio.Event())
        if await self._known(slots, self.journal_of(run_id), slot) is None:
            await self._rung(rings, until)
            with suppress(AlreadyCalledError):
                await self._keep(run_id, slot, TOO_LATE)
        found = slots.known[slot]
        return None if found == TOO_LATE else found

    def forget(self, run_id: str) -> None:
        """Let go of a run that is over, or left to a later engine."""
        self._runs.pop(run_id, None)

    def admit(self, request: Request) -> int:
        """Judge the head of a call; return how large its body may be.

        Raises:
            RefusedRequestError: it is not let in.
        """
        if self._slot(request.path) is None:
            raise RefusedRequestError(404, "There is nothing at this address.")
        if request.method not in METHODS:
            allowed = ", ".join(METHODS)
            sentence = f"This address takes {allowed}."
            raise RefusedRequestError(405, sentence, {"allow": allowed})
        if "prefetch" in request.headers.get("sec-purpose", ""):
            raise RefusedRequestError(503, "Looking ahead does not count as a call.")
        return MOST_BYTES

    async def call(self, request: Request) -> Answer:
        """Let go on what waits at the address of a call, or will.

        Raises:
            RefusedRequestError: it was called before, or nobody waits any more.
        """
        slot = self._slot(request.path)
        assert slot is not None  # noqa: S101 - `admit` let it in
        run_id = self._owner(slot)
        if self.journal_of(run_id) is None:
            raise await self._refusal(run_id)
        called = {
            "at": self._clock.now().isoformat(timespec="seconds"),
            "method": request.method,
            "query": pairs_of(request.query),
            "body": body_of(request),
        }
        try:
            await self._keep(run_id, slot, called)
        except AlreadyCalledError as error:
            raise RefusedRequestError(409, str(error)) from error
        except EngineError as error:
            raise RefusedRequestError(503, str(error)) from error
        if self.journal_of(run_id) is None:  # it ended at this very moment
            raise await self._refusal(run_id)
        return Answer(200, PLAIN, THANKS)

    async def _want(self, run_id: str) -> tuple[Slots, str]:
        """Have somebody listen; return what is known of a run, and why nobody can."""
        await self._ring.read()
        slots = self._runs.setdefault(run_id, Slots())
        self.is_wanted = True
        return slots, await self.listen()

    async def _rung(self, rings: asyncio.Event, until: datetime) -> None:
        """Wait until somebody called, at most until a time of the clock."""
        called = asyncio.ensure_future(rings.wait())
        try:
            while (left := (until - self._clock.now()).total_seconds()) > 0:
                looks = asyncio.ensure_future(
                    self._clock.sleep(min(left, LOOK_EVERY_S))
                )
                try:
                    await asyncio.wait({called, looks}, return_when=FIRST_COMPLETED)
                finally:
                    looks.cancel()
                if called.done():
                    return
                await self.listen()  # the port may have been taken before
        finally:
            called.cancel()

    async def _known(
        self, slots: Slots, journal: RunJournal | None, slot: Slot
    ) -> Called | None:
        """Return what became of an address, in this attempt of the run or an earlier."""
        if slot not in slots.known and journal is not None:
            step = await journal.step("", slot.key)
            if step is not None:
                slots.known.setdefault(slot, from_json_line(step.data))
        return slots.known.get(slot)

    async def _keep(self, run_id: str, slot: Slot, called: Called) -> None:
        """Write down what became of an address, once; who waits hears of it then.

        Raises:
            AlreadyCalledError: that was decided before.
            EngineError: it cannot be written.
        """
        slots, journal = self._runs.setdefault(run_id, Slots()), self.journal_of(run_id)
        async with slots.locks.setdefault(slot, asyncio.Lock()):
            if (before := await self._known(slots, journal, slot)) is not None:
                raise AlreadyCalledError(before)
            if journal is not None:
                journal.done("", slot.key, to_json_line(called))
                await journal.settled()
            slots.known[slot] = called
        if slot in slots.waiting:
            slots.waiting[slot].set()

    def _owner(self, slot: Slot) -> str:
        """Return the run that waits: a later one, where that was given the address."""
        if slot in self._runs.get(slot.run_id, Slots()).waiting:
            return slot.run_id
        waits = (run for run, slots in self._runs.items() if slot in slots.waiting)
        return next(waits, slot.run_id)

    async def _refusal(self, run_id: str) -> RefusedRequestError:
        """Say why a run that does not go on cannot be called."""
        try:
            status = (await self._store.run(run_id)).status
        except NotFoundError:
            status = "canceled"
        if status in OVER:
            sentence = "The run is over; nobody waits for this call any more."
            return RefusedRequestError(410, sentence)
        sentence = "The run does not go on at the moment; try again in a while."
        return RefusedRequestError(503, sentence, {"retry-after": "10"})

    def _slot(self, path: str) -> Slot | None:
        """Return what a path names; None where it was not given out here."""
        run_id, _, rest = path.removeprefix(RESUME).rpartition("/")
        slot = Slot(run_id, rest[:-LETTERS])
        is_ours = path.startswith(RESUME) and self._ring.keys.secret
        seal = rest[-LETTERS:].encode("utf-8", "replace")
        if is_ours and hmac.compare_digest(seal, self._seal(slot).encode()):
            return slot
        return None

    def _seal(self, slot: Slot) -> str:
        return self._ring.keys.made("resume", *slot)


class AlreadyCalledError(Exception):
    """An address counts once."""

    def __init__(self, before: Called) -> None:
        super().__init__(
            "Too late: the pipeline does not wait for this call any more."
            if before == TOO_LATE
            else f"This was answered before, at {before['at']}; nothing is done twice."
        )


def _no_journal(_run_id: str) -> None:
    return None


async def _nobody() -> str:
    return "Nobody listens for calls here."
