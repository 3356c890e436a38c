"""What the settings of a pipeline say of its runs: starts while it runs, failures."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from engine.errors import AlreadyRunningError
from engine.local import LocalEngine
from engine.pipeline import Pipeline
from engine.protocol import Event, LogLine, RunDetail, RunFinished
from engine.run.extent import Extent
from nodes.contract import Context, Record, Stream
from nodes.errors import InputError
from nodes.flow.limiter import limiter
from tests.helpers.clock import FakeClock
from tests.helpers.runs import Nothing, drawn, node_type, until
from tests.helpers.small_nodes import passed, source


async def waits(config: Nothing, ctx: Context) -> AsyncIterator[Record]:
    yield Record({"n": 1})
    await asyncio.Event().wait()


def fails(config: Nothing, record: Record, ctx: Context) -> Record:
    if record.get("n") == 1:
        raise InputError("The number is one.")
    return record


async def spools(
    config: Nothing, records: Stream, ctx: Context
) -> AsyncIterator[Record]:
    spool = ctx.spool()
    async for record in records:
        spool.append(record)
    ordered = list(ctx.sorted(spool, lambda record: record.id))
    on_disk = spool.is_on_disk  # pyright: ignore[reportAttributeAccessIssue]
    told = {"on disk": on_disk, "records": len(spool), "sorted": len(ordered)}
    yield Record(told)


SPOOLS = node_type(spools)
WAITS, FAILS, SOURCE, PASSED = map(node_type, (waits, fails, source, passed))
TYPES = {kind.id: kind for kind in (WAITS, FAILS, SOURCE, PASSED, SPOOLS)}


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[LocalEngine]:
    async with LocalEngine(tmp_path / "home", types=TYPES) as engine:
        yield engine


def waiting(**settings: Any) -> Pipeline:
    return drawn(w=WAITS).with_settings(**settings).pipeline


def failing(**settings: Any) -> Pipeline:
    sketch = drawn("a -> f", a=SOURCE, f=FAILS)
    pipeline = sketch.with_settings(error_pipeline="errors", **settings).pipeline
    return replace(pipeline, id="failing", name="Failing")


async def followers(engine: LocalEngine) -> list[RunDetail]:
    """Return the runs of the error pipeline when they have ended."""
    found = await engine.runs(pipeline_id="errors")
    return [await engine.finished(run.run_id) for run in found]


async def test_a_further_start_is_left_out(engine: LocalEngine):
    pipeline = waiting(when_running="skip")
    first = await engine.start_run(pipeline)
    with pytest.raises(AlreadyRunningError, match="is running already"):
        await engine.start_run(pipeline)
    await engine.cancel_run(first)
    await engine.finished(first)
    await engine.cancel_run(await engine.start_run(pipeline))


async def test_of_starts_in_the_same_moment_one_is_left_out(engine: LocalEngine):
    pipeline = waiting(when_running="skip")
    found = await asyncio.gather(
        *(engine.start_run(pipeline) for _ in range(3)), return_exceptions=True
    )
    assert [type(each) for each in found] == [
        str,
        AlreadyRunningError,
        AlreadyRunningError,
    ]
    await engine.cancel_run(str(found[0]))
    await engine.finished(str(found[0]))
    await engine.cancel_run(await engine.start_run(pipeline))


@pytest.mark.parametrize(("memory_mb", "is_on_disk"), [(1, True), (32, False)])
async def test_a_node_holds_as_much_in_memory_as_is_set(
    engine: LocalEngine, memory_mb, is_on_disk
):
    pipeline = drawn("a -> s", a=SOURCE, s=SPOOLS).with_settings(memory_mb=memory_mb)
    run_id = await engine.start_run(
        pipeline.pipeline, inputs=[{"text": "x" * 10_000}] * 200
    )
    assert (await engine.finished(run_id)).status == "completed"
    [told] = (await engine.records(run_id, "s", "out")).records
    assert told.data == {"on disk": is_on_disk, "records": 200, "sorted": 200}


async def test_as_many_as_may_run_are_not_left_out(engine: LocalEngine):
    pipeline = waiting(when_running="skip", max_concurrency=2)
    runs = [await engine.start_run(pipeline) for _ in range(2)]
    with pytest.raises(AlreadyRunningError):
        await engine.start_run(pipeline)
    for run_id in runs:
        await engine.cancel_run(run_id)


async def test_a_failure_runs_the_error_pipeline(engine: LocalEngine):
    await engine.save(Pipeline("errors", nodes=drawn(p=PASSED).pipeline.nodes))
    run_id = await engine.start_run(failing())
    await engine.finished(run_id)

    [followed] = await followers(engine)
    assert followed.status == "completed"
    assert followed.trigger == "error"
    [told] = (await engine.records(followed.run_id, "p", "out")).records
    assert told.data == {
        "pipeline": {"id": "failing", "name": "Failing"},
        "run_id": run_id,
        "node": "f",
        "error": "The number is one.",
        "record": {"id": "a-1", "data": {"n": 1}},
    }


async def test_a_failing_error_pipeline_starts_no_chain(engine: LocalEngine):
    await engine.save(replace(failing(), id="errors"))
    ended: list[str] = []
    engine.listen(
        lambda e: isinstance(e, RunFinished) and ended.append(e.run.pipeline_id)
    )
    await engine.start_run(failing())
    await until(lambda: len(ended) == 2)
    assert sorted(ended) == ["errors", "failing"]
    assert len(await engine.runs()) == 2


@pytest.mark.parametrize("more", [{"dry_run": True}, {"extent": Extent(until="f")}])
async def test_a_trial_starts_no_error_pipeline(engine: LocalEngine, more):
    await engine.save(Pipeline("errors", nodes=drawn(p=PASSED).pipeline.nodes))
    done = await engine.finished(await engine.start_run(failing(), **more))
    assert done.status == "failed"
    assert await followers(engine) == []


async def test_an_error_pipeline_that_is_not_there_is_told(engine: LocalEngine):
    heard: list[str] = []

    def hear(event: Event) -> None:
        if isinstance(event, LogLine) and event.level == "error":
            heard.append(event.message)

    engine.listen(hear)
    await engine.finished(await engine.start_run(failing()))
    await until(lambda: heard)
    [message] = heard
    assert message == (
        "The error pipeline “errors” could not be run: There is no pipeline “errors”."
    )


async def test_limiters_of_one_name_keep_one_pace_in_all_runs(tmp_path: Path):
    clock = FakeClock()
    types = {**TYPES, limiter.id: limiter}
    limited = (limiter, {"shared": "shop", "per": "hour"})
    sketch = drawn("s -> l", s=SOURCE, l=limited).pipeline
    async with LocalEngine(tmp_path / "own", types=types, clock=clock) as engine:
        for _ in range(2):
            run_id = await engine.start_run(sketch, inputs=[{}])
            assert (await engine.finished(run_id)).status == "completed"
        waited = [pause for pause in clock.slept if pause >= 60]

    assert waited == [pytest.approx(3_600, abs=60)]
