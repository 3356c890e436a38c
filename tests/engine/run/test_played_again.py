"""A run that broke off is played again over its journal."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from engine.pipeline import Retry
from engine.run.plan import plan
from engine.store.journal import Change, Journal
from engine.store.run_journal import RunJournal
from nodes.contract import Batch, Context, NodeType, Record, Stream
from nodes.errors import InputError, TryLaterError
from nodes.flow.merge import merge
from tests.helpers.runs import Drawn, Nothing, Ran, begun, drawn, node_type


@dataclass
class World:
    """What nodes do outside, and what they find there."""

    done: list[Any] = field(default_factory=list[Any])
    asked: list[Any] = field(default_factory=list[Any])
    items: list[int] = field(default_factory=lambda: list(range(5)))
    stop_at: Any = None
    stopped: asyncio.Event = field(default_factory=asyncio.Event)

    async def pause(self, at: Any) -> None:
        """Wait for ever at the place where the engine is to die."""
        await asyncio.sleep(0)
        if at == self.stop_at:
            self.stopped.set()
            await asyncio.Event().wait()

    def feed(self) -> NodeType:
        """A source that gives what there is now, and may break off in between."""

        async def feed(config: Nothing, ctx: Context) -> AsyncIterator[Batch]:
            self.asked.append("feed")
            for item in list(self.items):
                await self.pause(("feed", item))
                yield Batch([Record({"n": item})])

        return node_type(feed, repeatable=False)

    def page(self) -> NodeType:
        """Asks the world about a record; what is odd is not there."""

        async def page(config: Nothing, record: Record, ctx: Context) -> Record:
            self.asked.append(record["n"])
            await self.pause(("page", record["n"]))
            if record["n"] % 2:
                message = f"{record['n']} is odd."
                raise InputError(message)
            return record.with_fields({"text": f"page {len(self.asked)}"})

        return node_type(page, repeatable=False)

    def post(self, effect: Any = "keyed") -> NodeType:
        """Changes the world."""

        async def post(config: Nothing, record: Record, ctx: Context) -> Record:
            await self.pause(("before", record["n"]))
            self.done.append((ctx.idempotency_key(record), dict(record)))
            await self.pause(("after", record["n"]))
            return record.with_fields({"answer": len(self.done)})

        return node_type(post, effect=effect, adds=("answer",), concurrency=1)


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
async def journal(tmp_path: Path) -> AsyncIterator[Journal]:
    journal = Journal(tmp_path / "journal.db")
    yield journal
    await journal.close()


class Attempts:
    """Runs the same run again and again, as engines do that die."""

    def __init__(self, journal: Journal, sketch: Drawn) -> None:
        self._journal = journal
        self._sketch = sketch
        self._count = 0

    def rows(self) -> RunJournal:
        """Return the rows of the run, as a later engine sees them."""
        return RunJournal(self._journal, "run", "p", is_resumed=self._count > 0)

    async def dies_at(self, world: World, place: Any) -> None:
        """Run until the world has reached a place, and break off there."""
        world.stop_at, world.stopped = place, asyncio.Event()
        run, _heard, _clock = begun(self._sketch, journal=self.rows())
        self._count += 1
        async with asyncio.timeout(20):
            going = asyncio.create_task(run.done())
            await world.stopped.wait()
            await self._journal.settled()
            going.cancel()
            await asyncio.wait([going])
        world.stop_at = None

    async def ends(self, **more: Any) -> Ran:
        """Run to the end."""
        run, heard, clock = begun(self._sketch, journal=self.rows(), **more)
        self._count += 1
        async with asyncio.timeout(20):
            return Ran(await run.done(), heard, clock)


def numbers(ran: Ran, node: str, port: str = "out") -> list[int]:
    return [record["n"] for record in ran.records[node, port]]


async def test_what_a_source_gave_is_not_asked_for_again(
    world: World, journal: Journal
):
    attempts = Attempts(journal, drawn("f -> p", f=world.feed(), p=world.post()))
    await attempts.dies_at(world, ("after", 3))
    assert len(world.done) == 4
    world.items = []  # the feed has ended and is recorded so

    ran = await attempts.ends()

    assert ran.status == "completed"
    assert numbers(ran, "p") == [0, 1, 2, 3, 4]
    assert world.asked == ["feed"]


async def test_a_source_cut_in_the_middle_is_asked_for_the_rest(
    world: World, journal: Journal
):
    attempts = Attempts(journal, drawn("f -> p", f=world.feed(), p=world.post()))
    world.items = [1, 2, 2, 3, 4]
    await attempts.dies_at(world, ("feed", 3))
    world.items = [7, 3, 2, 2, 2, 1]  # something new, something gone, one more 2

    ran = await attempts.ends()

    assert numbers(ran, "p") == [1, 2, 2, 7, 3, 2]
    assert [record.id for record in ran.records["f", "out"]] == [
        f"f-{number}" for number in range(6)
    ]
    keys = [key for key, _record in world.done]
    assert len(set(keys)) == 6


async def test_a_source_may_be_cut_several_times(world: World, journal: Journal):
    attempts = Attempts(journal, drawn("f -> p", f=world.feed(), p=world.post()))
    for place in (("feed", 1), ("feed", 3), ("after", 2), ("before", 4)):
        await attempts.dies_at(world, place)

    assert numbers(await attempts.ends(), "p") == [0, 1, 2, 3, 4]


async def test_the_world_is_asked_once_for_each_record_also_where_it_refused(
    world: World, journal: Journal
):
    sketch = drawn(
        "f -> a", "a -> p", "a.error -> q", f=world.feed(), a=world.page(),
        p=world.post(), q=world.post(),
    ).with_node("a", on_error="port")  # fmt: skip
    attempts = Attempts(journal, sketch)
    await attempts.dies_at(world, ("before", 4))
    asked = list(world.asked)

    ran = await attempts.ends()

    assert ran.status == "completed"
    assert world.asked == asked
    assert numbers(ran, "p") == [0, 2, 4]
    assert [r["error"] for r in ran.records["a", "error"]] == [
        {"kind": "input", "message": "1 is odd."},
        {"kind": "input", "message": "3 is odd."},
    ]
    assert len({key for key, _record in world.done}) == 5


async def test_a_finished_effect_is_not_repeated_and_its_answer_read_back(
    world: World, journal: Journal
):
    attempts = Attempts(journal, drawn("f -> p", f=world.feed(), p=world.post()))
    await attempts.dies_at(world, ("before", 3))
    assert len(world.done) == 3

    ran = await attempts.ends()

    assert [record["answer"] for record in ran.records["p", "out"]] == [1, 2, 3, 4, 5]
    assert len(world.done) == 5


async def test_a_keyed_effect_in_flight_is_sent_again_with_its_key(
    world: World, journal: Journal
):
    attempts = Attempts(journal, drawn("f -> p", f=world.feed(), p=world.post()))
    await attempts.dies_at(world, ("after", 3))

    await attempts.ends()

    sent = [key for key, record in world.done if record["n"] == 3]
    assert len(sent) == 2
    assert len(set(sent)) == 1


async def test_an_unsafe_effect_is_on_disk_as_begun_before_it_is_done(
    world: World, journal: Journal
):
    attempts = Attempts(
        journal, drawn("f -> p", f=world.feed(), p=world.post("unsafe"))
    )
    await attempts.dies_at(world, ("before", 2))

    rows = attempts.rows()
    steps = [await rows.step("p", f"f-{number}") for number in range(4)]
    assert [step and step.state for step in steps] == ["done", "done", "begun", None]


async def test_records_with_one_id_are_told_apart(world: World, journal: Journal):
    def other(config: Nothing, batch: Batch, ctx: Context) -> Batch:
        return batch.map(lambda row: row.with_fields({"other": True}))

    sketch = drawn(
        "f -> o", "f -> p", "o -> p", f=world.feed(), o=node_type(other), p=world.post()
    )
    attempts = Attempts(journal, sketch)
    await attempts.dies_at(world, ("after", 2))

    await attempts.ends()

    sent = [(row["n"], row.get("other", False)) for _key, row in world.done]
    assert {*sent} == {(n, other) for n in range(5) for other in (False, True)}
    assert len({key for key, _row in world.done}) == 10


class Sides(NamedTuple):
    left: Batch
    right: Batch


def sides(config: Nothing, batch: Batch, ctx: Context) -> Sides:
    return Sides(*batch.partition(lambda row: row["n"] % 3 == 0))


def slowly(turns: Callable[[int], int]) -> NodeType:
    async def slowly(config: Nothing, record: Record, ctx: Context) -> Record:
        for _ in range(turns(record["n"])):
            await asyncio.sleep(0)
        return record

    return node_type(slowly, f"test.slowly{id(turns)}", concurrency=1)


async def first_three(
    config: Nothing, records: Stream, ctx: Context
) -> AsyncIterator[Record]:
    count = 0
    async for record in records:
        if count < 3:
            yield record
        count += 1


@pytest.mark.parametrize("shape", ["wires", "ports"])
async def test_records_come_in_the_order_in_which_they_came_then(
    shape: str, world: World, journal: Journal
):
    world.items = list(range(12))
    turns = {"l": lambda n: 9, "r": lambda n: 0}
    nodes: dict[str, Any] = {
        "f": world.feed(), "s": node_type(sides), "t": node_type(first_three),
        "p": world.post(), "l": slowly(lambda n: turns["l"](n)),
        "r": slowly(lambda n: turns["r"](n)),
    }  # fmt: skip
    ends = ("t", "t") if shape == "wires" else ("m.first", "m.second")
    wires = [f"l -> {ends[0]}", f"r -> {ends[1]}"]
    if shape == "ports":
        nodes["m"] = (merge, {"mode": "as_they_come"})
        wires.append("m -> t")
    sketch = drawn("f -> s", "s.left -> l", "s.right -> r", *wires, "t -> p", **nodes)
    attempts = Attempts(journal, sketch)
    await attempts.dies_at(world, ("before", 2))
    sent = [row["n"] for _key, row in world.done]
    assert sent == [1]
    turns["l"], turns["r"] = turns["r"], turns["l"]  # now the others are faster

    ran = await attempts.ends()

    assert ran.status == "completed"
    assert len({key for key, _row in world.done}) == 3
    assert numbers(ran, "p")[:2] == [1, 2]


async def test_a_port_does_not_wait_for_what_no_longer_comes(
    world: World, journal: Journal
):
    sketch = drawn(
        "f -> s", "s.left -> p", "s.right -> p", f=world.feed(), s=node_type(sides),
        p=world.post(),
    )  # fmt: skip
    attempts = Attempts(journal, sketch)
    world.items = list(range(9))
    await attempts.dies_at(world, ("after", 8))
    # as if the source were a file that somebody shortened in between
    await journal.write(
        Change("delete from log where node = 'f'"), Change("delete from steps")
    )
    world.items = [1, 2]

    ran = await attempts.ends()

    assert ran.status == "completed"
    assert sorted(numbers(ran, "p")) == [1, 2]


async def test_an_early_end_of_a_source_is_played_too(world: World, journal: Journal):
    async def cut(config: Nothing, ctx: Context) -> AsyncIterator[Record]:
        world.asked.append("cut")
        yield Record({"n": 1})
        message = "The line broke."
        raise TryLaterError(message)

    sketch = drawn(
        "f -> p", "f.error -> e", f=node_type(cut, repeatable=False), p=world.post(),
        e=node_type(first_three),
    ).with_node("f", on_error="port")  # fmt: skip
    attempts = Attempts(journal, sketch)
    await attempts.dies_at(world, ("after", 1))

    ran = await attempts.ends()

    assert world.asked == ["cut"]
    [told] = ran.records["e", "out"]
    assert told["error"]["message"] == "The line broke."


async def test_a_source_asked_again_is_asked_until_it_answers(
    world: World, journal: Journal
):
    async def busy(config: Nothing, ctx: Context) -> AsyncIterator[Record]:
        world.asked.append("busy")
        if len(world.asked) == 2:
            message = "Busy."
            raise TryLaterError(message)
        yield Record({"n": 1})
        await world.pause("second")
        yield Record({"n": 2})

    sketch = drawn("f -> p", f=node_type(busy, repeatable=False), p=world.post())
    attempts = Attempts(journal, sketch.with_node("f", retry=Retry(attempts=2)))
    await attempts.dies_at(world, "second")

    ran = await attempts.ends()

    assert ran.status == "completed"
    assert numbers(ran, "p") == [1, 2]


async def test_what_was_first_stays(world: World, journal: Journal):
    seen: list[Any] = []

    async def wait(config: Nothing, record: Record, ctx: Context) -> Record:
        seen.append(await ctx.memory.first(record.id, len(seen) + 100))
        await world.pause("wait")
        return record

    attempts = Attempts(journal, drawn(w=node_type(wait)))
    await attempts.dies_at(world, "wait")
    await attempts.ends()

    assert seen == [100, 100]


async def test_a_run_without_effects_and_questions_writes_nothing(journal: Journal):
    async def count(config: Nothing, ctx: Context) -> AsyncIterator[Record]:
        for number in range(100):
            yield Record({"n": number})

    sketch = drawn(
        "c -> s", "s.left -> t", "s.right -> t", c=node_type(count),
        s=node_type(sides), t=node_type(first_three),
    )  # fmt: skip
    assert (await Attempts(journal, sketch).ends()).status == "completed"
    assert not journal.exists


async def test_a_dry_run_leaves_no_effect_behind(world: World, journal: Journal):
    async def show(config: Nothing, record: Record, ctx: Context) -> Record:
        return record.with_fields({"dry": ctx.is_dry_run})

    sketch = drawn(p=node_type(show, effect="unsafe"))
    await Attempts(journal, sketch).ends(is_dry_run=True)
    await journal.settled()
    [row] = await journal.read(
        lambda c: c.execute("select state from steps").fetchall()
    )
    assert row == ("done",)


def test_effects_tell_before_whom_the_order_counts(world: World):
    sketch = drawn(
        "f -> a", "a -> p", "f -> t", f=world.feed(), a=world.page(), p=world.post(),
        t=node_type(first_three),
    )  # fmt: skip
    assert plan(sketch.pipeline, sketch.types).before_effects == {"f", "a", "p"}
    pinned = sketch.with_node("p", pinned={"out": ()})
    assert plan(pinned.pipeline, pinned.types).before_effects == set()


async def test_records_that_leave_as_they_are_done_leave_so_again(
    world: World, journal: Journal
):
    gates = {n: asyncio.Event() for n in range(5)}

    async def door(config: Nothing, record: Record, ctx: Context) -> Record:
        await gates[record["n"]].wait()
        return record

    opened = node_type(door, keeps_order=False, concurrency=8)
    sketch = drawn("f -> d", "d -> p", f=world.feed(), d=opened, p=world.post())
    attempts = Attempts(journal, sketch)
    dying = asyncio.create_task(attempts.dies_at(world, ("after", 3)))
    gates[4].set()
    await reached(lambda: len(world.done) == 1)
    gates[3].set()
    await dying

    for gate in gates.values():
        gate.set()
    ran = await attempts.ends()

    assert numbers(ran, "d")[:2] == [4, 3]
    assert sorted(numbers(ran, "p")) == [0, 1, 2, 3, 4]
    assert len({key for key, _row in world.done}) == 5


async def reached(holds: Callable[[], bool]) -> None:
    """Let others work until something holds."""
    async with asyncio.timeout(20):
        while not holds():  # noqa: ASYNC110 - the world tells nobody
            await asyncio.sleep(0)
