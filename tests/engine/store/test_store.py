"""The store: what it keeps, and what it says when the data folder is in trouble."""

import errno
import os
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text

from engine.errors import (
    NotFoundError,
    StoreBusyError,
    StoreCorruptError,
    StoreFullError,
    StoreNewerError,
    StoreReadOnlyError,
)
from engine.home import Home
from engine.protocol import NodeResult, RunStatus, RunSummary
from engine.store.database import Database
from engine.store.retention import Retention
from engine.store.store import Store
from engine.store.trouble import store_error
from tests.helpers.clock import FakeClock

FORM = {"id": "p", "name": "Pipeline", "nodes": [{"id": "n"}]}


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
async def store(home: Home) -> AsyncIterator[Store]:
    store = Store(home, FakeClock(), Retention(runs=3, bytes=1_000))
    await store.open()
    yield store
    await store.close()


def summary(run_id: str, status: RunStatus = "running", pipeline: str = "p"):
    return RunSummary(
        run_id=run_id,
        pipeline_id=pipeline,
        pipeline_name="Pipeline",
        status=status,
        started_at="2026-01-05T09:00:00+00:00",
    )


def ended(run_id: str) -> RunSummary:
    done = {"status": "completed", "duration_ms": 5.0}
    return summary(run_id).model_copy(update=done)


async def test_a_run_is_written_down_from_its_start_to_its_end(store: Store):
    await store.add_run(summary("20260101-1", "pending"), FORM)
    await store.begin_run("20260101-1")
    assert (await store.run("20260101-1")).status == "running"

    result = NodeResult(node="n", type="t", status="completed", records_out={"out": 2})
    await store.finish_run(ended("20260101-1"), {"n": result}, 10)

    found = await store.run("20260101-1")
    assert (found.status, found.duration_ms) == ("completed", 5.0)
    assert found.nodes == {"n": result}
    assert found.pipeline == FORM


async def test_runs_are_listed_newest_first_page_by_page(store: Store):
    for n in range(5):
        pipeline = "even" if n % 2 == 0 else "odd"
        await store.add_run(summary(f"2026010{n}", pipeline=pipeline), FORM)

    newest = await store.runs(limit=2)
    older = await store.runs(limit=2, before=newest[-1].run_id)

    assert [r.run_id for r in newest + older] == [
        "20260104",
        "20260103",
        "20260102",
        "20260101",
    ]
    assert [r.run_id for r in await store.runs(pipeline_id="odd")] == [
        "20260103",
        "20260101",
    ]
    assert await store.runs(status="failed") == []


async def test_runs_of_an_engine_that_died_are_marked(home: Home, store: Store):
    await store.add_run(summary("20260101"), FORM)
    await store.close()

    again = Store(home, FakeClock())
    assert await again.open() == 1
    found = await again.run("20260101")
    await again.close()

    assert found.status == "interrupted"
    assert found.error == "The engine stopped while this ran."


async def test_the_oldest_runs_go_with_their_records(home: Home, store: Store):
    for n in range(5):
        run_id = f"2026010{n}"
        await store.add_run(summary(run_id), FORM)
        store.writer(run_id, None).close()
        await store.finish_run(ended(run_id), {}, 10)

    assert [r.run_id for r in await store.runs()] == [
        "20260104",
        "20260103",
        "20260102",
    ]
    assert sorted(p.name for p in (home.results / "2026-01").iterdir()) == [
        "20260102",
        "20260103",
        "20260104",
    ]


async def test_large_runs_go_sooner(store: Store):
    for n in range(3):
        await store.add_run(summary(f"2026010{n}"), FORM)
        await store.finish_run(ended(f"2026010{n}"), {}, 600)

    assert [r.run_id for r in await store.runs()] == ["20260102"]


async def test_a_run_that_goes_on_is_never_dropped(store: Store):
    await store.add_run(summary("20260100"), FORM)
    for n in range(1, 6):
        await store.add_run(summary(f"2026010{n}"), FORM)
        await store.finish_run(ended(f"2026010{n}"), {}, 10)

    assert (await store.run("20260100")).status == "running"


async def test_an_unknown_run_is_named(store: Store):
    with pytest.raises(NotFoundError, match="no run “x”"):
        await store.run("x")


