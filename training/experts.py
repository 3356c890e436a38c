"""Learn what comparing the likeliest candidates of a text adds, an expert per genre."""

import itertools
from array import array

import numpy as np

from engine.siex.arrays import Doubles, Floats, Ints
from engine.siex.genres import GENRES
from engine.siex.model import Arrays, expert_arrays
from engine.siex.reranking import COMPARED, LITTLE, NAMES, Compared, likeliest
from engine.siex.trees import Trees
from training import boost
from training.matrix import Matrix
from training.tables import blob

SETTINGS = {
    "learning_rate": 0.03,
    "l2_leaf_reg": 50,
    "rsm": 0.3,
    "border_count": 32,
    "bootstrap_type": "MVS",
    "subsample": 0.6,
}
_TREES, _MANY_TREES = 900, 1500
_MUCH = ("abstract", "paper", "thesis")
"""The genres of more than a thousand training texts, from which more can be learnt."""


def fit(
    matrix: Matrix, raw: Doubles, kind: Ints, weight: Floats, share: float = 1.0
) -> Arrays:
    """Return the arrays of the experts.

    Args:
        matrix: all candidates.
        raw: their scores, by trees that have not seen their texts.
        kind: the genre of each document to learn from, -1 for the others.
        weight: how much each document counts.
        share: which share of the usual trees is made.
    """
    rows, table = compared(matrix, raw)
    doc = matrix.doc[rows]
    arrays: Arrays = {}
    for number, genre in enumerate(GENRES):
        own = np.flatnonzero(kind[doc] == number)
        label, weights = matrix.label[rows[own]], weight[doc[own]]
        trees = _MANY_TREES if genre in _MUCH else _TREES
        settings = {**SETTINGS, "iterations": round(share * trees)}
        dump = boost.fit(table[:, own], label, weights, settings, raw[rows[own]])
        expert = {**boost.exported(dump), "features": blob(list(NAMES))}
        arrays |= {f"{genre}_{name}": values for name, values in expert.items()}
    return arrays


def added(arrays: Arrays, matrix: Matrix, raw: Doubles, shares: Floats) -> Doubles:
    """Return what the experts add to the score of each candidate.

    Args:
        arrays: what `fit` returned.
        matrix: all candidates.
        raw: their scores.
        shares: P(genre) of each document.
    """
    rows, table = compared(matrix, raw)
    result = np.zeros(len(raw))
    for number, genre in enumerate(GENRES):
        expert = Trees(expert_arrays(arrays, genre), NAMES)
        share = shares[matrix.doc[rows], number]
        own = np.flatnonzero(share >= LITTLE)
        result[rows[own]] += share[own] * expert.scores(table[:, own])
    return result


def compared(matrix: Matrix, raw: Doubles) -> tuple[Ints, Floats]:
    """Return the rows of the likeliest candidates of each text, and their features."""
    begins = np.searchsorted(matrix.doc, np.arange(matrix.doc[-1] + 2))
    places: list[Ints] = []
    tables: list[Floats] = []
    for begin, end in itertools.pairwise(begins):
        best = begin + np.array(likeliest(array("d", raw[begin:end])), dtype=np.int64)
        words = array("i", matrix.words[best].tobytes())
        found = Compared(words, array("d", raw[best]), int(end - begin))
        table = np.frombuffer(found.table, dtype=np.float32)[:-1]
        tables.append(table.reshape(len(NAMES), found.size)[: len(COMPARED)])
        places.append(best)
    rows = np.concatenate(places)
    return rows, np.concatenate((np.concatenate(tables, axis=1), matrix.rows[:, rows]))
