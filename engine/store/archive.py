"""One file with all that the engine remembers, and the way back from it.

The file is a ZIP: a list of what is in it, with sizes and digests; the databases, copied
by SQLite while they are in use; the settings; the key of the webhooks' addresses; and the
records of runs. Other secrets are not in it, and only the user can read it. A backup is an
untrusted document: only files of known names are taken out of it, none
larger than the list says, and the databases are checked before anything takes their place.
"""

import contextlib
import hashlib
import json
import logging
import os
import re
import shutil
import sqlite3
import tempfile
import zipfile
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

from engine.errors import BackupError, StoreError, StoreNewerError
from engine.home import Home
from engine.store.history.month import TABLES
from engine.store.history.month import VERSION as MONTH_VERSION
from engine.store.trouble import telling_trouble
from engine.store.upgrade import REVISIONS
from engine.webhooks.keys import SECRET_BYTES, read_keys

FORMAT, VERSION = "siex-backup", 1
LIST = "backup.json"
MOST_LIST_BYTES = 500_000_000
CHUNK = 1 << 20
READY = "ready.json"
DATABASES = re.compile(r"siex\.db|journal\.db|history/\d{4}-\d{2}\.db")
KNOWN = re.compile(
    rf"{DATABASES.pattern}|settings\.json|webhooks\.json|"
    r"results/\d{4}-\d{2}/[0-9a-z-]{1,40}/((records|index)\.jsonl|values\.bin)|"
    r"results/\d{4}-\d{2}/[0-9a-z-]{1,40}/beginning\.json"
)
BESIDE = ("", "-wal", "-shm")
NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
logger = logging.getLogger(__name__)


# Writing


def write_archive(home: Home, file: Path, *, with_records: bool) -> int:
    """Write a backup, also while the engine works, and return its size in bytes."""
    part = file.with_name(f"{file.name}.part")
    with telling_trouble(file):
        try:
            with (
                _private(part) as stream,
                zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive,
            ):
                _write(archive, home, with_records=with_records)
            part.replace(file)
        except (FileNotFoundError, NotADirectoryError):
            message = f"The backup cannot be written: there is no folder {file.parent}."
            raise StoreError(message) from None
        finally:
            with contextlib.suppress(OSError):
                part.unlink()
        return file.stat().st_size


def _write(archive: zipfile.ZipFile, home: Home, *, with_records: bool) -> None:
    listed: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory(dir=_temp(home)) as temp:
        for name in _databases(home):
            copy = Path(temp) / "copy.db"
            _copy_database(home.path / name, copy)
            listed.append(_add(archive, name, copy))
            copy.unlink()
        for name in _plain_files(home, with_records=with_records):
            with contextlib.suppress(FileNotFoundError):  # its run was just deleted
                listed.append(_add(archive, name, home.path / name))
    told = {
        "format": FORMAT,
        "version": VERSION,
        "made_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "with_records": with_records,
        "files": listed,
    }
    archive.writestr(LIST, json.dumps(told))


def _databases(home: Home) -> list[str]:
    months = sorted(home.history.glob("*.db")) if home.history.is_dir() else []
    found = [home.database, home.journal, *months]
    names = [path.relative_to(home.path).as_posix() for path in found if path.is_file()]
    return [name for name in names if DATABASES.fullmatch(name)]


def _plain_files(home: Home, *, with_records: bool) -> Iterator[str]:
    for file in (home.settings, home.webhooks):
        if file.is_file():
            yield file.name
    if with_records and home.results.is_dir():
        for path in home.results.rglob("*"):
            name = path.relative_to(home.path).as_posix()
            if KNOWN.fullmatch(name) and path.is_file():
                yield name


def _copy_database(source: Path, target: Path) -> None:
    with (
        contextlib.closing(
            sqlite3.connect(f"{source.as_uri()}?mode=rw", uri=True)
        ) as old,
        contextlib.closing(sqlite3.connect(target)) as new,
    ):
        old.backup(new)
        new.execute("pragma journal_mode = delete")


def _add(archive: zipfile.ZipFile, name: str, source: Path) -> dict[str, Any]:
    """Put a file in; a file that still grows goes in as far as it is now."""
    digest, size = hashlib.sha256(), 0
    with (
        source.open("rb") as stream,
        archive.open(name, "w", force_zip64=True) as entry,
    ):
        while data := stream.read(CHUNK):
            digest.update(data)
            size += len(data)
            entry.write(data)
    return {"name": name, "bytes": size, "sha256": digest.hexdigest()}


