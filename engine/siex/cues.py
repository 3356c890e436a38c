"""What speaks for a type: the words of a phrase, and those around its mentions."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from engine.siex import known, model, names
from engine.siex.gazetteer import Gazetteer, gazetteer, stem
from engine.siex.tags import PROPN

Place = tuple[int, int]

_WORD = re.compile(r"[^\W_](?:[\w.&+/]*[^\W_])?(?:[-'’][^\W_][\w.]*)*")
_BEFORE = re.compile(r"[\w.:-]+['’]?$")
_OPENING = ' \t\r\n\xa0„“"«('
_AFTER = re.compile(r"^([,;:(”“\"»)]*)\s*([\w.-]+)?(?:\s+([\w.-]+))?")
_ELISION = re.compile(r"^(?:[ld]|dell|nell|all|dall|qu)['’]", re.IGNORECASE)
_INFLECTED = ("el", "lt")
_MENTIONS, _AROUND = 3, 40


class Phrase(NamedTuple):
    """A keyword cut into words, with where it stands."""

    text: str
    words: Sequence[str]
    small: Sequence[str]
    content: str
    places: Sequence[Place]
    language: str


def phrase(text: str, content: str, places: Sequence[Place], language: str) -> Phrase:
    """Cut a keyword into its words."""
    words = _WORD.findall(_ELISION.sub("", text))
    small = [word.lower() for word in words]
    return Phrase(text, words, small, content, places, language)


def cues(told: Phrase) -> set[str]:
    """Return the names of all cues that hold for a phrase with a capital letter."""
    found = set(_shape(told))
    found.update(_listed(told))
    found.update(_known(told, gazetteer()))
    for start, end in told.places[:_MENTIONS]:
        found.update(_around(told, start, end))
    return found


def _shape(told: Phrase) -> Iterator[str]:
    words = told.words
    yield f"words {min(len(words), 4)}"
    content = [
        w for w, s in zip(words, told.small, strict=True) if s not in names.PARTICLES
    ]
    if all(word[0].isupper() or word[0].isdigit() for word in content):
        yield "all capital" if len(words) > 1 else "one capital"
    elif not words[0][0].isupper():
        yield "small first"
    if len(words) > 1 and words[-1].islower():
        yield "small last"
    if (
        len(words) == 1
        and len(words[0]) <= 6
        and words[0].isupper()
        and len(words[0]) > 1
    ):
        yield "acronym"
    if any(word[1:] != word[1:].lower() and not word.isupper() for word in words):
        yield "inner capital"
    if any(char.isdigit() for char in told.text):
        yield from _numbered(told)
    if "&" in told.text or "+" in told.text:
        yield "ampersand"
    if len(content) < len(words):
        yield "particle"


def _numbered(told: Phrase) -> Iterator[str]:
    yield "digit"
    if any(word[0].isalpha() and any(c.isdigit() for c in word) for word in told.words):
        yield "letters and digits"
    if re.search(r"\b(?:1\d|20)\d\d\b", told.text):
        yield "year"
    elif told.words[-1].isdigit():
        yield "ends in number"
    if re.search(r"\d+[:/(]\d|\d/\d{4}", told.text):
        yield "numbered act"


def _listed(told: Phrase) -> Iterator[str]:
    """Look each word up in the lists of words that give names away."""
    last = len(told.small) - 1
    for place, (word, small) in enumerate(zip(told.words, told.small, strict=True)):
        where = "last" if place == last else "first" if not place else "inner"
        for name, words, ends in _LISTS:
            if small in words or (ends and len(small) > 5 and small.endswith(ends)):
                yield f"{name} {where}"
                yield name
        if small in names.TITLE and last and not place:
            yield "title"
        if small.rstrip(".") in names.COMPANY and (place == last or word.isupper()):
            yield "company"
        if small in names.PRODUCT:
            yield "product"
        if small in names.UNITS and place:
            yield "unit"


_LISTS = (
    ("organisation", names.ORGANISATION, names.ORGANISATION_ENDS),
    ("law", names.LAW, names.LAW_ENDS),
    ("event", names.EVENT, names.EVENT_ENDS),
    ("place", names.PLACE, names.PLACE_ENDS),
)


def _known(told: Phrase, held: Gazetteer) -> Iterator[str]:
    """Look the phrase up among known names and in the language's word table."""
    keys = [stem(s) for s in told.small] if told.language in _INFLECTED else told.small
    whole = " ".join(keys)
    plain = " ".join(told.small)
    if plain in _ORGANISATIONS:
        yield "known organisation"
    if plain in _PRODUCTS or " ".join(told.small[:-1]) in _PRODUCTS:
        yield "known product"
    if told.small[0] in _ORGANISATIONS and len(keys) > 1:
        yield "maker first"
    if whole in held.lands or plain in held.lands or plain in _REGIONS:
        yield "land"
    if whole in held.places or plain in held.places:
        yield "known place"
    elif any(key in held.lands or key in held.places for key in keys):
        yield "place inside"
    if keys[0] in held.given or told.small[0] in held.given:
        yield "given first" if len(keys) > 1 else "given alone"
    if keys[-1] in held.surnames or told.small[-1] in held.surnames:
        yield "surname last" if len(keys) > 1 else "surname alone"
    if told.small[-1].endswith(_SURNAME_ENDS):
        yield "surname ending" if len(keys) > 1 else "surname ending alone"
    table = model.table(told.language)
    shares = [_proper(table.tags(small)) for small in told.small]
    rare = sum(table.zipf(small) < 2 for small in told.small)
    yield f"proper {round(2 * sum(shares) / len(shares))}"
    yield f"first {round(2 * shares[0])}"
    yield f"rare {round(2 * rare / len(keys))}"


