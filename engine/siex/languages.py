"""Tell which of the eleven languages a text is written in."""

import functools
import math
from array import array
from math import fsum

import numpy as np

from engine.siex import buffers, model
from engine.siex.buffers import Doubles, Ints
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
    best = _highest(shares, 0, _KNOWN)
    nearest, sure = LANGUAGES[best], shares[best]
    # A share of a half is more than all others together.
    if sure < _LIKELY_KNOWN and fsum(shares[:_KNOWN]) < _LIKELY_KNOWN:
        other = _highest(shares, _KNOWN, len(shares))
        return None, nearest, _limited(shares[other], text)
    told = nearest if sure >= _SURE_ENOUGH else None
    return told, nearest, _limited(sure, text)


def _highest(shares: Doubles, begin: int, end: int) -> int:
    """Return the place of the highest share between two places."""
    share, best = buffers.doubles(shares), begin
    for place in range(begin, end):
        if share[place] > share[best]:
            best = place
    return best


def _limited(sure: float, text: str) -> float:
    """Say less when one or two words are all there is to go by."""
    return min(sure, _OF_FEW_WORDS.get(len(text[:200].split(None, 2)), 1.0))


def _shares(text: str) -> "Doubles | None":
    """Return the chance of each language, or None for a text without words."""
    found, count = hashed(text)
    if not count:
        return None
    weights, biases, scale = _weights()
    step, size = scale / math.sqrt(count), len(biases)
    owner, shares = summed(found, count, weights), buffers.reals("d", size)
    total, share = buffers.ints(owner), buffers.doubles(shares)
    bias = buffers.doubles(biases)
    most = total[0] * step + bias[0]
    for number in range(size):
        share[number] = total[number] * step + bias[number]
        most = max(most, share[number])
    for number in range(size):
        share[number] = math.exp(share[number] - most)
    whole = fsum(shares)
    for number in range(size):
        share[number] /= whole
    return shares


@functools.cache
def _weights() -> tuple[Ints, Doubles, float]:
    stored = model.arrays("languages")
    weights = stored["weights"]
    padded = np.zeros((len(weights), CLASSES), dtype=np.int8)
    padded[:, : weights.shape[1]] = weights
    bias = array("d", stored["bias"].tolist())
    return array("b", padded.tobytes()), bias, float(stored["scale"])
