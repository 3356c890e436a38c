"""Keywords of many texts.

What a collection shares and what sets its texts apart, what one side is about and the
other is not, which keywords belong together.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np

from engine.siex.agglomeration import clusters
from engine.siex.arrays import Doubles
from engine.siex.characters import WORD
from engine.siex.embedding import Embedding, closeness
from engine.siex.errors import BadOptionError, UnknownLanguageError
from engine.siex.folds import folds
from engine.siex.keyword import Document, Keyword
from engine.siex.languages import nearest_language
from engine.siex.likeness import likeness
from engine.siex.log_odds import log_odds
from engine.siex.occurrences import Occurrences, occurrences
from engine.siex.profile import Profile, profiles
from engine.siex.resemblance import alike, document, similarities, similarity
from engine.siex.tags import LANGUAGES

Texts = Sequence[str | Document]
_LOOKED_AT = 30
"""Keywords that are found in each text before the texts are compared."""
_TOGETHER = 0.6
_TYPICAL = 1.0
"""Standard deviations from which a keyword is said to set a text apart."""


@dataclass(frozen=True, slots=True)
class CommonKeyword:
    """A keyword of several texts of a collection.

    Attributes:
        text: the phrase as a person would write it.
        documents: in how many texts it is mentioned.
        count: how often it is mentioned in all.
        score: the mean of its scores over all texts, 0 where it is no keyword.
    """

    text: str
    documents: int
    count: int
    score: float


@dataclass(frozen=True, slots=True)
class DistinctiveKeyword:
    """A keyword that stands in one text, or side, more often than in the others.

    Attributes:
        text: the phrase as a person would write it.
        count: how often it is mentioned there.
        elsewhere: how often it is mentioned in the others.
        weight: how sure the difference is, in standard deviations (log-odds).
        score: the chance that a person would list it there.
    """

    text: str
    count: int
    elsewhere: int
    weight: float
    score: float


_Counted = TypeVar("_Counted", CommonKeyword, DistinctiveKeyword)


@dataclass(frozen=True, slots=True)
class CollectionKeywords:
    """What texts have in common, and per text what sets it apart from the others."""

    common: tuple[CommonKeyword, ...]
    distinctive: tuple[tuple[DistinctiveKeyword, ...], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two sides share and what only one of them has.

    Attributes:
        similarity: how alike the sides are, 0 to 1.
        shared: keywords of both, best first.
        ours_only: keywords that set our side apart.
        gap: keywords of theirs that ours lacks or hardly has.
    """

    similarity: float
    shared: tuple[CommonKeyword, ...]
    ours_only: tuple[DistinctiveKeyword, ...]
    gap: tuple[DistinctiveKeyword, ...]


@dataclass(frozen=True, slots=True)
class KeywordCluster:
    """Keywords that belong together; the first one names them."""

    name: str
    members: tuple[str, ...]


def collection_keywords(
    texts: Texts,
    *,
    top_k: int = 10,
    min_documents: int = 2,
    language: str | None = None,
) -> CollectionKeywords:
    """Return what the texts have in common and what sets each of them apart.

    Args:
        texts: the collection.
        top_k: at most so many common keywords, and so many distinctive ones per text.
        min_documents: in how many texts a common keyword is mentioned at least.
        language: the language of all texts; guessed per text if left out.

    Raises:
        SiexError: if an option makes no sense.
    """
    _check(top_k, "top_k", 0)
    _check(min_documents, "min_documents", 1)
    found = occurrences(_read(texts, language, top_k))
    everywhere = _total(found.counts)
    distinctive = tuple(
        _apart(found, own, everywhere - own, scores, top_k)
        for own, scores in zip(found.counts, found.scores, strict=True)
    )
    return CollectionKeywords(_common(found, min_documents)[:top_k], distinctive)


