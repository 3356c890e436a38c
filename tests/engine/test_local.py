"""The engine in this process: runs in the history, queues, trouble with the disk."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from engine.errors import EngineGoneError, StoreFullError
from engine.home import Home
from engine.local import LocalEngine
from engine.pipeline import Edge, Endpoint, Node, Pipeline, Settings
from engine.protocol import Event, LogLine, Notice
from engine.store.records import RecordsWriter
from engine.store.store import Store
from nodes.contract import Context, Record
from nodes.flow.limit import limit
from tests.helpers.runs import Nothing, node_type, until


async def waits(config: Nothing, ctx: Context) -> AsyncIterator[Record]:
    ctx.log("info", "Waiting.")
    ctx.notify("Hello", "I wait.")
    yield Record({"n": 1})
    await asyncio.Event().wait()


def describe(config: Nothing, record: Record, ctx: Context) -> Record:
    return record.with_fields(
        {
            "key": ctx.idempotency_key(record),
            "dry": ctx.is_dry_run,
            "double": ctx.formula("n * 2")(record),
            "hour": ctx.now().hour,
        }
    )


WAITS, DESCRIBE = map(node_type, (waits, describe))
TYPES = {kind.id: kind for kind in (WAITS, DESCRIBE, limit)}


def one(kind: str, **settings: Any) -> Pipeline:
    return Pipeline(
        "p", "P", nodes={"n": Node("n", kind)}, settings=Settings(**settings)
    )


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[LocalEngine]:
    async with LocalEngine(tmp_path / "home", types=TYPES) as engine:
        yield engine


async def test_a_node_is_lent_what_it_needs(engine: LocalEngine):
    pipeline = one(DESCRIBE.id, timezone="Asia/Tokyo")
    run_id = await engine.start_run(pipeline, inputs=[{"n": 4}], dry_run=True)
    await engine.finished(run_id)
    page = await engine.records(run_id, "n", "out")

    [row] = page.records
    assert row.data["double"] == 8
    assert row.data["dry"] is True
    assert len(row.data["key"]) == 32


async def test_a_run_that_goes_on_can_be_looked_into(engine: LocalEngine):
    heard: list[Event] = []
    engine.listen(heard.append)
    run_id = await engine.start_run(one(WAITS.id))
    await until(lambda: any(isinstance(e, LogLine) for e in heard))
    await asyncio.sleep(0)

    page = await engine.records(run_id, "n", "out")
    detail = await engine.run(run_id)
    await engine.cancel_run(run_id)
    end = await engine.finished(run_id)

    assert [r.data for r in page.records] == [{"n": 1}]
    assert detail.nodes["n"].status == "running"
    assert end.status == "canceled"
    assert Notice(run_id=run_id, title="Hello", text="I wait.") in heard


async def test_what_was_said_in_a_run_stays_with_it(engine: LocalEngine):
    run_id = await engine.start_run(one(WAITS.id))
    await _running(engine, run_id)
    await engine.cancel_run(run_id)
    await engine.finished(run_id)

    [line] = await engine.run_log(run_id)
    assert (line.node, line.level, line.message) == ("n", "info", "Waiting.")


async def test_runs_of_one_pipeline_take_turns(engine: LocalEngine):
    first = await engine.start_run(one(WAITS.id))
    second = await engine.start_run(one(WAITS.id))
    third = await engine.start_run(one(WAITS.id))
    await asyncio.sleep(0)

    assert (await engine.run(second)).status == "pending"
    await engine.cancel_run(third)
    assert (await engine.finished(third)).status == "canceled"
    await engine.cancel_run(first)
    await engine.finished(first)
    await _running(engine, second)
    await engine.cancel_run(second)
    assert (await engine.finished(second)).status == "canceled"


async def test_a_run_canceled_right_after_its_start_ends(engine: LocalEngine):
    run_id = await engine.start_run(one(WAITS.id))
    await engine.cancel_run(run_id)

    assert (await engine.finished(run_id)).status == "canceled"


async def test_a_time_zone_that_is_not_there_is_named(engine: LocalEngine):
    pipeline = one(DESCRIBE.id, timezone="Mars/Base")
    run_id = await engine.start_run(pipeline, inputs=[{"n": 1}])
    error = (await engine.finished(run_id)).nodes["n"].error

    assert error
    assert (error.kind, error.field) == ("settings", "timezone")
    assert "Mars/Base" in error.message


async def test_closing_the_engine_cancels_what_runs(tmp_path: Path):
    async with LocalEngine(tmp_path, types=TYPES) as engine:
        run_id = await engine.start_run(one(WAITS.id))
        await _running(engine, run_id)
    async with LocalEngine(tmp_path, types=TYPES) as engine:
        assert (await engine.run(run_id)).status == "canceled"


async def test_a_full_disk_ends_the_run_with_a_sentence(
    engine: LocalEngine, monkeypatch: pytest.MonkeyPatch
):
    def full(self: RecordsWriter, *args: Any) -> int:
        raise StoreFullError(Path("results"))

    monkeypatch.setattr(RecordsWriter, "_write", full)
    run_id = await engine.start_run(one(WAITS.id))
    end = await engine.finished(run_id)

    assert end.status == "failed"
    assert end.error
    assert end.error.startswith("The disk is full")


async def test_a_run_whose_end_cannot_be_saved_still_tells_how_it_ended(
    engine: LocalEngine, monkeypatch: pytest.MonkeyPatch, caplog: Any
):
    async def full(self: Store, *args: Any) -> None:
        raise StoreFullError(Path("siex.db"))

    monkeypatch.setattr(Store, "finish_run", full)
    end = await engine.finished(await engine.start_run(one(DESCRIBE.id)))

    assert end.status == "failed"
    assert end.error
    assert end.error.startswith("The disk is full")
    assert set(end.nodes) == {"n"}
    caplog.clear()


async def test_what_is_nested_too_deeply_is_cut_where_it_is_shown(engine: LocalEngine):
    deep: Any = 1
    for _ in range(300):
        deep = [deep]
    run_id = await engine.start_run(one(limit.id), inputs=[{"deep": deep}])
    await engine.finished(run_id)
    [record] = (await engine.records(run_id, "n", "out")).records

    assert "…" in str(record.data["deep"])


async def test_a_record_can_be_followed_through_the_pipeline(engine: LocalEngine):
    pipeline = Pipeline(
        "p",
        nodes={"a": Node("a", DESCRIBE.id), "b": Node("b", "flow.limit")},
        edges=(Edge(Endpoint("a", "out"), Endpoint("b", "in"), condition="n > 1"),),
    )
    run_id = await engine.start_run(pipeline, inputs=[{"n": 1}, {"n": 2}, {"x": 3}])
    end = await engine.finished(run_id)
    page = await engine.records(run_id, "b", "out")

    assert end.status == "failed"  # the formula n * 2 has no answer for the third
    assert {r.id for r in page.records} <= {"in-1"}


async def test_interrupted_runs_are_found_at_the_next_start(tmp_path: Path):
    home = Home(tmp_path)
    async with LocalEngine(home.path, types=TYPES) as engine:
        run_id = await engine.start_run(one(DESCRIBE.id), inputs=[{"n": 1}])
        await engine.finished(run_id)
        await _forget_the_end(engine, run_id)
    async with LocalEngine(home.path, types=TYPES) as engine:
        detail = await engine.run(run_id)

    assert detail.status == "interrupted"


async def _running(engine: LocalEngine, run_id: str) -> None:
    async with asyncio.timeout(30):
        while (await engine.run(run_id)).status != "running":  # noqa: ASYNC110
            await asyncio.sleep(0)


async def _forget_the_end(engine: LocalEngine, run_id: str) -> None:
    """Leave the history as an engine leaves it that is killed in the middle."""
    store = engine._service._store
    store.begin_run(run_id)


async def test_an_engine_that_is_closing_takes_no_more_commands(tmp_path: Path):
    async with LocalEngine(tmp_path / "home", types=TYPES) as engine:
        pass

    with pytest.raises(EngineGoneError):
        await engine.start_run(one(DESCRIBE.id))
