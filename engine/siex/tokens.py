"""Cut a batch of documents into words and say what lies between them."""

from dataclasses import dataclass

import numpy as np

from engine.siex import characters
from engine.siex.arrays import Bytes, Flags, Ints

JOINED, SOFT, PLAIN, BREAK, SENTENCE = range(5)

_SEPARATOR = "\n\n\n"
_SHORT_LINE = 48


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of a batch, one array entry per word.

    Attributes:
        words: the words as written.
        start: offset of each word in its document.
        end: offset after each word in its document.
        doc: document number.
        place: number of the word in its document.
        sentence: number of the sentence in its document.
        before: what lies before the word (JOINED ... SENTENCE).
        after: what lies after the word.
        opens: the word stands right after an opening bracket.
        bounds: first word of each document, and the total at the end.
    """

    words: list[str]
    start: Ints
    end: Ints
    doc: Ints
    place: Ints
    sentence: Ints
    before: Bytes
    after: Bytes
    opens: Flags
    bounds: Ints


def tokens(texts: list[str]) -> Tokens:
    """Cut every text into words."""
    joined = _SEPARATOR.join(texts)
    points, bits = characters.classes(joined)
    start, end = _spans(bits == characters.LETTER)
    offsets = np.cumsum([0, *(len(text) + len(_SEPARATOR) for text in texts)])
    bounds = np.searchsorted(start, offsets)
    bounds[-1] = len(start)
    counts = np.diff(bounds)
    doc = np.repeat(np.arange(len(texts)), counts)
    after = _after(points, bits, start, end, bounds)
    before = np.full(len(start), SENTENCE, dtype=np.uint8)
    before[1:] = after[:-1]
    return Tokens(
        words=characters.WORD.findall(joined),
        start=start - offsets[doc],
        end=end - offsets[doc],
        doc=doc,
        place=np.arange(len(start)) - bounds[doc],
        sentence=_sentences(before, bounds, doc),
        before=before,
        after=after,
        opens=(start > 0) & np.isin(points[np.maximum(start - 1, 0)], (40, 91)),
        bounds=bounds,
    )


def _spans(letters: Flags) -> tuple[Ints, Ints]:
    edges = np.diff(np.concatenate(([0], letters.view(np.int8), [0])))
    return np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)


def _sentences(before: Bytes, bounds: Ints, doc: Ints) -> Ints:
    """Number the sentences of each document from 0."""
    running = np.cumsum(before == SENTENCE)
    if not len(running):
        return running
    first = running[np.minimum(bounds[:-1], len(running) - 1)]
    return running - first[doc]


def _after(points: Ints, bits: Bytes, start: Ints, end: Ints, bounds: Ints) -> Bytes:
    """Name what lies between each word and the next."""
    after = np.full(len(start), SENTENCE, dtype=np.uint8)
    if len(start) < 2:
        return after
    pairs = np.column_stack((end[:-1], start[1:])).ravel()
    seen = np.bitwise_or.reduceat(bits, pairs)[::2]
    width = start[1:] - end[:-1]
    kind = np.full(len(seen), BREAK, dtype=np.uint8)
    kind[(seen & ~np.uint8(characters.SPACE | characters.NEWLINE)) == 0] = PLAIN
    single = width == 1
    kind[single & (seen == characters.HYPHEN)] = JOINED
    kind[single & (seen == characters.STOP) & (points[end[:-1]] == 46)] = JOINED
    kind[single & (seen == characters.SOFT)] = SOFT
    spaced = (seen & (characters.SPACE | characters.NEWLINE)) != 0
    stopped = ((seen & characters.STOP) != 0) & spaced
    kind[stopped & ~_small(points[start[1:]])] = SENTENCE
    _break_lines(kind, seen, bits, start, end)
    after[:-1] = kind
    after[bounds[1:] - 1] = SENTENCE
    return after


def _small(points: Ints) -> Flags:
    """Tell which code points are small Latin letters."""
    return (points >= 97) & (points <= 122)


def _break_lines(kind: Bytes, seen: Bytes, bits: Bytes, start: Ints, end: Ints) -> None:
    """A blank line ends a sentence; a short line ends a phrase, a wrapped one does not."""
    lines = np.flatnonzero((seen & characters.NEWLINE) != 0)
    if not len(lines):
        return
    newlines = np.flatnonzero(bits == characters.NEWLINE)
    first = np.searchsorted(newlines, end[lines])
    last = np.searchsorted(newlines, start[lines + 1])
    previous = np.where(first > 0, newlines[np.maximum(first - 1, 0)], -1)
    short = newlines[first] - previous < _SHORT_LINE
    kind[lines[short]] = np.maximum(kind[lines[short]], BREAK)
    kind[lines[last - first > 1]] = SENTENCE
