"""Word classes in context: each word's guess is weighed by its neighbours' guesses."""

import numpy as np

from engine.siex.arrays import Floats
from engine.siex.tables import Table
from engine.siex.tags import BOUNDARY, TAGS
from engine.siex.tokens import BREAK, Tokens

_ROUNDS = 2


def tagged(own: Floats, tokens: Tokens, table: Table) -> Floats:
    """Return P(tag | word, neighbours), one row per word."""
    if not len(own):
        return own
    opens, closes = tokens.before >= BREAK, tokens.after >= BREAK
    left = right = from_left = from_right = own
    for _ in range(_ROUNDS):
        from_left = _message(_shifted(left, 1), table.forward, opens)
        from_right = _message(_shifted(right, -1), table.backward, closes)
        left, right = _normal(own * from_left), _normal(own * from_right)
    return _normal(own * from_left * from_right)


def _shifted(rows: Floats, by: int) -> Floats:
    return np.roll(rows, by, axis=0)


def _message(rows: Floats, weights: Floats, edge: np.ndarray) -> Floats:
    """Multiply row by row: equal words give equal bits in a batch of any size."""
    sent = rows[:, :1] * weights[0, : len(TAGS)]
    for tag in range(1, len(TAGS)):
        sent += rows[:, tag : tag + 1] * weights[tag, : len(TAGS)]
    sent[edge] = weights[BOUNDARY, : len(TAGS)]
    return sent


def _normal(rows: Floats) -> Floats:
    total = rows[:, :1].copy()
    for tag in range(1, len(TAGS)):
        total += rows[:, tag : tag + 1]
    return rows / total
