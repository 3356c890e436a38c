"""Pipelines call pipelines: records in, records out, errors that name the place."""

from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from engine.local import LocalEngine
from engine.pipeline import Pipeline, Retry
from engine.protocol import EFFECTS_PORT, RunDetail
from engine.run.extent import ALL, Extent
from nodes.contract import Context, NodeConfig, Record
from nodes.errors import InputError, TryLaterError
from nodes.flow.for_each import for_each
from nodes.flow.loop_until import loop_until
from nodes.flow.pipeline_input import pipeline_input
from nodes.flow.pipeline_output import pipeline_output
from nodes.flow.sub_pipeline import sub_pipeline
from tests.helpers.runs import Drawn, Nothing, drawn, node_type
from tests.helpers.small_nodes import source

calls: Counter[str] = Counter()


class Add(NodeConfig):
    """What is added."""

    amount: int = 1


def adds(config: Add, record: Record, ctx: Context) -> Record:
    calls["adds"] += 1
    if record.get("n") == 13:
        raise InputError("It is unlucky.")
    if record.get("n") == 14 and calls["away"] == 0:
        calls["away"] += 1
        raise TryLaterError("The service is away.", after_s=0.0)
    ctx.log("info", f"Adding {config.amount}.")
    return record.with_fields({"n": record["n"] + config.amount})


def shows(config: Nothing, record: Record, ctx: Context) -> Record:
    ctx.show_effect({"kind": "test", "n": record["n"]})
    return record


def posts(config: Nothing, record: Record, ctx: Context) -> Record:
    calls["posts"] += 1
    return record


POSTS = node_type(posts, effect="unsafe")
SOURCE, ADDS = node_type(source), node_type(adds)
SHOWS = node_type(shows, effect="unsafe")
CALLING = (for_each, loop_until, sub_pipeline, pipeline_input, pipeline_output)
TYPES = {kind.id: kind for kind in (SOURCE, ADDS, SHOWS, POSTS, *CALLING)}
ONE_MORE = drawn("i -> a", "a -> o", i=pipeline_input, a=ADDS, o=pipeline_output)


def named(sketch: Drawn, name: str) -> Pipeline:
    return replace(sketch.pipeline, id=name, name=name)


def caller(kind: Any = for_each, **config: Any) -> Drawn:
    return drawn("s -> c", s=SOURCE, c=(kind, {"pipeline": "more", **config}))


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[LocalEngine]:
    calls.clear()
    async with LocalEngine(tmp_path / "home", types=TYPES) as engine:
        await engine.save(named(ONE_MORE, "more"))
        yield engine


async def run(
    engine: LocalEngine, sketch: Drawn, extent: Extent = ALL, **more: Any
) -> RunDetail:
    run_id = await engine.start_run(sketch.pipeline, extent=extent, **more)
    return await engine.finished(run_id)


async def records(engine: LocalEngine, done: RunDetail, port: str = "out") -> list[Any]:
    return list((await engine.records(done.run_id, "c", port)).records)


async def test_a_pipeline_is_called_for_each_record(engine: LocalEngine):
    done = await run(engine, caller())
    found = await records(engine, done)
    assert [record.data["n"] for record in found] == [1, 2, 3]
    assert [record.id for record in found] == ["s-0", "s-1", "s-2"]


async def test_a_pipeline_is_called_with_all_records(engine: LocalEngine):
    done = await run(engine, caller(sub_pipeline))
    assert [r.data["n"] for r in await records(engine, done)] == [1, 2, 3]


async def test_a_pipeline_is_called_until_the_record_fits(engine: LocalEngine):
    big = {"rows": [{"field": "n", "operator": "at_least", "value": 5}]}
    done = await run(engine, caller(loop_until, until=big, count_field="rounds"))
    found = await records(engine, done, "done")
    assert [r.data for r in found] == [
        {"n": 5, "rounds": 5},
        {"n": 5, "rounds": 4},
        {"n": 5, "rounds": 3},
    ]


async def test_no_more_calls_than_are_set(engine: LocalEngine):
    done = await run(engine, caller(most=2))
    error = done.nodes["c"].error
    assert error
    assert (error.kind, error.field) == ("settings", "most")
    assert "called 2 times" in error.message


async def test_an_error_inside_names_the_place(engine: LocalEngine):
    done = await run(engine, caller(), inputs=[{"n": 13}])
    error = done.nodes["c"].error
    assert error
    assert error.message == "In “more”, adds: It is unlucky."


