"""Say what a keyword names, where its wording makes that plain; else it is a concept."""

import re
from typing import TYPE_CHECKING

from engine.siex.names import (
    COMPANY_ENDINGS,
    COUNTRIES_AND_CITIES,
    EVENT_WORDS,
    GIVEN_NAMES,
    LAW_WORDS,
    MONTHS,
    ORGANISATION_WORDS,
    PERSON_TITLES,
    PLACE_WORDS,
    PRODUCT_WORDS,
)

if TYPE_CHECKING:
    from engine.siex.keyword import KeywordType

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_NUMBER = re.compile(r"[\d\s.,:/%€$£+-]+(?:[a-zA-Z°µ%]{1,4})?")
_MODEL = re.compile(r"[A-Z][\w&]*(?: [A-Z]\w*)* ?-?[A-Z]{0,3}\d{1,4}[A-Z]?")
_WORD = re.compile(r"[^\W_]+")


def kind(text: str) -> "KeywordType":
    """Return the type of a keyword."""
    if text.islower() and text.isalpha():
        return "CONCEPT"
    words = _WORD.findall(text)
    small = [word.lower() for word in words]
    if not words:
        return "CONCEPT"
    if _is_date(small):
        return "DATE"
    if _NUMBER.fullmatch(text) and any(char.isdigit() for char in text):
        return "NUMBER"
    if not text[0].isupper() and not any(word[0].isupper() for word in words):
        return "CONCEPT"
    return _name(text, words, small)


def _is_date(small: list[str]) -> bool:
    year = any(_YEAR.fullmatch(word) for word in small)
    month = any(word in MONTHS for word in small)
    rest = [w for w in small if not w.isdigit() and w not in MONTHS and len(w) > 3]
    return not rest and (year or (month and len(small) > 1))


def _name(text: str, words: list[str], small: list[str]) -> "KeywordType":
    """Tell names apart by the words that give them away."""
    last = small[-1]
    if any(word in LAW_WORDS for word in small):
        return "LAW"
    if words[-1] in COMPANY_ENDINGS or any(w in ORGANISATION_WORDS for w in small):
        return "ORG"
    if any(word in EVENT_WORDS for word in small):
        return "EVENT"
    if text.lower() in COUNTRIES_AND_CITIES or last in PLACE_WORDS:
        return "LOC"
    if small[0] in PERSON_TITLES and len(words) > 1:
        return "PERSON"
    if _is_person(words, small):
        return "PERSON"
    if small[0] in PRODUCT_WORDS or (_MODEL.fullmatch(text) and not text.isupper()):
        return "PRODUCT"
    return "CONCEPT"


def _is_person(words: list[str], small: list[str]) -> bool:
    capitals = all(word[0].isupper() for word in words)
    named = small[0] in GIVEN_NAMES
    return named and capitals and 2 <= len(words) <= 4
