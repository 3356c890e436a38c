"""The kinds of text the model tells apart, and how it guesses the kind."""

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from engine.siex.arrays import Floats

GENRES = ("abstract", "paper", "passage", "thesis", "news", "press", "web")


class GenreGuess:
    """A linear guess of the genre from the traits of a document."""

    def __init__(self, arrays: "Mapping[str, NDArray[np.generic]]") -> None:
        self._centre = np.asarray(arrays["genre_centre"], dtype=np.float32)
        self._scale = np.asarray(arrays["genre_scale"], dtype=np.float32)
        self._weights = np.asarray(arrays["genre_weights"], dtype=np.float32)
        self._bias = np.asarray(arrays["genre_bias"], dtype=np.float32)

    def shares(self, traits: "Floats", told: list[str | None]) -> "Floats":
        """Return P(genre) per document; a genre that was told is taken as true."""
        scaled = np.clip((traits - self._centre) / self._scale, -4, 4)
        logits = np.tile(self._bias, (len(traits), 1))
        for trait in range(scaled.shape[1]):
            logits += scaled[:, trait : trait + 1] * self._weights[trait]
        shares = np.exp(logits - logits.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        for doc, genre in enumerate(told):
            if genre is not None:
                shares[doc] = np.eye(len(GENRES), dtype=np.float32)[GENRES.index(genre)]
        return shares
