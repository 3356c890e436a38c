"""Pick the keywords of one document: the likeliest, without pieces of one another."""

import numpy as np

from engine.siex.arrays import Doubles, Ints
from engine.siex.candidates import Candidates
from engine.siex.keyword import Options

_LOOKED_AT = 3
_ENOUGH = 0.7


def selected(
    found: Candidates, chances: Doubles, begin: int, end: int, options: Options
) -> Ints:
    """Return the best candidates of one document, best first, ties in text order.

    Of two phrases that are always mentioned together only one is kept: the longer one,
    unless it is much less likely.
    """
    own = chances[begin:end]
    order = np.argsort(-own, kind="stable")[: options.top_k * _LOOKED_AT]
    order = begin + order[own[order] >= options.min_score]
    kept = _without_pieces(found, chances, order)
    return np.array(kept[: options.top_k], dtype=np.int64)


def _without_pieces(found: Candidates, chances: Doubles, order: Ints) -> list[int]:
    first = found.first[order]
    rows = list(
        zip(
            order.tolist(),
            found.start[first].tolist(),
            found.last[first].tolist(),
            found.count[order].tolist(),
            chances[order].tolist(),
            strict=True,
        )
    )
    dropped = {
        number
        for number, start, last, count, chance in rows
        for other, begin, end, times, likely in rows
        if begin <= start
        and last <= end
        and other != number
        and times == count
        and likely >= _ENOUGH * chance
    }
    return [number for number in order.tolist() if number not in dropped]
