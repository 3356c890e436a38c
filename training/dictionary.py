"""Tell which classes a dictionary gives to English words.

The treebanks that may be used hold few English verbs. The ``lemminflect`` package (MIT)
lists the inflected forms of the NIH's SPECIALIST Lexicon with their classes.
"""

import csv
import gzip
from collections import defaultdict
from collections.abc import Mapping
from importlib.resources import files
from typing import NamedTuple

import numpy as np

from engine.siex.arrays import Doubles
from engine.siex.tags import ADJ, ADV, NOUN, PROPN, TAGS, VERB

_CLASSES = {"noun": NOUN, "verb": VERB, "adj": ADJ, "adv": ADV}
_OPEN = [*_CLASSES.values(), PROPN]
_ELSE = 0.05
"""How likely a class is that the dictionary does not give, beside one that it gives."""
_LEAST = 0.07
"""The least share of a class that the dictionary gives."""
_PLAINLY_VERBAL = ("ed", "ing")
_MOST_VERBAL = 0.9


class Entry(NamedTuple):
    """A written form.

    Attributes:
        classes: what it can be.
        verbal: how often a form like "drills" is a verb rather than a noun, if it can be
            either: the commoner "drilled" and "drilling" are beside it, the oftener.
    """

    classes: frozenset[int]
    verbal: float | None


def read(zipf: Mapping[str, float]) -> dict[str, Entry]:
    """Return the entry of each form that is written small.

    ``zipf`` tells how common words are.
    """
    packed = files("lemminflect") / "resources" / "lemma_lu.csv.gz"
    lines = gzip.decompress(packed.read_bytes()).decode().splitlines()
    classes: dict[str, set[int]] = defaultdict(set)
    verbs: dict[str, str] = {}
    forms: dict[str, set[str]] = defaultdict(set)
    for form, named, lemmas in csv.reader(lines):
        if named in _CLASSES and form.islower():
            classes[form].add(_CLASSES[named])
        if named == "verb":
            verbs.setdefault(form, lemmas.split("/")[0])
            for lemma in lemmas.split("/"):
                forms[lemma].add(form)
    return {
        form: Entry(
            frozenset(given),
            _verbal(form, forms[verbs[form]], zipf) if {NOUN, VERB} <= given else None,
        )
        for form, given in classes.items()
    }


def _verbal(form: str, forms: set[str], zipf: Mapping[str, float]) -> float | None:
    if form.endswith(_PLAINLY_VERBAL):
        return None
    times = {each: 10 ** zipf[each] for each in forms if each in zipf}
    plain = sum(n for each, n in times.items() if each.endswith(_PLAINLY_VERBAL))
    share = plain / max(sum(times.values()), 1e-9)
    return min(share, _MOST_VERBAL)


def narrowed(row: Doubles, entry: Entry) -> Doubles:
    """Return P(tag) of a word, from what its ending says and its entry."""
    weight = np.ones(len(TAGS))
    weight[[tag for tag in _OPEN if tag not in entry.classes]] = _ELSE
    result = row * weight
    if entry.verbal is not None:
        both = result[NOUN] + result[VERB]
        result[VERB] = both * entry.verbal
        result[NOUN] = both - result[VERB]
    return result / result.sum()


def not_without(row: Doubles, entry: Entry) -> Doubles:
    """Return P(tag) with some room for each class that is given for a word."""
    result = row.copy()
    for tag in entry.classes:
        result[tag] = max(result[tag], _LEAST)
    return result / result.sum()
