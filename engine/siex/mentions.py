"""Find every mention of the chosen keywords."""

from typing import NamedTuple

import numpy as np

from engine.siex.arrays import Ints
from engine.siex.candidates import Candidates
from engine.siex.sentences import Sentences
from engine.siex.tokens import BREAK, SENTENCE


class Mention(NamedTuple):
    """Where a keyword stands, and whether it opens a sentence there."""

    start: int
    end: int
    opening: bool


def mentions(
    sentences: Sentences, found: Candidates, chosen: Ints
) -> list[list[Mention]]:
    """Return the mentions of each chosen candidate in its document, in text order."""
    cut = sentences.tokens
    number, first = _hits(sentences, found, chosen)
    width = found.width[chosen[number]]
    opening = cut.before[first] == SENTENCE
    rows = zip(
        number.tolist(),
        width.tolist(),
        first.tolist(),
        cut.start[first].tolist(),
        cut.end[first + width - 1].tolist(),
        opening.tolist(),
        strict=True,
    )
    result: list[list[Mention]] = [[] for _ in chosen]
    free = [0] * len(chosen)
    for which, size, place, start, end, opens in rows:
        if place >= free[which]:
            result[which].append(Mention(start, end, opens))
            free[which] = place + size
    return result


def _hits(sentences: Sentences, found: Candidates, chosen: Ints) -> tuple[Ints, Ints]:
    """Return which chosen candidate begins at which word, in text order."""
    wanted = found.key[chosen]
    order = np.argsort(wanted)
    wanted = wanted[order]
    breaks = np.cumsum(sentences.tokens.before >= BREAK)
    numbers, firsts = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    for width in np.flatnonzero(np.bincount(found.width[chosen])).tolist():
        keys = found.keys[: len(breaks) - width + 1, width - 1]
        slot = np.minimum(np.searchsorted(wanted, keys), len(wanted) - 1)
        places = np.flatnonzero(wanted[slot] == keys)
        places = places[breaks[places] == breaks[places + width - 1]]
        number = order[slot[places]]
        fits = found.width[chosen[number]] == width
        numbers.append(number[fits])
        firsts.append(places[fits])
    first = np.concatenate(firsts)
    by_place = np.argsort(first, kind="stable")
    return np.concatenate(numbers)[by_place], first[by_place]
