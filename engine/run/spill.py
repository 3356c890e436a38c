"""A queue of batches on disk, for what waits at a port beyond its bound in memory."""

import tempfile
from collections import deque
from pathlib import Path

from engine.lines import from_line, to_line
from nodes.records import Batch


class Spill:
    """First in, first out; the file goes away when the queue is closed."""

    def __init__(self, folder: Path | None) -> None:
        self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - lives as long
        self._sizes: deque[tuple[int, int]] = deque()
        self._read_at = 0
        self._end = 0

    def __len__(self) -> int:
        return len(self._sizes)

    def append(self, batch: Batch) -> None:
        """Add a batch at the end."""
        data = b"".join(map(to_line, batch))
        self._file.seek(self._end)
        self._file.write(data)
        self._end += len(data)
        self._sizes.append((len(data), len(batch)))

    def popleft(self) -> Batch:
        """Take the batch that has waited longest."""
        size, _count = self._sizes.popleft()
        self._file.seek(self._read_at)
        data = self._file.read(size)
        self._read_at += size
        if not self._sizes:
            self._rewind()
        return Batch(map(from_line, data.splitlines()))

    def close(self) -> None:
        """Give the disk space back."""
        self._sizes.clear()
        self._file.close()

    def _rewind(self) -> None:
        self._file.truncate(0)
        self._read_at = self._end = 0
