"""Copies of the main database, so that a damaged one can be replaced."""

import contextlib
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

from engine.home import Home

KEPT = 3
EVERY = timedelta(days=1)


def back_up(home: Home, why: str = "daily") -> Path:
    """Copy the database as it is now and return the copy's place."""
    home.backups.mkdir(exist_ok=True)
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    place = home.backups / f"siex-{stamp}-{why}.db"
    part = place.with_suffix(".part")
    with (
        contextlib.closing(sqlite3.connect(home.database)) as source,
        contextlib.closing(sqlite3.connect(part)) as target,
    ):
        source.backup(target)
    part.replace(place)
    for old in _backups(home)[:-KEPT]:
        old.unlink(missing_ok=True)
    return place


def back_up_daily(home: Home) -> None:
    """Copy the database when the last sound copy is older than a day."""
    last = last_backup(home)
    age = datetime.now(UTC).timestamp() - (last.stat().st_mtime if last else 0)
    if age > EVERY.total_seconds() and _is_sound(home.database):
        back_up(home)


def last_backup(home: Home) -> Path | None:
    """Return the newest copy."""
    return next(reversed(_backups(home)), None)


def _backups(home: Home) -> list[Path]:
    return sorted(home.backups.glob("siex-*.db"))


def _is_sound(database: Path) -> bool:
    with contextlib.closing(sqlite3.connect(database)) as connection:
        return connection.execute("pragma quick_check(1)").fetchone() == ("ok",)
