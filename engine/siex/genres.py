"""The kinds of text the model tells apart, and how it guesses the kind."""

import math
from typing import TYPE_CHECKING

import numpy as np

from engine.siex import buffers

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from engine.siex.arrays import Floats

GENRES = ("abstract", "paper", "passage", "thesis", "news", "press", "web")
SHORT_LISTS = frozenset(("abstract", "paper", "thesis", "news"))
"""Kinds of text for which people list a handful of keywords, not all they find."""
PLAIN_SPOKEN = frozenset(("news", "press", "web"))
"""Kinds of text that are not papers: nobody lists "is known" or both of two phrases that
always come together, as those do who mark the terms of a paper."""


class GenreGuess:
    """A linear guess of the genre from the traits of a document."""

    def __init__(self, arrays: "Mapping[str, NDArray[np.generic]]") -> None:
        self._owners = tuple(
            _numbers(arrays[f"genre_{name}"])
            for name in ("centre", "scale", "weights", "bias")
        )
        self._centre = buffers.doubles(self._owners[0])
        self._scale = buffers.doubles(self._owners[1])
        self._weight = buffers.doubles(self._owners[2])
        self._bias = buffers.doubles(self._owners[3])

    def shares(self, traits: buffers.Doubles, told: str | None) -> buffers.Doubles:
        """Return P(genre); a genre that was told is taken as true."""
        owner = buffers.reals("d", len(GENRES))
        if told is not None:
            owner[GENRES.index(told)] = 1.0
            return owner
        self._add_up(traits, owner)
        share, genres = buffers.doubles(owner), len(owner)
        most, total = share[0], 0.0
        for genre in range(genres):
            most = max(most, share[genre])
        for genre in range(genres):
            share[genre] = math.exp(share[genre] - most)
            total += share[genre]
        for genre in range(genres):
            share[genre] /= total
        return owner

    def _add_up(self, traits: buffers.Doubles, owner: buffers.Doubles) -> None:
        """Add up, per genre, what each trait says for it."""
        trait, logit = buffers.doubles(traits), buffers.doubles(owner)
        genres = len(owner)
        for genre in range(genres):
            logit[genre] = self._bias[genre]
        for number in range(len(traits)):
            value = (trait[number] - self._centre[number]) / self._scale[number]
            value = min(4.0, max(-4.0, value))
            for genre in range(genres):
                logit[genre] += value * self._weight[number * genres + genre]

    def all_shares(self, traits: "Floats") -> "Floats":
        """Return P(genre) for many documents, one row each."""
        rows: list[buffers.Doubles] = []
        for row in traits.tolist():
            owner = buffers.reals("d", 0)
            owner.extend(row)
            rows.append(self.shares(owner, None))
        return np.array(rows, dtype=np.float32)


def _numbers(values: "NDArray[np.generic]") -> buffers.Doubles:
    owner = buffers.reals("d", 0)
    owner.frombytes(np.ascontiguousarray(values, dtype=np.float64).tobytes())
    return owner
