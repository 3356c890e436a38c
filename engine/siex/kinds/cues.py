"""What speaks for a type: the words of a phrase, and those around its mentions."""

import functools
import re

from engine.siex.digits import has_digit
from engine.siex.kinds import heads, names
from engine.siex.kinds.around import around, elsewhere, is_code
from engine.siex.kinds.gazetteer import (
    INFLECTED,
    Gazetteer,
    gazetteer,
    is_village,
    stem,
)
from engine.siex.kinds.known import ORGANISATIONS, PRODUCTS, REGIONS
from engine.siex.kinds.nouns import commonness, ends_as_surname, is_noun, noun
from engine.siex.kinds.phrases import Phrase

_MENTIONS = 6
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")
_THIS_TIME = re.compile(r"(?:199|20\d)\d")


_HEADS_LISTED = (
    ("organisation", heads.ORGANISATION, heads.ORGANISATION_ENDS),
    ("law", heads.LAW, heads.LAW_ENDS),
    ("event", heads.EVENT, heads.EVENT_ENDS),
    ("place", heads.PLACE, heads.PLACE_ENDS),
)
_NAMED_BY_END = {
    end: [name for name, _, others in _HEADS_LISTED if end in others]
    for _, _, ends in _HEADS_LISTED
    for end in ends
}
_NO_GERMAN_LAWS = ("lagen", "balken")
"""Ends of Swedish laws, with which many German nouns end."""
_LONGEST_END = max(map(len, _NAMED_BY_END))
_OTHERS_LISTED = (
    ("title", names.TITLE),
    ("product", names.PRODUCT),
    ("unit", names.UNITS),
    ("role", names.ROLE),
)
_HEADS = frozenset(name for name, _, _ in _HEADS_LISTED)
_HEAD_LAST = frozenset(f"{name} last" for name in _HEADS)
_HEAD_FIRST = frozenset((*(f"{name} first" for name in _HEADS), "title", "role"))


def cues(told: Phrase) -> set[str]:
    """Return the names of all cues that hold for a phrase with a capital letter."""
    found: set[str] = set()
    _shape(told, found)
    _listed(told, found)
    _known(told, gazetteer(), found)
    _worded(told, found)
    for start, end in told.places[:_MENTIONS]:
        around(told, start, end, found)
    if told.places:
        elsewhere(told, found)
    return found


_WORDS = ("", "words 1", "words 2", "words 3", "words 4")


def _shape(told: Phrase, found: set[str]) -> None:
    words = told.words
    found.add(_WORDS[min(len(words), 4)])
    content = [
        w for w, s in zip(words, told.small, strict=True) if s not in names.PARTICLES
    ]
    _capitals(told, content, found)
    if len(words) > 1:
        if words[-1].islower():
            found.add("small last")
        if is_code(words[-1]) and told.small[-1] not in heads.COMPANY:
            found.add("code last")
    elif 1 < len(words[0]) <= 6 and words[0].isupper():
        found.add("acronym")
        if told.small[0] in names.ABBREVIATIONS:
            found.add("abbreviation")
    if _has_inner_capital(words):
        found.add("inner capital")
    if has_digit(told.text):
        _numbered(told, found)
    if "&" in told.text or "+" in told.text:
        found.add("ampersand")
    if len(content) < len(words):
        found.add("particle")


def _capitals(told: Phrase, content: list[str], found: set[str]) -> None:
    """Tell what is written large; in German, a noun written large says nothing."""
    common = [is_noun(word, told.language) for word in content]
    if all(common):
        found.add("all common")
    if told.language == "de" and any(common):
        found.add("a German noun")
    elif _begin_large(content):
        found.add("all capital" if len(told.words) > 1 else "one capital")
    elif not told.words[0][0].isupper():
        found.add("small first")


def _begin_large(words: list[str]) -> bool:
    for word in words:
        if not (word[0].isupper() or word[0].isdigit()):
            return False
    return True


def _has_inner_capital(words: list[str]) -> bool:
    for word in words:
        if word[1:] != word[1:].lower() and not word.isupper():
            return True
    return False


def _numbered(told: Phrase, found: set[str]) -> None:
    found.add("digit")
    if told.small[0] in names.STANDARDS and has_digit(told.small[-1]):
        found.add("a standard")
    if any(word[0].isalpha() and has_digit(word) for word in told.words):
        found.add("letters and digits")
    if _THIS_TIME.fullmatch(told.words[-1]) and len(told.words) > 1:
        found.add("year last")
    if _YEAR.search(told.text):
        found.add("year")
    elif told.words[-1].isdigit():
        found.add("ends in number")
    if re.search(r"\d+[:/(]\d|\d/\d{4}", told.text):
        found.add("numbered act")