def compare(
    ours: str | Document | Texts,
    theirs: str | Document | Texts,
    *,
    top_k: int = 20,
    language: str | None = None,
) -> Comparison:
    """Compare two texts, or two collections: a site with another one.

    ``gap`` is what theirs is about and ours is not: what could be written about next.
    """
    _check(top_k, "top_k", 0)
    mine, others = _several(ours), _several(theirs)
    read = _read([*mine, *others], language, top_k)
    found = occurrences(read)
    cut = len(mine)
    own, other = _total(found.counts[:cut]), _total(found.counts[cut:])
    scores, other_scores = _best(found.scores[:cut]), _best(found.scores[cut:])
    shared = [
        _common_keyword(found, key)
        for key in scores
        if key in other_scores
        or (own[key] and other[key] and other[key] * 3 >= own[key])
    ]
    shared.sort(key=lambda keyword: (-keyword.score, keyword.text))
    return Comparison(
        similarity=_similarity(read[:cut], read[cut:]),
        shared=tuple(shared[:top_k]),
        ours_only=_lacking(found, own, other, scores, top_k),
        gap=_lacking(found, other, own, other_scores, top_k),
    )


def cluster_keywords(
    keywords: Sequence[str | Keyword],
    *,
    texts: Texts = (),
    language: str | None = None,
    threshold: float = 0.3,
    embedding: Embedding | None = None,
) -> list[KeywordCluster]:
    """Group keywords that share words, parts of compounds, meaning and texts.

    Agglomerative clustering with average linkage; the same input gives the same groups.

    Args:
        keywords: what to group, best first; a group is named by its first member.
        texts: where keywords are mentioned together, they are drawn to each other.
        language: of the keywords; guessed from all of them if left out.
        threshold: how alike groups must be to be joined, 0 to 1.
        embedding: compares meanings, if the caller has such a model.

    Raises:
        SiexError: if an option makes no sense.
    """
    if not 0 <= threshold <= 1:
        raise BadOptionError("threshold", threshold, "between 0 and 1")
    names = list(dict.fromkeys(_name(keyword) for keyword in keywords))
    names = [name for name in names if WORD.search(name)]
    if not names:
        return []
    near = _near(names, texts, _language(language, names), embedding)
    return [
        KeywordCluster(names[group[0]], tuple(names[member] for member in group))
        for group in clusters(near.tolist(), max(threshold, 1e-9))
    ]


def _check(value: Any, name: str, least: int) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or value < least:
        raise BadOptionError(name, value, f"a whole number, {least} or more")


def _several(side: str | Document | Texts) -> Texts:
    return [side] if isinstance(side, str | Document) else list(side)


def _read(texts: Texts, language: str | None, top_k: int) -> list[Profile]:
    documents = [document(text, language) for text in texts]
    return profiles(documents, max(_LOOKED_AT, top_k))


def _total(counts: Sequence[Counter[str]]) -> Counter[str]:
    total: Counter[str] = Counter()
    for each in counts:
        total.update(each)
    return total


def _best(scores: Sequence[dict[str, float]]) -> dict[str, float]:
    """Return the best score of each keyword, best first."""
    best: dict[str, float] = {}
    for each in scores:
        for key, score in each.items():
            best[key] = max(score, best.get(key, 0.0))
    return dict(sorted(best.items(), key=lambda item: (-item[1], item[0])))


def _common(found: Occurrences, least: int) -> tuple[CommonKeyword, ...]:
    """Return the keywords that enough texts mention, best first."""
    every = [_common_keyword(found, key) for key in found.names]
    kept = [keyword for keyword in every if keyword.documents >= least]
    kept.sort(key=lambda keyword: (-keyword.score * keyword.documents, keyword.text))
    return tuple(_whole(kept))


def _common_keyword(found: Occurrences, key: str) -> CommonKeyword:
    texts = max(1, len(found.counts))
    return CommonKeyword(
        text=found.names[key],
        documents=sum(1 for counts in found.counts if counts[key]),
        count=sum(counts[key] for counts in found.counts),
        score=round(sum(scores.get(key, 0.0) for scores in found.scores) / texts, 4),
    )


