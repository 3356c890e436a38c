"""Backups: one file with everything, and a careful way back."""

import json
import os
import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from engine.errors import BackupError, StoreError, StoreNewerError
from engine.home import Home
from engine.store.archive import (
    LIST,
    finish_restoring,
    unpack_archive,
    write_archive,
)
from engine.store.beginnings import Beginning
from engine.store.history.listing import Wanted
from engine.store.history.rows import End, Form
from engine.store.store import Store
from engine.webhooks.keys import read_keys
from nodes.records import Batch, Record
from tests.helpers.clock import FakeClock
from tests.helpers.history import FORM, begun, ended, id_at

LARGE = Beginning([{"text": "word " * 100_000}])


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
async def backup(home: Home, tmp_path: Path) -> Path:
    """A backup, made while the store was in use, of a pipeline and two runs."""
    store = await opened(home)
    await store.save(FORM)
    for month in (1, 2):
        await store.add_run(begun(id_at(month)), Form.of(FORM), LARGE)
        writer = store.writer(id_at(month), None)
        writer.keeping("page", "out")(Batch([Record(LARGE.inputs[0], id="a")]))
        writer.close()
        await store.finish_run(ended(id_at(month)), End({}, 10))
    write_archive(home, tmp_path / "all.siexbackup", with_records=True)
    await store.close()
    return tmp_path / "all.siexbackup"


async def opened(home: Home) -> Store:
    store = Store(home, FakeClock())
    await store.open()
    return store


async def content(home: Home) -> tuple[list[str], list[str]]:
    store = await opened(home)
    found = (
        [p.id for p in await store.pipelines()],
        [run.run_id for run in await store.runs(Wanted())],
    )
    await store.close()
    return found


async def test_all_comes_back_in_an_empty_folder(backup: Path, tmp_path: Path):
    other = Home(tmp_path / "other")
    unpack_archive(backup, other)
    assert finish_restoring(other) is None

    assert await content(other) == (["p"], [id_at(2), id_at(1)])
    store = await opened(other)
    assert await store.beginning(id_at(1)) == LARGE
    kept = await store.kept(id_at(1))
    assert kept.page("page", "out", 0, 1) == list(LARGE.inputs)
    await store.close()
    assert not other.restoring.exists()


async def test_what_was_there_is_set_aside(backup: Path, home: Home, tmp_path: Path):
    store = await opened(home)
    await store.save({"id": "later", "name": "Later"})
    await store.close()
    unpack_archive(backup, home)
    assert await content(home) == (["later", "p"], [id_at(2), id_at(1)])

    aside = finish_restoring(home)

    assert await content(home) == (["p"], [id_at(2), id_at(1)])
    assert aside
    assert (await content(Home(aside)))[0] == ["later", "p"]


async def test_webhooks_keep_their_addresses(home: Home, tmp_path: Path):
    other = Home(tmp_path / "other")
    for folder in (home, other):
        await (await opened(folder)).close()
    keys = read_keys(home)
    backup = tmp_path / "all.siexbackup"
    write_archive(home, backup, with_records=True)
    assert read_keys(other) != keys

    unpack_archive(backup, other)
    aside = finish_restoring(other)

    assert read_keys(other) == keys
    assert aside
    assert read_keys(Home(aside)) != keys
    if os.name == "posix":
        assert {f.stat().st_mode & 0o77 for f in (backup, other.webhooks)} == {0}


async def test_a_backup_without_webhooks_leaves_those_that_are_there(
    home: Home, backup: Path
):
    keys = read_keys(home)
    unpack_archive(backup, home)
    finish_restoring(home)
    assert read_keys(home) == keys


async def test_restoring_that_broke_off_goes_on(backup: Path, tmp_path: Path):
    other = Home(tmp_path / "other")
    unpack_archive(backup, other)
    (other.restoring / "siex.db").replace(other.database)
    finish_restoring(other)

    assert await content(other) == (["p"], [id_at(2), id_at(1)])


async def test_without_records_a_backup_is_small(home: Home, backup: Path):
    small = backup.with_name("small")
    write_archive(home, small, with_records=False)

    with zipfile.ZipFile(small) as archive:
        assert not [n for n in archive.namelist() if n.startswith("results")]


Change = Callable[[dict[str, bytes], dict[str, Any]], None]


def rewritten(backup: Path, change: Change) -> Path:
    """Write a backup anew after a change of its files and its list."""
    with zipfile.ZipFile(backup) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    told = json.loads(files.pop(LIST))
    change(files, told)
    target = backup.with_name("changed")
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in files.items():
            archive.writestr(name, data)
        archive.writestr(LIST, json.dumps(told))
    return target


