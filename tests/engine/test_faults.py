"""What people are told when something fails that is no fault of the pipeline."""

import asyncio
import errno
import os
import signal
import time
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from engine.local import LocalEngine
from engine.pipeline import Edge, Endpoint, Node, Pipeline
from engine.protocol import Event, LogLine, RunDetail
from engine.stall import StallWatch
from engine.store.journal import Change
from nodes.contract import Batch, Context, NodeType, Record, Stream
from tests.helpers.clock import FakeClock
from tests.helpers.runs import Nothing, begun, drawn, node_type

posted: list[Any] = []


async def numbers(config: Nothing, ctx: Context) -> AsyncIterator[Batch]:
    yield Batch(Record({"n": n}) for n in range(3))


async def post(config: Nothing, record: Record, ctx: Context) -> Record:
    posted.append(record["n"])
    return record


def spools(config: Nothing, records: Stream, ctx: Context) -> AsyncIterator[Batch]:
    async def gather() -> AsyncIterator[Batch]:
        spool = ctx.spool()
        async for record in records:
            spool.append(record)
        yield Batch(spool)

    return gather()


def end_yourself(n: int) -> int:
    if n == 1:
        os.kill(os.getpid(), signal.SIGTERM)  # as the system does where memory is short
    return n


async def computes(config: Nothing, record: Record, ctx: Context) -> Record:
    return record.with_fields({"m": await ctx.in_worker(end_yourself, record["n"])})


async def blocks(config: Nothing, record: Record, ctx: Context) -> Record:
    time.sleep(0.3)  # noqa: ASYNC251 - the fault that is looked for
    await told.wait()
    return record


async def deaf(config: Nothing, record: Record, ctx: Context) -> Record:
    while not over.is_set():
        try:
            await asyncio.wait_for(over.wait(), 60)
        except asyncio.CancelledError:
            ctx.log("info", "I do not listen.")
    return record


async def waits(config: Nothing, record: Record, ctx: Context) -> Record:
    await asyncio.Event().wait()
    return record


over, told = asyncio.Event(), asyncio.Event()
KINDS = (
    node_type(numbers),
    node_type(post, effect="unsafe"),
    node_type(spools),
    node_type(computes),
    node_type(blocks, concurrency=1),
    node_type(deaf),
    node_type(waits),
)
TYPES: dict[str, NodeType] = {kind.id: kind for kind in KINDS}


def pipeline(kind: str, **node: Any) -> Pipeline:
    nodes = {
        "s": Node("s", "test.numbers"),
        "n": Node("n", f"test.{kind}", name="The node", **node),
    }
    wire = Edge(Endpoint("s", "out"), Endpoint("n", "in"))
    return Pipeline("p", "P", nodes=nodes, edges=(wire,))


class Engine(LocalEngine):
    """An engine that remembers what was said."""

    heard: list[Event]

    def lines(self) -> list[str]:
        return [line.message for line in self.heard if isinstance(line, LogLine)]


@asynccontextmanager
async def engine_in(folder: Path) -> AsyncGenerator[Engine]:
    posted.clear()
    async with Engine(folder / "home", types=TYPES) as engine:
        engine.heard = []
        engine.listen(engine.heard.append)
        yield engine


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[Engine]:
    async with engine_in(tmp_path) as engine:
        yield engine


async def ended(engine: Engine, wanted: Pipeline) -> RunDetail:
    async with asyncio.timeout(30):
        return await engine.finished(await engine.start_run(wanted))


async def test_without_room_for_the_journal_nothing_is_done_that_could_be_lost(
    engine: Engine,
):
    journal = engine._service._store.journal
    await journal.write(Change("pragma max_page_count = 1"))  # as it is, and no more
    await journal.write(Change("create table if not exists runs (run)"))
    huge = pipeline("post")
    big = "x" * 4_000_000

    async def large(config: Nothing, ctx: Context) -> AsyncIterator[Record]:
        yield Record({"n": 1, "text": big})

    engine._service._runs.preparation._types = {**TYPES, "test.numbers": node_type(large, "test.numbers")}  # type: ignore[assignment]  # fmt: skip
    done = await ended(engine, huge)

    assert done.status == "failed"
    assert "The disk is full" in (done.error or "")
    assert posted == []


