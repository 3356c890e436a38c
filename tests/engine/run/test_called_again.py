"""What a called pipeline did is not done again after a crash of the engine."""

import asyncio
from pathlib import Path
from typing import Any

import pytest

from engine.calls import Calls
from engine.pipeline import Pipeline
from engine.store.journal import Journal
from engine.store.run_journal import RunJournal
from nodes.flow.for_each import for_each
from nodes.flow.pipeline_input import pipeline_input
from nodes.flow.pipeline_output import pipeline_output
from nodes.flow.sub_pipeline import sub_pipeline
from tests.engine.run.test_played_again import World
from tests.helpers.runs import Ran, begun, drawn, tools


@pytest.mark.parametrize(
    ("kind", "config"), [(for_each, {"concurrency": 1}), (sub_pipeline, {})]
)
async def test_effects_inside_are_done_once_for_each_key(
    tmp_path: Path, kind: Any, config: dict[str, Any]
):
    world = World()
    inside = drawn(
        "i -> p", "p -> o", i=pipeline_input, p=world.post(), o=pipeline_output
    )
    sketch = drawn("f -> c", f=world.feed(), c=(kind, {"pipeline": "inside", **config}))

    async def find(_name: str) -> Pipeline:
        return inside.pipeline

    calls = Calls(find, inside.types, lambda _pipeline: tools())
    journal = Journal(tmp_path / "journal.db")
    rows = RunJournal(journal, "run", "p", is_resumed=False)
    run, _heard, _clock = begun(sketch, journal=rows, call=calls)
    world.stop_at = ("after", 2)
    going = asyncio.create_task(run.done())
    await world.stopped.wait()
    await journal.settled()
    going.cancel()
    await asyncio.wait([going])
    world.stop_at = None

    rows = RunJournal(journal, "run", "p", is_resumed=True)
    run, heard, clock = begun(sketch, journal=rows, call=calls)
    ran = Ran(await run.done(), heard, clock)
    await journal.close()

    assert ran.status == "completed"
    assert [record["n"] for record in ran.records["c", "out"]] == [0, 1, 2, 3, 4]
    numbers = [record["n"] for _key, record in world.done]
    again = [n for n in numbers if numbers.count(n) > 1]
    assert set(again) <= {2}  # it was in flight
    assert set(numbers) == {0, 1, 2, 3, 4}
    assert len({key for key, _record in world.done}) == 5
