"""How much phrases of one language have in common: words, compounds, meaning."""

from collections.abc import Sequence

import numpy as np

from engine.siex import model
from engine.siex.arrays import Doubles
from engine.siex.codes import AXES

_COMPOUNDING = frozenset(["sv", "nb", "de", "nl"])
_PART = 4
"""Letters of the shortest word that counts as a part of a compound."""
_MEANING = 0.6
"""How much words that mean the same count beside words that are the same."""

Words = Sequence[str]


def likeness(folds: Sequence[Words], words: Sequence[Words], language: str) -> Doubles:
    """Return 0 to 1 for every two phrases, given as folds and as written words."""
    alike = _shared(folds, language)
    near = _meaning(words, language)
    return alike if near is None else np.maximum(alike, _MEANING * near)


def _shared(folds: Sequence[Words], language: str) -> Doubles:
    """Return which share of the words of every two phrases stands in both."""
    numbers: dict[str, int] = {}
    rows = [numbers.setdefault(word, len(numbers)) for words in folds for word in words]
    sizes = np.array([len(words) for words in folds])
    begins = np.cumsum(sizes) - sizes
    same = np.eye(len(numbers))
    if language in _COMPOUNDING:
        _add_compounds(same, list(numbers))
    nearest = np.maximum.reduceat(same[rows], begins, axis=0)
    held = np.add.reduceat(nearest[:, rows], begins, axis=1)
    return (held + held.T) / (sizes[:, None] + sizes[None, :])


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


def _meaning(words: Sequence[Words], language: str) -> Doubles | None:
    """Compare what phrases mean, if the language has word vectors."""
    table = model.table(language)
    if not table.has_vectors:
        return None
    vectors = [table.vector(word.lower()) for phrase in words for word in phrase]
    sizes = np.array([len(phrase) for phrase in words])
    sums = np.add.reduceat(
        np.array(vectors, dtype=np.float64).reshape(-1, AXES),
        np.cumsum(sizes) - sizes,
        axis=0,
    )
    sums /= np.maximum(np.sqrt(np.einsum("ij,ij->i", sums, sums)), 1.0)[:, None]
    return np.maximum(np.einsum("ik,jk->ij", sums, sums), 0.0)
