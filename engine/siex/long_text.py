"""Read the beginning and evenly spread pieces of a very long text.

Candidates are found in these pieces; mentions are counted in the whole text.
"""

import re
from collections.abc import Iterable, Iterator

from engine.siex.characters import WORD
from engine.siex.cleaning import plain
from engine.siex.pieces import Content

WHOLE = 120_000
_HEAD = 60_000
_PIECE = 6_000
_PIECES = 10
_REACH = 300


def excerpt(content: Content, phrases: Iterable[str] = ()) -> str:
    """Return the plain text that is searched for candidates.

    It is as long as the text, or made of pieces that end between words, one of them
    around the first place of each of the ``phrases``.
    """
    if len(content) <= WHOLE:
        return plain(content[:])
    pieces = [_whole_words(content, 0, _HEAD)]
    step = (len(content) - _HEAD) // _PIECES
    for number in range(_PIECES):
        begin = _HEAD + number * step
        pieces.append(_whole_words(content, begin, begin + _PIECE))
    pieces += (around for phrase in phrases for around in _around(content, phrase))
    return plain("\n\n\n".join(pieces))


def _around(content: Content, phrase: str) -> Iterator[str]:
    words = r"\W{1,3}".join(map(re.escape, WORD.findall(phrase)))
    pattern = re.compile(rf"(?<!\w){words}", re.IGNORECASE)
    longest = len(words) + 3 * len(phrase)
    for offset in range(0, len(content), _HEAD):
        before = min(1, offset)  # what stands before a word tells whether it begins
        window = content[offset - before : offset + _HEAD + longest]
        found = pattern.search(window, before)
        if found is not None:
            start, end = (place + offset - before for place in found.span())
            begin = max(0, start - _REACH)
            yield _whole_words(content, begin, min(len(content), end + _REACH))
            return


def sections(content: Content) -> Iterator[tuple[int, str]]:
    """Cut a text at spaces into sections with their offsets, to search one by one."""
    begin = 0
    while begin < len(content):
        stop = min(begin + WHOLE, len(content))
        space = content.rfind(" ", begin + WHOLE // 2, stop)
        if stop < len(content) and space > 0:
            stop = space
        yield begin, content[begin:stop]
        begin = stop


def _whole_words(content: Content, begin: int, end: int) -> str:
    first = content.find(" ", begin, end) if begin else begin
    last = content.rfind(" ", begin, end)
    if first < 0 or last <= first:
        return content[begin:end]
    return content[first:last]
