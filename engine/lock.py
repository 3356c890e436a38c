"""One engine per data folder: a file that the operating system locks.

The lock ends with the process, however that ends; nothing has to be cleaned up after a
crash. Who holds it stands beside it in a readable file, because a locked file cannot be
read everywhere.
"""

import contextlib
import os
import sys
from collections.abc import Generator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import IO, Any

import orjson

from engine.errors import HomeTakenError
from engine.home import Home
from engine.store.trouble import telling_trouble


@contextmanager
def holding(home: Home, program: str) -> Generator["Holder"]:
    """Hold the data folder while the block runs.

    Raises:
        HomeTakenError: another engine holds it.
    """
    with telling_trouble(home.path):
        home.path.mkdir(parents=True, exist_ok=True)
        file = home.lock.open("a+b")
    with file:
        if not _locked(file):
            raise _taken(home)
        holder = Holder(home, program)
        try:
            holder.tell()
            yield holder
        finally:
            holder.leave()
            _unlock(file)


class Holder:
    """What is written down about the engine that holds a data folder."""

    def __init__(self, home: Home, program: str) -> None:
        self._home = home
        self._facts: dict[str, Any] = {
            "pid": os.getpid(),
            "program": program,
            "since": datetime.now(UTC).isoformat(timespec="seconds"),
        }

    def tell(self, **more: Any) -> None:
        """Write the facts down, readable by this user only."""
        self._facts |= more
        with telling_trouble(self._home.path):
            new = self._home.holder.with_suffix(".new")
            new.unlink(missing_ok=True)
            descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(orjson.dumps(self._facts))
            new.replace(self._home.holder)

    def leave(self) -> None:
        """Remove the facts."""
        with contextlib.suppress(OSError):
            self._home.holder.unlink(missing_ok=True)


def holder_of(home: Home) -> dict[str, Any]:
    """Return what the holder wrote down; empty when nobody did."""
    try:
        facts = orjson.loads(home.holder.read_bytes())
    except (OSError, orjson.JSONDecodeError):
        return {}
    return facts if isinstance(facts, dict) else {}


def _taken(home: Home) -> HomeTakenError:
    facts = holder_of(home)
    return HomeTakenError(
        home.path, facts.get("pid"), facts.get("program", ""), facts.get("since", "")
    )


if sys.platform == "win32":
    import msvcrt

    def _locked(file: IO[bytes]) -> bool:
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _unlock(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _locked(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
