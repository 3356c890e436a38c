"""Learn to tell languages apart from sentences, short messages and word lists."""

import random
from collections.abc import Iterator, Sequence
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import wordfreq

from engine.siex.arrays import Floats, Ints
from engine.siex.ngrams import BUCKETS, buckets
from engine.siex.tags import LANGUAGES
from training.folded import folded
from training.messages import messages
from training.neighbours import respelled, sentences
from training.tables import save
from training.treebanks import HELD_OUT, texts

if TYPE_CHECKING:
    from scipy.sparse import csr_array

OTHERS = (
    ("da",),
    ("nn",),
    ("fi", "et"),
    ("pl",),
    ("cs", "sk"),
    ("ru", "uk", "bg", "mk"),
    ("tr",),
    ("hu",),
    ("ro",),
    ("ca",),
    ("gl",),
    ("id", "ms", "fil"),
    ("is",),
    ("lv",),
    ("sh", "sl", "hr"),
    ("vi",),
    ("ar", "he", "fa", "hi", "ja", "ko", "zh"),
)
GROUPS = (*((language,) for language in LANGUAGES), *OTHERS)
_CLOSE = ("da", "nn", "ca", "gl")
_LENGTHS = (1, 2, 2, 3, 3, 4, 4, 5, 5, 5, 6, 7, 8, 10, 14, 20)
_SPANS, _MESSAGES, _SALADS, _WRITTEN = 22_000, 4_000, 12_000, 6_000
_OTHER_SHARE = 0.45
_RARER = {
    "nn": 2.0,
    "gl": 2.0,
    "da": 0.5,
}  # few pages are in them: else they take what is short
_EPOCHS = 5
_STEP = 2_500
_RATE, _DAMPING = 0.3, 0.01
_FOLDED, _NAMED = 0.08, 0.1

Sample = tuple[Ints, int]


def train(treebanks: Path, target: Path) -> None:
    """Write the language model."""
    draw = random.Random(11)  # noqa: S311 - a repeatable draw, not a secret
    samples = list(_samples(treebanks, draw))
    draw.shuffle(samples)
    weights, bias = _fit(samples)
    bias -= [_RARER.get(group[0], 0.0) for group in GROUPS]
    scale = np.quantile(np.abs(weights), 0.9999) / 127
    coarse = np.clip(np.round(weights / scale), -127, 127).astype(np.int8)
    save(
        target,
        weights=coarse,
        bias=bias.astype(np.float32),
        scale=np.array(scale, dtype=np.float32),
    )


def _samples(treebanks: Path, draw: random.Random) -> Iterator[Sample]:
    kept = {
        language: [
            text.split()
            for number, text in enumerate(texts(treebanks, language))
            if number % HELD_OUT
        ]
        for language in LANGUAGES
    }
    names = [word for rows in kept.values() for row in rows for word in row[1:]]
    names = [word for word in names if word[0].isupper() and word.isalpha()]
    for label, group in enumerate(GROUPS):
        for span in _spans(group, kept, draw):
            yield buckets(_varied(span, names, draw)), label


def _spans(
    group: Sequence[str], kept: dict[str, list[list[str]]], draw: random.Random
) -> Iterator[list[str]]:
    """Draw runs of words from sentences, from messages and from word lists."""
    share = 1.0 if group[0] in (*kept, *_CLOSE) else _OTHER_SHARE / len(group)
    for language in group:
        if language in kept:
            yield from _runs(kept[language], _SPANS, draw)
        if written := sentences(language):
            yield from _runs(written, _WRITTEN, draw)
        if spoken := messages(language):
            yield from _runs(spoken, int(share * _MESSAGES), draw)
        if spelling := respelled(language):
            neighbour, spelled = spelling
            drawn = _runs(kept[neighbour], _SALADS, draw)
            more = _salads(neighbour, _SALADS, draw)
            yield from ([spelled(word) for word in row] for row in (*drawn, *more))
        if language in wordfreq.available_languages("small"):
            times = _SALADS * (2 if language in _CLOSE else 1)
            yield from _salads(language, int(share * times), draw)


def _runs(
    sentences: Sequence[list[str]], times: int, draw: random.Random
) -> Iterator[list[str]]:
    for _ in range(times):
        words = draw.choice(sentences)
        length = min(len(words), draw.choice(_LENGTHS))
        begin = draw.choice((0, draw.randint(0, len(words) - length)))
        yield words[begin : begin + length]


def _salads(language: str, times: int, draw: random.Random) -> Iterator[list[str]]:
    """Draw words as often as they are used: no feature looks beyond a word."""
    common = wordfreq.get_frequency_dict(language, "best")
    running = list(accumulate(share**0.8 for share in common.values()))
    words = list(common)
    for _ in range(times):
        yield draw.choices(words, cum_weights=running, k=draw.choice(_LENGTHS))


def _varied(words: list[str], names: Sequence[str], draw: random.Random) -> str:
    """Now and then put in a name from anywhere, or leave out the accents."""
    if len(words) > 2 and draw.random() < _NAMED:
        words = list(words)
        words[draw.randrange(len(words))] = draw.choice(names)
    text = " ".join(words)
    return folded(text) if draw.random() < _FOLDED else text


def _fit(samples: Sequence[Sample]) -> tuple[Floats, Floats]:
    """Fit a linear model by many small steps (Adagrad, slower and slower)."""
    rows, labels = _sparse(samples), np.array([label for _, label in samples])
    size = (BUCKETS, len(GROUPS))
    weights, bias = np.zeros(size, np.float32), np.zeros(len(GROUPS), np.float32)
    seen = np.full(size, _DAMPING, np.float32)
    for epoch in range(_EPOCHS):
        rate, wrong = _RATE * (1 - epoch / _EPOCHS), 0
        for begin in range(0, len(labels), _STEP):
            part, truth = rows[begin : begin + _STEP], labels[begin : begin + _STEP]
            shares = _softmax(part @ weights + bias)
            wrong += int((shares.argmax(axis=1) != truth).sum())
            shares[np.arange(len(truth)), truth] -= 1
            slope = part.T @ shares
            seen += slope * slope
            weights -= np.float32(rate) * slope / np.sqrt(seen)
            bias -= np.float32(0.1) * shares.mean(axis=0)
        print(f"languages: round {epoch}, wrong {wrong / len(labels):.4f}", flush=True)
    return weights, bias


def _sparse(samples: Sequence[Sample]) -> "csr_array":
    """Return one row per sample: bucket counts over the root of their number."""
    from scipy.sparse import csr_array

    sizes = np.array([len(found) for found, _ in samples])
    ends = np.concatenate(([0], np.cumsum(sizes)))
    values = np.repeat(1 / np.sqrt(np.maximum(sizes, 1)), sizes).astype(np.float32)
    places = np.concatenate([found for found, _ in samples]).astype(np.int32)
    return csr_array((values, places, ends), shape=(len(samples), BUCKETS))


def _softmax(logits: Floats) -> Floats:
    shares = np.exp(logits - logits.max(axis=1, keepdims=True))
    return shares / shares.sum(axis=1, keepdims=True)