def _listing(names_told: str) -> frozenset[str]:
    return frozenset(" ".join(name.split()) for name in names_told.split(","))


_ORGANISATIONS, _PRODUCTS = _listing(known.ORGANISATIONS), _listing(known.PRODUCTS)
_REGIONS = _listing(known.REGIONS)
_SURNAME_ENDS = names.ENDS_OF_SURNAMES


def _proper(tags: Sequence[float] | None) -> float:
    return 0.5 if tags is None else tags[PROPN]


def _around(told: Phrase, start: int, end: int) -> Iterator[str]:
    """Read the words before and after one mention."""
    content = told.content
    before = content[max(0, start - _AROUND) : start]
    if (elided := _ELISION.match(content[start:end])) is not None:
        before += content[start : start + elided.end()]
    word, earlier = _last_word(before)
    if word:
        yield from _left(told, word, earlier)
    elif not before.strip() or before.rstrip()[-1] in ".!?":
        yield "opening"
    right = _AFTER.match(content[end : end + _AROUND])
    if right is not None:
        yield from _right(right)
    if len(told.words) == 1:
        yield from _full_name(told)


def _last_word(before: str) -> tuple[str, str]:
    """Return the word that a text ends with, quotes aside, and what is before it."""
    text = before.rstrip(_OPENING)
    left = _BEFORE.search(text, max(text.rfind(" "), 0))
    return (left[0], text[: left.start()]) if left is not None else ("", text)


def _left(told: Phrase, word: str, earlier: str) -> Iterator[str]:
    small = word.lower()
    if small in names.WHERE[told.language]:
        yield "where before"
    if small in names.WITH[told.language]:
        yield "with before"
    if small in names.ARTICLES or word[-1] in "'’":
        yield "article before"
        if earlier.rstrip().rpartition(" ")[2].lower() in names.WHERE[told.language]:
            yield "where before article"
    if small in names.ROLE or small in names.TITLE:
        yield "role before"
    if small in names.ACTING:
        yield "acting before"
    if word[0].isupper() and len(word) > 1:
        yield "capital before"


def _right(found: re.Match[str]) -> Iterator[str]:
    marks, first, second = found[1], (found[2] or "").lower(), (found[3] or "").lower()
    if "," in marks and (first in names.ROLE or second in names.ROLE):
        yield "role after"
    if not marks and (first in names.SPEECH or second in names.SPEECH):
        yield "speech after"
    if not marks and (first in names.ACTING or second in names.ACTING):
        yield "acting after"
    if first and first[0].isdigit():
        yield "number after"
    if "(" in marks:
        yield "bracket after"


def _full_name(told: Phrase) -> Iterator[str]:
    """See whether a name alone ends a longer name elsewhere in the text."""
    key = told.words[0]
    if told.language in _INFLECTED and len(key) > 5:
        key = key[: len(stem(key.lower()))]
    given = gazetteer().given
    found = told.content.find(f" {key}")
    for _ in range(4):
        if found < 0:
            return
        word, _ = _last_word(told.content[max(0, found - _AROUND) : found])
        if word[:1].isupper() and word[1:].islower() and len(word) > 2:
            small = word.lower()
            known = small in given or stem(small) in given
            yield "after a given name" if known else "after a capital"
        found = told.content.find(f" {key}", found + 1)
