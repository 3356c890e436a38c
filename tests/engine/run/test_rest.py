"""A run that only waits lets others have its turn, and takes it back before it goes on."""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest

from engine.run import rest as resting
from engine.run.context import LONG_S
from engine.turns import Turn
from nodes.contract import Batch, Context, Record
from tests.helpers.runs import Nothing, Ran, begun, drawn, node_type
from tests.helpers.small_nodes import passed, source


@pytest.fixture(autouse=True)
def _looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resting, "LOOK_EVERY_S", 0.001)


@dataclass
class World:
    """What the nodes of a test wait for."""

    call: asyncio.Event = field(default_factory=asyncio.Event)
    work: asyncio.Event = field(default_factory=asyncio.Event)
    wait_s: float = LONG_S

    def waits(self) -> Any:
        async def waits(config: Nothing, record: Record, ctx: Context) -> Record:
            async with ctx.waiting_until(ctx.now() + timedelta(seconds=self.wait_s)):
                await self.call.wait()
            return record

        return node_type(waits, keeps_order=False)

    def works(self) -> Any:
        async def works(config: Nothing, batch: Batch, ctx: Context) -> Batch:
            await self.work.wait()
            return batch

        return node_type(works)


class Case:
    """A run that has its turn, and another one that wants it."""

    def __init__(self, *wires: str, **nodes: Any) -> None:
        self.queue = asyncio.Semaphore(1)
        self.turn, self.other = Turn(self.queue), Turn(self.queue)
        sketch = drawn(*wires, **nodes)
        self.run, self.heard, self.clock = begun(sketch, turn=self.turn)

    async def begin(self) -> asyncio.Task[Ran]:
        await self.turn.take()
        return asyncio.create_task(self._go())

    async def _go(self) -> Ran:
        return Ran(await self.run.done(), self.heard, self.clock)

    async def until_all_but(self, *open_nodes: str) -> None:
        """Return when only these nodes are not over."""

        def left() -> set[str]:
            over = ("completed", "failed", "canceled")
            results = self.run.results()
            return {key for key, it in results.items() if it.status not in over}

        async with asyncio.timeout(20):
            while left() != set(open_nodes):  # noqa: ASYNC110 - nobody tells
                await asyncio.sleep(0)


async def test_others_have_the_turn_while_all_of_it_waits():
    world = World()
    case = Case(
        "s -> w", "w -> p", s=node_type(source), w=world.waits(), p=node_type(passed)
    )
    going = await case.begin()
    async with asyncio.timeout(20):
        await case.other.take()
    world.call.set()
    await asyncio.sleep(0.01)
    assert not going.done()

    case.other.give_up()

    assert (await going).status == "completed"
    assert case.turn.is_held


async def test_the_turn_stays_while_something_works():
    world = World()
    case = Case(
        "s -> w", "s -> x", s=node_type(source), w=world.waits(), x=world.works()
    )
    going = await case.begin()
    await case.until_all_but("w", "x")
    await asyncio.sleep(0.02)
    assert case.turn.is_held

    world.work.set()
    async with asyncio.timeout(20):
        await case.other.take()

    case.other.give_up()
    world.call.set()
    assert (await going).status == "completed"


async def test_a_short_wait_keeps_the_turn():
    world = World(wait_s=LONG_S - 1)
    case = Case("s -> w", s=node_type(source), w=world.waits())
    going = await case.begin()
    await case.until_all_but("w")
    await asyncio.sleep(0.02)
    assert case.turn.is_held
    world.call.set()
    assert (await going).status == "completed"


async def test_a_run_can_be_stopped_while_others_have_its_turn():
    world = World()
    case = Case("s -> w", s=node_type(source), w=world.waits())
    going = await case.begin()
    await case.other.take()
    case.run.cancel()
    assert (await going).status == "canceled"
