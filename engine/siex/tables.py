"""The stored word table of one language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from engine.siex.tags import TAGS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from engine.siex.arrays import Coarse, Floats

_ZIPF_STEPS = 28
VECTOR_SIZE = 32


class Table:
    """Rarity, stem and word classes of the words worth storing."""

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]]) -> None:
        words = _strings(arrays["words"])
        self._place = dict(zip(words, range(len(words)), strict=True))
        self._zipf = arrays["zipf"]
        self._row = arrays["row"]
        self._rows = _shares(arrays["rows"])
        self._stem = arrays["stem"]
        none = np.zeros((0, VECTOR_SIZE), dtype=np.int8)
        self._vectors = np.asarray(arrays.get("vectors", none), dtype=np.int8)
        self._rules = [_rule(text) for text in _strings(arrays["stem_rules"])]
        suffixes = _strings(arrays["suffixes"])
        self._suffix = dict(zip(suffixes, range(len(suffixes)), strict=True))
        self._suffix_rows = _shares(arrays["suffix_rows"])
        self.forward = np.asarray(arrays["forward"], dtype=np.float32)
        self.backward = np.asarray(arrays["backward"], dtype=np.float32)

    @property
    def has_vectors(self) -> bool:
        """Tell whether the meaning of words is known."""
        return len(self._vectors) > 0

    def zipf(self, word: str) -> float:
        """Return how common a word is: 0 unknown, 3 rare, 7 in every sentence."""
        place = self._place.get(word)
        return 0.0 if place is None else int(self._zipf[place]) / _ZIPF_STEPS

    def tags(self, word: str) -> Floats | None:
        """Return P(tag | word) for a word seen in a treebank."""
        place = self._place.get(word)
        row = 0 if place is None else int(self._row[place])
        return self._rows[row] if row else None

    def vector(self, word: str) -> Coarse:
        """Return what a word means as a short vector; zeros if that is not known."""
        place = self._place.get(word)
        if place is None or place >= len(self._vectors):
            return np.zeros(VECTOR_SIZE, dtype=np.int8)
        return self._vectors[place]

    def suffix(self, key: str) -> Floats | None:
        """Return P(tag | ending) for a stored ending."""
        place = self._suffix.get(key)
        return None if place is None else self._suffix_rows[place]

    def stem(self, word: str) -> str | None:
        """Return the stem of a stored word."""
        place = self._place.get(word)
        if place is None:
            return None
        dropped, added = self._rules[int(self._stem[place])]
        return word[: len(word) - dropped] + added


def _strings(blob: NDArray[np.generic]) -> list[str]:
    return blob.tobytes().decode().split("\n")


def _shares(rows: NDArray[np.generic]) -> Floats:
    counts = np.asarray(rows, dtype=np.float32).reshape(-1, len(TAGS)) + 0.25
    return counts / counts.sum(axis=1, keepdims=True)


def _rule(text: str) -> tuple[int, str]:
    dropped, _, added = text.partition(":")
    return int(dropped), added
