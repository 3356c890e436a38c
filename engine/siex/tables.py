"""The stored word table of one language."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

import numpy as np

from engine.siex.codes import AXES
from engine.siex.tags import COUNT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from engine.siex.arrays import Coarse


class Table:
    """Rarity, stem and word classes of the words worth storing.

    Attributes:
        place: where each word stands in the arrays.
        zipfs: 28 times how common a word is: 0 unknown, 3 rare, 7 in every sentence.
        row: where a word's classes stand in ``rows``; 0 if no treebank has it.
        rows: P(tag | word), ``COUNT`` numbers a row.
        stem: which of the ``rules`` makes the word's stem.
        rules: how many letters to drop, and what to add.
        vectors: what the first words of the table mean, ``AXES`` numbers a word.
        suffix: where each ending's classes stand in ``suffix_rows``.
        forward: how much more often a class follows another than by chance.
        backward: how much more often it stands before another.
    """

    def __init__(self, arrays: Mapping[str, NDArray[np.generic]]) -> None:
        self.place = _numbered(arrays["words"])
        self.zipfs = arrays["zipf"].tobytes()
        self.row = array("H", arrays["row"].astype(np.uint16).tobytes())
        self.rows = _shares(arrays["rows"])
        self.stem = array("H", arrays["stem"].astype(np.uint16).tobytes())
        self.rules = [_rule(text) for text in _strings(arrays["stem_rules"])]
        none = np.zeros((0, AXES), dtype=np.int8)
        vectors = np.asarray(arrays.get("vectors", none), dtype=np.int8)
        self.vectors = array("b", vectors.tobytes())
        self.suffix = _numbered(arrays["suffixes"])
        self.suffix_rows = _shares(arrays["suffix_rows"])
        self.forward = array("d", arrays["forward"].astype(np.float64).tobytes())
        self.backward = array("d", arrays["backward"].astype(np.float64).tobytes())

    def zipf(self, word: str) -> float:
        """Return how common a word is: 0 unknown, 3 rare, 7 in every sentence."""
        place = self.place.get(word)
        return 0.0 if place is None else self.zipfs[place] / 28

    @property
    def has_vectors(self) -> bool:
        """Tell whether the meaning of words is known."""
        return len(self.vectors) > 0

    def vector(self, word: str) -> Coarse:
        """Return what a word means as a short vector; zeros if that is not known."""
        place = self.place.get(word)
        if place is None or (place + 1) * AXES > len(self.vectors):
            return np.zeros(AXES, dtype=np.int8)
        row = self.vectors[place * AXES : (place + 1) * AXES]
        return np.frombuffer(row, dtype=np.int8)

    def tags(self, word: str) -> array[float] | None:
        """Return P(tag | word) for a word seen in a treebank."""
        place = self.place.get(word)
        row = 0 if place is None else self.row[place]
        return self.rows[row * COUNT : (row + 1) * COUNT] if row else None


def _numbered(blob: NDArray[np.generic]) -> dict[str, int]:
    words = _strings(blob)
    return dict(zip(words, range(len(words)), strict=True))


def _strings(blob: NDArray[np.generic]) -> list[str]:
    return blob.tobytes().decode().split("\n")


def _shares(rows: NDArray[np.generic]) -> array[float]:
    counts = np.asarray(rows, dtype=np.float64).reshape(-1, COUNT) + 0.25
    return array("d", (counts / counts.sum(axis=1, keepdims=True)).tobytes())


def _rule(text: str) -> tuple[int, str]:
    dropped, _, added = text.partition(":")
    return int(dropped), added