async def test_a_pipeline_is_found_by_id_before_name(store: Store):
    await store.save({"id": "a", "name": "b"})
    await store.save({"id": "b", "name": "a"})

    form, _version = await store.pipeline("a")

    assert form["id"] == "a"


async def test_a_pipeline_saved_again_after_its_deletion_counts_on(store: Store):
    await store.save(FORM)
    await store.forget("p")

    assert (await store.save(FORM)).version == 2


async def test_a_damaged_database_is_left_as_it_is(home: Home):
    home.path.mkdir()
    home.database.write_bytes(b"this is not a database" * 500)
    store = Store(home, FakeClock())

    with pytest.raises(
        StoreCorruptError, match=r"damaged and was left as it is: .*siex"
    ):
        await store.open()
    await store.close()

    assert home.database.read_bytes() == b"this is not a database" * 500


async def test_a_damaged_database_names_the_last_good_backup(home: Home, store: Store):
    await store.save(FORM)
    await store.back_up_daily()
    await store.close()
    _damage(home)
    again = Store(home, FakeClock())

    with pytest.raises(StoreCorruptError, match=r"backups.siex-\d+-\d+-daily\.db"):
        await again.open()
    await again.close()
    [backup] = home.backups.iterdir()
    backup.replace(home.database)
    recovered = Store(home, FakeClock())
    await recovered.open()

    assert [line.id for line in await recovered.pipelines()] == ["p"]
    await recovered.close()


async def test_a_database_that_another_program_locks_is_named(home: Home, store: Store):
    other = sqlite3.connect(home.database)
    other.execute("begin immediate")
    database = Database(home, busy_s=0)

    with pytest.raises(StoreBusyError, match="Another program keeps"):
        await database.open()
    other.close()
    await database.open()
    await database.close()


async def test_a_full_database_says_so_and_keeps_what_was_saved(home: Home):
    database = Database(home, busy_s=0)
    await database.open()
    await database.write(lambda c: c.execute(text("pragma max_page_count = 1")))

    def grow(connection: object) -> None:
        for n in range(2_000):
            row = {"d": str(n), "f": b"x" * 1_000}
            connection.execute(  # type: ignore[attr-defined]
                text("insert into forms (digest, form) values (:d, :f)"), row
            )

    with pytest.raises(StoreFullError, match="disk is full"):
        await database.write(grow)
    count = await database.read(lambda c: c.scalar(text("select count(*) from forms")))
    await database.close()

    assert count == 0


async def test_a_newer_database_is_refused(home: Home, store: Store):
    await store.close()
    with sqlite3.connect(home.database) as connection:
        connection.execute("update alembic_version set version_num = '9999'")
    connection.close()
    again = Store(home, FakeClock())

    with pytest.raises(StoreNewerError, match="newer version"):
        await again.open()
    await again.close()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write")
async def test_a_read_only_folder_is_named(tmp_path: Path):
    tmp_path.chmod(0o500)
    store = Store(Home(tmp_path / "home"), FakeClock())

    with pytest.raises(StoreReadOnlyError, match="cannot be written to"):
        await store.open()
    await store.close()
    tmp_path.chmod(0o700)


async def test_a_database_opened_for_reading_only_is_named(home: Home, store: Store):
    database = Database(home)
    await database.open()
    await database.write(lambda c: c.execute(text("pragma query_only = on")))

    with pytest.raises(StoreReadOnlyError, match="cannot be written to"):
        await database.write(lambda c: c.execute(text("delete from runs")))
    await database.close()


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (errno.ENOSPC, StoreFullError),
        (errno.EROFS, StoreReadOnlyError),
        (errno.EACCES, StoreReadOnlyError),
    ],
)
def test_trouble_with_the_disk_is_told_in_one_sentence(number: int, kind: type):
    told = store_error(OSError(number, "no"), Path("place"))

    assert isinstance(told, kind)
    assert "place" in str(told)


def test_other_trouble_is_not_taken_for_the_disks():
    assert store_error(ValueError("no"), Path("place")) is None


def _damage(home: Home) -> None:
    """Overwrite the middle of the database, as a failing disk might."""
    data = bytearray(home.database.read_bytes())
    data[:4096] = b"\x07" * 4096
    home.database.write_bytes(data)
