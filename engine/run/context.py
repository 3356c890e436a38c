"""What the engine lends to a node at work: the `nodes.context.Context` of one task."""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Protocol, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from engine.clock import Clock
from engine.run.bucket import SharedBuckets, TokenBucket
from engine.run.call import Call, Caller, Records
from engine.run.dry import AskingHttp, Effects, ReadOnlyFiles
from engine.run.memory import NodeMemory
from engine.run.plan import Step
from engine.run.rest import Rest
from engine.run.seen import Seen
from engine.run.spool import BUDGET_BYTES, DiskSpool, sorted_on_disk
from engine.store.run_journal import RunJournal
from nodes.conditions import Conditions
from nodes.context import Files, Http, Level, Siex
from nodes.errors import SettingsError
from nodes.records import Json, Record

T = TypeVar("T")
TIMES: ContextVar[int] = ContextVar("TIMES", default=1)
"""Which of several records with one id a node works on: wires may bring one twice."""
LONG_S = 60.0
"""From here on, a wait is long enough for others to have the run's turn."""
PROGRESS_EVERY_S = 1.0
"""A node's progress is told at most this often."""


class Expressions(Protocol):
    """Compiles what authors write; the module `engine.expressions` is one."""

    def formula(self, text: str, /) -> Callable[[Mapping[str, Any]], Any]:
        """Compile a formula."""
        ...

    def template(self, text: str, /) -> Callable[[Mapping[str, Any]], str]:
        """Compile a text with holes."""
        ...

    def condition(self, rows: Conditions, /) -> Callable[[Mapping[str, Any]], bool]:
        """Compile condition rows."""
        ...

    def value(self, field: str, /) -> Callable[[Mapping[str, Any]], Any]:
        """Compile a field path."""
        ...


class Workers(Protocol):
    """Runs functions in other processes."""

    async def call(self, function: Callable[..., T], *args: Any) -> T:
        """Run a module-level function in a worker process."""
        ...


class Resuming(Protocol):
    """Lets records wait for a call from outside."""

    async def address(self, run_id: str, *place: str) -> str:
        """Return the address that lets a place of a run go on; always the same."""
        ...

    async def answer(
        self, run_id: str, address: str, until: datetime, warn: Callable[[str], None]
    ) -> Mapping[str, Json] | None:
        """Wait for the call of an address; None where nobody called in time."""
        ...


class Listener(Protocol):
    """Hears what nodes have to say while they run."""

    def log(self, node: str | None, level: Level, message: str) -> None:
        """A node, or the run itself, wrote a line."""
        ...

    def notify(self, title: str, text: str) -> None:
        """A node asks for a desktop notification."""
        ...

    def answer(self, status: int, kind: str, body: Any) -> None:
        """A node answers who waits for the run."""
        ...


@dataclass(frozen=True, slots=True)
class Tools:
    """What the nodes of a run share."""

    http: Callable[[], Http]
    files: Files
    siex: Siex
    expressions: Expressions
    workers: Workers
    clock: Clock
    temp: Path | None = None
    budget: int = BUDGET_BYTES
    resumes: Resuming | None = None
    buckets: SharedBuckets | None = None


@dataclass(frozen=True, slots=True)
class RunFacts:
    """What nodes may know of the run that they are part of."""

    run_id: str
    pipeline_name: str
    timezone: str
    inputs: Records
    is_dry_run: bool
    journal: RunJournal | None = None
    chain: tuple[str, ...] = ()
    rest: Rest | None = None
    call: Caller | None = None


