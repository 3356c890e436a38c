"""Reads what a person hands to a command: JSON arguments, files, standard input."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO

from app.commands.errors import BadInputError
from engine.depth import is_deeper

STANDARD_INPUT = "-"
DEEPEST = 100


def read_text(file: str) -> str:
    """Return a file's text, of standard input where the name is ``-``.

    Raises:
        BadInputError: the file cannot be read or is not UTF-8.
    """
    try:
        with _opened(file) as stream:
            return _decoded(stream.read(), _called(file))
    except OSError as error:
        raise BadInputError(_not_read(_called(file), error)) from None


def json_object(text: str, place: str) -> dict[str, Any]:
    """Return the JSON object in ``text``, which stood at ``place``.

    Raises:
        BadInputError: it is something else.
    """
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        raise BadInputError(
            f"{place}: this is not JSON ({error.msg} at {_where(error)}): {_start(text)}"
        ) from None
    except RecursionError:
        raise _too_deep(place) from None
    except ValueError:  # Python reads whole numbers up to some thousand digits
        raise BadInputError(
            f"{place}: this holds a number that is too large."
        ) from None
    if not isinstance(value, dict):
        raise BadInputError(
            f"{place}: a JSON object should stand here, not {_start(text)}"
        )
    if is_deeper(value, DEEPEST):
        raise _too_deep(place)
    return value


def json_lines(file: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the number and the object of each line that is not empty, as they are read.

    Raises:
        BadInputError: the file cannot be read, or a line holds no JSON object.
    """
    name = _called(file)
    try:
        with _opened(file) as lines:
            for number, line in enumerate(lines, 1):
                place = f"{name}, line {number}"
                text = _decoded(line, place).strip()
                if text:
                    yield number, json_object(text, place)
    except OSError as error:
        raise BadInputError(_not_read(name, error)) from None


def _too_deep(place: str) -> BadInputError:
    return BadInputError(
        f"{place}: this JSON is nested more than {DEEPEST} levels deep."
    )


def _opened(file: str) -> BinaryIO:
    return sys.stdin.buffer if file == STANDARD_INPUT else Path(file).open("rb")


def _decoded(data: bytes, place: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadInputError(
            f"{place}: this is not UTF-8 text (byte {error.start + 1}); "
            "save it as UTF-8 and try again."
        ) from None


def _not_read(name: str, error: OSError) -> str:
    reasons: dict[type[OSError], str] = {
        FileNotFoundError: "there is no such file",
        PermissionError: "you have no right to read it",
        IsADirectoryError: "it is a folder",
    }
    return (
        f"{name} cannot be read: {reasons.get(type(error), error.strerror or error)}."
    )


def _called(file: str) -> str:
    return "standard input" if file == STANDARD_INPUT else file


def _where(error: json.JSONDecodeError) -> str:
    line = f"line {error.lineno}, " if "\n" in error.doc.strip() else ""
    return f"{line}column {error.colno}"


def _start(text: str) -> str:
    shown = " ".join(text.split())
    return shown if len(shown) <= 40 else shown[:39] + "…"
