"""How much phrases of one language have in common: words, compounds, meaning."""

import math
from array import array
from collections.abc import Sequence

import numpy as np

from engine.siex import buffers, codes, model
from engine.siex.arrays import Doubles
from engine.siex.tables import Table

_COMPOUNDING = frozenset(["sv", "nb", "de", "nl"])
_PART = 4
"""Letters of the shortest word that counts as a part of a compound."""

Words = Sequence[str]


def likeness(folds: Sequence[Words], words: Sequence[Words], language: str) -> Doubles:
    """Return 0 to 1 for every two phrases, given as folds and as written words."""
    owner = buffers.reals("d", len(folds) * len(folds))
    _share(folds, language, owner)
    table = model.table(language)
    if table.has_vectors:
        _mean(words, table, owner)
    return np.frombuffer(owner).reshape(len(folds), len(folds))


def _share(folds: Sequence[Words], language: str, target: buffers.Doubles) -> None:
    """Write down which share of the words of every two phrases stands in both."""
    numbers: dict[str, int] = {}
    words = array("i", [0])
    ends = array("i", [0])
    for phrase in folds:
        words.extend([numbers.setdefault(word, len(numbers)) for word in phrase])
        ends.append(len(words) - 1)
    count = len(numbers)
    same = np.eye(count)
    if language in _COMPOUNDING:
        _add_compounds(same, list(numbers))
    _compare(words, ends, array("d", same.tobytes()), count, target)


def _compare(
    words: buffers.Ints,
    ends: buffers.Ints,
    same: buffers.Doubles,
    count: int,
    target: buffers.Doubles,
) -> None:
    word, end = buffers.ints(words), buffers.ints(ends)
    alike, result = buffers.doubles(same), buffers.doubles(target)
    phrases = len(ends) - 1
    for one in range(phrases):
        for other in range(phrases):
            held = 0.0
            for mine in range(end[other] + 1, end[other + 1] + 1):
                nearest = 0.0
                for theirs in range(end[one] + 1, end[one + 1] + 1):
                    nearest = max(nearest, alike[word[theirs] * count + word[mine]])
                held += nearest
            sizes = end[one + 1] - end[one] + end[other + 1] - end[other]
            result[one * phrases + other] += held / sizes
            result[other * phrases + one] += held / sizes


def _mean(words: Sequence[Words], table: Table, target: buffers.Doubles) -> None:
    """Count phrases that mean the same as alike, if that is more than their words are."""
    phrases = len(words)
    sums_owner = buffers.reals("d", phrases * codes.AXES + 1)
    vectors = table.vectors
    known = len(vectors) // codes.AXES
    for number, phrase in enumerate(words):
        for word in phrase:
            place = table.place.get(word.lower())
            if place is not None and place < known:
                _add(vectors, place, sums_owner, number)
    sums, result = buffers.doubles(sums_owner), buffers.doubles(target)
    for number in range(phrases):
        square = 0.0
        for axis in range(codes.AXES):
            square += (
                sums[number * codes.AXES + axis] * sums[number * codes.AXES + axis]
            )
        length = math.sqrt(square) if square > 1.0 else 1.0
        for axis in range(codes.AXES):
            sums[number * codes.AXES + axis] /= length
    for one in range(phrases):
        for other in range(phrases):
            near = 0.0
            for axis in range(codes.AXES):
                near += sums[one * codes.AXES + axis] * sums[other * codes.AXES + axis]
            near *= 0.6  # beside words that are the same
            cell = one * phrases + other
            result[cell] = max(result[cell], near)


def _add(
    vectors: buffers.Ints, place: int, target: buffers.Doubles, number: int
) -> None:
    """Add what a word means to what a phrase means."""
    vector, sums = buffers.coarse(vectors), buffers.doubles(target)
    for axis in range(codes.AXES):
        sums[number * codes.AXES + axis] += vector[place * codes.AXES + axis]


def _add_compounds(same: Doubles, words: list[str]) -> None:
    """Words count in part if one is the beginning or the end of the other."""
    for number, word in enumerate(words):
        if len(word) < _PART:
            continue
        for other, compound in enumerate(words):
            if number != other and (
                compound.endswith(word) or compound.startswith(word)
            ):
                same[number, other] = same[other, number] = len(word) / len(compound)
