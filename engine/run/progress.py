"""How nodes are doing, and telling it not too often."""

import asyncio
from collections.abc import Generator
from contextlib import contextmanager
from typing import Protocol

from engine.clock import Clock
from engine.protocol import NodeError, NodeResult, NodeStatus

EVERY_S = 0.1
ENDED_WELL = ("completed", "skipped")


class Hearer(Protocol):
    """Hears how the nodes of a run are doing."""

    @property
    def is_heard(self) -> bool:
        """Say whether somebody listens at the moment."""
        ...

    def node_changed(self, result: NodeResult) -> None:
        """A node's status or counts changed."""
        ...


class Telling:
    """Tells what changed in a run, all nodes together and at most ten times a second.

    Where nodes work ``in_turn``, that goes for their ends too: the run is over soon.
    """

    def __init__(self, hearer: Hearer, *, in_turn: bool = False) -> None:
        self._hearer = hearer
        self._in_turn = in_turn
        self._changed: dict[Progress, None] = {}
        self._timer: asyncio.TimerHandle | None = None

    def soon(self, progress: "Progress") -> None:
        """Tell counts, with those of others that change meanwhile."""
        self._changed[progress] = None
        if self._timer is None and self._hearer.is_heard:
            loop = asyncio.get_running_loop()
            self._timer = loop.call_later(EVERY_S, self.everything)

    def now(self, progress: "Progress") -> None:
        """Tell another status."""
        if self._in_turn:
            self.soon(progress)
            return
        self._changed.pop(progress, None)
        self._tell(progress)

    def everything(self) -> None:
        """Tell all that is not told yet."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        changed, self._changed = self._changed, {}
        for progress in changed:
            self._tell(progress)

    def _tell(self, progress: "Progress") -> None:
        if self._hearer.is_heard:
            self._hearer.node_changed(progress.result())


class Progress:
    """The counts of one node; every change is told in time."""

    def __init__(self, node: str, type_: str, telling: Telling, clock: Clock) -> None:
        self.status: NodeStatus = "pending"
        self.records_in = 0
        self.records_out: dict[str, int] = {}
        self.skipped = 0
        self.attempts = 0
        self.error: NodeError | None = None
        self.fingerprint = ""
        self.reused_from: str | None = None
        self.effects = 0
        self.resting = 0
        self._waiting = 0
        self._node = node
        self._type = type_
        self._telling = telling
        self._clock = clock
        self._started: float | None = None
        self._duration_s = 0.0
        self._last: NodeResult | None = None

    @property
    def is_over(self) -> bool:
        """Say whether the node will do nothing more."""
        return self.status not in ("pending", "running", "waiting")

    @property
    def moved(self) -> int:
        """How many records came in and went out so far."""
        return self.records_in + sum(self.records_out.values())

    def begin(self) -> None:
        """Note that the node works; what is over at once is told only then."""
        self._started = self._clock.monotonic()
        self.status = "running"
        self._telling.soon(self)

    def become(self, status: NodeStatus, error: NodeError | None = None) -> None:
        """Change the status and tell at once."""
        self.status = status
        self.error = error or self.error
        if self.is_over and self._started is not None:
            self._duration_s = self._clock.monotonic() - self._started
        self._last = None
        self._telling.now(self)

    def took(self, count: int) -> None:
        """Count records that came in."""
        self.records_in += count
        self._telling.soon(self)

    def gave(self, port: str, count: int) -> None:
        """Count records that went out."""
        self.records_out[port] = self.records_out.get(port, 0) + count
        self._telling.soon(self)

    def tried(self, number: int) -> None:
        """Note that a step is tried for the ``number``-th time."""
        self.attempts = max(self.attempts, number)

    @contextmanager
    def waiting(self) -> Generator[None]:
        """Show the node as waiting while what is inside waits."""
        self._waiting += 1
        if self.status == "running":
            self.become("waiting")
        try:
            yield
        finally:
            self._waiting -= 1
            if not self._waiting and self.status == "waiting":
                self.become("running")

    def would_do(self) -> int:
        """Count something that is not done, and return how many there were before."""
        self.effects += 1
        self._telling.soon(self)
        return self.effects - 1

    def result(self) -> NodeResult:
        """Return the counts as they are now; those at the end are found once."""
        found = self._last or self._result()
        self._last = found if self.is_over else None
        return found

    def _result(self) -> NodeResult:
        return NodeResult(
            node=self._node,
            type=self._type,
            status=self.status,
            records_in=self.records_in,
            records_out=dict(self.records_out),
            skipped=self.skipped,
            attempts=self.attempts,
            duration_ms=round(self._duration() * 1000, 3),
            error=self.error,
            fingerprint=self.fingerprint if self.status in ENDED_WELL else "",
            reused_from=self.reused_from,
            effects=self.effects,
        )

    def _duration(self) -> float:
        if self._started is None or self.is_over:
            return self._duration_s
        return self._clock.monotonic() - self._started
