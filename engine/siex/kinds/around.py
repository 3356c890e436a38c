"""What the text around the mentions of a phrase says of its type."""

import functools
import re

from engine.siex.digits import has_digit
from engine.siex.kinds import names
from engine.siex.kinds.gazetteer import INFLECTED, gazetteer, stem
from engine.siex.kinds.listing import REACH, listed_with
from engine.siex.kinds.nouns import is_noun, word_class
from engine.siex.kinds.phrases import ELISION, Phrase

_BEFORE = re.compile(r"[\w.:-]+['’]?$")
_ENDS, _SHORT = ".:!?…", 3
_OPENING = ' \t\r\n\xa0„“"«('
_AFTER = re.compile(r"^([,;:(”“\"»)]*)\s*([\w.-]+)?(?:\s+([\w.-]+))?")
_NEXT = re.compile(r" ([\w.+/-]*\w)(?: ([\w.+/-]*\w))?")
_OF_NAMES = ("unknown", "propn", "mixed", "noun")
_AROUND, _TIMES, _FAR, _CODE = 40, 4, 100_000, 4


def around(told: Phrase, start: int, end: int, found: set[str]) -> None:
    """Read the words before and after one mention."""
    content = told.content
    former = content[max(0, start - REACH) : start]
    later = content[end : end + REACH]
    if later[:1] == " " and _large(later[1:2]):
        found.add("inside a longer name")
        return
    before = former[max(0, len(former) - _AROUND) :]
    mention = content[start:end]
    if "'" in mention or "’" in mention:
        elided = ELISION.match(mention)
        before += elided[0] if elided is not None else ""
    word, earlier = _last_word(before)
    if word and _ends_sentence(word):
        word, earlier = "", before
    if word:
        _left(told, word, earlier, found)
    elif not before.strip() or before.rstrip(_OPENING)[-1:] in _ENDS:
        found.add("opening")
    right = _AFTER.match(later[:_AROUND])
    joined = _joins_left(told.language, before, word, earlier)
    if right is not None:
        _right(told, right, found)
        joined = joined or _joins_right(told.language, right, later)
    lead = listed_with(told, former, later, found) if joined else ""
    if lead:
        _left(told, lead, "", found)


def _ends_sentence(word: str) -> bool:
    """Tell whether a word closes a sentence, and is no short form such as "Dr."."""
    if word[-1] not in _ENDS or len(word) <= _SHORT:
        return False
    return word.rstrip(_ENDS).lower() not in names.TITLE


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
        _alone(told.words[0], told.words[1], text, found)
        if len(told.words) > 2 and told.words[1][0].isupper():
            first = f"{told.words[0]} {told.words[1]}"
            _alone(first, told.words[2], text, found)
        _continued(told, text, found)
    _last_alone(told, text, found)


def _alone(first: str, follower: str, text: str, found: set[str]) -> None:
    """See whether the beginning of a phrase stands elsewhere without the rest."""
    second = f" {follower}"
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


def _continued(told: Phrase, text: str, found: set[str]) -> None:
    """See whether a name of several words begins a longer one elsewhere."""
    begun = f"{told.text} "
    place = text.find(begun)
    for _ in range(_TIMES):
        if place < 0:
            return
        end = place + len(told.text)
        if _large(text[end + 1 : end + 2]):
            _longer(text[end : end + _AROUND], found)
        place = text.find(begun, end)


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
    found.update(_introducing(small, told.language))
    if small in names.ARTICLES or word[-1] in "'’":
        found.add("article before")
        if earlier.rstrip().rpartition(" ")[2].lower() in names.WHERE[told.language]:
            found.add("where before article")
    if word[0].isupper() and len(word) > 1:
        found.add("capital before")
    else:
        found.add(_class_before(small, told.language))


@functools.lru_cache(5_000)
def _introducing(small: str, language: str) -> tuple[str, ...]:
    """Say what a word before a name tells of it."""
    found = [cue for cue, words in _INTRODUCING if small in words]
    where, used = small in names.WHERE[language], small in names.WITH[language]
    if where:
        found.append("where before")
    if used:
        found.append("with before")
    if where or used:
        found.append(f"after {small}")
    if small in names.ARTICLES:
        found.append(f"article before {language}")
    return tuple(found)


_INTRODUCING = (
    ("role before", names.ROLE | names.TITLE),
    ("acting before", names.ACTING),
    ("maker before", names.MAKER),
    ("settlement before", names.SETTLEMENT),
    ("from before", names.FROM),
)


@functools.lru_cache(5_000)
def _class_before(small: str, language: str) -> str:
    return f"{word_class(small, language)} before"


@functools.lru_cache(5_000)
def _class_after(small: str, language: str) -> str:
    return f"{word_class(small, language)} after"


@functools.lru_cache(5_000)
def _acts(small: str) -> tuple[str, ...]:
    """Say what a word after a name tells of it."""
    return tuple([cue for cue, words in _ACTING if small in words])


_ACTING = (("speech after", names.SPEECH), ("acting after", names.ACTING))


def _right(told: Phrase, after: re.Match[str], found: set[str]) -> None:
    marks, word = after[1], after[2]
    if "(" in marks:
        found.add("bracket after")
    if word is None:
        return
    first, second = word.lower(), after[3]
    if not marks:
        found.update(_acts(first))
        if second is not None:
            found.update(_acts(second.lower()))
        if word == first:
            found.add(_class_after(first, told.language))
    elif "," in marks and (
        first in names.ROLE or (second is not None and second.lower() in names.ROLE)
    ):
        found.add("role after")
    if word[0].isdigit():
        found.add("number after")


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
        if word[:1].isupper() and word[1:].islower() and word[-1].isalpha():
            small = word.lower()
            if small in given or stem(small) in given:
                found.add("after a given name")
            elif is_noun(word, told.language):
                found.add("after a capital noun")
            elif word_class(small, told.language) in _OF_NAMES:
                found.add("after a capital")
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
