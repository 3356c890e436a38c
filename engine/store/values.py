"""Large texts in records: each is kept once in a run, whatever nodes it passes.

They lie in a file beside the records; a line holds the beginning of the text in the
record's field and, after the record, where the whole of it lies:
``["id", ["parent"], {"html": "<html>…"}, {"html": [offset, length, characters]}]``.
The file goes with the run's folder.
"""

from collections.abc import Mapping
from hashlib import blake2b
from pathlib import Path
from typing import IO, NamedTuple

from engine.lines import from_json_line, to_json_line
from nodes.records import Record

VALUES = "values.bin"
LARGE = 64_000
"""From so many characters on, a text lies beside the records."""
SHOWN = 500
"""How much of it stands in the line, to be looked at."""
ENCODING = "utf-8", "surrogatepass"


class Place(NamedTuple):
    """Where a text lies, in bytes, and how many characters it has."""

    offset: int
    length: int
    characters: int


class KeptLine(NamedTuple):
    """A record as it stands in its line, and where the rest of its texts lies."""

    record: Record
    places: Mapping[str, Place]

    @property
    def size(self) -> int:
        """Bytes of its large texts."""
        return sum(place.length for place in self.places.values())

    def whole(self, values: Path) -> Record:
        """Return the record with all of its texts.

        Raises:
            OSError: they are not there any more.
            ValueError: they are damaged.
        """
        if self.places:
            with values.open("rb") as file:
                for name, place in self.places.items():
                    self.record[name] = _read(file, place)
        return self.record

    def preview(self) -> tuple[Record, dict[str, int]]:
        """Return the record with the beginnings of its texts, and how long those are."""
        long = {name: place.characters for name, place in self.places.items()}
        for name, count in long.items():
            self.record[name] = f"{self.record[name]}… ({count:,} characters)"
        return self.record, long


class Values:
    """Writes the large texts of one run."""

    def __init__(self, folder: Path) -> None:
        self.size = 0
        self._folder = folder
        self._places: dict[bytes, Place] = {}
        self._file: IO[bytes] | None = None

    def line(self, record: Record, line: bytes) -> bytes:
        """Return the ``line`` of a record without its large texts, which are kept."""
        places = {
            name: tuple(self._keep(text))
            for name, text in record.items()
            if isinstance(text, str) and len(text) > LARGE
        }
        if not places:
            return line
        short = {**record, **{name: record[name][:SHOWN] for name in places}}
        return to_json_line((record.id, record.parents, short, places))

    def close(self) -> None:
        """Close the file, where there is one."""
        if self._file is not None:
            self._file.close()

    def _keep(self, text: str) -> Place:
        data = text.encode(*ENCODING)
        digest = blake2b(data, digest_size=16).digest()
        if digest not in self._places:
            self._append(data)
            place = Place(self.size, len(data), len(text))
            self._places[digest] = place
            self.size += len(data)
        return self._places[digest]

    def _append(self, data: bytes) -> None:
        """Write at the end; what a full disk cuts short is written over later."""
        if self._file is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            self._file = (self._folder / VALUES).open("wb", buffering=0)
        self._file.seek(self.size)
        rest = memoryview(data)
        while rest:
            rest = rest[self._file.write(rest) :]


def from_kept_line(line: bytes) -> KeptLine:
    """Return what a line of kept records holds.

    Raises:
        ValueError: the line is no JSON.
        TypeError: it holds something else.
    """
    id_, parents, data, *places = from_json_line(line)
    told = dict(places[0]) if places else {}
    found = {name: Place(*place) for name, place in told.items()}
    return KeptLine(Record(data, id=id_, parents=tuple(parents)), found)


def _read(file: IO[bytes], place: Place) -> str:
    file.seek(place.offset)
    data = file.read(place.length)
    if len(data) < place.length:
        message = f"{VALUES} ends before {place}"
        raise ValueError(message)
    return data.decode(*ENCODING)
