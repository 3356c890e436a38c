"""A record is followed back through its parents to where it came from."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from engine.errors import NotFoundError
from engine.local import LocalEngine
from engine.protocol import RecordTrace
from engine.run.extent import ALL, Extent
from nodes.contract import Batch, Context
from nodes.flow.batch import batch
from nodes.flow.for_each import for_each
from nodes.flow.pipeline_input import pipeline_input
from nodes.flow.pipeline_output import pipeline_output
from nodes.flow.split import split
from tests.helpers.runs import Drawn, Nothing, drawn, node_type
from tests.helpers.small_nodes import passed, source


def halves(config: Nothing, batch: Batch, ctx: Context) -> Batch:
    """Take each record apart in two, and each half once more."""
    once = [record.child(n, {"n": record["n"]}) for record in batch for n in range(2)]
    return Batch(half.child(0, half) for half in once)


SOURCE, PASSED, HALVES = map(node_type, (source, passed, halves))
KINDS = (
    SOURCE,
    PASSED,
    HALVES,
    batch,
    split,
    for_each,
    pipeline_input,
    pipeline_output,
)
TYPES = {kind.id: kind for kind in KINDS}
LISTS = [{"items": [{"n": 1}, {"n": 2}]}, {"items": [{"n": 3}]}]
SPLIT = drawn("s -> t", "t -> p", s=SOURCE, t=(split, {"field": "items"}), p=PASSED)


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[LocalEngine]:
    async with LocalEngine(tmp_path / "home", types=TYPES) as engine:
        yield engine


async def run(
    engine: LocalEngine, sketch: Drawn, extent: Extent = ALL, **more: Any
) -> str:
    run_id = await engine.start_run(sketch.pipeline, extent=extent, **more)
    assert (await engine.finished(run_id)).status == "completed"
    return run_id


def told(found: RecordTrace) -> list[str]:
    """Return each step as ``node:record``."""
    return [f"{step.node}:{step.record.id}" for step in found.steps]


async def test_a_record_is_followed_to_its_source(engine: LocalEngine):
    run_id = await run(engine, SPLIT, inputs=LISTS)
    found = await engine.trace(run_id, "in-0.1")
    assert told(found) == ["p:in-0.1", "t:in-0.1", "s:in-0"]
    assert found.steps[0].record.data == {"n": 2}
    assert [step.led_to for step in found.steps] == [None, 0, 1]
    assert found.gaps == ()


async def test_the_place_where_it_was_seen_may_be_named(engine: LocalEngine):
    run_id = await run(engine, SPLIT, inputs=LISTS)
    found = await engine.trace(run_id, "in-1.0", node="t", port="out")
    assert told(found) == ["t:in-1.0", "s:in-1"]


async def test_a_record_of_many_is_followed_to_all(engine: LocalEngine):
    sketch = drawn("s -> b", "b -> p", s=SOURCE, b=(batch, {"size": 2}), p=PASSED)
    run_id = await run(engine, sketch)
    [first, _last] = (await engine.records(run_id, "p", "out")).records
    found = await engine.trace(run_id, first.id)
    assert told(found) == [f"p:{first.id}", f"b:{first.id}", "s:s-0", "s:s-1"]
    assert [step.led_to for step in found.steps] == [None, 0, 1, 1]


async def test_what_was_made_in_between_is_passed_over(engine: LocalEngine):
    run_id = await run(engine, drawn("s -> h", s=SOURCE, h=HALVES))
    found = await engine.trace(run_id, "s-1.0.0")
    assert told(found) == ["h:s-1.0.0", "s:s-1"]


async def test_a_record_is_followed_through_a_called_pipeline(engine: LocalEngine):
    inside = drawn("i -> h", "h -> o", i=pipeline_input, h=HALVES, o=pipeline_output)
    calls = (for_each, {"pipeline": "inside"})
    run_id = await run(
        engine, drawn("s -> c", s=SOURCE, c=calls), called={"inside": inside.pipeline}
    )
    found = await engine.trace(run_id, "s-2.1.0")
    assert told(found) == ["c:s-2.1.0", "s:s-2"]


async def test_a_reused_node_is_looked_up_where_it_ran(engine: LocalEngine):
    await run(engine, SPLIT, inputs=LISTS)
    run_id = await run(engine, SPLIT, Extent(only="p"))
    found = await engine.trace(run_id, "in-0.1")
    assert told(found) == ["p:in-0.1", "t:in-0.1", "s:in-0"]


async def test_where_records_are_not_kept_there_is_a_gap(engine: LocalEngine):
    ten = [{"items": [{"n": n}]} for n in range(10)]
    swapped = drawn(
        "s -> t", "t -> f", s=SOURCE, t=(split, {"field": "items"}), f=node_type(last)
    )
    run_id = await run(engine, swapped.with_settings(keep_results=3), inputs=ten)
    found = await engine.trace(run_id, "in-9.0")
    assert told(found) == ["f:in-9.0"]
    assert found.gaps == (0,)


def last(config: Nothing, batch: Batch, ctx: Context) -> Batch:
    """Let the last one through."""
    return batch.where(lambda record: record["n"] == 9)


TYPES["test.last"] = node_type(last)


async def test_a_record_that_is_not_there_is_told(engine: LocalEngine):
    run_id = await run(engine, SPLIT, inputs=LISTS)
    with pytest.raises(NotFoundError, match="There is no record “nobody”"):
        await engine.trace(run_id, "nobody")
