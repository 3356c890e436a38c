"""Tell which of the eleven languages a text is written in."""

import functools
import math
from array import array

import numpy as np

from engine.siex import buffers, model
from engine.siex.buffers import Ints
from engine.siex.cleaning import plain
from engine.siex.ngrams import CLASSES, hashed, summed
from engine.siex.tags import LANGUAGES

_KNOWN = len(LANGUAGES)
_LIKELY_KNOWN = 0.5
_SURE_ENOUGH = 0.4
_SEEN = 20_000
_OF_FEW_WORDS = {1: 0.5, 2: 0.7}


def detect_language(text: str) -> tuple[str | None, float]:
    """Return the language of ``text`` and how sure that is.

    None stands for a language the model does not know, or for too little to tell. One
    word is never surer than 0.5, two words are never surer than 0.7.
    """
    language, _, sure = nearest_language(plain(text[:_SEEN]))
    return language, round(sure, 4)


def nearest_language(text: str) -> tuple[str | None, str, float]:
    """Return the language of a plain text, the nearest of the eleven, and how sure."""
    shares = _shares(text)
    if shares is None:
        return None, "en", 0.0
    known = shares[:_KNOWN]
    sure = max(known)
    nearest = LANGUAGES[known.index(sure)]
    if math.fsum(known) < _LIKELY_KNOWN:
        return None, nearest, _limited(max(shares[_KNOWN:]), text)
    told = nearest if sure >= _SURE_ENOUGH else None
    return told, nearest, _limited(sure, text)


def _limited(sure: float, text: str) -> float:
    """Say less when one or two words are all there is to go by."""
    return min(sure, _OF_FEW_WORDS.get(len(text[:200].split(None, 2)), 1.0))


def _shares(text: str) -> list[float] | None:
    """Return the chance of each language, or None for a text without words."""
    found, count = hashed(text)
    if not count:
        return None
    weights, bias, scale = _weights()
    step = scale / math.sqrt(count)
    owner = summed(found, count, weights)
    total = buffers.ints(owner)
    logits = [total[number] * step + bias[number] for number in range(len(bias))]
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
