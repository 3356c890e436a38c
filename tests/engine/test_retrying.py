"""Running again: from where it failed, from a node, and only what failed."""

from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from engine.errors import BadRequestError, NotFoundError
from engine.local import LocalEngine
from engine.protocol import GIVEN_UP_PORT, Retried, RunDetail
from nodes.contract import Batch, Context, Record
from nodes.errors import InputError
from tests.helpers.runs import Drawn, Nothing, drawn, node_type

calls: Counter[str] = Counter()
sent: list[int] = []
broken: set[int] = set()


@pytest.fixture(autouse=True)
def a_new_world():
    calls.clear()
    sent.clear()
    broken.clear()


async def reads(config: Nothing, ctx: Context) -> AsyncIterator[Record]:
    calls["reads"] += 1
    for n in range(6):
        yield Record({"n": n})


async def sends(config: Nothing, record: Record, ctx: Context) -> Record:
    """Send what works; what is broken does not."""
    if record["n"] in broken:
        raise InputError(f"Number {record['n']} is broken.")
    sent.append(record["n"])
    return record


def counts(config: Nothing, batch: Batch, ctx: Context) -> Batch:
    calls["counts"] += len(batch)
    return batch


READS, COUNTS = node_type(reads), node_type(counts)
SENDS = node_type(sends, effect="unsafe")
TYPES = {kind.id: kind for kind in (READS, SENDS, COUNTS)}
LINE = drawn("a -> b", "b -> c", a=READS, b=SENDS, c=COUNTS).with_node("b", name="Send")


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[LocalEngine]:
    async with LocalEngine(tmp_path / "home", types=TYPES) as engine:
        yield engine


async def run(engine: LocalEngine, sketch: Drawn) -> RunDetail:
    done = await engine.finished(await engine.start_run(sketch.pipeline))
    calls.clear()
    sent.clear()
    return done


async def again(
    engine: LocalEngine, before: RunDetail, **how: Any
) -> tuple[RunDetail, Retried]:
    retried = await engine.retry_run(before.run_id, **how)
    return await engine.finished(retried.run_id), retried


async def test_from_the_start_everything_runs_again(engine: LocalEngine):
    first = await run(engine, LINE)
    done, retried = await again(engine, first)

    assert (done.status, done.trigger) == ("completed", "retry")
    assert calls == {"reads": 1, "counts": 6}
    assert sent == [0, 1, 2, 3, 4, 5]
    assert retried.notes == ()


async def test_from_the_failed_node_what_went_well_is_not_done_again(
    engine: LocalEngine,
):
    broken.add(2)
    first = await run(engine, LINE)
    assert first.nodes["b"].status == "failed"
    broken.clear()

    done, retried = await again(engine, first, from_failed=True)

    assert done.status == "completed"
    assert calls == {"counts": 6}
    assert sent == [0, 1, 2, 3, 4, 5]
    assert retried.notes == ()


async def test_only_what_a_failed_node_had_not_answered_is_tried(engine: LocalEngine):
    broken.add(2)
    first = await run(engine, LINE)
    answered = first.nodes["b"].records_out.get("out", 0)
    broken.clear()

    done, _ = await again(engine, first, only_failed=True)

    assert done.status == "completed"
    assert sent == list(range(answered, 6))
    assert 2 in sent
    assert 0 not in sent


@pytest.mark.parametrize("on_error", ["skip", "port"])
async def test_only_the_records_that_failed_are_tried(
    engine: LocalEngine, on_error: str
):
    broken.update((1, 4))
    sketch = LINE.with_node("b", on_error=on_error)
    first = await run(engine, sketch)
    assert first.status == "completed"
    assert first.nodes["b"].skipped == 2
    broken.remove(1)

    done, _ = await again(engine, first, only_failed=True)

    assert sent == [1]
    assert calls == {"counts": 1}
    assert done.nodes["b"].skipped == 1
    broken.clear()
    sent.clear()
    last, _ = await again(engine, done, only_failed=True)
    assert sent == [4]
    assert last.nodes["b"].skipped == 0


async def test_records_that_were_left_out_can_be_looked_at(engine: LocalEngine):
    broken.add(1)
    first = await run(engine, LINE.with_node("b", on_error="skip"))
    page = await engine.records(first.run_id, "b", GIVEN_UP_PORT)

    [record] = page.records
    assert record.data["n"] == 1
    assert record.data["error"]["message"] == "Number 1 is broken."


async def test_from_any_node_with_what_came_to_it(engine: LocalEngine):
    first = await run(engine, LINE)
    await again(engine, first, since="c")

    assert calls == {"counts": 6}
    assert sent == []


async def test_the_current_pipeline_is_taken_where_that_is_wanted(engine: LocalEngine):
    broken.add(2)
    await engine.save(LINE.pipeline)
    first = await run(engine, LINE)
    mended = LINE.with_node("b", on_error="skip")
    await engine.save(mended.pipeline)

    as_it_was, _ = await again(engine, first, from_failed=True)
    as_it_is, _ = await again(engine, first, from_failed=True, version="current")
    given, _ = await again(engine, first, version="current", pipeline=LINE.pipeline)

    assert [as_it_was.status, as_it_is.status, given.status] == [
        "failed",
        "completed",
        "failed",
    ]


async def test_what_cannot_be_reused_is_said(engine: LocalEngine):
    sketch = LINE.with_settings(keep_results=4)
    first = await run(engine, sketch)
    done, retried = await again(engine, first, since="c")

    assert done.status == "completed"
    assert calls == {"reads": 1, "counts": 6}
    assert retried.notes == ("“reads” runs again: only 4 of its 6 records were kept.",)


async def test_a_change_before_the_node_is_said(engine: LocalEngine):
    first = await run(engine, LINE)
    changed = LINE.with_node("a", on_error="skip")
    _, retried = await again(
        engine, first, since="c", version="current", pipeline=changed.pipeline
    )

    assert retried.notes == ("“reads” runs again: it, or what comes in, has changed.",)


async def test_too_many_failures_to_tell_are_tried_with_all_records(
    engine: LocalEngine,
):
    broken.update((1, 2, 3))
    sketch = LINE.with_settings(keep_results=2).with_node("b", on_error="skip")
    first = await run(engine, sketch)
    _, retried = await again(engine, first, only_failed=True)

    assert retried.notes[0] == (
        "“Send” failed on 3 records, of which 2 were kept, so it gets all of its records "
        "again."
    )
    assert sent == [0, 4, 5]


async def test_where_nothing_failed_there_is_nothing_to_try(engine: LocalEngine):
    first = await run(engine, LINE)

    with pytest.raises(BadRequestError, match="Nothing failed"):
        await engine.retry_run(first.run_id, from_failed=True)
    with pytest.raises(BadRequestError, match="Nothing failed"):
        await engine.retry_run(first.run_id, only_failed=True)
    with pytest.raises(NotFoundError, match="no node “x”"):
        await engine.retry_run(first.run_id, since="x")
