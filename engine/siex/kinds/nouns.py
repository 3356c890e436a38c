"""How surely a word written large is a common noun, as German writes every noun."""

import functools

from engine.siex import model
from engine.siex.kinds import names
from engine.siex.kinds.gazetteer import INFLECTED, gazetteer, stem
from engine.siex.tables import Table
from engine.siex.tags import COUNT, NOUN, PROPN, TAGS

_COMPOUNDING = ("de", "sv", "nb", "nl")
_HEAD, _ENDING = 3, 5
_HALF = 0.5
_SURE, _USED, _RARE = 0.6, 2.5, 2.0


@functools.lru_cache(5_000)
def noun(word: str, language: str) -> str:
    """Say what tells that a word is a common noun, or how little tells it."""
    table = model.table(language)
    small = word.lower()
    tags = table.tags(word) or table.tags(small)
    if tags is not None:
        return f"seen {round(2 * tags[NOUN])}"
    likely = _by_ending(table, small)
    if _is_name(small, language):
        return "name"
    if language in _COMPOUNDING and _has_head(table, small, language):
        return "compound"
    if likely > _SURE and table.zipf(small) > _USED:
        return "used"
    return f"ending {round(3 * likely)}"


@functools.lru_cache(5_000)
def commonness(small: str, language: str) -> tuple[float, bool]:
    """Return how surely a small word is a name, and whether it is rare."""
    table = model.table(language)
    tags = table.tags(small)
    return 0.5 if tags is None else tags[PROPN], table.zipf(small) < _RARE


def word_class(small: str, language: str) -> str:
    """Return the class that a small word has most often, if one is that likely."""
    tags = model.table(language).tags(small)
    if tags is None:
        return "unknown"
    most = max(tags)
    return TAGS[tags.index(most)].lower() if most > _HALF else "mixed"


@functools.lru_cache(5_000)
def ends_as_surname(small: str) -> bool:
    """Tell whether a small word ends as many surnames do."""
    return small.endswith(names.ENDS_OF_SURNAMES)


def is_noun(word: str, language: str) -> bool:
    """Tell whether a word is a common noun."""
    return noun(word, language) in ("seen 2", "compound", "used")


def _has_head(table: Table, small: str, language: str) -> bool:
    """Tell whether a word ends in a common noun: "Wärmepumpe"."""
    for cut in range(_HEAD, len(small) - _HEAD):
        head = small[cut:]
        tags = table.tags(head.capitalize() if language == "de" else head)
        if tags is not None and tags[NOUN] > _SURE:
            return True
    return False


def _by_ending(table: Table, small: str) -> float:
    for length in range(min(_ENDING, len(small)), -1, -1):
        place = table.suffix.get("^" + small[len(small) - length :])
        if place is not None:
            return table.suffix_rows[place * COUNT + NOUN]
    return 0.0


def _is_name(small: str, language: str) -> bool:
    held = gazetteer()
    root = stem(small) if language in INFLECTED else small
    for known in (held.lands, held.places, held.given, held.surnames):
        if small in known or root in known:
            return True
    return False