def _weighed(
    found: Occurrences,
    own: Counter[str],
    others: Counter[str],
    scores: dict[str, float],
) -> list[DistinctiveKeyword]:
    """Return the keywords that one side mentions, weighed against the other side."""
    weights = log_odds(own, others)
    return [
        DistinctiveKeyword(
            text=found.names[key],
            count=own[key],
            elsewhere=others[key],
            weight=round(weights[key], 3),
            score=score,
        )
        for key, score in scores.items()
        if own[key]
    ]


def _apart(
    found: Occurrences,
    own: Counter[str],
    others: Counter[str],
    scores: dict[str, float],
    top_k: int,
) -> tuple[DistinctiveKeyword, ...]:
    """Return the keywords of one side that the other mentions less, surest first."""
    least = _TYPICAL if others else 0.0
    weighed = _weighed(found, own, others, scores)
    kept = [keyword for keyword in weighed if keyword.weight >= least]
    kept.sort(key=lambda keyword: (-keyword.weight * keyword.score, keyword.text))
    return tuple(_whole(kept)[:top_k])


def _lacking(
    found: Occurrences,
    own: Counter[str],
    others: Counter[str],
    scores: dict[str, float],
    top_k: int,
) -> tuple[DistinctiveKeyword, ...]:
    """Return what one side is about and the other hardly mentions, best first."""
    weighed = _weighed(found, own, others, scores)
    kept = [keyword for keyword in weighed if keyword.elsewhere * 3 < keyword.count]
    kept.sort(key=lambda keyword: (-keyword.score, -keyword.weight, keyword.text))
    return tuple(_whole(kept)[:top_k])


def _whole(keywords: Sequence[_Counted]) -> list[_Counted]:
    """Leave out words that stand there hardly ever but inside a longer keyword."""
    lines = [f" {' '.join(WORD.findall(each.text.lower()))} " for each in keywords]
    return [
        each
        for each, line in zip(keywords, lines, strict=True)
        if not any(
            line in longer and line != longer and each.count <= 1.5 * other.count
            for other, longer in zip(keywords, lines, strict=True)
        )
    ]


def _similarity(ours: Sequence[Profile], theirs: Sequence[Profile]) -> float:
    """Return how near each text is to the nearest of the other side, on average."""
    if not ours or not theirs:
        return 0.0
    table = np.array([[alike(one, other) for other in theirs] for one in ours])
    return round(float(table.max(axis=1).mean() + table.max(axis=0).mean()) / 2, 4)


def _name(keyword: str | Keyword) -> str:
    return keyword.text if isinstance(keyword, Keyword) else keyword.strip()


def _language(language: str | None, names: Sequence[str]) -> str:
    if language is not None and language not in LANGUAGES:
        raise UnknownLanguageError(language, LANGUAGES)
    return language or nearest_language(" ".join(names))[1]


def _near(
    names: Sequence[str], texts: Texts, language: str, embedding: Embedding | None
) -> Doubles:
    """Return how near every two keywords are."""
    known = folds(language)
    words = [WORD.findall(name) for name in names]
    near = likeness([list(map(known.fold, each)) for each in words], words, language)
    if texts:
        near = near + _TOGETHER * _together(words, texts, language)
    if embedding is not None:
        near = np.maximum(near, closeness(embedding, names, names))
    return near


def _together(words: Sequence[Sequence[str]], texts: Texts, language: str) -> Doubles:
    """Return how often every two keywords stand in one text: the cosine."""
    known = folds(language)
    keys = [" " + " ".join(map(known.fold, each)) + " " for each in words]
    held = np.zeros((len(words), len(texts)))
    for column, text in enumerate(texts):
        content = document(text, language).content
        line = f" {' '.join(map(known.fold, WORD.findall(content)))} "
        held[:, column] = [key in line for key in keys]
    shared = np.einsum("ik,jk->ij", held, held)
    size = np.sqrt(np.maximum(shared.diagonal(), 1.0))
    return shared / size[:, None] / size[None, :]


__all__ = [
    "CollectionKeywords",
    "CommonKeyword",
    "Comparison",
    "DistinctiveKeyword",
    "KeywordCluster",
    "cluster_keywords",
    "collection_keywords",
    "compare",
    "similarities",
    "similarity",
]
