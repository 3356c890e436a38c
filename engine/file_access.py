"""The files that a pipeline may read and write: `nodes.context.Files`.

A path is granted when it lies in the workspace's output folder, in a folder that the
pipeline's settings name, or where the author's own text in a node's settings points.
What comes out of records or of holes in a text grants nothing, and links are followed
before a path is judged.
"""

import errno
import os
import secrets
import shutil
import stat
from collections.abc import AsyncGenerator, Iterable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from functools import cached_property
from pathlib import Path

from engine.permissions import expanded
from nodes.errors import InputError, NodeError, NotAllowedError, TryLaterError
from resources.folders import SAMPLES

SAMPLES_PREFIX = "samples:"
FULL = {errno.ENOSPC, errno.EDQUOT}
WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
STARTED_BY_THE_SYSTEM = (
    "~/.ssh",
    "~/.config/autostart",
    "~/.config/systemd",
    "~/Library/LaunchAgents",
    "~/AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Startup",
)


class FileAccess:
    """Files below the output folder and the granted folders.

    Where these are is found when a file is first asked for: most small runs never ask.

    Args:
        home: The workspace's folder; its ``output`` takes relative paths, the rest of it
            is never written to.
        granted: Files and folders that the pipeline may use besides; see
            `engine.permissions`.
        readable: Those that it may only read.
        samples: The folder that ``samples:`` stands for.
    """

    def __init__(
        self,
        home: Path,
        granted: Iterable[Path] = (),
        *,
        readable: Iterable[Path] = (),
        samples: Path = SAMPLES,
    ) -> None:
        self._named = home, samples, tuple(granted), tuple(readable)

    @cached_property
    def _home(self) -> Path:
        return self._named[0].resolve()

    @cached_property
    def _output(self) -> Path:
        return self._home / "output"

    @cached_property
    def _samples(self) -> Path:
        return self._named[1].resolve()

    @cached_property
    def _granted(self) -> tuple[Path, ...]:
        return (self._output, *(path.resolve() for path in self._named[2]))

    @cached_property
    def _readable(self) -> tuple[Path, ...]:
        return (*self._granted, *(path.resolve() for path in self._named[3]))

    def readable(self, path: str) -> Path:
        """Return the absolute path of a file or folder to read.

        Raises:
            NotAllowedError: it lies outside of what the pipeline may use.
            InputError: there is nothing at this path.
        """
        if path.startswith(SAMPLES_PREFIX):
            below = path.removeprefix(SAMPLES_PREFIX).lstrip("/")
            found = _within(self._samples / below, [self._samples])
        else:
            found = _within(self._absolute(path), self._readable)
        if not found.exists():
            message = f"There is no file or folder {found}; check the path."
            raise InputError(message)
        return found

    def replacing(self, path: str) -> AbstractAsyncContextManager[Path]:
        """Lend a temporary file that takes the place of ``path`` on a clean exit.

        Folders on the way are made. Until the exit, what was there before stays.
        """
        return _replacing(self.writable(path))

    def writable(self, path: str) -> Path:
        """Return the absolute path of a file that may be written.

        Raises:
            NotAllowedError: it lies outside of what the pipeline may use.
        """
        if path.startswith(SAMPLES_PREFIX):
            message = (
                f"{path} belongs to the program; choose another place to write to."
            )
            raise NotAllowedError(message)
        target = _within(self._absolute(path), self._granted)
        self._refuse_protected(target)
        return target

    def _absolute(self, path: str) -> Path:
        if "\0" in path or not path.strip():
            message = "The path is empty; choose a file."
            raise InputError(message)
        return self._output / expanded(path)

    def _refuse_protected(self, target: Path) -> None:
        protected = [self._home, *map(expanded, STARTED_BY_THE_SYSTEM)]
        in_output = target.is_relative_to(self._output)
        if not in_output and any(target.is_relative_to(place) for place in protected):
            message = (
                f"{target} lies where the system or the Studio keeps its own settings,"
                " which pipelines never write to; choose another folder."
            )
            raise NotAllowedError(message)


def _within(path: Path, folders: Iterable[Path]) -> Path:
    found = path.resolve()
    if any(found.is_relative_to(folder) for folder in folders):
        return found
    message = (
        f"{found} lies outside of the folders that this pipeline may use; choose it in"
        " the node's settings, or add its folder in the pipeline's settings."
    )
    raise NotAllowedError(message)


@asynccontextmanager
async def _replacing(target: Path) -> AsyncGenerator[Path]:
    part = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.part")
    try:
        _prepare(target)
        yield part
        _settle(part, target)
    except OSError as error:
        raise _sentence(target, error) from error
    finally:
        with suppress(OSError):
            part.unlink()


def _prepare(target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_dir():
        message = f"{target} is a folder; add a file name to the path."
        raise InputError(message)
    if target.exists() and not target.stat().st_mode & WRITABLE:
        message = f"{target} is read-only; allow writing to it, or choose another name."
        raise NotAllowedError(message)


def _settle(part: Path, target: Path) -> None:
    """Put the finished file on disk for good, then in the place of the old one."""
    with part.open("rb+") as file:
        os.fsync(file.fileno())
    if target.exists():
        shutil.copymode(target, part)
    part.replace(target)


def _sentence(target: Path, error: OSError) -> NodeError:
    if error.errno in FULL:
        return TryLaterError(
            f"The disk that holds {target} is full; make room and run again. What was"
            " there before is kept."
        )
    if isinstance(error, PermissionError) and target.exists():
        return TryLaterError(
            f"{target} cannot be replaced, most likely because it is open in another"
            " program; close it there and run again."
        )
    if isinstance(error, PermissionError | NotADirectoryError | FileExistsError):
        return NotAllowedError(
            f"No file can be made in {target.parent}; choose a folder that you may write"
            " to."
        )
    return TryLaterError(f"{target} cannot be written: {error.strerror or error}.")
