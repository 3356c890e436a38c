"""What a text is about in numbers: its words, its keywords and its meaning."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from engine.siex import model
from engine.siex.arrays import Doubles
from engine.siex.characters import WORD
from engine.siex.cleaning import plain
from engine.siex.codes import FUNCTION, NUMBER
from engine.siex.compounds import parts
from engine.siex.extraction import analyse_batch
from engine.siex.folds import folds
from engine.siex.keyword import Analysis, Document, Keyword
from engine.siex.languages import nearest_language
from engine.siex.lexicon import Words
from engine.siex.tags import ADJ, NOUN, PROPN

_READ = 200_000
"""How many characters of a text are read for its words."""
_RAREST, _COMMON = 6.0, 1.5
_PART_SHARE = 0.6
"""How much a part of a compound counts beside the whole."""


@dataclass(frozen=True, slots=True)
class Profile:
    """One text, ready to be compared.

    Attributes:
        text: the plain text.
        language: the language whose tables it was read with.
        words: weight of each word by its fold: how often it stands there, how rare it
            is in the language, how much of a noun; the squares add up to one.
        keywords: the keywords.
        concepts: score of each keyword by its key; the squares add up to one.
        meaning: a vector of length one, or None if the language has no word vectors.
    """

    text: str
    language: str
    words: Mapping[str, float]
    keywords: tuple[Keyword, ...]
    concepts: Mapping[str, float]
    meaning: Doubles | None


def profiles(documents: Sequence[Document], top_k: int) -> list[Profile]:
    """Read texts, in order, with so many keywords each."""
    found = analyse_batch(documents, top_k=top_k, min_score=0.0)
    return [_profile(*each) for each in zip(documents, found, strict=True)]


def _profile(document: Document, found: Analysis) -> Profile:
    text = plain(document.content[:_READ])
    language = found.language or nearest_language(text)[1]
    words = WORD.findall(text)
    facts = model.lexicon(language).facts(words)
    weights = _weights(facts)
    concepts: dict[str, float] = {}
    for keyword in found.keywords:
        key = folds(language).key(WORD.findall(keyword.text))
        concepts[key] = max(keyword.score, concepts.get(key, 0.0))
    return Profile(
        text=text,
        language=language,
        words=_unit(_content(words, weights.tolist(), language)),
        keywords=found.keywords,
        concepts=_unit(concepts),
        meaning=_meaning(facts, weights) if model.table(language).has_vectors else None,
    )


def _weights(facts: Words) -> Doubles:
    """Weigh each word: 0 for small words and numbers, most for rare nouns."""
    rare = np.maximum(np.clip(8.0 - facts.zipf, 0.0, _RAREST) - _COMMON, 0.05)
    nominal = facts.tags[:, NOUN] + facts.tags[:, PROPN] + 0.5 * facts.tags[:, ADJ]
    kept = (facts.shape & (FUNCTION | NUMBER)) == 0
    return np.where(kept, rare * (0.15 + nominal), 0.0).astype(np.float64)


def _content(
    words: Sequence[str], weights: Sequence[float], language: str
) -> dict[str, float]:
    """Add up the words by their folds, compounds also by their parts."""
    known = folds(language)
    counts: Counter[str] = Counter()
    worth: dict[str, float] = {}
    for word, weight in zip(words, weights, strict=True):
        if not weight:
            continue
        fold = known.fold(word)
        counts[fold] += 1
        worth[fold] = min(weight, worth.get(fold, weight))
        for part in parts(word.lower(), language):
            held = known.fold(part)
            counts[held] += 1
            worth[held] = min(weight * _PART_SHARE, worth.get(held, weight))
    return {fold: (1 + math.log(n)) * worth[fold] for fold, n in counts.items()}


def _unit(weights: Mapping[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(weight * weight for weight in weights.values()))
    return {key: weight / length for key, weight in weights.items()} if length else {}


def _meaning(facts: Words, weights: Doubles) -> Doubles:
    """Return the direction that the words point in, taken together."""
    total = (facts.vector * weights[:, None]).sum(axis=0)
    length = float(np.sqrt(np.einsum("i,i->", total, total)))
    return total / length if length else total
