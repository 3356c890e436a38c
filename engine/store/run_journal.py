"""What one run writes into the journal, and reads back when it is played again.

- A **step** is the answer of a node to one record, or an effect on it: *begun* before the
  call where that matters, *done* with what came of it.
- A **log** is what came one after the other: what a source gave, which wire brought
  records when. Entries are numbered from 0.
- **State** is what a node remembers between runs. It counts when the run has completed.
"""

import asyncio
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Literal

from engine.errors import StoreError
from engine.store.journal import Change, Journal

StepState = Literal["begun", "done"]
KEEP_STEP = (
    "insert or replace into steps (run, node, key, state, data) values (?, ?, ?, ?, ?)"
)
ADD_TO_LOG = "insert into log (run, node, name, number, data) values (?, ?, ?, ?, ?)"
KEEP_STATE = (
    "insert or replace into run_state (run, pipeline, node, key, value)"
    " values (?, ?, ?, ?, ?)"
)
COUNT_STATE = (
    "insert or replace into state (pipeline, node, key, value)"
    " select pipeline, node, key, value from run_state where run = ?"
)
TABLES_OF_RUNS = ("steps", "log", "run_state", "runs")
PAGE = 200
"""Entries of a log that are read at a time."""
MOST_KEYS = 500
"""Keys that one statement asks for."""


@dataclass(frozen=True, slots=True)
class Step:
    """What is known of a node's work on one record."""

    node: str
    key: str
    state: StepState
    data: bytes


class RunJournal:
    """The rows of one run. Nothing is read in a run that is the first of its id."""

    def __init__(
        self, journal: Journal, run_id: str, pipeline_id: str, *, is_resumed: bool
    ) -> None:
        self.is_resumed = is_resumed
        self.on_trouble: Callable[[str], None] | None = None
        self._journal = journal
        self._run = run_id
        self._pipeline = pipeline_id
        self._place = ""
        self._places: set[str] = set()
        self._reads_own = False
        self._outer: RunJournal | None = None
        self._last: int | None = None
        self._trouble: StoreError | None = None
        self._flying = 0
        self._landed = asyncio.Event()
        self._is_stopping = False

    @property
    def is_used(self) -> bool:
        """Say whether there is something to forget when the run ends."""
        return self._last is not None or self.is_resumed

    def within(self, place: str) -> "RunJournal":
        """Return the part of this journal for a pipeline that a node calls."""
        is_again = place in self._places  # after a failure: what was done stays done
        inner = RunJournal(
            self._journal,
            self._run,
            self._pipeline,
            is_resumed=self.is_resumed or is_again,
        )
        inner._reads_own = is_again
        self._places.add(place)
        inner.on_trouble = self.on_trouble
        inner._outer = self
        inner._place = f"{self._place}{place}/"
        inner._last = self._last
        return inner

    def inner_wrote(self, number: int) -> None:
        """Hear that a called pipeline wrote something down."""
        self._last = number
        if self._outer is not None:
            self._outer.inner_wrote(number)

    def failed(self, error: StoreError) -> None:
        """Hear that something is not on disk: the run cannot go on safely."""
        if self._trouble is None:
            self._trouble = error
            if self.on_trouble is not None:
                self.on_trouble(str(error))

    def begin(self, node: str, key: str, data: bytes) -> None:
        """Write down that a node is about to do something that cannot be undone."""
        self._put(
            Change(KEEP_STEP, (self._run, self._place + node, key, "begun", data))
        )

    def done(self, node: str, key: str, data: bytes) -> None:
        """Write down what came of a step."""
        self._put(Change(KEEP_STEP, (self._run, self._place + node, key, "done", data)))

    def undo(self, node: str, key: str) -> None:
        """Write down that a step is as if it had not begun."""
        statement = "delete from steps where run = ? and node = ? and key = ?"
        self._put(Change(statement, (self._run, self._place + node, key)))

    def add(self, node: str, name: str, number: int, data: bytes) -> None:
        """Add an entry to a log."""
        self._put(
            Change(ADD_TO_LOG, (self._run, self._place + node, name, number, data))
        )

    def remember(self, node: str, values: Mapping[str, bytes]) -> None:
        """Keep what a node remembers, from the moment on that the run has completed."""
        rows = [
            (self._run, self._pipeline, self._place + node, key, value)
            for key, value in values.items()
        ]
        self._put(Change(KEEP_STATE, rows=rows))

    @contextmanager
    def in_flight(self) -> Generator[None]:
        """Count what an engine that ends waits for while the block runs."""
        if self._outer is not None:
            with self._outer.in_flight():
                yield
            return
        self._flying += 1
        try:
            yield
        finally:
            self._flying -= 1
            if not self._flying:
                self._landed.set()

    async def while_going(self) -> None:
        """Begin nothing new once the run is to stop, and go on with a later engine."""
        if self._outer is not None:
            await self._outer.while_going()
        elif self._is_stopping:
            await asyncio.Event().wait()

    async def stop(self) -> None:
        """Let nothing begin any more, and wait for what is under way outside."""
        self._is_stopping = True
        while self._flying:
            self._landed.clear()
            await self._landed.wait()

    async def settled(self) -> None:
        """Wait until all that this run wrote down is on disk.

        Raises:
            StoreError: it cannot be written.
        """
        if self._last is not None:
            await self._journal.settled(self._last)
        if self._trouble is not None:
            raise self._trouble

    async def room(self) -> None:
        """Wait while the disk cannot keep up."""
        await self._journal.room()

    async def step(self, node: str, key: str) -> Step | None:
        """Return what is known of a step of an earlier attempt."""
        if not self.is_resumed:
            return None
        await self._written()
        statement = (
            "select state, data from steps where run = ? and node = ? and key = ?"
        )
        row = await self._journal.read(
            lambda c: c.execute(
                statement, (self._run, self._place + node, key)
            ).fetchone()
        )
        return Step(node, key, *row) if row else None

    async def page(self, node: str, name: str, first: int) -> list[bytes]:
        """Return some entries of a log from ``first`` on; none at the end."""
        if not self.is_resumed:
            return []
        await self._written()
        statement = (
            "select data from log where run = ? and node = ? and name = ?"
            " and number >= ? order by number limit ?"
        )
        values = (self._run, self._place + node, name, first, PAGE)
        rows = await self._journal.read(
            lambda c: c.execute(statement, values).fetchall()
        )
        return [data for (data,) in rows]

    async def whole_log(self, node: str, name: str) -> list[bytes]:
        """Return all entries of a log of small entries."""
        found: list[bytes] = []
        while page := await self.page(node, name, len(found)):
            found += page
        return found

    async def remembered(self, node: str, keys: Sequence[str]) -> dict[str, bytes]:
        """Return what a node remembers of ``keys`` from runs that have completed."""
        if not self._journal.exists:
            return {}
        found: dict[str, bytes] = {}
        for start in range(0, len(keys), MOST_KEYS):
            some = keys[start : start + MOST_KEYS]
            marks = ", ".join("?" * len(some))
            statement = (
                "select key, value from state where pipeline = ? and node = ?"  # noqa: S608
                f" and key in ({marks})"
            )
            values = (self._pipeline, self._place + node, *some)
            found |= await self._journal.read(
                lambda c, s=statement, v=values: dict(c.execute(s, v).fetchall())
            )
        return found

    async def end(self, *, counts: bool) -> None:
        """Forget the run; what its nodes remember counts from now on, or never.

        Raises:
            StoreError: it cannot be written.
        """
        if self.is_used:
            await end_run(self._journal, self._run, counts=counts)

    async def _written(self) -> None:
        """Where a call is repeated, what is to be read may be from a moment ago."""
        if self._reads_own:
            await self.settled()

    def _put(self, change: Change) -> None:
        if self._trouble is None:
            self._last = self._journal.put(change, writer=self)
            if self._outer is not None:
                self._outer.inner_wrote(self._last)


