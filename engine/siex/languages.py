"""Tell which of the eleven languages a text is written in."""

import functools

import numpy as np

from engine.siex import model
from engine.siex.arrays import Floats
from engine.siex.cleaning import plain
from engine.siex.ngrams import buckets
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
    best = int(shares.argmax())
    sure = round(float(shares[best]), 4)
    known = best < len(LANGUAGES) and sure >= _SURE_ENOUGH
    return (LANGUAGES[best] if known else None), sure


def nearest_language(text: str) -> tuple[str | None, str, float]:
    """Return the language of a plain text, the nearest of the eleven, and how sure."""
    shares = _shares(text)
    if shares is None:
        return None, "en", 0.0
    best = int(shares.argmax())
    nearest = int(shares[: len(LANGUAGES)].argmax())
    sure = float(shares[best])
    known = best == nearest and sure >= _SURE_ENOUGH
    return (LANGUAGES[nearest] if known else None), LANGUAGES[nearest], sure


def _shares(text: str) -> Floats | None:
    found = buckets(text)
    if not len(found):
        return None
    weights, bias, scale = _weights()
    logits = weights[found].sum(axis=0, dtype=np.int64) * scale
    logits = logits / np.sqrt(len(found)) + bias
    shares = np.exp(logits - logits.max())
    return (shares / shares.sum()).astype(np.float32)


@functools.cache
def _weights() -> tuple[np.ndarray, np.ndarray, float]:
    stored = model.arrays("languages")
    return stored["weights"], stored["bias"], float(stored["scale"])
