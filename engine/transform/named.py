"""Which keywords of a page are names, and which name is the website's own.

The keyword model tells types by how words look. A page tells more: its domain and its
title have the brand, and what also stands there in small letters is no name.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise

from engine.siex import model
from engine.siex.characters import WORD
from engine.siex.tags import PROPN, VERB
from engine.transform.prose.months import MONTH
from engine.transform.reading import Place, Reading

UNNAMED = ("CONCEPT", "DATE", "NUMBER")
_LONGEST_BRAND = 4
_SHORTEST_BRAND = 3
_COMMON = 2.5
"""A word that is so frequent in small letters is no name where a sentence begins."""
_NOT_IN_NAMES = re.compile(
    r"\s(?:with|from|for|mit|aus|für|avec|pour|con|desde|para|per|com|met|voor|uit|med"
    r"|från|för|fra|με|από|για|su|iš)\s"
)
_PARTICLE = re.compile(
    r"(?:v[ao]n|de[rnlms]?|d[uaoi]|d[ao]s|das|del\w*|dell'\w+|l[aei]s?|les|los|sur|sous"
    r"|sul\w*|su|en|aan|op|am|an|im|zu[rm]?|of|the|upon|bei|i|på|av|af|al|te[rn]|y|e"
    r"|του|της|των|ο|η|το|την)$"
)
"""Small words that stand in names of people and places."""
_OPENS = re.compile(r"(?:^|[.!?¿¡:;|•·–—#(\"“„«*\n-])\s*$")
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})


def brand_of(domain: str) -> str:
    """Return the name in a domain, without subdomains and endings."""
    parts = domain.split(".")
    if len(parts) < 2:
        return parts[0]
    short_second = len(parts) > 2 and len(parts[-2]) <= 3
    return parts[-3 if short_second else -2]


def brand_in(texts: Iterable[str], domain: str) -> str:
    """Return the domain's name as the texts write it, such as “Klein Duifje”."""
    sought = brand_of(domain).replace("-", "").casefold()
    if len(sought) < _SHORTEST_BRAND:
        return ""
    return next(
        (run for text in texts for run in _runs(text) if sought in _folded(run)), ""
    )


def is_brand(text: str, brand: str) -> bool:
    """Tell whether words name a brand, the name in a domain."""
    plain = brand.replace("-", "").casefold()
    return len(plain) >= _SHORTEST_BRAND and any(
        plain in form for form in _folded(text)
    )


def type_of(
    text: str, told: str, places: Iterable[Place], read: Reading, brand: str
) -> str:
    """Return what a keyword names; ``told`` is what the model says."""
    if brand and text.casefold() == brand.casefold():
        return "ORG"
    if told in UNNAMED:
        return told
    if text.lower() in MONTH:
        return "DATE"
    said = [read.plain[it.start : it.end] for it in places]
    if (
        any(_is_small(it.split()[0]) for it in said)
        or _is_a_phrase(said[0], told)
        or _only_opens_sentences(text, places, read)
    ):
        return "CONCEPT"
    if brand and told in ("PERSON", "LOC") and text.startswith(f"{brand} "):
        return "ORG"
    return told


def _runs(text: str) -> Iterator[str]:
    """Yield words in a row that could be a brand, as they are written."""
    words = list(WORD.finditer(text))
    for number, word in enumerate(words):
        if not word[0][0].isupper():
            continue
        for last in words[number : number + _LONGEST_BRAND]:
            yield text[word.start() : last.end()]


def _folded(text: str) -> set[str]:
    """Return a text as a domain would write it, without accents or with ae for ä."""
    small = text.casefold()
    forms = (small, small.translate(_UMLAUTS))
    return {
        "".join(it for it in unicodedata.normalize("NFKD", form) if it.isalnum())
        for form in forms
    }


def _is_small(word: str) -> bool:
    return word == word.lower() and not word[:1].isdigit()


def _is_a_phrase(name: str, kind: str) -> bool:
    """Tell whether words stand in a name that join things and do not name them."""
    words = name.split()
    if kind in ("LOC", "PERSON") and any(
        _is_small(it) and not _PARTICLE.match(it) for it in words
    ):
        return True
    numbered = any(a.islower() and b.isdigit() for a, b in pairwise(words))
    return numbered or bool(_NOT_IN_NAMES.search(name))


def _only_opens_sentences(text: str, places: Iterable[Place], read: Reading) -> bool:
    """Tell whether a common word has its capital only from where it stands."""
    if " " in text or read.language is None:
        return False
    table, word = model.table(read.language), text.lower()
    tags = table.tags(word)
    if table.zipf(word) < _COMMON or (tags is not None and tags[PROPN] >= 0.5):
        return False
    if read.language == "de" and (tags is None or tags[VERB] < 0.5):
        return False
    return all(
        _OPENS.search(read.plain[max(0, it.start - 40) : it.start]) for it in places
    )
