"""The store: what it keeps, and what it says when the data folder is in trouble."""

import errno
import os
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import text

from engine.errors import (
    StoreBusyError,
    StoreCorruptError,
    StoreFullError,
    StoreNewerError,
    StoreReadOnlyError,
)
from engine.home import Home
from engine.store.database import Database
from engine.store.store import Store
from engine.store.trouble import store_error
from tests.helpers.clock import FakeClock

FORM = {"id": "p", "name": "Pipeline", "nodes": [{"id": "n"}]}


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
async def store(home: Home) -> AsyncIterator[Store]:
    store = Store(home, FakeClock())
    await store.open()
    yield store
    await store.close()


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
        await database.write(lambda c: c.execute(text("delete from forms")))
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
