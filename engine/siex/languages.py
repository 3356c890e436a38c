"""Tell which of the eleven languages a text is written in."""

import functools
import math
from array import array

import numpy as np

from engine.siex import model
from engine.siex.buffers import Ints
from engine.siex.cleaning import plain
from engine.siex.ngrams import CLASSES, hashed, summed
from engine.siex.tags import LANGUAGES

_SURE_ENOUGH = 0.5
_SEEN = 20_000


def detect_language(text: str) -> tuple[str | None, float]:
    """Return the language of ``text`` and how sure that is.

    None stands for a language the model does not know, or for too little to tell.
    """
    shares = _shares(plain(text[:_SEEN]))
    if shares is None:
        return None, 0.0
    best = shares.index(max(shares))
    sure = round(shares[best], 4)
    known = best < len(LANGUAGES) and sure >= _SURE_ENOUGH
    return (LANGUAGES[best] if known else None), sure


def nearest_language(text: str) -> tuple[str | None, str, float]:
    """Return the language of a plain text, the nearest of the eleven, and how sure."""
    shares = _shares(text)
    if shares is None:
        return None, "en", 0.0
    best = shares.index(max(shares))
    nearest = shares.index(max(shares[: len(LANGUAGES)]))
    sure = shares[best]
    known = best == nearest and sure >= _SURE_ENOUGH
    return (LANGUAGES[nearest] if known else None), LANGUAGES[nearest], sure


def _shares(text: str) -> list[float] | None:
    found, count = hashed(text)
    if not count:
        return None
    weights, bias, scale = _weights()
    step = scale / math.sqrt(count)
    total = summed(found, count, weights)
    logits = [total[n] * step + base for n, base in enumerate(bias)]
    most = max(logits)
    shares = [math.exp(logit - most) for logit in logits]
    whole = math.fsum(shares)
    return [share / whole for share in shares]


@functools.cache
def _weights() -> tuple[Ints, list[float], float]:
    stored = model.arrays("languages")
    weights = stored["weights"]
    padded = np.zeros((len(weights), CLASSES), dtype=np.int8)
    padded[:, : weights.shape[1]] = weights
    return array("b", padded.tobytes()), stored["bias"].tolist(), float(stored["scale"])
