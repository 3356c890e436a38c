"""Count how often candidates with a pattern were listed, and store the log-odds.

What a training row is told comes from the other texts only (out of fold), as the model
will meet texts that it has not counted.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from engine.siex.arrays import Doubles, Flags, Floats, Ints
from engine.siex.features.habits import COUNT, NAMES, PATTERNS, SCALE, STYLES
from engine.siex.features.matrix import STYLE_OF
from training.matrix import Matrix

FOLDS = 5
LEAST = 0.4
SLOTS = 1 << 20
_PROBES = 8
_STRENGTH = {"phrase": 6.0, "last": 20.0, "first": 20.0}
_STRENGTH_ELSE = 15.0

Keys = NDArray[np.uint64]


def put_held_out(
    matrix: Matrix, genre: Ints, fold: Ints, shares: Floats, least: float, told: Flags
) -> None:
    """Fill in the habit features of training rows, each counted without its fold.

    Args:
        matrix: the rows to fill in.
        genre: of each document.
        fold: of each document, 0 to ``FOLDS`` - 1.
        shares: P(genre) of each document.
        least: the log-odds that the table will store, as `table` is told.
        told: whether each document is told its habits.
    """
    rows, style = fold[matrix.doc] % FOLDS, _styles(genre)[matrix.doc]
    odds = np.zeros((1 + len(STYLES), len(rows)))
    for pattern in range(COUNT):
        _, number = np.unique(matrix.keys[:, pattern], return_inverse=True)
        for out in range(FOLDS):
            inside = rows == out
            counted = _log_odds(number, matrix.label, style, ~inside, pattern)
            odds[:, inside] = counted[:, number[inside]]
        _put(matrix, pattern, _coarse(odds, least) * told[matrix.doc], shares)


def put(matrix: Matrix, arrays: dict[str, np.ndarray], shares: Floats) -> None:
    """Fill in the habit features of texts that were not counted."""
    for pattern in range(COUNT):
        slot = _slots(arrays["habit_checks"], matrix.keys[:, pattern])
        values = arrays["habit_values"].reshape(-1, 4)[np.maximum(slot, 0)]
        odds = np.where(slot < 0, 0, values.T / SCALE)
        _put(matrix, pattern, odds, shares)


def table(
    matrix: Matrix, genre: Ints, slots: int = SLOTS, least: float = LEAST
) -> dict[str, np.ndarray]:
    """Return the arrays of all patterns whose log-odds are worth storing."""
    style = _styles(genre)[matrix.doc]
    found = list(_worth_storing(matrix, style, least))
    keys = np.concatenate([keys for keys, _, _ in found])
    values = np.concatenate([values for _, values, _ in found])
    worth = np.concatenate([worth for _, _, worth in found])
    print(f"habits: {len(keys)} patterns for {slots} slots")
    return _stored(keys, values, np.argsort(-worth, kind="stable"), slots)


def _worth_storing(
    matrix: Matrix, style: Ints, least: float
) -> Iterator[tuple[Keys, NDArray[np.int8], Doubles]]:
    every = np.ones(len(style), dtype=bool)
    for pattern in range(COUNT):
        keys, number, times = np.unique(
            matrix.keys[:, pattern], return_inverse=True, return_counts=True
        )
        odds = _coarse(_log_odds(number, matrix.label, style, every, pattern), least)
        kept = np.flatnonzero(odds[0])
        steps = np.round(odds[:, kept] * SCALE).clip(-127, 127).astype(np.int8)
        yield keys[kept], steps.T, np.abs(odds[0, kept]) * np.log1p(times[kept])


def _log_odds(
    number: Ints, label: Flags, style: Ints, counted: Flags, pattern: int
) -> Doubles:
    """Return the log-odds of each numbered pattern: over all rows, and per style."""
    strength = _STRENGTH.get(PATTERNS[pattern], _STRENGTH_ELSE)
    size = int(number.max()) + 1
    rows: list[Doubles] = []
    for own in (counted, *(counted & (style == n) for n in range(len(STYLES)))):
        total = np.bincount(number[own], minlength=size)
        hits = np.bincount(number[own & label], minlength=size)
        mean = hits.sum() / max(1, total.sum())
        share = (hits + strength * mean) / (total + strength)
        rows.append(np.log(share / (1 - share)) - np.log(mean / (1 - mean)))
    return np.array(rows)


def _coarse(odds: Doubles, least: float) -> Doubles:
    """Round to what is stored; patterns near the average are not stored at all."""
    kept = np.abs(odds[0]) >= least
    return np.round(odds * SCALE).clip(-127, 127) / SCALE * kept


def _put(matrix: Matrix, pattern: int, odds: Doubles, shares: Floats) -> None:
    styles = np.zeros((len(STYLES), len(shares)))
    for genre, style in enumerate(STYLE_OF):
        if style is not None:
            styles[style] += shares[:, genre]
    first = matrix.names.index(NAMES[2 * pattern])
    matrix.rows[first] = odds[0]
    matrix.rows[first + 1] = (odds[1:] * styles[:, matrix.doc]).sum(axis=0)


def _styles(genre: Ints) -> Ints:
    return np.array([-1 if style is None else style for style in STYLE_OF])[genre]


def _stored(
    keys: Keys, values: NDArray[np.int8], order: Ints, slots: int
) -> dict[str, np.ndarray]:
    """Put keys into slots, those worth most first; one that finds no room is dropped."""
    checks = np.zeros(slots, dtype=np.uint16)
    stored = np.zeros((slots, 4), dtype=np.int8)
    check = ((keys >> np.uint64(40)) & np.uint64(0xFFFF)).astype(np.int64)
    first = (keys & np.uint64(slots - 1)).astype(np.int64)
    lost = 0
    for place in order[: slots * 3 // 4].tolist():
        for probe in range(_PROBES):
            slot = (first[place] + probe) % slots
            if not checks[slot] and check[place]:
                checks[slot], stored[slot] = check[place], values[place]
                break
        else:
            lost += 1
    print(f"habits: {lost} of {len(order)} found no room")
    return {"habit_checks": checks, "habit_values": stored.ravel()}


def _slots(checks: NDArray[np.uint16], keys: Keys) -> Ints:
    """Return where each key is stored, or -1."""
    last = np.uint64(len(checks) - 1)
    check = ((keys >> np.uint64(40)) & np.uint64(0xFFFF)).astype(np.uint16)
    found = np.full(len(keys), -1, dtype=np.int64)
    searching = np.ones(len(keys), dtype=bool)
    for probe in range(_PROBES):
        slot = ((keys + np.uint64(probe)) & last).astype(np.int64)
        held = checks[slot]
        found[searching & (held == check) & (check != 0)] = slot[
            searching & (held == check) & (check != 0)
        ]
        searching &= (held != check) & (held != 0)
    return found
