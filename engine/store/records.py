"""Records of runs on disk: written as they come, read page by page at any time.

A run has one file of lines (`engine.lines`) and one that says where each chunk of them
lies; large texts have a third (`engine.store.values`). A chunk holds records of one port, so a page costs reading a chunk or two, however
long the run was; and a run, gone from disk with its folder, gives its space back.

What a short run with few records keeps never comes into files: making two of them would
take longer than the run. It is handed to the history when the run ends, as one piece. Of
a small run, the records are not even made lines before somebody reads them.
"""

import logging
import shutil
import time
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from math import inf
from pathlib import Path
from typing import IO, Any

import orjson

from engine.lines import to_line
from engine.store.trouble import telling_trouble
from engine.store.values import LARGE, VALUES, Values, from_kept_line
from nodes.records import Batch, Record

logger = logging.getLogger(__name__)
RECORDS = "records.jsonl"
INDEX = "index.jsonl"
END_OF_INDEX = b"\n\n"
"""Parts the index from the records in a piece; no line of JSON is empty."""
CHUNK = 200
"""Records in a chunk."""
PORT_BYTES = 64_000_000
"""What a port keeps on disk at most, unless the pipeline keeps everything."""
MOST_BYTES = 8_000_000
"""About how much text a page may hold."""
FEW_BYTES = 32_000
"""Up to how much text of a run goes into the history in one piece."""
HELD_BACK = 32
"""Records of a small run that wait to become lines until somebody wants to read them."""
SHORT_S = 1.0
"""After how long a run writes into files whatever it keeps; waiting for a turn aside."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Where some records of a port lie: the first one's number, and the place."""

    first: int
    count: int
    offset: int
    length: int


Chunks = dict[tuple[str, str], list[Chunk]]


class KeptRecords:
    """The kept records of a run, by node and port."""

    def __init__(self, folder: Path, chunks: Chunks, held: bytes | None = None) -> None:
        self._folder = folder
        self._chunks = chunks
        self.held = held

    @classmethod
    def of(cls, folder: Path, piece: bytes | None = None) -> "KeptRecords":
        """Open what a run left behind, in its folder or as a ``piece`` in the history.

        Nothing is there, if that is gone.
        """
        if piece is not None:
            index, _, held = piece.partition(END_OF_INDEX)
            return cls(folder, _chunks(index.splitlines(), folder), held)
        try:
            lines = (folder / INDEX).read_bytes().splitlines()
        except FileNotFoundError:
            lines = []
        return cls(folder, _chunks(lines, folder))

    def count(self, node: str, port: str) -> int:
        """Return how many records of a port are on disk."""
        chunks = self._chunks.get((node, port))
        return chunks[-1].first + chunks[-1].count if chunks else 0

    def page(
        self,
        node: str,
        port: str,
        offset: int,
        limit: int,
        *,
        most_bytes: int = MOST_BYTES,
    ) -> list[Record]:
        """Return up to ``limit`` records of a port, fewer where they are large."""
        values = self._folder / VALUES
        found: list[Record] = []
        with self._telling_damage():
            for line in islice(self._lines(node, port, offset), limit):
                kept = from_kept_line(line)
                found.append(kept.whole(values))
                most_bytes -= len(line) + kept.size
                if most_bytes <= 0:
                    break
        return found

    def previews(
        self, node: str, port: str, offset: int, limit: int
    ) -> list[tuple[Record, dict[str, int]]]:
        """Return up to ``limit`` records with the beginnings of their large texts.

        With each, how many characters those have.
        """
        found: list[tuple[Record, dict[str, int]]] = []
        left = MOST_BYTES
        with self._telling_damage():
            for line in islice(self._lines(node, port, offset), limit):
                found.append(from_kept_line(line).preview())
                left -= len(line)
                if left <= 0:
                    break
        return found

    @contextmanager
    def _telling_damage(self) -> Generator[None]:
        try:
            yield
        except (FileNotFoundError, TypeError, ValueError):
            # a power cut left less than the index says, or somebody tidied up
            logger.warning("Records are missing or damaged: %s", self._folder / RECORDS)

    def _lines(self, node: str, port: str, offset: int) -> Iterator[bytes]:
        chunks = self._chunks.get((node, port))
        if not chunks:
            return
        at = max(0, bisect_right(chunks, offset, key=lambda chunk: chunk.first) - 1)
        skip = offset - chunks[at].first
        with self._file() as file:
            for chunk in islice(chunks, at, None):
                file.seek(chunk.offset)
                lines = file.read(chunk.length).splitlines()
                yield from islice(lines, skip, None)
                skip = 0

    def _file(self) -> IO[bytes]:
        """Open the lines for reading."""
        if self.held is not None:
            return BytesIO(self.held)
        return (self._folder / RECORDS).open("rb")


