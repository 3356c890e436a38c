"""A dry run shows what would be done, and does nothing, whatever a node tries."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from engine.local import LocalEngine
from engine.protocol import EFFECTS_PORT
from nodes.contract import Context, Record
from tests.helpers.runs import Nothing, drawn, node_type


def shows(config: Nothing, record: Record, ctx: Context) -> Record:
    ctx.show_effect({"kind": "test", "n": record["n"]})
    ctx.notify("Hello", str(record["n"]))
    return record


async def sends(config: Nothing, record: Record, ctx: Context) -> Record:
    await ctx.http.request("POST", "http://127.0.0.1:9/")
    return record


async def writes(config: Nothing, record: Record, ctx: Context) -> Record:
    async with ctx.files.replacing("a.txt") as part:
        part.write_text("a")
    return record


SHOWS = node_type(shows, effect="unsafe")
SENDS = node_type(sends, effect="unsafe")
WRITES = node_type(writes, effect="idempotent")
TYPES = {kind.id: kind for kind in (SHOWS, SENDS, WRITES)}


@pytest.fixture
async def engine(tmp_path: Path) -> AsyncIterator[LocalEngine]:
    async with LocalEngine(tmp_path / "home", types=TYPES) as engine:
        yield engine


@pytest.mark.parametrize("keep_results", [10_000, 0])
async def test_what_would_be_done_is_kept(engine: LocalEngine, keep_results):
    sketch = drawn(a=SHOWS).with_settings(keep_results=keep_results)
    given = [{"n": 1}, {"n": 2}]
    run_id = await engine.start_run(sketch.pipeline, inputs=given, dry_run=True)
    done = await engine.finished(run_id)
    page = await engine.records(run_id, "a", EFFECTS_PORT)

    assert done.nodes["a"].effects == page.total == 4
    assert [record.data for record in page.records[:2]] == [
        {"kind": "test", "n": 1},
        {"kind": "notification", "title": "Hello", "text": "1"},
    ]
    assert done.nodes["a"].records_out == {"out": 2}


async def test_a_real_run_shows_nothing_of_the_kind(engine: LocalEngine):
    run_id = await engine.start_run(drawn(a=SHOWS).pipeline, inputs=[{"n": 1}])
    done = await engine.finished(run_id)
    assert done.nodes["a"].effects == 0
    assert (await engine.records(run_id, "a", EFFECTS_PORT)).records == ()


@pytest.mark.parametrize(
    ("kind", "said"), [(SENDS, "POST was not sent"), (WRITES, "a.txt was not written")]
)
async def test_a_node_that_forgets_is_stopped(engine, tmp_path, kind, said):
    run_id = await engine.start_run(drawn(a=kind).pipeline, dry_run=True)
    error = (await engine.finished(run_id)).nodes["a"].error
    assert error
    assert error.message.startswith("This is a dry run")
    assert said in error.message
    assert not (tmp_path / "home" / "output").exists()
