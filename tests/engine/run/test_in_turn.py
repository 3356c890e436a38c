"""Small runs, whose nodes work one after another, go as all others do."""

import asyncio
import gc
import weakref
from collections.abc import AsyncIterator, Iterator
from typing import NamedTuple

import pytest

from engine.run.channels import BOUND
from engine.run.plan import is_light, plan
from engine.turns import Turns
from nodes.contract import Batch, Context, Record, Stream
from nodes.errors import InputError
from nodes.flow.limit import limit
from nodes.flow.merge import merge
from nodes.triggers.manual import manual
from tests.helpers.runs import Drawn, Nothing, begun, drawn, node_type, ran, until


class Halves(NamedTuple):
    even: Batch
    odd: Batch


def double(config: Nothing, batch: Batch, ctx: Context) -> Batch:
    return batch.map(lambda row: row.with_fields({"n": row["n"] * 2}))


def parity(config: Nothing, batch: Batch, ctx: Context) -> Halves:
    return Halves(*batch.partition(lambda row: row["n"] % 2 == 0))


def picky(config: Nothing, batch: Batch, ctx: Context) -> Batch:
    if any(row["n"] == 2 for row in batch):
        raise InputError("Two is not a number that I like.")
    return batch


def many(config: Nothing, batch: Batch, ctx: Context) -> Batch:
    return Batch(row.child(n, {"n": n}) for row in batch for n in range(3 * BOUND))


async def counted(
    config: Nothing, records: Stream, ctx: Context
) -> AsyncIterator[Record]:
    yield Record({"count": sum([1 async for _ in records])})


DOUBLE, PARITY, PICKY, MANY, COUNTED = map(
    node_type, (double, parity, picky, many, counted)
)
INPUTS = [{"n": n} for n in range(6)]
SHAPES = {
    "chain": drawn("m -> d", "d -> l", m=manual, d=DOUBLE, l=(limit, {"count": 2})),
    "diamond": drawn(
        "m -> p",
        "p.even -> d",
        "p.odd -> j.second",
        "d -> j.first",
        m=manual,
        p=PARITY,
        d=DOUBLE,
        j=merge,
    ),
    "failure": drawn(
        "m -> p", "p -> d", "m -> c", m=manual, p=PICKY, d=DOUBLE, c=COUNTED
    ),
    "skip": drawn("m -> p", "p -> d", m=manual, p=PICKY, d=DOUBLE).with_settings(
        on_error="skip"
    ),
    "condition": drawn("m -> d", m=manual, d=DOUBLE).with_condition("m", "n > 3"),
    "more than fits": drawn("m -> x", "x -> c", m=manual, x=MANY, c=COUNTED),
}


@pytest.fixture
def no_garbage_collection() -> Iterator[None]:
    gc.disable()
    yield
    gc.enable()


def heavy(sketch: Drawn) -> Drawn:
    """Return the same pipeline with a time limit, for which nodes need own tasks."""
    for node_id in sketch.pipeline.nodes:
        sketch = sketch.with_node(node_id, timeout_s=60)
    return sketch


def goes_in_turn(sketch: Drawn, count: int = 1) -> bool:
    inputs = [Record({"n": n}, id=f"r{n}") for n in range(count)]
    return is_light(plan(sketch.pipeline, sketch.types), inputs)


@pytest.mark.parametrize("name", SHAPES)
async def test_a_small_run_gives_what_a_large_one_gives(name: str):
    sketch = SHAPES[name]
    assert goes_in_turn(sketch)
    assert not goes_in_turn(heavy(sketch))

    small = await ran(sketch, inputs=INPUTS)
    large = await ran(heavy(sketch), inputs=INPUTS)

    assert small.records == large.records
    assert (small.status, small.outcome.error) == (large.status, large.outcome.error)
    for key, node in large.outcome.nodes.items():
        without_time = {"duration_ms": 0.0}
        assert small.node(key).model_copy(update=without_time) == node.model_copy(
            update=without_time
        )


async def test_a_small_run_tells_each_node_once_if_somebody_listens():
    told, heard, _clock = begun(SHAPES["chain"], inputs=INPUTS)
    untold, deaf, _clock = begun(SHAPES["chain"], inputs=INPUTS)
    deaf.is_heard = False
    outcome, other = await told.done(), await untold.done()

    assert {each.node: each for each in heard.changes} == outcome.nodes
    assert len(heard.changes) == 3
    assert deaf.changes == []
    assert other.nodes.keys() == outcome.nodes.keys()


async def test_a_small_run_that_is_over_leaves_nothing_for_the_garbage_collector(
    no_garbage_collection: None,
):
    sketch = SHAPES["diamond"]
    turn = Turns().turn(sketch.pipeline)
    run, _heard, _clock = begun(sketch, inputs=INPUTS, turn=turn)
    await run.done()
    left = weakref.ref(run)
    del run
    await asyncio.sleep(0)

    assert left() is None


async def test_a_small_run_is_canceled_where_it_waits():
    begins, never = asyncio.Event(), asyncio.Event()

    async def stuck(
        config: Nothing, batch: Batch, ctx: Context
    ) -> AsyncIterator[Record]:
        begins.set()
        await never.wait()
        yield batch[0]

    sketch = drawn(
        "m -> s", "s -> d", "m -> c", m=manual, s=node_type(stuck), d=DOUBLE, c=COUNTED
    )
    run, _heard, _clock = begun(sketch, inputs=INPUTS)
    running = asyncio.create_task(run.done())
    await until(begins.is_set)
    run.cancel()
    outcome = await running

    assert outcome.status == "canceled"
    assert outcome.nodes["m"].status == "completed"
    assert {outcome.nodes[key].status for key in "sdc"} == {"canceled"}


async def test_a_small_run_keeps_to_its_time_limit():
    async def stuck(
        config: Nothing, batch: Batch, ctx: Context
    ) -> AsyncIterator[Record]:
        await asyncio.Event().wait()
        yield batch[0]

    sketch = drawn("m -> s", m=manual, s=node_type(stuck))
    done = await ran(sketch.with_settings(timeout_s=0.01), inputs=INPUTS)

    assert done.status == "failed"
    assert "longer than its limit" in (done.outcome.error or "")


def test_what_waits_for_others_or_acts_outside_is_not_worked_in_turn():
    async def fetch(config: Nothing, record: Record, ctx: Context) -> Record:
        return record

    def send(config: Nothing, batch: Batch, ctx: Context) -> Batch:
        return batch

    each = drawn("m -> f", m=manual, f=node_type(fetch))
    acts = drawn("m -> s", m=manual, s=node_type(send, effect="idempotent"))
    assert not goes_in_turn(each)
    assert not goes_in_turn(acts)


def test_many_or_large_records_are_not_worked_in_turn():
    sketch = SHAPES["chain"]
    large = [Record({"text": "x" * 200_000}, id="r0")]

    assert goes_in_turn(sketch, 100)
    assert not goes_in_turn(sketch, 101)
    assert not is_light(plan(sketch.pipeline, sketch.types), large)
