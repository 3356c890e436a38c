"""Pipelines as `.siex` files and as JSON objects.

`load` and `save` work on files, `from_json` and `to_json` on objects (what travels
over the protocol), `parse` and `dump` on the text between them. The text is written so
that diffs read well: sorted, one block per node, one line per edge. Keys and node types
that this version does not know survive. Nothing here asks whether the pipeline makes
sense: `engine.check` does.
"""

import contextlib
import json
import os
import tempfile
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from engine import json_text
from engine.errors import FileError
from engine.file_form import from_json, to_json
from engine.pipeline import Pipeline

__all__ = ["SUFFIX", "dump", "from_json", "load", "parse", "save", "to_json"]

SUFFIX = ".siex"
BLOCKS = ("nodes",)
LISTS = ("edges", "notes", "groups")


def load(path: Path | str) -> Pipeline:
    """Open a pipeline file, a `.siex` file or one in the older form.

    Raises:
        FileError: it cannot be read, or is not a pipeline; names the place.
    """
    file = str(path)
    try:
        with Path(path).open("rb") as opened:
            data = opened.read(json_text.LARGEST_FILE + 1)
    except OSError as error:
        raise _not_opened(error, file) from None
    return parse(data, file)


def parse(data: bytes | str, file: str = "") -> Pipeline:
    """Read a pipeline from the text of a file; ``file`` is its name for messages.

    Raises:
        FileError: it is not a pipeline; names the place.
    """
    if isinstance(data, str):
        data = data.encode("utf-8", "backslashreplace")
    return from_json(json_text.parse(data, file), file)


def dump(pipeline: Pipeline) -> str:
    """Write a pipeline as the text of a file."""
    form = to_json(pipeline)
    parts = [f"  {_line(key)}: {_part(key, value)}" for key, value in form.items()]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def save(pipeline: Pipeline, path: Path | str) -> None:
    """Write a pipeline file so that either the old or the new one is there, never half.

    Raises:
        FileError: it cannot be written; the old file is untouched.
    """
    path = Path(path)
    data = dump(pipeline).encode("utf-8", "backslashreplace")
    try:
        _replace(path, data)
    except OSError as error:
        message = (
            f"The file cannot be saved: {_reason(error)}. The old file is untouched."
        )
        raise FileError(message, file=str(path)) from None


def _replace(path: Path, data: bytes) -> None:
    target = path.resolve()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(target))
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _mode(target: Path) -> int:
    """Return the rights of the file that is replaced, or those of a new file."""
    with contextlib.suppress(OSError):
        return target.stat().st_mode & 0o777
    return 0o644


def _not_opened(error: OSError, file: str) -> FileError:
    return FileError(f"The file cannot be opened: {_reason(error)}.", file=file)


def _reason(error: OSError) -> str:
    reasons: dict[type[OSError], str] = {
        FileNotFoundError: "there is no such file or folder",
        PermissionError: "you have no right to it",
        IsADirectoryError: "it is a folder",
    }
    return reasons.get(type(error), (error.strerror or str(error)).casefold())


def _part(key: str, value: Any) -> str:
    if key in BLOCKS:
        return _listed(_block(item, "    ", deep=("config",)) for item in value)
    if key in LISTS:
        return _listed(map(_line, value))
    return _block(value, "  ") if isinstance(value, dict) else _line(value)


def _listed(texts: Iterable[str]) -> str:
    lines = ",\n".join(f"    {text}" for text in texts)
    return f"[\n{lines}\n  ]" if lines else "[]"


def _block(value: Mapping[str, Any], indent: str, deep: Collection[str] = ()) -> str:
    """Write an object with one line per key; those in ``deep`` are blocks themselves."""
    if not value:
        return "{}"
    inner = indent + "  "
    lines = ",\n".join(
        f"{inner}{_line(key)}: {_block(item, inner) if key in deep else _line(item)}"
        for key, item in value.items()
    )
    return f"{{\n{lines}\n{indent}}}"


_line = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
