"""Find short forms and what they stand for: "support vector machine (SVM)".

The letters of the short form are looked for from the end, as Schwartz and Hearst do (A
simple algorithm for identifying abbreviation definitions in biomedical text, 2003).
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from engine.siex.characters import WORD
from engine.siex.pieces import Content

_BRACKETS = re.compile(r"\(([^()\n]{2,80})\)")
_SHORT = re.compile(r"[^\W_][\w.&/-]{1,9}")
_CLAUSE = re.compile(r"[.;:!?()\[\]\n\"“”]")
_PLURAL = re.compile(r"(?<=[A-ZÅÄÖ])s$")
_REACH = 120


class Acronym(NamedTuple):
    """A short form and the phrase it stands for, as written where it is explained."""

    short: str
    long: str


def acronyms(text: str) -> list[Acronym]:
    """Return every short form that the text explains, once each, in text order."""
    if "(" not in text:
        return []
    return list(dict.fromkeys(_explained(text)))


def long_form(short: str, content: Content) -> str:
    """Return what a short form stands for where a text explains it, or nothing."""
    if not _is_short(short):
        return ""
    for before, after in ((f"({short})", 0), (f"{short} (", _REACH)):
        place = content.find(before)
        if place < 0:
            continue
        begin = place if after else max(0, place - _REACH)
        near = content[begin : place + len(before) + after]
        for each in acronyms(near):
            if each.short == short:
                return each.long
    return ""


def _explained(text: str) -> Iterator[Acronym]:
    for match in _BRACKETS.finditer(text):
        inside = match[1].strip()
        last = text[max(0, match.start() - _REACH) : match.start()].rstrip()
        last = last.rpartition(" ")[2]
        if _capitals(inside) < 2 and _capitals(last) < 2:
            continue  # no short form on either side
        before = _CLAUSE.split(text[max(0, match.start() - _REACH) : match.start()])[-1]
        before = before.strip()
        if _is_short(inside):
            short, long = inside, _long(inside, before)
        else:
            short = before.split()[-1] if before else ""
            long = _long(short, inside) if _is_short(short) else ""
            if long != inside:
                continue
        if long:
            yield Acronym(_PLURAL.sub("", short), long)


def _is_short(form: str) -> bool:
    """Tell whether a form looks abbreviated: two capitals at least."""
    return (
        _capitals(form) >= 2
        and _SHORT.fullmatch(form) is not None
        and not form.isdigit()
    )


def _capitals(form: str) -> int:
    count = 0
    for char in form:
        count += char.isupper()
    return count


def _long(short: str, before: str) -> str:
    """Return the end of ``before`` that ``short`` stands for, or nothing."""
    letters = [char.lower() for char in _PLURAL.sub("", short) if char.isalnum()]
    words = list(WORD.finditer(before))
    most = min(len(letters) + 5, len(letters) * 2)
    if len(words) > most:
        before = before[words[-most].start() :]
    begin = _begin(letters, before)
    if begin is None:
        return ""
    long = before[begin:]
    return long if _stands_for(long, short) else ""


def _begin(letters: list[str], before: str) -> int | None:
    """Return where the letters begin, the first one at the start of a word."""
    small = before.lower()
    if len(small) != len(before):
        return None
    place = len(small)
    for number in range(len(letters) - 1, -1, -1):
        place -= 1
        while place >= 0 and (
            small[place] != letters[number]
            or (number == 0 and place > 0 and small[place - 1].isalnum())
        ):
            place -= 1
        if place < 0:
            return None
    return place


def _stands_for(long: str, short: str) -> bool:
    words = WORD.findall(long)
    longer = len(long) > len(short) + 2 and short.lower() not in map(str.lower, words)
    return longer and len(words) <= len(short) + 3
