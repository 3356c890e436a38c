"""How near phrases, themes and pages are to each other in meaning, and how they cluster.

A phrase is three things at once: the stems of its words, the company that it keeps in
the given texts, and the model's word vectors where the language has them. Two phrases
are near if any of these says so. Everything here is deterministic and offline.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.siex import model
from engine.siex.characters import WORD
from engine.siex.codes import AXES
from engine.siex.tags import FUNCTION_TAGS
from engine.transform.reading import Reading, stemmed

Matrix: TypeAlias = NDArray[np.float64]
Weights: TypeAlias = Mapping[str, float]
NO_LANGUAGE = "en"
UNKNOWN_RARITY = 5.0
SHORTEST_PIECE = 4
"""A shorter stem inside a longer one is chance, not a compound."""
CLUSTERED = 0.30
"""Clusters whose members are less near on average stay apart."""
MOST_CONTEXT = 4_000
CURVE = 1.1
"""Bends likeness so that 0.7 is the same subject and 0.4 a neighbouring one."""


@dataclass(frozen=True)
class Phrases:
    """Phrases of one language, with the texts that they keep company in."""

    texts: tuple[str, ...]
    language: str | None
    contexts: tuple[Reading, ...] = ()

    @cached_property
    def stems(self) -> tuple[Weights, ...]:
        """The content stems of each phrase, rare ones counting more."""
        return tuple(content(text, self.language) for text in self.texts)

    @cached_property
    def company(self) -> tuple[Weights, ...]:
        """What else stands in the sentences that mention each phrase."""
        return tuple(_company(self.stems, self.contexts))

    @cached_property
    def vectors(self) -> Matrix:
        """The direction of each phrase's words; zeros where that is not known."""
        rows = [_vector(text, self.language) for text in self.texts]
        return np.array(rows) if rows else np.zeros((0, AXES))


def nearness(left: Phrases, right: Phrases) -> Matrix:
    """Return how near each phrase is to each other one, 0 to 1."""
    words = _table(left.stems, right.stems, overlap)
    near = 0.98 * words
    if left.language == right.language:
        cosines = left.vectors @ right.vectors.T
        near = 1 - (1 - near) * (1 - 0.9 * np.clip((cosines - 0.25) / 0.65, 0, 1))
    company = _table(left.company, right.company, cosine)
    return 1 - (1 - near) * (1 - 0.45 * np.clip((company - 0.2) / 0.6, 0, 1))


def clusters(phrases: Phrases, threshold: float = CLUSTERED) -> list[list[int]]:
    """Group phrases by average link; each group's numbers in order, groups by first."""
    links = nearness(phrases, phrases)
    np.fill_diagonal(links, -1.0)
    groups = {number: [number] for number in range(len(phrases.texts))}
    while len(groups) > 1:
        first, second = sorted(divmod(int(links.argmax()), len(links)))
        if links[first, second] < threshold:
            break
        _join(links, first, second, len(groups[first]), len(groups[second]))
        groups[first] = sorted(groups[first] + groups.pop(second))
    return list(groups.values())


def _join(links: Matrix, first: int, second: int, size: int, other: int) -> None:
    """Put the average of two groups' links at the first, and take the second out."""
    joined = (size * links[first] + other * links[second]) / (size + other)
    joined[[first, second]] = -1.0
    joined[links[first] < 0] = -1.0
    links[first] = links[:, first] = joined
    links[second] = links[:, second] = -1.0


def alignment(
    left: Phrases,
    right: Phrases,
    left_weights: Sequence[float],
    right_weights: Sequence[float],
) -> float:
    """Return how far two weighted sets of phrases are about the same, 0 to 1."""
    if not left.texts or not right.texts:
        return 0.0
    near = nearness(left, right)
    there = np.average(near.max(axis=1), weights=left_weights)
    back = np.average(near.max(axis=0), weights=right_weights)
    return round(float(1 - (1 - min(1.0, (there + back) / 2)) ** CURVE), 4)


