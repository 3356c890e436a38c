"""How the keywords of one text stand to one another."""

import math
import re
from bisect import bisect_right
from collections.abc import Sequence

import numpy as np

from engine.siex.agglomeration import clusters
from engine.siex.arrays import Doubles
from engine.siex.folds import Folds
from engine.siex.likeness import likeness
from engine.siex.mentions import Mention, Words
from engine.siex.spans import Span

MOST_RELATED = 3
_SENTENCE = re.compile(r"[.!?\u2026\u037e]+[\s\"”»)\]]+|\n\s*\n")
_TOGETHER = 0.6
"""How much standing in the same sentences counts beside common words."""
_RELATED = 0.15
_ONE_GROUP = 0.3


Neighbours = tuple[tuple[str, ...], int]
"""Related keywords, and the number of a group."""


class Relations:
    """What the keywords of one text are to one another, found out when it is asked for."""

    def __init__(
        self,
        text: str,
        words: Sequence[Words],
        places: Sequence[Sequence[Span | Mention]],
        names: Sequence[str],
        folds: Folds,
    ) -> None:
        """Keep what is needed of each keyword.

        Args:
            text: what their mentions count.
            words: the words of each.
            places: the mentions of each.
            names: how each is written.
            folds: the folds of the language.
        """
        self._text = text
        self._words = words
        self._places = places
        self._names = names
        self._folds = folds
        self._found: Sequence[Neighbours] | None = None

    def of(self, number: int) -> Neighbours:
        """Return the related keywords and the group of one of the keywords."""
        text, found = (
            self._text,
            self._found,
        )  # in this order: another thread may be here
        if found is None:
            found = self._found = self._told(text)
            self._text = ""
        return found[number]

    def _told(self, text: str) -> list[Neighbours]:
        if len(self._words) < 2:
            return [((), 0) for _ in self._words]
        near = alike(self._words, self._folds) + _TOGETHER * np.array(
            _together(text, self._places)
        )
        np.fill_diagonal(near, 0.0)
        rows = near.tolist()
        group = {
            member: number
            for number, members in enumerate(clusters(rows, _ONE_GROUP))
            for member in members
        }
        nearest = np.argsort(-near, axis=1, kind="stable")[:, :MOST_RELATED]
        order: list[list[int]] = nearest.tolist()
        return [
            (
                tuple(self._names[n] for n in order[own] if row[n] >= _RELATED),
                group[own],
            )
            for own, row in enumerate(rows)
        ]


def alike(words: Sequence[Words], folds: Folds) -> Doubles:
    """Return how much every two keywords, given as their words, have in common."""
    folded = [tuple(map(folds.fold, each)) for each in words]
    return likeness(folded, words, folds.language)


def _together(
    text: str, places: Sequence[Sequence[Span | Mention]]
) -> list[list[float]]:
    """Return how often every two stand in one sentence: the cosine of their counts."""
    ends = [match.end() for match in _SENTENCE.finditer(text)]
    held: list[int] = []
    for each in places:
        bits = 0
        for place in each:
            bits |= 1 << bisect_right(ends, place[0])
        held.append(bits)
    lengths = [math.sqrt(max(bits.bit_count(), 1)) for bits in held]
    near = [[0.0] * len(held) for _ in held]
    for one, bits in enumerate(held):
        for other in range(one):
            shared = bits & held[other]
            if shared:
                cosine = shared.bit_count() / lengths[one] / lengths[other]
                near[one][other] = near[other][one] = cosine
    return near
