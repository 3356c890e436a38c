"""Partial runs of an engine: what has not changed is not done twice."""

from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from engine.errors import NotFoundError
from engine.local import LocalEngine
from engine.protocol import LogLine, NodeResult, RunDetail
from engine.run.extent import ALL, Extent
from engine.store.records import KeptRecords
from nodes.contract import Batch, Context, NodeConfig, NodeType, Record
from nodes.errors import InputError
from nodes.flow.limit import limit
from nodes.flow.pipeline_output import pipeline_output
from nodes.flow.sub_pipeline import sub_pipeline
from nodes.sources.file import file
from nodes.sources.folder import folder
from nodes.triggers.manual import manual
from tests.helpers.runs import Drawn, Nothing, drawn, node_type

calls: Counter[str] = Counter()


class Add(NodeConfig):
    """What is added."""

    amount: int = 1
    fails: bool = False


async def reads(config: Nothing, ctx: Context) -> AsyncIterator[Record]:
    calls["reads"] += 1
    for record in ctx.inputs or [Record({"n": n}) for n in range(3)]:
        yield record


async def many(config: Nothing, ctx: Context) -> AsyncIterator[Record]:
    calls["many"] += 1
    for n in range(50_000):
        yield Record({"n": n})


def adds(config: Add, batch: Batch, ctx: Context) -> Batch:
    calls[ctx.node_name] += 1
    if config.fails:
        raise InputError("It fails.")
    return batch.map(lambda r: r.with_fields({"n": r["n"] + config.amount}))


READS, ADDS, MANY = node_type(reads), node_type(adds), node_type(many)
LINE = drawn(
    "a -> b", "b -> c", "c -> d", a=READS, b=ADDS, c=(ADDS, {"amount": 10}), d=ADDS
)
for name in "bcd":
    LINE = LINE.with_node(name, name=name)
OTHERS = (limit, manual, file, folder, sub_pipeline, pipeline_output)
TYPES = {kind.id: kind for kind in (READS, ADDS, MANY, *OTHERS)}


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[LocalEngine]:
    async with LocalEngine(tmp_path / "home", types=TYPES) as engine:
        yield engine


async def run(
    engine: LocalEngine, sketch: Drawn, extent: Extent = ALL, **more: Any
) -> RunDetail:
    """Run to the end, with the calls counted anew."""
    calls.clear()
    run_id = await engine.start_run(sketch.pipeline, extent=extent, **more)
    return await engine.finished(run_id)


async def numbers(engine: LocalEngine, detail: RunDetail, node: str) -> list[int]:
    page = await engine.records(detail.run_id, node, "out")
    return [record.data["n"] for record in page.records]


def reused(detail: RunDetail) -> str:
    return "".join(key for key, r in detail.nodes.items() if r.reused_from)


async def test_one_node_works_on_what_was_stored(engine: LocalEngine):
    first = await run(engine, LINE)
    done = await run(engine, LINE, Extent(only="c"))

    assert calls == {"c": 1}
    assert await numbers(engine, done, "c") == [11, 12, 13]
    assert reused(done) == "ab"
    assert done.nodes["b"].reused_from == first.run_id
    assert done.nodes["b"].records_out == {"out": 3}


async def test_records_of_reused_nodes_can_be_read(engine: LocalEngine):
    await run(engine, LINE)
    done = await run(engine, LINE, Extent(only="c"))

    assert await numbers(engine, done, "b") == [1, 2, 3]
    assert await numbers(engine, done, "a") == [0, 1, 2]
    assert "d" not in done.nodes


async def test_without_a_run_before_the_ancestors_run(engine: LocalEngine):
    done = await run(engine, LINE, Extent(only="c"))

    assert calls == {"reads": 1, "b": 1, "c": 1}
    assert await numbers(engine, done, "c") == [11, 12, 13]


async def test_a_changed_ancestor_runs_again(engine: LocalEngine):
    await run(engine, LINE)
    done = await run(
        engine, LINE.with_node("b", config={"amount": 5}), Extent(only="c")
    )

    assert calls == {"b": 1, "c": 1}
    assert await numbers(engine, done, "c") == [15, 16, 17]


async def test_from_a_node_on_everything_behind_it_runs(engine: LocalEngine):
    await run(engine, LINE)
    done = await run(engine, LINE, Extent(since="c"))

    assert calls == {"c": 1, "d": 1}
    assert await numbers(engine, done, "d") == [12, 13, 14]


async def test_only_what_changed_runs(engine: LocalEngine):
    await run(engine, LINE)
    nothing = await run(engine, LINE, Extent(reuse=True))
    assert not calls
    assert reused(nothing) == "abcd"
    assert nothing.status == "completed"

    done = await run(engine, LINE.with_node("c", config={}), Extent(reuse=True))
    assert calls == {"c": 1, "d": 1}
    assert await numbers(engine, done, "d") == [3, 4, 5]


async def test_a_plain_run_does_everything_anew(engine: LocalEngine):
    await run(engine, LINE)
    done = await run(engine, LINE)
    assert calls == {"reads": 1, "b": 1, "c": 1, "d": 1}
    assert reused(done) == ""


async def test_what_was_reused_once_is_reused_again(engine: LocalEngine):
    first = await run(engine, LINE)
    await run(engine, LINE, Extent(only="c"))
    await run(engine, LINE, Extent(only="c"))
    done = await run(engine, LINE, Extent(since="b"))

    assert calls == {"b": 1, "c": 1, "d": 1}
    assert done.nodes["a"].reused_from == first.run_id


