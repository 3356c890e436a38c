"""How much more often a word stands in one collection than in another.

Weighted log-odds with an informative Dirichlet prior, in standard deviations (Monroe,
Colaresi and Quinn, Fightin' Words, 2008): the prior keeps rare words from winning by
chance, which plain ratios and Dunning's log-likelihood (1993) do not.
"""

import math
from collections.abc import Mapping

_PRIOR = 10.0
"""How many mentions the prior is worth in all, spread as in both collections."""


def log_odds(ours: Mapping[str, int], theirs: Mapping[str, int]) -> dict[str, float]:
    """Return for every word of either side how typical it is of ours: z scores."""
    words = dict.fromkeys((*ours, *theirs))
    size, other_size = sum(ours.values()), sum(theirs.values())
    total = max(1, size + other_size)
    result: dict[str, float] = {}
    for word in words:
        mine, others = ours.get(word, 0), theirs.get(word, 0)
        prior = _PRIOR * (mine + others) / total
        odds = _log_odds(mine, size, prior) - _log_odds(others, other_size, prior)
        result[word] = odds / math.sqrt(1 / (mine + prior) + 1 / (others + prior))
    return result


def _log_odds(count: int, size: int, prior: float) -> float:
    held = count + prior
    return math.log(held / max(size + _PRIOR - held, 1e-9))