def _private(file: Path) -> IO[bytes]:
    """Make a file that only the user can read."""
    file.unlink(missing_ok=True)
    return os.fdopen(os.open(file, NEW, 0o600), "wb")


def _temp(home: Home) -> Path:
    home.temp.mkdir(parents=True, exist_ok=True)
    return home.temp


# Reading


@dataclass(frozen=True, slots=True)
class BackupFacts:
    """What a backup says of itself; ``made_at`` is ISO 8601 in UTC."""

    made_at: str
    with_records: bool


def look_into(file: Path) -> BackupFacts:
    """Say what a file holds, without looking at all of it.

    Raises:
        BackupError: it is no backup, or its list of files is damaged.
        StoreNewerError: a newer version of the program made it.
    """
    with _opened(file) as archive:
        _listed(archive, file)
        told = json.loads(archive.read(LIST))
    return BackupFacts(str(told.get("made_at", "")), bool(told.get("with_records")))


def unpack_archive(file: Path, home: Home) -> None:
    """Take a backup out and check it; it then waits in the data folder for its turn.

    Raises:
        BackupError: the file is no backup, damaged, or holds what does not belong there.
        StoreNewerError: a newer version of the program made it.
    """
    shutil.rmtree(home.restoring, ignore_errors=True)
    try:
        with telling_trouble(home.path):
            home.restoring.mkdir(parents=True)
        with _opened(file) as archive:
            listed = _listed(archive, file)
            _take_out(archive, listed, file, home.restoring)
        for name in listed:
            if DATABASES.fullmatch(name):
                _check_database(home.restoring / name, name, file)
        if home.webhooks.name in listed:
            _check_keys(home.restoring, file)
        stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
        told = {"names": list(listed), "aside": f"before-restore-{stamp}"}
        (home.restoring / READY).write_text(json.dumps(told), "utf-8")
    except BaseException:
        shutil.rmtree(home.restoring, ignore_errors=True)
        raise


def forget_restoring(home: Home) -> None:
    """Let a backup that waits not take its place."""
    shutil.rmtree(home.restoring, ignore_errors=True)


def finish_restoring(home: Home) -> Path | None:
    """Let a backup that waits take its place; return where what was there lies now.

    Hold the data folder's lock. Broken off, it goes on the next time.
    """
    ready = home.restoring / READY
    if not ready.is_file():
        shutil.rmtree(home.restoring, ignore_errors=True)
        return None
    told = json.loads(ready.read_text("utf-8"))
    aside = home.path / told["aside"]
    with telling_trouble(home.path):
        for name in told["names"]:
            if (home.restoring / name).exists():
                _swap(home, name, aside)
    shutil.rmtree(home.restoring, ignore_errors=True)
    logger.info("A backup was restored; what was there before lies in %s", aside)
    return aside if aside.exists() else None


def _swap(home: Home, name: str, aside: Path) -> None:
    for end in BESIDE if DATABASES.fullmatch(name) else ("",):
        old, kept = home.path / f"{name}{end}", aside / f"{name}{end}"
        if old.exists():
            kept.parent.mkdir(parents=True, exist_ok=True)
            old.replace(kept)
    target = home.path / name
    target.parent.mkdir(parents=True, exist_ok=True)
    (home.restoring / name).replace(target)


@contextlib.contextmanager
def _opened(file: Path) -> Generator[zipfile.ZipFile]:
    try:
        with zipfile.ZipFile(file) as archive:
            yield archive
    except FileNotFoundError:
        raise BackupError(file, "it is not there") from None
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError) as error:
        raise BackupError(file, "it is no backup, or it is damaged") from error