async def test_after_a_failure_the_work_before_it_is_kept(engine: LocalEngine):
    broken = LINE.with_node("c", config={"fails": True})
    failed = await run(engine, broken)
    assert failed.status == "failed"

    done = await run(engine, LINE, Extent(since="c", reuse_from=failed.run_id))
    assert calls == {"c": 1, "d": 1}
    assert await numbers(engine, done, "d") == [12, 13, 14]


async def test_a_partial_run_takes_the_inputs_of_the_one_before(engine: LocalEngine):
    await run(engine, LINE, inputs=[{"n": 100}])
    done = await run(engine, LINE, Extent(only="b"))
    assert calls == {"b": 1}
    assert await numbers(engine, done, "b") == [101]

    done = await run(engine, LINE, Extent(only="b"), inputs=[{"n": 200}])
    assert calls == {"reads": 1, "b": 1}
    assert await numbers(engine, done, "b") == [201]


async def test_what_is_not_kept_in_full_is_done_again(engine: LocalEngine):
    few = LINE.with_settings(keep_results=2)
    await run(engine, few)
    done = await run(engine, few, Extent(only="c"))
    assert calls == {"reads": 1, "b": 1, "c": 1}
    assert reused(done) == ""

    none = LINE.with_settings(keep_results=0)
    await run(engine, none)
    await run(engine, none, Extent(only="c"))
    assert calls == {"reads": 1, "b": 1, "c": 1}


async def test_a_source_that_was_cut_short_is_not_reused(engine: LocalEngine):
    sketch = drawn("a -> b", a=MANY, b=(limit, {"count": 5}))
    first = await run(engine, sketch)
    assert first.nodes["a"].status == "completed"
    assert not first.nodes["a"].fingerprint

    more = sketch.with_node("b", config={"count": 9_000})
    done = await run(engine, more, Extent(reuse=True))
    assert calls == {"many": 1}
    assert done.nodes["b"].records_out == {"out": 9_000}


async def test_a_node_that_was_reused_can_be_retried(engine: LocalEngine):
    await run(engine, LINE)
    done = await run(engine, LINE, Extent(only="c"))
    calls.clear()
    again = await engine.finished((await engine.retry_run(done.run_id)).run_id)
    assert calls == {"c": 1}
    assert await numbers(engine, again, "c") == [11, 12, 13]


async def test_a_trigger_that_was_heard_ended_by_itself(engine: LocalEngine):
    sketch = drawn("t -> a.start", "a -> b", t=manual, a=READS, b=ADDS)
    await run(engine, sketch)
    done = await run(engine, sketch, Extent(only="b"))
    assert reused(done) == "ta"


async def test_lost_records_fail_the_run_with_a_sentence(
    engine: LocalEngine, monkeypatch: pytest.MonkeyPatch
):
    first = await run(engine, LINE)
    monkeypatch.setattr(KeptRecords, "page", lambda *_args, **_more: [])
    done = await run(engine, LINE, Extent(only="c"))

    assert done.status == "failed"
    assert first.run_id in (done.error or "")
    assert "Run the whole pipeline again" in (done.error or "")


async def test_the_log_says_what_was_not_run_again(engine: LocalEngine):
    heard: list[str] = []
    engine.listen(lambda e: isinstance(e, LogLine) and heard.append(e.message))
    await run(engine, LINE)
    await run(engine, LINE, Extent(only="c"))
    assert heard == ["Not run again, as nothing changed: b."]


async def test_a_node_that_is_not_there_is_named(engine: LocalEngine):
    with pytest.raises(NotFoundError, match="nobody"):
        await engine.start_run(LINE.pipeline, extent=Extent(since="nobody"))


def test_a_result_of_before_is_read_by_this_version():
    old = NodeResult.model_validate({"node": "a", "type": "t", "status": "completed"})
    assert (old.fingerprint, old.reused_from) == ("", None)


@pytest.mark.parametrize("kind", [file, folder], ids=["file", "folder"])
@pytest.mark.parametrize("is_called", [False, True], ids=["itself", "called"])
async def test_what_a_node_reads_has_changed(
    engine: LocalEngine, tmp_path: Path, kind: NodeType, is_called: bool
):
    place = tmp_path / "in" / "words.jsonl"
    place.parent.mkdir()
    place.write_text('{"n": 1}\n', "utf-8")
    config = {"path": str(place)} if kind is file else {"folder": str(place.parent)}
    sketch = drawn("a -> o", a=(kind, config), o=pipeline_output)
    if is_called:
        await engine.save(replace(sketch.pipeline, id="inner"))
        sketch = drawn(o=(sub_pipeline, {"pipeline": "inner"}))

    assert await rows_of(engine, sketch) == ([1], None)
    rows, reused = await rows_of(engine, sketch)
    assert rows == [1]
    assert reused
    place.write_text('{"n": 22}\n', "utf-8")
    assert await rows_of(engine, sketch) == ([22], None)


async def rows_of(engine: LocalEngine, sketch: Drawn) -> tuple[list[int], str | None]:
    """Run what changed; return what left the last node, and where it came from."""
    done = await run(engine, sketch, Extent(reuse=True))
    assert done.status == "completed"
    page = await engine.records(done.run_id, "o", "out")
    return [row.data["n"] for row in page.records], done.nodes["o"].reused_from
