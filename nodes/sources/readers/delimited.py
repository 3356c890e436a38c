"""Reads tables in text form: csv, tsv and their cousins with semicolons or bars."""

import codecs
import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nodes.charset import BOMS, decode
from nodes.errors import InputError

DELIMITERS = ",;\t|"
EXTRA = "extra_cells"
LONGEST_CELL = 10_000_000
SNIFFED_LINES = 50
SAMPLE = 65_536
MOST_LINES_TOLD = 5
NUMBER = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?")


@dataclass
class Ragged:
    """The rows that have more or fewer cells than the header."""

    columns: int = 0
    count: int = 0
    lines: list[int] = field(default_factory=list[int])

    def add(self, line: int) -> None:
        """Remember the row that starts at ``line``."""
        self.count += 1
        if self.count <= MOST_LINES_TOLD:
            self.lines.append(line)

    def sentence(self, shown: str) -> str:
        """Say it for the log."""
        lines = _listed(self.lines, self.count)
        return (
            f"{shown}: {self.count} {'row has' if self.count == 1 else 'rows have'} not"
            f" the {self.columns} cells of the header ({lines}). They were kept: what is"
            f" missing is null, what is too much is in the field {EXTRA}."
        )


def charset_of(path: Path) -> str:
    """Return the charset of a file, which is read once for it."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        head = part = file.read(SAMPLE)
        for bom, name in BOMS:
            if head.startswith(bom):
                return name
        try:
            while part:
                decoder.decode(part)
                part = file.read(1_000_000)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return decode(part + head).charset
    return "utf-8"


def rows(
    path: Path,
    shown: str,
    *,
    charset: str,
    delimiter: str,
    has_header: bool,
    numbers: bool,
    ragged: Ragged,
) -> Iterator[dict[str, Any]]:
    """Yield each row as an object; rows of the wrong length are noted in ``ragged``.

    Raises:
        InputError: a quoted cell is never closed.
    """
    csv.field_size_limit(LONGEST_CELL)
    with path.open(encoding=charset, errors="replace", newline="") as file:
        sample = file.read(SAMPLE)
        file.seek(0)
        reader = csv.reader(file, delimiter=delimiter or sniffed(sample))
        try:
            yield from _objects(reader, has_header, numbers, ragged)
        except csv.Error as error:
            message = (
                f"{shown}, line {reader.line_num}: a cell in quotes does not end, so the"
                " rest of the file cannot be told apart; close the quotes."
            )
            raise InputError(message) from error


def sniffed(sample: str) -> str:
    """Return the delimiter that cuts most lines into the same number of cells."""
    lines = sample.splitlines()[:SNIFFED_LINES]

    def fit(delimiter: str) -> tuple[int, int]:
        try:
            widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter))
        except csv.Error:
            return (0, 0)
        del widths[0]
        width, count = max(widths.items(), key=lambda item: item[1], default=(0, 0))
        return (count, width) if width > 1 else (0, 0)

    return max(DELIMITERS, key=fit)


def _objects(
    reader: Any, has_header: bool, numbers: bool, ragged: Ragged
) -> Iterator[dict[str, Any]]:
    header: list[str] = []
    start = 1
    for cells in reader:
        line, start = start, reader.line_num + 1
        if not cells:
            continue
        if not header:
            header = column_names(cells if has_header else [""] * len(cells))
            ragged.columns = len(header)
            if has_header:
                continue
        if len(cells) != len(header):
            ragged.add(line)
        yield _object(header, [_value(cell) for cell in cells] if numbers else cells)


def _object(header: list[str], cells: list[Any]) -> dict[str, Any]:
    row = dict(zip(header, cells, strict=False))
    for name in header[len(cells) :]:
        row[name] = None
    if len(cells) > len(header):
        row[EXTRA] = cells[len(header) :]
    return row


def column_names(cells: list[str]) -> list[str]:
    """Return a name for every column; none is empty and none stands twice."""
    names: list[str] = []
    taken: set[str] = set()
    for number, cell in enumerate(cells, start=1):
        stem = name = cell.strip() or f"column_{number}"
        again = 2
        while name in taken:
            name = f"{stem}_{again}"
            again += 1
        taken.add(name)
        names.append(name)
    return names


def _value(cell: str) -> Any:
    """Return the number that a cell spells, else its text.

    Leading zeros, plus signs and spaces make it no number: it is a code then.
    """
    if not NUMBER.fullmatch(cell):
        return cell
    return float(cell) if "." in cell else int(cell)


def _listed(lines: list[int], count: int) -> str:
    if count == 1:
        return f"line {lines[0]}"
    if count > len(lines):
        return f"lines {', '.join(map(str, lines))} and {count - len(lines)} more"
    return f"lines {', '.join(map(str, lines[:-1]))} and {lines[-1]}"
