"""Learn to tell languages apart from treebank sentences and word lists."""

import random
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import wordfreq

from engine.siex.arrays import Doubles, Ints
from engine.siex.ngrams import BUCKETS, buckets
from engine.siex.tags import LANGUAGES
from training.tables import save
from training.treebanks import texts

if TYPE_CHECKING:
    from scipy.sparse import csr_array

OTHERS = ("da", "fi", "pl", "cs", "ru", "tr", "hu", "ro", "ca", "id", "ar", "zh", "sk")
CLASSES = len(LANGUAGES) + len(OTHERS)
_SALADS = 5_000
_SPANS = 9_000
_EPOCHS = 9
_STEP = 2_000
_RATE = 1.5
_HELD_OUT = 10

Sample = tuple[Ints, int]


def train(treebanks: Path, target: Path) -> None:
    """Write the language model and print how often it is right on held-out text."""
    draw = random.Random(11)  # noqa: S311 - a repeatable draw, not a secret
    samples = list(_samples(treebanks, draw))
    draw.shuffle(samples)
    weights, bias = _fit(samples)
    scale = np.abs(weights).max() / 127
    coarse = np.round(weights / scale).astype(np.int8)
    save(
        target,
        weights=coarse,
        bias=bias.astype(np.float32),
        scale=np.array(scale, dtype=np.float32),
    )


def held_out(treebanks: Path, language: str, length: int) -> list[str]:
    """Return spans of ``length`` words from sentences kept out of training."""
    spans: list[str] = []
    for number, text in enumerate(texts(treebanks, language)):
        words = text.split()
        if number % _HELD_OUT == 0 and len(words) >= length:
            spans.append(" ".join(words[:length]))
    return spans


def _samples(treebanks: Path, draw: random.Random) -> list[Sample]:
    samples: list[Sample] = []
    for label, language in enumerate((*LANGUAGES, *OTHERS)):
        if language in LANGUAGES:
            samples += _from_sentences(treebanks, language, label, draw)
        samples += _from_words(language, label, draw)
    return samples


def _from_sentences(
    treebanks: Path, language: str, label: int, draw: random.Random
) -> list[Sample]:
    kept = [
        text.split()
        for number, text in enumerate(texts(treebanks, language))
        if number % _HELD_OUT
    ]
    samples: list[Sample] = []
    for _ in range(_SPANS):
        words = draw.choice(kept)
        length = min(len(words), draw.choice((1, 2, 3, 4, 5, 5, 6, 8, 12, 20)))
        begin = draw.randint(0, len(words) - length)
        samples.append((buckets(" ".join(words[begin : begin + length])), label))
    return samples


def _from_words(language: str, label: int, draw: random.Random) -> list[Sample]:
    """Draw words as often as they are used; order does not matter much here."""
    common = wordfreq.get_frequency_dict(language, "best")
    words, shares = list(common), list(common.values())
    running = list(accumulate(share**0.75 for share in shares))
    samples: list[Sample] = []
    for _ in range(_SALADS):
        length = draw.choice((1, 2, 4, 5, 6, 8, 12))
        chosen = draw.choices(words, cum_weights=running, k=length)
        samples.append((buckets(" ".join(chosen)), label))
    return samples


def _fit(samples: list[Sample]) -> tuple[Doubles, Doubles]:
    """Fit a linear model by many small steps (Adagrad)."""
    rows, labels = _sparse(samples), np.array([label for _, label in samples])
    weights, bias = np.zeros((BUCKETS, CLASSES)), np.zeros(CLASSES)
    seen = np.full((BUCKETS, CLASSES), 1e-3)
    for epoch in range(_EPOCHS):
        wrong = 0
        for begin in range(0, len(samples), _STEP):
            part, truth = rows[begin : begin + _STEP], labels[begin : begin + _STEP]
            shares = _softmax(part @ weights + bias)
            wrong += int((shares.argmax(axis=1) != truth).sum())
            shares[np.arange(len(truth)), truth] -= 1
            slope = part.T @ shares / len(truth)
            seen += slope**2
            weights -= _RATE * slope / np.sqrt(seen)
            bias -= 0.1 * shares.mean(axis=0)
        print(f"languages: round {epoch}, wrong {wrong / len(samples):.4f}", flush=True)
    return weights, bias


def _sparse(samples: list[Sample]) -> "csr_array":
    """Return one row per sample: bucket counts over the root of their number."""
    from scipy.sparse import csr_array

    sizes = np.array([len(found) for found, _ in samples])
    ends = np.concatenate(([0], np.cumsum(sizes)))
    values = np.repeat(1 / np.sqrt(np.maximum(sizes, 1)), sizes)
    places = np.concatenate([found for found, _ in samples])
    return csr_array((values, places, ends), shape=(len(samples), BUCKETS))


def _softmax(logits: Doubles) -> Doubles:
    shares = np.exp(logits - logits.max(axis=1, keepdims=True))
    return shares / shares.sum(axis=1, keepdims=True)
