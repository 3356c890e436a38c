"""From errors of the disk and of SQLite to one sentence each."""

import errno
import sqlite3
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

from engine.errors import (
    StoreBusyError,
    StoreCorruptError,
    StoreError,
    StoreFullError,
    StorePlaceError,
    StoreReadOnlyError,
)

FULL = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
READ_ONLY = {errno.EROFS, errno.EACCES, errno.EPERM}
IN_THE_WAY = {errno.EEXIST, errno.ENOTDIR, errno.EISDIR}
BY_NUMBER: tuple[tuple[Callable[[Path], StoreError], set[int]], ...] = (
    (StoreFullError, FULL),
    (StoreReadOnlyError, READ_ONLY),
    (StorePlaceError, IN_THE_WAY),
)
BY_CODE: dict[int, type[StoreError]] = {
    sqlite3.SQLITE_FULL: StoreFullError,
    sqlite3.SQLITE_READONLY: StoreReadOnlyError,
    sqlite3.SQLITE_CANTOPEN: StoreReadOnlyError,
    sqlite3.SQLITE_PERM: StoreReadOnlyError,
    sqlite3.SQLITE_BUSY: StoreBusyError,
    sqlite3.SQLITE_LOCKED: StoreBusyError,
    sqlite3.SQLITE_CORRUPT: StoreCorruptError,
    sqlite3.SQLITE_NOTADB: StoreCorruptError,
}


def store_error(error: BaseException, place: Path) -> StoreError | None:
    """Return what to tell the user about ``error``; None when it is no such trouble."""
    if isinstance(error, OSError):
        kind = next((kind for kind, codes in BY_NUMBER if error.errno in codes), None)
        return kind(place) if kind else None
    cause = getattr(error, "orig", error)
    code = getattr(cause, "sqlite_errorcode", None)
    if code is None:
        return None
    kind = BY_CODE.get(code & 0xFF)
    return (
        kind(place) if kind else StoreError(f"The database {place} answered: {cause}.")
    )


@contextmanager
def telling_trouble(place: Path) -> Generator[None]:
    """Turn errors of the disk and of SQLite into sentences."""
    try:
        yield
    except Exception as error:
        told = store_error(error, place)
        if told is None:
            raise
        raise told from error