def _listed(archive: zipfile.ZipFile, file: Path) -> dict[str, dict[str, Any]]:
    """Return the list of what is in a backup, by name."""
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    if LIST not in names or archive.getinfo(LIST).file_size > MOST_LIST_BYTES:
        raise BackupError(file, "it is no backup, or it is damaged")
    try:
        told = json.loads(archive.read(LIST))
        listed = {str(each["name"]): each for each in told["files"]}
        is_ours = told["format"] == FORMAT
        sizes = [int(each["bytes"]) for each in listed.values()]
        version = int(told["version"])
    except (ValueError, TypeError, KeyError, AttributeError):
        raise BackupError(file, "its list of files is damaged") from None
    if not is_ours:
        raise BackupError(file, "it is no backup of SIE-X Studio")
    if version > VERSION:
        raise StoreNewerError(file)
    strange = [name for name in names if name != LIST and not KNOWN.fullmatch(name)]
    if strange:
        raise BackupError(file, f"“{strange[0][:80]}” does not belong into a backup")
    if len(names) != len(set(names)) or {*names} != {*listed, LIST}:
        raise BackupError(file, "its list of files does not fit what is in it")
    if "siex.db" not in listed:
        raise BackupError(file, "the library is missing in it")
    if any(archive.getinfo(n).file_size != each["bytes"] for n, each in listed.items()):
        raise BackupError(file, "its list of files does not fit what is in it")
    _refuse_without_room(sum(sizes), file)
    return listed


def _refuse_without_room(size: int, file: Path) -> None:
    free = shutil.disk_usage(file.parent).free
    if size > free:
        message = f"it needs {size / 1e6:,.0f} MB, and {free / 1e6:,.0f} MB are free"
        raise BackupError(file, message)


def _take_out(
    archive: zipfile.ZipFile,
    listed: dict[str, dict[str, Any]],
    file: Path,
    folder: Path,
) -> None:
    for name, told in listed.items():
        target = folder / name
        with telling_trouble(folder):
            target.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(name) as entry, _private(target) as stream:
            if _copy(entry, stream, int(told["bytes"])) != told.get("sha256"):
                raise BackupError(file, f"“{name}” in it is damaged")


def _copy(entry: IO[bytes], stream: IO[bytes], size: int) -> str | None:
    """Copy at most ``size`` bytes and return their digest; None where there are more."""
    digest, left = hashlib.sha256(), size
    while data := entry.read(CHUNK):
        left -= len(data)
        if left < 0:
            return None
        digest.update(data)
        stream.write(data)
    return digest.hexdigest() if left == 0 else None


# What is in the files


def _check_keys(folder: Path, file: Path) -> None:
    """Make sure that what was taken out makes addresses of webhooks."""
    try:
        keys = read_keys(Home(folder))
        is_sound = len(keys.secret) == SECRET_BYTES and 0 <= keys.port < 1 << 16
    except (ValueError, TypeError, KeyError, AttributeError):
        is_sound = False
    if not is_sound:
        raise BackupError(file, "the key of the webhooks in it is damaged")


def _check_database(path: Path, name: str, file: Path) -> None:
    try:
        with contextlib.closing(
            sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True)
        ) as database:
            database.execute("pragma trusted_schema = off")
            if database.execute("pragma quick_check(1)").fetchone() != ("ok",):
                raise BackupError(file, f"“{name}” in it is damaged")
            _check_version(database, name, file)
            if not _code_of(database) <= _expected_code(name):
                message = f"“{name}” in it holds code that is not the program's"
                raise BackupError(file, message)
    except sqlite3.Error as error:
        raise BackupError(file, f"“{name}” in it is damaged") from error


def _check_version(database: sqlite3.Connection, name: str, file: Path) -> None:
    if name == "siex.db":
        (found,) = database.execute(
            "select version_num from alembic_version"
        ).fetchone()
        if found not in REVISIONS:
            raise StoreNewerError(file)
    elif name.startswith("history/"):
        (version,) = database.execute("pragma user_version").fetchone()
        if version > MONTH_VERSION:
            raise StoreNewerError(file)


def _code_of(database: sqlite3.Connection) -> set[tuple[str, str]]:
    """Return the triggers, views and virtual tables: what runs when a row is written."""
    rows = database.execute(
        "select name, sql from sqlite_master where type in ('trigger', 'view')"
        " or sql like 'create virtual%'"
    )
    return {(name, " ".join(sql.lower().split())) for name, sql in rows}


def _expected_code(name: str) -> set[tuple[str, str]]:
    if not name.startswith("history/"):
        return set()
    with contextlib.closing(sqlite3.connect(":memory:")) as database:
        database.executescript(TABLES)
        return _code_of(database)
