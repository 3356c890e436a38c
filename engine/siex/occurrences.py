"""Count in every text of a collection the keywords found in any of them."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from engine.siex.characters import WORD
from engine.siex.folds import Folds, folds
from engine.siex.profile import Profile

_LIKELY = 0.08
"""Phrases less likely than this are no keywords of a text."""

Folded = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Keywords of a collection, forms of one concept taken as one.

    Attributes:
        names: the best form of each, by its key.
        scores: per text, the score of each keyword that was found in it.
        counts: per text, how often each is mentioned, found there or not.
    """

    names: dict[str, str]
    scores: list[dict[str, float]]
    counts: list[Counter[str]]


def occurrences(read: Sequence[Profile]) -> Occurrences:
    """Gather the keywords of texts that have been read and count them everywhere."""
    best: dict[str, tuple[float, str]] = {}
    patterns: dict[str, set[tuple[str, Folded]]] = defaultdict(set)
    scores: list[dict[str, float]] = []
    for text in read:
        known = folds(text.language)
        own: dict[str, float] = {}
        for keyword in text.keywords:
            if keyword.score < _LIKELY:
                continue
            key = known.key(WORD.findall(keyword.text))
            own[key] = max(keyword.score, own.get(key, 0.0))
            best[key] = max(best.get(key, (0.0, "")), (keyword.score, keyword.text))
            for variant in keyword.variants:
                patterns[key].add((text.language, _folded(variant, known)))
        scores.append(own)
    index = _index(patterns)
    counts = [_counted(text, index[text.language]) for text in read]
    names = {key: name for key, (_, name) in best.items()}
    return Occurrences(names, scores, counts)


def _folded(phrase: str, known: Folds) -> Folded:
    return tuple(map(known.fold, WORD.findall(phrase)))


_Index = dict[str, list[tuple[Folded, str]]]


def _index(patterns: dict[str, set[tuple[str, Folded]]]) -> defaultdict[str, _Index]:
    """Order patterns by language and first word, long ones first."""
    index: defaultdict[str, _Index] = defaultdict(lambda: defaultdict(list))
    for key, forms in patterns.items():
        for language, words in forms:
            if words:
                index[language][words[0]].append((words, key))
    for by_word in index.values():
        for rows in by_word.values():
            rows.sort(key=lambda row: (-len(row[0]), row))
    return index


def _counted(text: Profile, index: _Index) -> Counter[str]:
    """Count every keyword; one inside another counts for both."""
    known = folds(text.language)
    words = [known.fold(word) for word in WORD.findall(text.text)]
    counts: Counter[str] = Counter()
    for place, word in enumerate(words):
        seen: set[str] = set()
        for pattern, key in index.get(word, ()):
            if (
                key not in seen
                and tuple(words[place : place + len(pattern)]) == pattern
            ):
                seen.add(key)
                counts[key] += 1
    return counts
