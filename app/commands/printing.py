"""How results look on a terminal: aligned tables, durations, colours where they fit."""

import json
import os
import sys
import unicodedata
from collections.abc import Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Any, TextIO

from app.commands.errors import BadInputError

COLORS = {"green": "32", "red": "31", "yellow": "33", "dim": "2", "bold": "1"}
ELLIPSIS = "…"


def styled(text: str, color: str, *, on: TextIO | None = None) -> str:
    """Return ``text`` in a colour when the stream that it goes to shows colours."""
    if os.environ.get("NO_COLOR") or not (on or sys.stdout).isatty():
        return text
    return f"\x1b[{COLORS[color]}m{text}\x1b[0m"


def print_json(value: Mapping[str, Any]) -> None:
    """Print one JSON object, readable and in UTF-8."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def print_table(
    headings: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    widest: int = 48,
    indent: str = "",
) -> None:
    """Print rows under headings; columns of numbers stand flush right."""
    cells = [[_shown(cell, widest) for cell in row] for row in rows]
    columns = list(zip(headings, *cells, strict=True))
    widths = [max(map(_width, column)) for column in columns]
    right = [bool(cells) and all(map(_is_number, column[1:])) for column in columns]
    print(indent + styled(_line(headings, widths, right), "dim"))
    for row in cells:
        print(indent + _line(row, widths, right))


@contextmanager
def destination(file: str | None) -> Generator[TextIO]:
    """Lend standard output, or a file that only a complete one takes the place of."""
    if file is None:
        yield sys.stdout
        return
    target = Path(file)
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        part.replace(target)
    except OSError as error:
        reason = error.strerror or error
        raise BadInputError(f"{file} cannot be written: {reason}.") from None
    finally:
        with suppress(OSError):
            part.unlink()


def duration(milliseconds: float | None) -> str:
    """Say how long something took, as a person would."""
    if milliseconds is None:
        return ""
    if milliseconds < 1000:
        return f"{milliseconds:.0f} ms"
    seconds = milliseconds / 1000
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, seconds = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min {seconds} s"


def moment(text: str) -> str:
    """Return an ISO 8601 time as the clock on the wall shows it."""
    return (
        f"{datetime.fromisoformat(text).astimezone():%Y-%m-%d %H:%M:%S}" if text else ""
    )


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return ``1 record`` or ``2,000 records``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def _shown(cell: object, widest: int) -> str:
    if isinstance(cell, float):
        return f"{cell:.3f}"
    if isinstance(cell, dict | list | bool) or cell is None:
        cell = "" if cell is None else json.dumps(cell, ensure_ascii=False)
    text = " ".join(str(cell).split())
    if _width(text) <= widest:
        return text
    text = text[: widest - 1]
    while _width(text) >= widest:
        text = text[:-1]
    return text.rstrip() + ELLIPSIS


def _line(cells: Sequence[str], widths: Sequence[int], right: Sequence[bool]) -> str:
    padded = (
        " " * (width - _width(cell)) + cell
        if flush_right
        else cell + " " * (width - _width(cell))
        for cell, width, flush_right in zip(cells, widths, right, strict=True)
    )
    return "  ".join(padded).rstrip()


def _width(text: str) -> int:
    return sum(
        0
        if unicodedata.combining(c)
        else 2
        if unicodedata.east_asian_width(c) in "WF"
        else 1
        for c in text
    )


def _is_number(cell: str) -> bool:
    return not cell or cell.replace(",", "").lstrip("-").replace(".", "", 1).isdigit()