class RecordsWriter:
    """Keeps the first records of every port of a run."""

    def __init__(
        self,
        folder: Path,
        most: int | None,
        *,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._folder = folder
        self._most = most
        self._monotonic = monotonic
        self._began = inf
        self.holds_back = False
        self._held_back: list[tuple[str, str, int, Batch]] = []
        self._room = HELD_BACK
        self._files: tuple[IO[bytes], IO[bytes]] | None = None
        self._held_index = b""
        self._chunks: Chunks = defaultdict(list)
        self._end = 0
        self._index_size = 0
        self._values = Values(folder)
        self._kept = KeptRecords(folder, self._chunks, b"")

    @property
    def kept(self) -> KeptRecords:
        """The records so far, to be read."""
        self._hold_back_no_more()
        return self._kept

    @property
    def size(self) -> int:
        """Bytes on disk."""
        self._hold_back_no_more()
        return self._end + self._index_size + self._values.size

    @property
    def piece(self) -> bytes | None:
        """What is kept, for the history; None where it lies in files."""
        if not self.kept.held:
            return None
        return self._held_index.rstrip(b"\n") + END_OF_INDEX + self.kept.held

    def keeping(self, node: str, port: str) -> Callable[[Batch], None]:
        """Return what keeps the records of a port."""
        self._began = min(self._began, self._monotonic())
        kept = 0
        size = 0

        def keep(batch: Batch) -> None:
            nonlocal kept, size
            if self._most is not None:
                room = self._most - kept if size < PORT_BYTES else 0
                batch = batch if len(batch) <= room else Batch(batch[:room])
            if batch and not self._is_held_back(node, port, kept, batch):
                size += self._write(node, port, kept, batch)
            kept += len(batch)

        return keep

    def close(self) -> None:
        """Close the files, where there are any."""
        for file in self._files or ():
            file.close()
        self._values.close()

    def _is_held_back(self, node: str, port: str, first: int, batch: Batch) -> bool:
        """Hold a batch back, if there are few of a small run; else none any more."""
        self._room -= len(batch)
        if self.holds_back and self._room >= 0 and self._is_short():
            self._held_back.append((node, port, first, batch))
            return True
        self._hold_back_no_more()
        return False

    def _hold_back_no_more(self) -> None:
        held_back, self._held_back = self._held_back, []
        for waiting in held_back:
            self._write(*waiting)

    def _write(self, node: str, port: str, first: int, batch: Batch) -> int:
        """Write records and return how many bytes that took."""
        pieces: list[bytes] = []
        chunks: list[Chunk] = []
        end, before = self._end, self._values.size
        for start in range(0, len(batch), CHUNK):
            lines = [self._line(record) for record in batch[start : start + CHUNK]]
            data = b"".join(lines)
            pieces.append(data)
            chunks.append(Chunk(first + start, len(lines), end, len(data)))
            end += len(data)
        index = b"".join(
            orjson.dumps((node, port, c.first, c.count, c.offset, c.length)) + b"\n"
            for c in chunks
        )
        self._append(b"".join(pieces), index)
        size = end - self._end + self._values.size - before
        self._end = end
        self._index_size += len(index)
        self._chunks[node, port] += chunks
        return size

    def _line(self, record: Record) -> bytes:
        line = to_line(record)
        if len(line) <= LARGE:
            return line
        with telling_trouble(self._folder):
            return self._values.line(record, line)

    def _append(self, records: bytes, index: bytes) -> None:
        held = self._kept.held
        if held is not None and self._is_small(len(records)):
            self._kept.held = held + records
            self._held_index += index
            return
        with telling_trouble(self._folder):
            lines, places = self._files or self._move_to_files()
            append(lines, records, self._end)
            append(places, index, self._index_size)

    def _is_small(self, more: int) -> bool:
        is_plain = not self._values.size
        return is_plain and self._is_short() and self._end + more <= FEW_BYTES

    def _is_short(self) -> bool:
        return self._monotonic() - self._began < SHORT_S

    def _move_to_files(self) -> tuple[IO[bytes], IO[bytes]]:
        """Make the files and write into them what was held so far."""
        self._folder.mkdir(parents=True, exist_ok=True)
        lines = (self._folder / RECORDS).open("wb", buffering=0)
        places = (self._folder / INDEX).open("wb", buffering=0)
        self._files = lines, places
        append(lines, self._kept.held or b"", 0)
        append(places, self._held_index, 0)
        self._kept.held, self._held_index = None, b""
        return self._files


def delete_records(folder: Path) -> None:
    """Remove the records of a run, and the month's folder when it was the last."""
    shutil.rmtree(folder, ignore_errors=True)
    month = folder.parent
    if month.is_dir() and not any(month.iterdir()):
        month.rmdir()


def drop_records(folder: Path) -> None:
    """Remove the records of a run that begins again, and nothing else."""
    with telling_trouble(folder):
        for name in (RECORDS, INDEX, VALUES):
            (folder / name).unlink(missing_ok=True)


def append(file: IO[bytes], data: bytes, end: int) -> None:
    """Write all of ``data`` at the end of a file, or nothing when the disk is full."""
    rest = memoryview(data)
    file.seek(end)
    try:
        while rest:
            rest = rest[file.write(rest) :]
    except OSError:
        file.truncate(end)
        raise


def _chunks(lines: list[bytes], folder: Path) -> Chunks:
    chunks: Chunks = defaultdict(list)
    try:
        for node, port, *place in _whole(lines):
            chunks[node, port].append(Chunk(*place))
    except (TypeError, ValueError):
        logger.warning("The index of records is damaged: %s", folder / INDEX)
    return chunks


def _whole(lines: list[bytes]) -> Iterator[list[Any]]:
    """Yield the lines that were written to their end."""
    for line in lines:
        try:
            yield orjson.loads(line)
        except orjson.JSONDecodeError:
            return