async def runs_in(journal: Journal) -> set[str]:
    """Return the runs that have anything in the journal."""
    if not journal.exists:
        return set()
    union = " union ".join(f"select run from {table}" for table in TABLES_OF_RUNS)  # noqa: S608
    rows = await journal.read(lambda c: c.execute(union).fetchall())
    return {run for (run,) in rows}


async def left_runs(journal: Journal) -> set[str]:
    """Return the runs that wait for an engine that goes on with them."""
    if not journal.exists:
        return set()
    statement = "select run from runs where is_left"
    rows = await journal.read(lambda c: c.execute(statement).fetchall())
    return {run for (run,) in rows}


async def leave(journal: Journal, run_id: str, *, is_left: bool) -> None:
    """Write down whether a run waits for an engine that goes on with it."""
    statement = (
        "insert into runs (run, is_left) values (?, ?)"
        " on conflict (run) do update set is_left = excluded.is_left"
    )
    await journal.write(Change(statement, (run_id, is_left)))


async def begun_steps(journal: Journal, run_id: str) -> list[Step]:
    """Return what a run was about to do when the engine died."""
    if not journal.exists:
        return []
    statement = (
        "select node, key, state, data from steps where run = ? and state = 'begun'"
        " order by id"
    )
    rows = await journal.read(lambda c: c.execute(statement, (run_id,)).fetchall())
    return [Step(*row) for row in rows]


async def settle_step(
    journal: Journal, run_id: str, step: Step, data: bytes | None
) -> None:
    """Write down what came of a begun step; with None, it has not begun at all."""
    where = "where run = ? and node = ? and key = ?"
    named = (run_id, step.node, step.key)
    if data is None:
        await journal.write(Change(f"delete from steps {where}", named))  # noqa: S608
    else:
        statement = f"update steps set state = 'done', data = ? {where}"  # noqa: S608
        await journal.write(Change(statement, (data, *named)))


async def end_run(journal: Journal, run_id: str, *, counts: bool) -> None:
    """Forget a run; what its nodes remember counts from now on, or never."""
    keep = [Change(COUNT_STATE, (run_id,))] if counts else []
    forget = [
        Change(f"delete from {table} where run = ?", (run_id,))  # noqa: S608
        for table in TABLES_OF_RUNS
    ]
    await journal.write(*keep, *forget)
