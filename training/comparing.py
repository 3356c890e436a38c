"""Learn what comparing the likeliest candidates of a text adds to their scores."""

import itertools
from array import array

import numpy as np

from engine.siex.arrays import Doubles, Floats, Ints
from engine.siex.model import COMPARING
from engine.siex.reranking import ALONE, COMPARED, NAMES, Compared, likeliest
from engine.siex.trees import Trees
from training import boost
from training.matrix import Matrix
from training.tables import blob

SETTINGS = {"iterations": 100, "learning_rate": 0.08, "rsm": 0.5, "border_count": 24}


def fit(
    matrix: Matrix, raw: Doubles, chosen: Ints, weight: Floats
) -> dict[str, np.ndarray]:
    """Return the arrays of the trees.

    Args:
        matrix: all candidates.
        raw: their scores, by trees that have not seen their texts.
        chosen: the documents to learn from.
        weight: how much each document counts.
    """
    rows, table = compared(matrix, raw)
    own = np.isin(matrix.doc[rows], chosen)
    rows, table = rows[own], table[:, own]
    weights = weight[matrix.doc[rows]]
    dump = boost.fit(table, matrix.label[rows], weights, SETTINGS, raw[rows])
    arrays = {**boost.exported(dump), "features": blob(list(NAMES))}
    return {COMPARING + name: values for name, values in arrays.items()}


def added(arrays: dict[str, np.ndarray], matrix: Matrix, raw: Doubles) -> Doubles:
    """Return what comparing adds to the score of each candidate."""
    own = {name.removeprefix(COMPARING): each for name, each in arrays.items()}
    rows, table = compared(matrix, raw)
    result = np.zeros(len(raw))
    result[rows] = Trees(own, NAMES).scores(table)
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
    alone = [matrix.names.index(name) for name in ALONE]
    own = matrix.rows[np.ix_(alone, rows)]
    return rows, np.concatenate((np.concatenate(tables, axis=1), own))