def listed_anew(files: dict[str, bytes], told: dict[str, Any], name: str) -> None:
    from hashlib import sha256

    data = files[name]
    entry = {"name": name, "bytes": len(data), "sha256": sha256(data).hexdigest()}
    told["files"] = [f for f in told["files"] if f["name"] != name] + [entry]


def outside(files: dict[str, bytes], told: dict[str, Any]) -> None:
    files["../evil.txt"] = b"x"
    listed_anew(files, told, "../evil.txt")


def foreign(files: dict[str, bytes], told: dict[str, Any]) -> None:
    files["engine.json"] = b"{}"
    listed_anew(files, told, "engine.json")


def damaged(files: dict[str, bytes], _told: dict[str, Any]) -> None:
    data = bytearray(files["siex.db"])
    data[5000] ^= 255
    files["siex.db"] = bytes(data)


def no_database(files: dict[str, bytes], told: dict[str, Any]) -> None:
    files["siex.db"] = b"no database" * 1000
    listed_anew(files, told, "siex.db")


def larger_than_told(files: dict[str, bytes], _told: dict[str, Any]) -> None:
    files["siex.db"] += b"x"


def without_library(files: dict[str, bytes], told: dict[str, Any]) -> None:
    del files["siex.db"]
    told["files"] = [f for f in told["files"] if f["name"] != "siex.db"]


def short_key(files: dict[str, bytes], told: dict[str, Any]) -> None:
    files["webhooks.json"] = b'{"secret": "00", "port": 8377}'
    listed_anew(files, told, "webhooks.json")


def no_key(files: dict[str, bytes], told: dict[str, Any]) -> None:
    files["webhooks.json"] = b"[1]"
    listed_anew(files, told, "webhooks.json")


def not_ours(_files: dict[str, bytes], told: dict[str, Any]) -> None:
    told["format"] = "other"


def strange_list(_files: dict[str, bytes], told: dict[str, Any]) -> None:
    told["files"] = [1, 2]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (outside, "“../evil.txt” does not belong"),
        (foreign, "“engine.json” does not belong"),
        (damaged, "“siex.db” in it is damaged"),
        (no_database, "“siex.db” in it is damaged"),
        (larger_than_told, "does not fit what is in it"),
        (without_library, "the library is missing"),
        (short_key, "key of the webhooks in it is damaged"),
        (no_key, "key of the webhooks in it is damaged"),
        (not_ours, "no backup of SIE-X Studio"),
        (strange_list, "its list of files is damaged"),
    ],
)
async def test_a_hostile_or_damaged_backup_changes_nothing(
    backup: Path, home: Home, change: Change, reason: str
):
    with pytest.raises(BackupError, match=reason):
        unpack_archive(rewritten(backup, change), home)

    assert not home.restoring.exists()
    assert await content(home) == (["p"], [id_at(2), id_at(1)])


@pytest.mark.parametrize(
    "sql",
    [
        "create trigger t after insert on forms begin delete from forms; end",
        "create view v as select 1",
    ],
)
async def test_foreign_code_in_a_database_is_refused(
    backup: Path, home: Home, tmp_path: Path, sql: str
):
    def plant(files: dict[str, bytes], told: dict[str, Any]) -> None:
        place = tmp_path / "planted.db"
        place.write_bytes(files["siex.db"])
        with sqlite3.connect(place) as database:
            database.execute(sql)
        database.close()
        files["siex.db"] = place.read_bytes()
        listed_anew(files, told, "siex.db")

    with pytest.raises(BackupError, match="code that is not the program's"):
        unpack_archive(rewritten(backup, plant), home)


async def test_a_newer_backup_is_refused(backup: Path, home: Home):
    def newer(_files: dict[str, bytes], told: dict[str, Any]) -> None:
        told["version"] = 99

    with pytest.raises(StoreNewerError, match="newer version"):
        unpack_archive(rewritten(backup, newer), home)


@pytest.mark.parametrize("data", [None, b"", b"PK\x03\x04 no archive at all"])
def test_what_is_no_backup_is_told(home: Home, tmp_path: Path, data: bytes | None):
    file = tmp_path / "file"
    if data is not None:
        file.write_bytes(data)

    with pytest.raises(BackupError, match="cannot be restored"):
        unpack_archive(file, home)


async def test_a_backup_that_cannot_be_written_leaves_nothing(
    home: Home, tmp_path: Path
):
    store = await opened(home)
    with pytest.raises(StoreError, match="there is no folder"):
        write_archive(home, tmp_path / "nowhere" / "file", with_records=True)
    await store.close()
    assert not (tmp_path / "nowhere").exists()