async def test_without_room_for_a_spool_the_node_says_so(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
):
    def full(**_options: Any) -> Any:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("engine.run.spool.tempfile.TemporaryFile", full)
    monkeypatch.setattr("engine.run.spool.Weight.with_one_more", lambda *_: 10**12)
    done = await ended(engine, pipeline("spools"))

    assert done.error == "The node: The disk is full. Free some space, then run again."


async def test_a_journal_that_cannot_be_made_is_told(tmp_path: Path):
    (tmp_path / "home" / "journal.db").mkdir(parents=True)
    async with engine_in(tmp_path) as engine:
        done = await ended(engine, pipeline("post"))
    assert done.status == "failed"
    assert "cannot be written to" in (done.error or "")
    assert "journal.db" in (done.error or "")
    assert posted == []


async def test_a_clock_that_jumps_back_changes_no_duration(tmp_path: Path):
    clock = FakeClock()

    async def jumps(config: Nothing, record: Record, ctx: Context) -> Record:
        clock.time = clock.time.replace(year=2001)
        clock.seconds += 2
        return record

    kinds = {**TYPES, "test.jumps": node_type(jumps)}
    home = tmp_path / "home"
    async with LocalEngine(home, types=kinds, clock=clock) as engine:
        first = await engine.start_run(pipeline("jumps"))
        done = await engine.finished(first)
        second = await engine.start_run(pipeline("jumps"))
        await engine.finished(second)
        assert {run.run_id for run in await engine.runs()} == {first, second}
    assert done.status == "completed"
    assert done.duration_ms == 6_000


@pytest.mark.parametrize("on_error", ["skip", "stop"])
async def test_a_worker_that_runs_out_of_memory_hurts_its_record_alone(
    on_error: Any, engine: Engine
):
    done = await ended(engine, pipeline("computes", on_error=on_error))
    if on_error == "skip":
        assert done.status == "completed"
        assert done.nodes["n"].skipped == 1
        assert done.nodes["n"].records_out == {"out": 2}
        assert "perhaps for want of memory" in " ".join(engine.lines())
    else:
        error = done.nodes["n"].error
        assert error is not None
        assert error.record == "s-1"
        assert "perhaps for want of memory" in error.message


async def test_a_node_that_blocks_the_engine_is_named(engine: Engine, caplog: Any):
    told.clear()
    engine.listen(
        lambda event: told.set() if "kept the whole engine" in str(event) else None
    )
    engine._service._runs._watch = StallWatch(every_s=0.01, long_s=0.1)
    done = await ended(engine, pipeline("blocks"))

    assert done.status == "completed"
    assert "The node “The node” keeps the engine from answering" in caplog.text


async def test_a_run_is_canceled_while_a_node_blocks_in_between(
    engine: Engine, caplog: Any
):
    run_id = await engine.start_run(pipeline("blocks"))
    await asyncio.sleep(0)
    await engine.cancel_run(run_id)
    async with asyncio.timeout(10):
        assert (await engine.finished(run_id)).status == "canceled"


async def test_a_node_that_does_not_heed_a_cancel_is_left_behind():
    global over
    over = asyncio.Event()
    run, heard, _clock = begun(drawn(n=TYPES["test.deaf"]), inputs=[{"n": 1}])
    going = asyncio.create_task(run.done())
    async with asyncio.timeout(10):
        while not any(change.status == "running" for change in heard.changes):  # noqa: ASYNC110
            await asyncio.sleep(0)
        run.cancel()
        outcome = await going
    assert outcome.status == "canceled"
    assert outcome.nodes["n"].status == "canceled"
    assert any(
        "does not end when it is told to" in text for _n, _l, text in heard.lines
    )
    over.set()


async def test_a_node_that_never_ends_has_its_time(engine: Engine):
    done = await ended(engine, pipeline("waits", timeout_s=0.05))
    assert "No answer within 0.05 s" in (done.error or "")


async def test_a_node_that_never_ends_is_canceled_at_once(engine: Engine):
    run_id = await engine.start_run(pipeline("waits"))
    async with asyncio.timeout(10):
        while (await engine.run(run_id)).nodes["n"].status != "running":  # noqa: ASYNC110
            await asyncio.sleep(0)
        await engine.cancel_run(run_id)
        assert (await engine.finished(run_id)).status == "canceled"
