"""A database of the first form, with runs in it, goes on as a history by month."""

import hashlib
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine
from sqlalchemy.pool import NullPool

from engine.home import Home
from engine.protocol import NodeResult
from engine.store.beginnings import Beginning
from engine.store.history.listing import Wanted
from engine.store.store import Store
from engine.store.upgrade import upgrade
from tests.helpers.clock import FakeClock
from tests.helpers.history import FORM, id_at

RUNS = [id_at(month, number=n) for month in (1, 3) for n in range(3)]
RESULT = NodeResult(node="n", type="t", status="completed", records_out={"out": 2})


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """Make what the program of the first form left: six runs of two months."""
    home = Home(tmp_path / "home")
    home.path.mkdir()
    engine = create_engine(f"sqlite:///{home.database}", poolclass=NullPool)
    with engine.begin() as connection:
        upgrade(connection, "0001")
    with sqlite3.connect(home.database) as database:
        _fill(database)
    database.close()
    folder = home.run_folder(RUNS[0])
    folder.mkdir(parents=True)
    (folder / "beginning.json").write_text(json.dumps({"inputs": [{"n": 1}]}))
    return home


def _fill(database: sqlite3.Connection) -> None:
    saved, digest = _keep(database, {"id": "saved"}), _keep(database, FORM)
    database.execute(
        "insert into pipelines values ('saved', 'Saved', '', 1, 1, '', 0, ?)", (saved,)
    )
    for n, run_id in enumerate(RUNS):
        ended = ("running", None) if n == 5 else ("failed", "n: It broke.")
        database.execute(
            "insert into runs values (?, 'p', 'Pipeline', ?, 'manual', '2026', 5.0, ?, 7, ?)",
            (run_id, *ended, digest),
        )
        database.execute(
            "insert into node_results values (?, ?)",
            (run_id, json.dumps({"n": RESULT.model_dump()}).encode()),
        )


def _keep(database: sqlite3.Connection, form: dict[str, Any]) -> str:
    data = json.dumps(form).encode()
    digest = hashlib.sha256(data).hexdigest()
    database.execute("insert into forms values (?, ?)", (digest, data))
    return digest


async def test_all_runs_are_there_after_the_upgrade(home: Home):
    store = Store(home, FakeClock())
    await store.open()
    left = await store.open_runs()
    found = await store.runs(Wanted())
    first = await store.run(RUNS[0])
    began = await store.beginning(RUNS[0])
    by_error = await store.runs(Wanted(error="it broke"))
    pipelines = await store.pipelines()
    await store.close()

    assert [run.run_id for run in found] == RUNS[::-1]
    assert len(left) == 1
    assert (first.status, first.error, first.duration_ms) == (
        "failed",
        "n: It broke.",
        5,
    )
    assert first.nodes == {"n": RESULT}
    assert first.pipeline == FORM
    assert began == Beginning([{"n": 1}])
    assert [run.run_id for run in by_error] == RUNS[4::-1]
    assert [line.id for line in pipelines] == ["saved"]
    assert sorted(p.name for p in home.history.glob("*.db")) == [
        "2026-01.db",
        "2026-03.db",
    ]
    assert [p.name.rpartition("-")[2] for p in home.backups.iterdir()] == ["upgrade.db"]


async def test_an_upgrade_that_broke_off_is_begun_again(home: Home):
    before = home.database.read_bytes()
    store = Store(home, FakeClock())
    await store.open()
    await store.close()
    for leftover in home.path.glob("siex.db-*"):
        leftover.unlink()
    home.database.write_bytes(before)

    again = Store(home, FakeClock())
    await again.open()
    found = await again.runs(Wanted())
    await again.close()

    assert [run.run_id for run in found] == RUNS[::-1]
