"""What the text around the mentions of a phrase says of its type."""

import functools
import re

from engine.siex.digits import has_digit
from engine.siex.kinds import names
from engine.siex.kinds.gazetteer import INFLECTED, gazetteer, stem
from engine.siex.kinds.listing import REACH, listed_with
from engine.siex.kinds.phrases import ELISION, Phrase

_BEFORE = re.compile(r"[\w.:-]+['’]?$")
_OPENING = ' \t\r\n\xa0„“"«('
_AFTER = re.compile(r"^([,;:(”“\"»)]*)\s*([\w.-]+)?(?:\s+([\w.-]+))?")
_NEXT = re.compile(r" ([\w.+/-]*\w)(?: ([\w.+/-]*\w))?")
_AROUND, _TIMES, _FAR, _CODE = 40, 4, 100_000, 4


def around(told: Phrase, start: int, end: int, found: set[str]) -> None:
    """Read the words before and after one mention."""
    content = told.content
    former = content[max(0, start - REACH) : start]
    later = content[end : end + REACH]
    before = former[max(0, len(former) - _AROUND) :]
    mention = content[start:end]
    if "'" in mention or "’" in mention:
        elided = ELISION.match(mention)
        before += elided[0] if elided is not None else ""
    word, earlier = _last_word(before)
    if word:
        _left(told, word, earlier, found)
    elif not before.strip() or before.rstrip()[-1] in ".!?":
        found.add("opening")
    right = _AFTER.match(later[:_AROUND])
    joined = _joins_left(told.language, before, word, earlier)
    if right is not None:
        _right(right, found)
        joined = joined or _joins_right(told.language, right, later)
    lead = listed_with(told, former, later, found) if joined else ""
    if lead:
        _left(told, lead, "", found)


def _joins_left(language: str, before: str, word: str, earlier: str) -> bool:
    """Tell whether a comma or an "and" stands before a mention, articles aside."""
    if not word:
        return before.rstrip().endswith(",")
    small = word.lower()
    if small in names.AND[language]:
        return True
    if small not in names.ARTICLES:
        return False
    text = earlier.rstrip()
    return text.endswith(",") or text.rpartition(" ")[2].lower() in names.AND[language]


def _joins_right(language: str, after: re.Match[str], later: str) -> bool:
    if after[2] is None:
        return later[:3].lstrip().startswith(("&", ","))
    return "," in after[1] or after[2].lower() in names.AND[language]


def elsewhere(told: Phrase, found: set[str]) -> None:
    """See whether its parts are names elsewhere, or it is a part of a longer name."""
    text = told.content[:_FAR]
    if len(told.words) == 1:
        _full_name(told, text, found)
        return
    if told.words[0][0].isupper():
        _first_alone(told, text, found)
    _last_alone(told, text, found)


def _first_alone(told: Phrase, text: str, found: set[str]) -> None:
    first = told.words[0]
    second = f" {told.words[1]}"
    place = text.find(first)
    for _ in range(_TIMES):
        if place < 0:
            return
        end = place + len(first)
        after = text[end : end + len(second)]
        if after[:1] == "-":
            found.add("first in a compound")
        elif after != second and not _large(after[1:2]) and not after[:1].isalnum():
            found.add("first alone")
        place = text.find(first, end)


def _last_alone(told: Phrase, text: str, found: set[str]) -> None:
    last, former = f" {told.words[-1]}", told.words[-2]
    place = text.find(last)
    for _ in range(_TIMES):
        if place < 0:
            return
        if text[max(0, place - len(former)) : place] != former:
            word, _ = _last_word(text[max(0, place - _AROUND) : place])
            if not word[:1].isupper():
                found.add("last alone")
                return
        place = text.find(last, place + 1)


def _large(word: str) -> bool:
    return word[:1].isupper() or word[:1].isdigit()


def _last_word(before: str) -> tuple[str, str]:
    """Return the word that a text ends with, quotes aside, and what is before it."""
    text = before.rstrip(_OPENING)
    left = _BEFORE.search(text, max(text.rfind(" "), 0))
    return (left[0], text[: left.start()]) if left is not None else ("", text)


def _left(told: Phrase, word: str, earlier: str, found: set[str]) -> None:
    small = word.lower()
    if small in names.WHERE[told.language]:
        found.add("where before")
    if small in names.WITH[told.language]:
        found.add("with before")
    if small in names.ARTICLES or word[-1] in "'’":
        found.add("article before")
        if earlier.rstrip().rpartition(" ")[2].lower() in names.WHERE[told.language]:
            found.add("where before article")
    found.update(_introducing(small))
    if word[0].isupper() and len(word) > 1:
        found.add("capital before")


@functools.lru_cache(5_000)
def _introducing(small: str) -> tuple[str, ...]:
    """Say what a word before a name tells of it, whatever the language."""
    return tuple([cue for cue, words in _INTRODUCING if small in words])


_INTRODUCING = (
    ("role before", names.ROLE | names.TITLE),
    ("acting before", names.ACTING),
    ("maker before", names.MAKER),
    ("settlement before", names.SETTLEMENT),
    ("from before", names.FROM),
)


def _right(after: re.Match[str], found: set[str]) -> None:
    marks, first, second = after[1], (after[2] or "").lower(), (after[3] or "").lower()
    if "," in marks and (first in names.ROLE or second in names.ROLE):
        found.add("role after")
    if not marks and (first in names.SPEECH or second in names.SPEECH):
        found.add("speech after")
    if not marks and (first in names.ACTING or second in names.ACTING):
        found.add("acting after")
    if first and first[0].isdigit():
        found.add("number after")
    if "(" in marks:
        found.add("bracket after")


def _full_name(told: Phrase, text: str, found: set[str]) -> None:
    """See whether a name alone ends or begins a longer name elsewhere in the text."""
    key = told.words[0]
    if told.language in INFLECTED and len(key) > 5:
        key = key[: len(stem(key.lower()))]
    given = gazetteer().given
    place = text.find(f" {key}")
    for _ in range(_TIMES):
        if place < 0:
            return
        word, _ = _last_word(text[max(0, place - _AROUND) : place])
        if word[:1].isupper() and word[1:].islower() and len(word) > 2:
            small = word.lower()
            known = small in given or stem(small) in given
            found.add("after a given name" if known else "after a capital")
        end = place + 1 + len(key)
        after = text[end : end + _AROUND]
        if after[:1] == "-" and after[1:2].isalnum():
            found.add("in a compound")
        elif after[:1] == " " and _large(after[1:2]):
            _longer(after, found)
        place = text.find(f" {key}", place + 1)


def _longer(after: str, found: set[str]) -> None:
    words = _NEXT.match(after)
    if words is None:
        return
    if is_code(words[1]) or is_code(words[2] or ""):
        found.add("names a model")
    elif words[1][0].isupper():
        found.add("begins a longer name")


def is_code(word: str) -> bool:
    """Tell whether a word could name a model: "RL", "M500", "IV", "3"."""
    if word[:1].isdigit() or (word.isupper() and len(word) <= _CODE):
        return True
    return word[:1].isupper() and has_digit(word)