def _listed(told: Phrase, found: set[str]) -> None:
    """Look each word up in the lists of words that give names away."""
    last = len(told.small) - 1
    for place, small in enumerate(told.small):
        where = "last" if place == last else "first" if not place else "inner"
        for name in _lists_with(small):
            if name in _HEADS:
                if told.language == "de" and small.endswith(_NO_GERMAN_LAWS):
                    continue
                found.add(f"{name} {where}")
                found.add(name)
            elif name == "company":
                if place == last or told.words[place].isupper():
                    found.add(name)
            elif name == "product" or (place if name == "unit" else last and not place):
                found.add(name)
    if last and told.words[-1].islower() and _HEAD_LAST.isdisjoint(found):
        found.add("plain last")
    if last and told.words[0].islower() and _HEAD_FIRST.isdisjoint(found):
        found.add("plain first")


@functools.lru_cache(5_000)
def _lists_with(small: str) -> tuple[str, ...]:
    """Name the lists that a word is on, or ends like the words of."""
    found = [name for name, words, _ in _HEADS_LISTED if small in words]
    if len(small) > 5:
        found += _named_by_end(small)
    found += [name for name, words in _OTHERS_LISTED if small in words]
    if small.rstrip(".") in heads.COMPANY:
        found.append("company")
    return tuple(found)


def _named_by_end(small: str) -> list[str]:
    found: list[str] = []
    for length in range(2, min(len(small), _LONGEST_END) + 1):
        listed = _NAMED_BY_END.get(small[len(small) - length :])
        if listed is not None:
            found += listed
    return found


def _known(told: Phrase, held: Gazetteer, found: set[str]) -> None:
    """Look the phrase up among known names."""
    inflected = told.language in INFLECTED
    keys = [stem(small) for small in told.small] if inflected else told.small
    plain = " ".join(told.small)
    whole = " ".join(keys) if inflected else plain
    if plain in ORGANISATIONS:
        found.add("known organisation")
    if plain in PRODUCTS or plain.rpartition(" ")[0] in PRODUCTS:
        found.add("known product")
    if len(keys) > 1 and _begins_with_maker(told.small):
        found.add("maker first")
    if whole in held.lands or plain in held.lands or plain in REGIONS:
        found.add("land")
    if whole in held.places or plain in held.places:
        found.add("known place")
    elif is_village(whole) or (inflected and is_village(plain)):
        found.add("a village" if "all common" not in found else "a village or a noun")
    elif not held.lands.isdisjoint(keys) or not held.places.isdisjoint(keys):
        found.add("place inside")
        if len(keys) > 1:
            _placed(keys, held, found)
    if told.language == "lt" and told.small[0].endswith(names.LOCATIVE_ENDS):
        found.add("locative ending")
    _people(told, keys, held, found)


def _begins_with_maker(small: list[str]) -> bool:
    if small[0] in ORGANISATIONS:
        return True
    return len(small) > 2 and f"{small[0]} {small[1]}" in ORGANISATIONS


def _people(told: Phrase, keys: list[str], held: Gazetteer, found: set[str]) -> None:
    alone, last = len(keys) == 1, told.small[-1]
    begin = 1 if "title" in found and len(keys) > 2 else 0
    if len(keys) > 2 and keys[0] not in held.given and keys[1] in held.given:
        begin = 1
    if keys[begin] in held.given or told.small[begin] in held.given:
        found.add("given alone" if alone else "given first")
    if keys[-1] in held.surnames or last in held.surnames:
        found.add("surname alone" if alone else "surname last")
    if ends_as_surname(last):
        found.add("surname ending alone" if alone else "surname ending")
    if not alone and found.isdisjoint(_PERSONAL):
        found.add("no person's name")


def _worded(told: Phrase, found: set[str]) -> None:
    """Look the words up in the language's word table."""
    found.add(_first_noun(told.words[0], told.language))
    found.add(_last_noun(told.words[-1], told.language))
    proper, rare, first = 0.0, 0, -1.0
    for small in told.small:
        share, is_rare = commonness(small, told.language)
        first = share if first < 0 else first
        proper += share
        rare += is_rare
    count = len(told.small)
    found.add(_PROPER[round(2 * proper / count)])
    found.add(_FIRST[round(2 * first)])
    found.add(_RARE[round(2 * rare / count)])


_PROPER = ("proper 0", "proper 1", "proper 2")
_FIRST = ("first 0", "first 1", "first 2")
_RARE = ("rare 0", "rare 1", "rare 2")


@functools.lru_cache(5_000)
def _first_noun(word: str, language: str) -> str:
    return f"first noun {noun(word, language)}"


@functools.lru_cache(5_000)
def _last_noun(word: str, language: str) -> str:
    return f"last noun {noun(word, language)}"


def _placed(keys: list[str], held: Gazetteer, found: set[str]) -> None:
    for key, name in ((keys[0], "place name first"), (keys[-1], "place name last")):
        if key in held.lands or key in held.places:
            found.add(name)


_PERSONAL = frozenset(
    ("given first", "surname last", "surname ending", "title", "role")
)
