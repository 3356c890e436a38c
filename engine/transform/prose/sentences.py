"""Cut a text into sentences."""

import functools
import re
from collections.abc import Iterator

from engine.transform.prose.lexicons import entries
from engine.transform.prose.months import MONTH

_END = re.compile(
    r"(?<![.!?…;·])[.!?…;·]+[\"'”’»)\]]{0,3}(?=\s)|\n[ \t]*\n|\n(?=\s{0,8}(?:[-–—*•]|\(?\w{1,3}[.)])\s)"
)
_LAST_WORD = re.compile(r"[\w.]{1,12}$")
_NEXT_WORD = re.compile(r"\s{1,3}(\w{3,14})")
_LIST_MARK = re.compile(r"\d{1,3}|\w")
_MIDDLE = ";"


_LONGEST = 2000


def sentences(clean: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of every sentence, without blanks around it.

    What goes on for thousands of characters is cut at a blank: no reader of sentences
    then takes time that grows with their square.
    """
    begin = 0
    for match in _END.finditer(clean):
        if _MIDDLE in match[0] or _goes_on(clean, match):
            continue
        yield from _trimmed(clean, begin, match.end())
        begin = match.end()
    yield from _trimmed(clean, begin, len(clean))


def _goes_on(clean: str, match: re.Match[str]) -> bool:
    """Tell whether the stop belongs to a shortened word or a number."""
    if not match[0].startswith(".") or len(match[0]) > 1:
        return False
    if clean[match.end() : match.end() + 3].lstrip()[:1].islower():
        return True
    last = _LAST_WORD.search(clean, max(0, match.start() - 12), match.start())
    if last is None:
        return False
    if _LIST_MARK.fullmatch(last[0]) and _opens_line(clean, last.start()):
        return True
    word = last[0].lower()
    return (
        word in _shortened()
        or _is_initial(last[0])
        or _is_ordinal(word, clean, match.end())
    )


def _opens_line(clean: str, place: int) -> bool:
    """Tell whether a word is the first of its line, as the number of a list is."""
    return not clean[max(0, place - 12) : place].rpartition("\n")[2].strip()


@functools.cache
def _shortened() -> frozenset[str]:
    return frozenset(form for form, _name in entries("prose", "abbreviations", None))


def _is_initial(word: str) -> bool:
    return (
        len(word.rsplit(".", 1)[-1]) == 1 and word[-1].isalpha() and word[-1].isupper()
    )


def _is_ordinal(word: str, clean: str, end: int) -> bool:
    """“12. März” goes on; “at 12. Then” does not."""
    if not word.isdigit() or len(word) > 2:
        return False
    following = _NEXT_WORD.match(clean, end)
    return following is not None and following[1].lower() in MONTH


def _trimmed(clean: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    piece = clean[begin:end]
    start = begin + len(piece) - len(piece.lstrip())
    stop = begin + len(piece.rstrip())
    while stop - start > _LONGEST:
        cut = clean.rfind(" ", start + 1, start + _LONGEST) + 1 or start + _LONGEST
        yield start, cut
        start = cut
    if start < stop:
        yield start, stop