def overlap(left: Weights, right: Weights) -> float:
    """Return the share of two phrases' stems that they have in common, 0 to 1."""
    total = sum(left.values()) + sum(right.values())
    if not total:
        return 0.0
    shared = sum(_shared(stem, weight, right) for stem, weight in left.items())
    back = sum(_shared(stem, weight, left) for stem, weight in right.items())
    return (shared + back) / total


def cosine(left: Weights, right: Weights) -> float:
    """Return the cosine of two bags of stems."""
    if len(right) < len(left):
        left, right = right, left
    product = sum(weight * right.get(stem, 0.0) for stem, weight in left.items())
    lengths = sum(w * w for w in left.values()) * sum(w * w for w in right.values())
    return product / lengths**0.5 if lengths else 0.0


def content(text: str, language: str | None) -> Weights:
    """Return the stems of a text's content words with their rarity."""
    known = language or NO_LANGUAGE
    weights: dict[str, float] = {}
    for word, stem in zip(WORD.findall(text), stemmed(text, language), strict=True):
        if weight := _rarity(word.lower(), known):
            weights[stem] = weight
    return weights


def bag(words: Iterable[str], stems: Iterable[str], language: str | None) -> Weights:
    """Return the content stems of running text, by count and rarity."""
    known = language or NO_LANGUAGE
    counts: Counter[str] = Counter()
    rarities: dict[str, float] = {}
    for word, stem in zip(words, stems, strict=True):
        if rarity := _rarity(word.lower(), known):
            counts[stem] += 1
            rarities[stem] = rarity
    return {
        stem: (1 + np.log(count)) * rarities[stem] for stem, count in counts.items()
    }


@cache
def _rarity(word: str, language: str) -> float:
    """Return how much a word says: 0 for function words, up to 1 for rare ones."""
    table = model.table(language)
    tags = table.tags(word)
    if tags is not None and sum(float(tags[tag]) for tag in FUNCTION_TAGS) > 0.5:
        return 0.0
    zipf = table.zipf(word) or 8 - UNKNOWN_RARITY
    return max(0.05, min(1.0, (8 - zipf) / UNKNOWN_RARITY))


def _shared(stem: str, weight: float, other: Weights) -> float:
    if stem in other:
        return weight
    return weight * max((piece(stem, it) for it in other), default=0.0)


@cache
def piece(one: str, other: str) -> float:
    """Return how much of a compound the other word is, as in trädgårdsmöbler, möbler."""
    short, long = sorted((one, other), key=len)
    if len(short) < SHORTEST_PIECE or not (
        long.startswith(short) or long.endswith(short)
    ):
        return 0.0
    return 0.4 + 0.5 * len(short) / len(long)


def _vector(text: str, language: str | None) -> NDArray[np.float64]:
    known = language or NO_LANGUAGE
    table = model.table(known)
    rows = [
        _rarity(word.lower(), known) * table.vector(word.lower()).astype(np.float64)
        for word in WORD.findall(text)
    ]
    total = np.sum(rows, axis=0) if rows else np.zeros(AXES)
    length = float(np.linalg.norm(total))
    return total / length if length else total * 0


def _company(
    phrases: Sequence[Weights], contexts: Sequence[Reading]
) -> Iterable[Weights]:
    """Return, per phrase, the other stems of the sentences that mention it."""
    sentences = [bag for read in contexts for bag in _sentence_bags(read)]
    for own in phrases:
        around: Counter[str] = Counter()
        for held in sentences:
            if own and all(stem in held for stem in own):
                around.update({s: w for s, w in held.items() if s not in own})
        yield dict(around)


def _sentence_bags(read: Reading) -> Iterable[Weights]:
    """Return the content stems of each sentence at the beginning of a text."""
    bags: dict[int, dict[str, float]] = {}
    language = read.language or NO_LANGUAGE
    for word, stem in zip(read.words[:MOST_CONTEXT], read.stems, strict=False):
        if rarity := _rarity(word.text.lower(), language):
            bags.setdefault(word.sentence, {})[stem] = rarity
    return bags.values()


def _table(
    left: Sequence[Weights],
    right: Sequence[Weights],
    measure: Callable[[Weights, Weights], float],
) -> Matrix:
    rows = [[measure(a, b) for b in right] for a in left]
    return np.array(rows, dtype=np.float64).reshape(len(left), len(right))
