"""Golden pipelines: each `.siex` file here gives what stands in the file beside it.

A new one is written with its ``inputs``; `SIEX_WRITE_GOLDEN=1` fills in the ``outputs``,
which are then read before they are kept.
"""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from engine.files import load
from engine.local import LocalEngine

PIPELINES = sorted((Path(__file__).parent / "pipelines").glob("*.siex"))


@pytest.mark.parametrize("file", PIPELINES, ids=lambda file: file.stem)
async def test_a_pipeline_gives_what_it_gave_before(file: Path, tmp_path: Path):
    beside = file.with_suffix(".json")
    golden = json.loads(beside.read_text("utf-8"))
    outputs = await outputs_of(file, golden["inputs"], tmp_path / "home")
    if os.environ.get("SIEX_WRITE_GOLDEN"):
        golden["outputs"] = outputs
        text = json.dumps(golden, ensure_ascii=False, indent=2)
        beside.write_text(text + "\n", "utf-8")
    assert outputs == golden["outputs"]


async def outputs_of(file: Path, inputs: list[Any], home: Path) -> dict[str, Any]:
    """Return the records of every port that has some, as ``node.port``."""
    async with LocalEngine(home) as engine:
        run_id = await engine.start_run(load(file), inputs=inputs or None)
        run = await engine.finished(run_id)
        assert run.status == "completed", run.error
        return {
            f"{key}.{port}": [
                record.data
                for record in (await engine.records(run_id, key, port)).records
            ]
            for key, result in sorted(run.nodes.items())
            for port, count in sorted(result.records_out.items())
            if count
        }