async def test_one_record_that_fails_inside_may_be_skipped(engine: LocalEngine):
    sketch = caller().with_node("c", on_error="skip")
    done = await run(engine, sketch, inputs=[{"n": 13}, {"n": 1}])
    assert done.status == "completed"
    assert [r.data["n"] for r in await records(engine, done)] == [2]


async def test_what_is_away_inside_is_tried_again(engine: LocalEngine):
    from engine.pipeline import Retry

    sketch = caller().with_node("c", retry=Retry(2, wait_s=0.0))
    done = await run(engine, sketch, inputs=[{"n": 14}])
    assert done.nodes["c"].attempts == 2
    assert [r.data["n"] for r in await records(engine, done)] == [15]


async def test_a_call_that_is_made_again_does_not_repeat_what_was_done(
    engine: LocalEngine,
):
    posting = drawn(
        "i -> p",
        "p -> a",
        "a -> o",
        i=pipeline_input,
        p=POSTS,
        a=ADDS,
        o=pipeline_output,
    )
    await engine.save(named(posting, "posting"))
    calling = drawn(c=(for_each, {"pipeline": "posting"})).with_node(
        "c", retry=Retry(attempts=2, wait_s=0.001)
    )
    done = await run(engine, calling, inputs=[{"n": 14}, {"n": 1}])

    assert done.status == "completed"
    assert done.nodes["c"].attempts == 2
    assert calls["posts"] == 2
    assert [row.data["n"] for row in await records(engine, done)] == [15, 2]


async def test_pipelines_that_call_each_other_have_a_bound(engine: LocalEngine):
    ring = drawn(
        "i -> c", "c -> o", i=pipeline_input, o=pipeline_output,
        c=(for_each, {"pipeline": "ring"}),
    )  # fmt: skip
    await engine.save(named(ring, "ring"))
    done = await run(engine, caller(pipeline="ring"))
    assert done.status == "failed"
    message = done.nodes["c"].error.message
    assert "more than 8 levels deep" in message
    assert "→ ring → ring" in message


@pytest.mark.parametrize(
    ("name", "said"),
    [("nobody", "no pipeline “nobody”"), ("closed", "no node “Pipeline output”")],
)
async def test_what_cannot_be_called_is_told(engine: LocalEngine, name, said):
    await engine.save(named(drawn(a=ADDS), "closed"))
    done = await run(engine, caller(pipeline=name))
    error = done.nodes["c"].error
    assert error
    assert (error.kind, error.field) == ("settings", "pipeline")
    assert said in error.message


async def test_a_dry_run_is_dry_inside_too(engine: LocalEngine):
    inside = drawn("i -> a", "a -> o", i=pipeline_input, a=SHOWS, o=pipeline_output)
    await engine.save(named(inside, "more"))
    done = await run(engine, caller(), dry_run=True)
    shown = (await engine.records(done.run_id, "c", EFFECTS_PORT)).records
    assert [record.data["n"] for record in shown] == [0, 1, 2]


async def test_a_pipeline_may_be_handed_along(engine: LocalEngine):
    ten = named(ONE_MORE.with_node("a", config={"amount": 10}), "ten")
    done = await run(engine, caller(), called={"more": ten})
    assert [r.data["n"] for r in await records(engine, done)] == [10, 11, 12]
    calls.clear()
    again = await engine.finished((await engine.retry_run(done.run_id)).run_id)
    assert [r.data["n"] for r in await records(engine, again)] == [10, 11, 12]


async def test_another_pipeline_behind_the_name_is_a_change(engine: LocalEngine):
    await run(engine, caller())
    calls.clear()
    await run(engine, caller(), Extent(reuse=True))
    assert calls["adds"] == 0

    await engine.save(named(ONE_MORE.with_node("a", config={"amount": 5}), "more"))
    done = await run(engine, caller(), Extent(reuse=True))
    assert [r.data["n"] for r in await records(engine, done)] == [5, 6, 7]


async def test_canceling_the_caller_stops_what_it_called(engine: LocalEngine):
    waiting = drawn("i -> a", "a -> o", i=pipeline_input, a=ADDS, o=pipeline_output)
    await engine.save(named(waiting, "more"))
    run_id = await engine.start_run(
        caller(
            loop_until,
            pause_s=3_600,
            until={"rows": [{"field": "n", "operator": "at_least", "value": 99}]},
        ).pipeline
    )
    await engine.cancel_run(run_id)
    assert (await engine.finished(run_id)).status == "canceled"
