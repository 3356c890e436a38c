"""One node at work: its inboxes, its outboxes, how it is called, how it is doing."""

import inspect
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any, Literal, cast

from engine.clock import Clock
from engine.pipeline import ERROR_PORT
from engine.run.arrivals import Order, Turns
from engine.run.channels import Inbox
from engine.run.context import NodeContext
from engine.run.failures import FATAL, LeftOutError, failure
from engine.run.outbox import Keep, Outbox
from engine.run.patience import Patience
from engine.run.plan import Step
from engine.run.progress import Progress
from engine.run.recording import SourceRecording, StepRecording
from engine.run.retry import pause_s
from engine.store.run_journal import RunJournal
from nodes.errors import TryLaterError
from nodes.records import Batch, Record

MOST_SKIPS_TOLD = 20
"""Skipped records that get a line in the log; all are counted."""
LONG_WAIT_S = 20
"""From which pause on people wonder, and are told."""
LONGEST_ASKED_S = 300.0
"""How long a run waits at most because the other side asked for it."""
Ending = Literal["early", "aborted", "canceled"]


@dataclass
class Task:
    """A step of a run and everything that it touches."""

    step: Step
    context: NodeContext
    progress: Progress
    clock: Clock
    random: Random
    inboxes: dict[str, Inbox] = field(default_factory=dict[str, Inbox])
    outboxes: dict[str, Outbox] = field(default_factory=dict[str, Outbox])
    recording: StepRecording | SourceRecording | None = None
    turns: Turns | None = None
    leaving: Order | None = None
    orders: list[Order] = field(default_factory=list[Order])
    ending: Ending | None = None
    given_up: Callable[[], Keep] = field(kw_only=True)

    def __post_init__(self) -> None:
        self.patience = Patience(self.step.node.timeout_s)
        self._keep_given_up: Keep | None = None
        self.listening = 0
        self.has_all = False
        self.at_work = 0

    def call(self, *data: Any) -> Any:
        """Call the node's function."""
        return self.step.type.run(self.step.config, *data, self.context)

    async def batches(self, port: str) -> AsyncIterator[Batch]:
        """Yield what arrives at a port."""
        while batch := await self.take(port):
            yield batch

    async def take(self, port: str) -> Batch | None:
        """Take the next batch of a port; None at the end."""
        self.listening += 1
        try:
            with self.patience.paused():
                get = self.inboxes[port].get
                batch = await (self.turns.take(port, get) if self.turns else get())
        finally:
            self.listening -= 1
        if batch is not None:
            self.begin()
            self.progress.took(len(batch))
        return batch

    @property
    def is_at_rest(self) -> bool:
        """Say whether it does nothing but wait: for input, or with records for long."""
        if self.progress.is_over:
            return True
        takes_nothing = self.listening > 0 or self.has_all
        return takes_nothing and self.at_work == self.progress.resting

    def begin(self) -> None:
        """Note that the node has something to do."""
        if self.progress.status == "pending":
            self.progress.begin()

    async def tried(self, data: Any) -> list[Any]:
        """Return the node's answers to ``data``, tried again where that may help."""
        number = 1
        while True:
            self.progress.tried(number)
            try:
                async with self.patience.limit():
                    return await answers(self.call(data))
            except TryLaterError as error:
                await self.wait_or_raise(error, number)
            number += 1

    async def wait_or_raise(self, error: TryLaterError, number: int) -> None:
        """Wait for the next try, or raise when there was the last one."""
        retry = self.step.node.retry
        if number >= retry.attempts:
            raise error
        if (error.after_s or 0.0) > LONGEST_ASKED_S:
            raise _asked_too_long(error) from error
        wait_s = pause_s(retry, number, error.after_s, self.random.random)
        level = "info" if wait_s < LONG_WAIT_S else "warning"
        self.context.log(level, f"{error} Trying again in {wait_s:.1f} s.")
        self.progress.become("waiting")
        await self.clock.sleep(wait_s)
        self.progress.become("running")

    def ordered(self, journal: RunJournal, name: str) -> Order:
        """Return the order in which something arrives, kept under ``name``."""
        order = Order(journal, self.step.id, name)
        self.orders.append(order)
        return order

    async def give(self, part: Any) -> None:
        """Send what the node gives on its own, written down where it must be."""
        if isinstance(self.recording, SourceRecording):
            part = self.recording.kept(part)
            await self.recording.room()
        await self.emit(part)

    async def emit(self, answer: Any) -> None:
        """Send what the node answered through its ports."""
        if answer is None:
            return
        if hasattr(answer, "_fields"):
            named = cast("Mapping[str, Any]", answer._asdict())
            for port, part in named.items():
                await self._emit(self.outboxes[port], part)
        else:
            port = self.step.type.outputs[0].name
            await self._emit(self.outboxes[port], answer)

    async def give_up_on(self, record: Record, error: Exception) -> None:
        """Skip a record or send it to the error port, as the node is set."""
        is_left_out = isinstance(error, LeftOutError)
        is_given_up = self.step.on_error == "stop" or isinstance(error, FATAL)
        if is_given_up and not is_left_out:
            raise FailedRecordError(record.id, error) from error
        described = failure(error, self.step.name, record.id)
        told = {"kind": described.kind, "message": described.message}
        failed = record.with_fields({"error": told})
        self.progress.skipped += 1
        if self.step.on_error == "port" and not is_left_out:
            await self.outboxes[ERROR_PORT].add(failed)
            return
        if self._keep_given_up is None:
            self._keep_given_up = self.given_up()
        self._keep_given_up(Batch([failed]))
        if self.progress.skipped <= MOST_SKIPS_TOLD:
            self.context.log("warning", f"Skipped a record: {described.message}")

    async def flush(self) -> None:
        """Send what the outboxes still hold."""
        for outbox in self.outboxes.values():
            await outbox.flush()

    async def _emit(self, outbox: Outbox, answer: Any) -> None:
        if isinstance(answer, Record):
            await outbox.add(answer)
        elif answer:
            await outbox.send(answer)


class FailedRecordError(Exception):
    """Carries the record that a node failed on to where the node is given up."""

    def __init__(self, record: str, error: Exception) -> None:
        super().__init__(str(error))
        self.record = record
        self.error = error


def _asked_too_long(error: TryLaterError) -> TryLaterError:
    """Say that a run does not wait as long as the other side asks for."""
    message = (
        f"{error} That is more than the {LONGEST_ASKED_S / 60:.0f} minutes that a run"
        " waits; run it again then."
    )
    return TryLaterError(message, after_s=error.after_s)


async def answers(value: Any) -> list[Any]:
    """Return all that a call answered, however it answers."""
    if inspect.isawaitable(value):
        value = await value
    if hasattr(value, "__aiter__"):
        return [part async for part in value]
    return [value]
