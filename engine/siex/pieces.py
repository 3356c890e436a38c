"""A very long text in pieces, each as UTF-8.

One emoji makes a string of Python four times as large, one curly quote twice as large.
Encoded, a text takes what its file takes, and a piece of it is read when it is needed.
"""

from bisect import bisect_right
from collections.abc import Iterator
from typing import TypeAlias

BLOCK = 65_536
"""Characters of a piece."""


class Pieces:
    """A text that grows at its end; its places are code points, as those of a string."""

    def __init__(self) -> None:
        self._blocks: list[bytes] = []
        self._ends: list[int] = []
        self._read: tuple[int, str] = (-1, "")

    def append(self, text: str) -> None:
        """Add to the end of the text."""
        for begin in range(0, len(text), BLOCK):
            piece = text[begin : begin + BLOCK]
            self._blocks.append(piece.encode("utf-8", "surrogatepass"))
            self._ends.append(len(self) + len(piece))

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def __getitem__(self, part: slice) -> str:
        begin, end, step = part.indices(len(self))
        found = [text[low:high] for _, text, low, high in self._parts(begin, end)]
        return "".join(found)[::step]

    def find(self, sought: str, begin: int = 0, end: int | None = None) -> int:
        """Return where ``sought`` first stands between two places, -1 if nowhere."""
        end = len(self) if end is None else end
        before = ""
        for start, text, low, high in self._parts(begin, end):
            near = before + text[low:high]
            place = near.find(sought)
            if place >= 0:
                return start + low - len(before) + place
            before = near[max(0, len(near) - len(sought) + 1) :]
        return -1

    def rfind(self, sought: str, begin: int, end: int) -> int:
        """Return where ``sought`` last stands between two places, -1 if nowhere."""
        place = self[begin:end].rfind(sought)
        return place + begin if place >= 0 else -1

    def index(self, sought: str) -> int:
        """Return where something first stands that stands in the text."""
        return self.find(sought)

    def _parts(self, begin: int, end: int) -> Iterator[tuple[int, str, int, int]]:
        """Yield the blocks between two places: offset, text, and which part of it."""
        for number in range(bisect_right(self._ends, begin), len(self._ends)):
            start = self._ends[number - 1] if number else 0
            if start >= end:
                return
            text = self._block(number)
            yield start, text, max(0, begin - start), min(len(text), end - start)

    def _block(self, number: int) -> str:
        held, text = self._read
        if held != number:
            text = self._blocks[number].decode("utf-8", "surrogatepass")
            self._read = number, text
        return text


Content: TypeAlias = str | Pieces
