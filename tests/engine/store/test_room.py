"""Old runs go when there are too many, and their space with them."""

from collections.abc import AsyncIterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from engine.home import Home
from engine.store.history.listing import Wanted
from engine.store.history.merging import pieces
from engine.store.history.month import open_to_read
from engine.store.history.rows import End, Form
from engine.store.records import FEW_BYTES
from engine.store.retention import Retention
from engine.store.store import Store
from nodes.records import Batch, Record
from tests.helpers.clock import FakeClock
from tests.helpers.history import FORM, begun, ended, id_at

LATER = datetime(2026, 6, 15, tzinfo=UTC)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
async def store(home: Home) -> AsyncIterator[Store]:
    store = Store(home, FakeClock(LATER), Retention(runs=3, bytes=1_000, days=None))
    await store.open()
    yield store
    await store.close()


async def run_through(
    store: Store, run_id: str, size: int = 10, **form: object
) -> None:
    await store.add_run(begun(run_id), Form.of({**FORM, **form}))
    writer = store.writer(run_id, None)
    writer.keeping("n", "out")(Batch([Record({"text": "x" * FEW_BYTES}, id="r")]))
    writer.close()
    await store.finish_run(ended(run_id), End({}, size))


async def left(store: Store) -> list[str]:
    await store.room.make()
    return [run.run_id for run in await store.runs(Wanted())]


async def test_the_oldest_runs_go_with_their_records(home: Home, store: Store):
    written = [id_at(day=n) for n in range(1, 6)]
    for run_id in written:
        await run_through(store, run_id)

    assert await left(store) == written[:1:-1]
    assert sorted(p.name for p in (home.results / "2026-01").iterdir()) == written[2:]


async def test_large_runs_go_sooner(store: Store):
    for n in range(3):
        await run_through(store, id_at(number=n), 600)

    assert await left(store) == [id_at(number=2)]


async def test_a_run_that_goes_on_is_never_dropped(store: Store):
    await store.add_run(begun(id_at(1)), Form.of(FORM))
    for n in range(5):
        await run_through(store, id_at(2, number=n))

    assert await left(store) == [id_at(2, number=4), id_at(2, number=3), id_at(1)]


async def test_months_beyond_the_limits_go_as_a_whole(home: Home, store: Store):
    for month in range(1, 6):
        await run_through(store, id_at(month))

    assert await left(store) == [id_at(5), id_at(4), id_at(3)]
    assert sorted(p.name for p in home.history.glob("*.db")) == [
        "2026-03.db",
        "2026-04.db",
        "2026-05.db",
    ]
    assert not (home.results / "2026-01").exists()
    await run_through(store, id_at(1, number=1))
    assert await left(store) == [id_at(5), id_at(4), id_at(3)]


async def test_runs_go_by_their_age(store: Store):
    store.room.retention = Retention(days=30)
    for run_id in (id_at(1), id_at(5, 10), id_at(5, 20)):
        await run_through(store, run_id)

    assert await left(store) == [id_at(5, 20)]


async def test_the_space_of_deleted_runs_is_given_back(home: Home, store: Store):
    store.room.retention = Retention(runs=1_000)
    for n in range(100):
        await run_through(store, id_at(number=n), notes="x" * 20_000 + str(n))
    file = home.history / "2026-01.db"
    await store.room.make()
    full = file.stat().st_size + (home.history / "2026-01.db-wal").stat().st_size

    store.room.retention = Retention(runs=10)
    assert (await store.room.make()).runs == 90

    assert file.stat().st_size < full / 5
    assert (home.history / "2026-01.db-wal").stat().st_size == 0


async def test_room_is_made_without_being_asked(store: Store):
    for n in range(5):
        await run_through(store, id_at(number=n))

    assert sum(month.runs for month in await store.room.use()) <= 5
    await store.room.make()
    assert sum(month.runs for month in await store.room.use()) == 3


async def test_the_index_of_a_month_that_has_ended_is_merged(home: Home, store: Store):
    store.room.retention = Retention(runs=1_000)
    for n in range(20):
        await store.add_run(begun(id_at(number=n)), Form.of(FORM))
        end = ended(id_at(number=n), "failed", error=f"Host {n} is away.")
        await store.finish_run(end, End({}))
    store.room.look()
    await store.room.make()
    with closing(open_to_read(home.history / "2026-01.db")) as month:
        assert pieces(month) == 1
