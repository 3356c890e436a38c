"""Keywords of a text that arrives piece by piece.

Whatever the pieces, the last event holds what one call on the whole text gives: the text
is kept and read anew, because where a word, a tag or a sentence ends is known only then. Meanwhile the text so far is read whenever it has doubled, so
that all readings together cost little more than the last one.
"""

import asyncio
from collections.abc import AsyncIterable, AsyncIterator, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Unpack

from engine.siex.errors import BadOptionError
from engine.siex.extraction import analysis
from engine.siex.keyword import Analysis, Document, Keyword, checked
from engine.siex.options import Options, Wishes
from engine.siex.pieces import BLOCK, Pieces

_FIRST = 400
_GROWTH = 2.0


@dataclass(frozen=True, slots=True)
class StreamEvent:
    """How far a text has been read, and its keywords so far.

    Attributes:
        characters: how many characters have arrived.
        progress: the share of the whole that has arrived, 0 to 1, or None if its size
            was not told.
        is_final: whether this is the end; then the keywords are those of the whole text.
        analysis: keywords, language and genre.
    """

    characters: int
    progress: float | None
    is_final: bool
    analysis: Analysis

    @property
    def keywords(self) -> tuple[Keyword, ...]:
        """Return the keywords, best first."""
        return self.analysis.keywords


def extract_stream(
    chunks: Iterable[str],
    *,
    title: str | None = None,
    language: str | None = None,
    genre: str | None = None,
    characters: int | None = None,
    **wishes: Unpack[Wishes],
) -> Iterator[StreamEvent]:
    """Yield provisional keywords while a text arrives, and its keywords at the end.

    Args:
        chunks: the text in pieces of any size, cut anywhere.
        title: its title, if it has one apart from the text.
        language: one of the eleven language codes; guessed if left out.
        genre: the kind of text; guessed if left out.
        characters: how many characters will arrive, if that is known.
        wishes: as for ``extract``.

    Raises:
        SiexError: if an option makes no sense, before anything is read.
    """
    arriving = _Arriving(Document("", title, language, genre), characters, wishes)
    return _events(arriving, chunks)


async def extract_stream_async(
    chunks: AsyncIterable[str],
    *,
    title: str | None = None,
    language: str | None = None,
    genre: str | None = None,
    characters: int | None = None,
    **wishes: Unpack[Wishes],
) -> AsyncIterator[StreamEvent]:
    """Do what `extract_stream` does for pieces that are awaited; read in a thread."""
    arriving = _Arriving(Document("", title, language, genre), characters, wishes)
    async for chunk in chunks:
        if arriving.is_due_after(chunk):
            yield await asyncio.to_thread(arriving.event, is_final=False)
    yield await asyncio.to_thread(arriving.event, is_final=True)


def _events(arriving: "_Arriving", chunks: Iterable[str]) -> Iterator[StreamEvent]:
    for chunk in chunks:
        if arriving.is_due_after(chunk):
            yield arriving.event(is_final=False)
    yield arriving.event(is_final=True)


class _Arriving:
    """Holds the text so far in blocks and knows when it should be read again."""

    def __init__(
        self, document: Document, expected: int | None, wishes: Wishes
    ) -> None:
        self._options = Options(**wishes)
        self._document = checked(document)
        self._expected = _size(expected)
        self._content = Pieces()
        if document.title:
            self._content.append(f"{document.title}. ")
        self._open: list[str] = []
        self._open_size = 0
        self._size = 0
        self._due = _FIRST

    def is_due_after(self, chunk: Any) -> bool:
        """Take a piece in and tell whether the text should be read."""
        if not isinstance(chunk, str):
            raise BadOptionError("chunks", chunk, "pieces of text")
        self._open.append(chunk)
        self._open_size += len(chunk)
        self._size += len(chunk)
        if self._open_size >= BLOCK:
            self._take_in()
        return self._size >= self._due

    def event(self, *, is_final: bool) -> StreamEvent:
        """Read the text so far."""
        self._due = int(self._size * _GROWTH) + 1
        self._take_in()
        progress = min(1.0, self._size / self._expected) if self._expected else None
        return StreamEvent(
            characters=self._size,
            progress=1.0 if is_final else progress,
            is_final=is_final,
            analysis=analysis(self._content, self._document, self._options),
        )

    def _take_in(self) -> None:
        self._content.append("".join(self._open))
        self._open.clear()
        self._open_size = 0


def _size(expected: Any) -> int | None:
    if expected is None:
        return None
    if not isinstance(expected, int) or isinstance(expected, bool) or expected < 0:
        raise BadOptionError("characters", expected, "a whole number, 0 or more")
    return expected
