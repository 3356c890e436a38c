"""Count how often candidates with a pattern were listed, and store the log-odds.

What a training row is told comes from the other texts only (out of fold), as the model
will meet texts that it has not counted.
"""

from collections.abc import Iterator
from dataclasses import dataclass

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
Patterns = list[tuple[Keys, NDArray[np.int32]]]


@dataclass(frozen=True)
class Texts:
    """What is known of each training text.

    Attributes:
        genre: its kind.
        fold: texts of a fold are told what was counted in the others.
        counted: whether it is counted; of several forms of a text one is.
        told: whether it is told what was counted.
    """

    genre: Ints
    fold: Ints
    counted: Flags
    told: Flags


def numbered(matrix: Matrix) -> Patterns:
    """Return, for each pattern, its keys in order and which of them each row has."""
    found: Patterns = []
    for pattern in range(COUNT):
        keys, number = np.unique(matrix.keys[:, pattern], return_inverse=True)
        found.append((keys, number.astype(np.int32)))
    return found


def put_held_out(
    matrix: Matrix, patterns: Patterns, texts: Texts, shares: Floats, least: float
) -> None:
    """Fill in the habit features of training rows, each counted without its fold.

    Args:
        matrix: the rows to fill in.
        patterns: the keys of its rows, numbered.
        texts: its documents.
        shares: P(genre) of each document.
        least: the log-odds that the table will store, as `table` is told.
    """
    rows, style = texts.fold[matrix.doc] % FOLDS, _styles(texts.genre)[matrix.doc]
    counted = texts.counted[matrix.doc]
    odds = np.zeros((1 + len(STYLES), len(rows)))
    for pattern, (_, number) in enumerate(patterns):
        for out in range(FOLDS):
            inside = rows == out
            outside = counted & ~inside
            found = _log_odds(number, matrix.label, style, outside, pattern)
            odds[:, inside] = found[:, number[inside]]
        _put(matrix, pattern, _coarse(odds, least) * texts.told[matrix.doc], shares)


def put(matrix: Matrix, arrays: dict[str, np.ndarray], shares: Floats) -> None:
    """Fill in the habit features of texts that were not counted."""
    for pattern in range(COUNT):
        slot = _slots(arrays["habit_checks"], matrix.keys[:, pattern])
        values = arrays["habit_values"].reshape(-1, 4)[np.maximum(slot, 0)]
        odds = np.where(slot < 0, 0, values.T / SCALE)
        _put(matrix, pattern, odds, shares)


def table(
    matrix: Matrix, patterns: Patterns, texts: Texts, slots: int, least: float
) -> dict[str, np.ndarray]:
    """Return the arrays of all patterns whose log-odds are worth storing."""
    found = list(_worth_storing(matrix, patterns, texts, least))
    keys = np.concatenate([keys for keys, _, _ in found])
    values = np.concatenate([values for _, values, _ in found])
    worth = np.concatenate([worth for _, _, worth in found])
    print(f"habits: {len(keys)} patterns for {slots} slots")
    return _stored(keys, values, np.argsort(-worth, kind="stable"), slots)


def _worth_storing(
    matrix: Matrix, patterns: Patterns, texts: Texts, least: float
) -> Iterator[tuple[Keys, NDArray[np.int8], Doubles]]:
    style, counted = _styles(texts.genre)[matrix.doc], texts.counted[matrix.doc]
    for pattern, (keys, number) in enumerate(patterns):
        times = np.bincount(number[counted], minlength=len(keys))
        odds = _coarse(_log_odds(number, matrix.label, style, counted, pattern), least)
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