class NodeContext:
    """Lends the tools of a run to one of its nodes."""

    def __init__(
        self,
        tools: Tools,
        facts: RunFacts,
        step: Step,
        listener: Listener,
        effects: Effects,
    ) -> None:
        self.files = ReadOnlyFiles(tools.files) if facts.is_dry_run else tools.files
        self.siex = tools.siex
        self.node_name = step.name
        self.pipeline_name = facts.pipeline_name
        self.run_id = facts.run_id
        self.is_dry_run = facts.is_dry_run
        self.inputs = facts.inputs
        self.budget = tools.budget
        self.memory = NodeMemory(None if facts.is_dry_run else facts.journal, step.id)
        self.formula = tools.expressions.formula
        self.template = tools.expressions.template
        self.condition = tools.expressions.condition
        self.value = tools.expressions.value
        self._step = step
        self._facts = facts
        self._tools = tools
        self._listener = listener
        self._effects = effects
        self._timezone = facts.timezone
        self._quiet_until = 0.0
        self._buckets: dict[str, TokenBucket] = {}
        self._calls = 0
        self._held: list[DiskSpool | Seen] = []

    @property
    def http(self) -> Http:
        """The one way to the network, made when it is first used."""
        http = self._tools.http()
        if self.is_dry_run and self._step.type.effect != "none":
            return AskingHttp(http)
        return http

    async def in_worker(self, function: Callable[..., T], *args: Any) -> T:
        """Run a module-level function in a worker process."""
        return await self._tools.workers.call(function, *args)

    def spool(self) -> DiskSpool:
        """Make an empty spool; it goes away with the node."""
        spool = DiskSpool(self._tools.temp, self._tools.budget)
        self._held.append(spool)
        return spool

    def seen(self) -> Seen:
        """Make an empty set of digests; it goes away with the node."""
        seen = Seen(self._tools.temp, self._tools.budget)
        self._held.append(seen)
        return seen

    def sorted(
        self,
        records: Iterable[Record],
        key: Callable[[Record], Any],
        *,
        reverse: bool = False,
    ) -> Iterator[Record]:
        """Sort stably, on disk where memory would not do."""
        return sorted_on_disk(
            records,
            key,
            reverse=reverse,
            folder=self._tools.temp,
            budget=self._tools.budget,
        )

    async def sleep(self, seconds: float) -> None:
        """Wait; the node is shown as waiting meanwhile."""
        with self._effects.progress.waiting():
            await self._tools.clock.sleep(seconds)

    async def resume_address(self, record: Record) -> str:
        """Return the address whose call lets ``record`` go on."""
        place = (self.run_id, self._step.id, record.id)
        return await self._resuming().address(self._outermost_run, *place)

    async def resumed(self, address: str, until: datetime) -> Mapping[str, Json] | None:
        """Wait until an address is called, and return what the call held."""
        progress = self._effects.progress
        async with self.waiting_until(until):
            with progress.waiting():
                return await self._resuming().answer(
                    self._outermost_run, address, until, partial(self.log, "warning")
                )

    def waiting_until(self, until: datetime) -> AbstractAsyncContextManager[None]:
        """Let other runs have this one's turn where what is inside takes long."""
        left_s = (until - self._tools.clock.now()).total_seconds()
        rest = self._facts.rest
        if rest is None or left_s < LONG_S:
            return nullcontext()
        return rest.waiting(self._effects.progress)

    def _resuming(self) -> Resuming:
        if self._tools.resumes is None:
            raise SettingsError("wait", "Calls cannot be waited for here.")
        return self._tools.resumes

    @property
    def _outermost_run(self) -> str:
        """The run itself, also where this is a pipeline that it calls."""
        return self.run_id.partition("/")[0]

    async def turn(
        self, key: str, per_s: float, burst: float = 1.0, *, shared: str = ""
    ) -> None:
        """Wait until ``key`` may have its next turn."""
        if shared and self._tools.buckets is not None:
            await self._tools.buckets.of(shared, key, per_s, burst).turn()
            return
        if key not in self._buckets:
            self._buckets[key] = TokenBucket(self._tools.clock, per_s, burst)
        await self._buckets[key].turn()

    async def call_pipeline(
        self, name: str, records: Records, *, key: str = "", most: int | None = None
    ) -> Records:
        """Run another pipeline on records and return what left its output nodes."""
        self._calls += 1
        if most is not None and self._calls > most:
            message = (
                f"“{name}” was called {most:,} times, the most that is set. Raise the "
                "limit, or hand this node fewer records."
            )
            raise SettingsError("most", message)
        if self._facts.call is None:
            message = "Pipelines cannot be called here."
            raise SettingsError("pipeline", message)
        place = f"{self._step.id}/{key}" if key else self._step.id
        journal = self._facts.journal
        return await self._facts.call(
            Call(
                name,
                records,
                run_id=f"{self.run_id}/{place}",
                chain=self._facts.chain,
                is_dry_run=self.is_dry_run,
                journal=journal.within(place) if journal else None,
                log=self.log,
                notify=self.notify,
                show_effect=self.show_effect,
            )
        )

    def idempotency_key(self, record: Record) -> str:
        """Return a key for (run, node, record)."""
        times = TIMES.get()
        parts = (self.run_id, self._step.id, record.id)
        text = "\0".join(parts if times == 1 else (*parts, str(times)))
        return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:32]

    def now(self) -> datetime:
        """Return the time in the pipeline's time zone, else the computer's."""
        return self._tools.clock.now().astimezone(_zone(self._timezone))

    def notify(self, title: str, text: str) -> None:
        """Ask for a desktop notification."""
        if self.is_dry_run:
            told = {"kind": "notification", "title": title, "text": text}
            self.show_effect(told)
        else:
            self._listener.notify(title, text)

    def show_effect(self, effect: Mapping[str, Any]) -> None:
        """Keep what would be done if this were no dry run."""
        self._effects.show(self._step.id, effect)

    def answer(self, status: int, kind: str, body: Any) -> None:
        """Answer who waits for this run, if anybody."""
        self._listener.answer(status, kind, body)

    def log(self, level: Level, message: str) -> None:
        """Write a line to the run's log."""
        self._listener.log(self._step.id, level, message)

    def progress(self, done: float, total: float | None = None) -> None:
        """Say in the log how far the node has come."""
        now = self._tools.clock.monotonic()
        if now < self._quiet_until:
            return
        self._quiet_until = now + PROGRESS_EVERY_S
        of = f" of {total:g}" if total is not None else ""
        self._listener.log(self._step.id, "debug", f"{done:g}{of} done")

    def close(self) -> None:
        """Give back what the node held."""
        for held in self._held:
            held.close()


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError) as error:
        message = (
            f"There is no time zone “{name}”; choose one in the pipeline's settings."
        )
        raise SettingsError("timezone", message) from error


__all__ = ["Expressions", "Listener", "NodeContext", "RunFacts", "Tools", "Workers"]
