"""The kinds of text the model tells apart, and how it guesses the kind."""

import math
from array import array
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from engine.siex.arrays import Floats

GENRES = ("abstract", "paper", "passage", "thesis", "news", "press", "web")
SHORT_LISTS = frozenset(("abstract", "paper", "thesis", "news"))
"""Kinds of text for which people list a handful of keywords, not all they find."""


class GenreGuess:
    """A linear guess of the genre from the traits of a document."""

    def __init__(self, arrays: "Mapping[str, NDArray[np.generic]]") -> None:
        self._centre = _numbers(arrays["genre_centre"])
        self._scale = _numbers(arrays["genre_scale"])
        self._weights = [_numbers(column) for column in arrays["genre_weights"].T]
        self._bias = _numbers(arrays["genre_bias"])

    def shares(self, traits: "array[float]", told: str | None) -> "array[float]":
        """Return P(genre); a genre that was told is taken as true."""
        if told is not None:
            return array("d", [float(genre == told) for genre in GENRES])
        scaled = [
            min(4.0, max(-4.0, (trait - centre) / scale))
            for trait, centre, scale in zip(
                traits, self._centre, self._scale, strict=True
            )
        ]
        logits = [
            bias + sum([x * w for x, w in zip(scaled, weights, strict=True)])
            for bias, weights in zip(self._bias, self._weights, strict=True)
        ]
        most = max(logits)
        shares = [math.exp(logit - most) for logit in logits]
        total = sum(shares)
        return array("d", [share / total for share in shares])

    def all_shares(self, traits: "Floats") -> "Floats":
        """Return P(genre) for many documents, one row each."""
        rows = [self.shares(array("d", row), None) for row in traits.tolist()]
        return np.array(rows, dtype=np.float32)


def _numbers(values: "NDArray[np.generic]") -> list[float]:
    return np.asarray(values, dtype=np.float64).tolist()
