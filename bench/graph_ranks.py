"""Four ways to rank phrases by a random walk over a graph, from their papers.

TextRank, PositionRank, TopicRank and MultipartiteRank with the settings that pke
publishes; pke itself is not on the package index. Each takes the tokens of a text and
returns its phrases, best first.
"""

import math
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from bench.noun_phrases import (
    ADJECTIVES_THEN_NOUNS,
    LONGEST,
    NOMINAL,
    Phrase,
    Token,
    gathered,
    phrases,
    proper,
)

Matrix: TypeAlias = NDArray[np.float64]

_DAMPING = 0.85
_TEXT_RANK_SHARE = 0.33
_TEXT_RANK_WINDOW, _POSITION_RANK_WINDOW = 2, 10
_POSITION_RANK_WORDS = 3
_FARTHEST = 0.74
_ALPHA = 1.1


def text_rank(text: Sequence[Token]) -> list[str]:
    """Rank runs of the best third of the words by the sum of their words.

    Mihalcea and Tarau, "TextRank: Bringing Order into Texts", EMNLP 2004.
    """
    places, scores = _text_rank_words(text)
    best = np.argsort(-scores, kind="stable")
    kept = set(best[: math.floor(len(best) * _TEXT_RANK_SHARE)].tolist())
    marked = [places.get(token.stem) in kept for token in text]
    return _by_words(gathered(text, _runs(marked)), places, scores)


def text_rank_all(text: Sequence[Token]) -> list[str]:
    """Rank runs of nouns and adjectives by the sum of their words: pke's default.

    The same walk as in the paper, without the cut to a third of the words.
    """
    return _by_words(proper(phrases(text, LONGEST)), *_text_rank_words(text))


def _text_rank_words(text: Sequence[Token]) -> tuple[dict[str, int], Matrix]:
    words = [token.stem for token in text if token.kind in NOMINAL]
    places, near = _word_graph(words, words, _TEXT_RANK_WINDOW)
    return places, page_rank(np.minimum(near, 1))


def position_rank(text: Sequence[Token]) -> list[str]:
    """Rank noun phrases by the sum of their words; early words are visited more often.

    Florescu and Caragea, "PositionRank: An Unsupervised Approach to Keyphrase
    Extraction from Scholarly Documents", ACL 2017.
    """
    every = [token.stem if token.kind in NOMINAL else None for token in text]
    words = [token.stem for token in text if token.kind in NOMINAL]
    places, near = _word_graph(words, every, _POSITION_RANK_WINDOW)
    early = np.zeros(len(places))
    for number, token in enumerate(text):
        if token.stem in places:
            early[places[token.stem]] += 1 / (number + 2)
    found = [
        phrase
        for phrase in phrases(text, ADJECTIVES_THEN_NOUNS)
        if len(phrase.words) <= _POSITION_RANK_WORDS
    ]
    return _by_words(found, places, page_rank(near, early))


def topic_rank(text: Sequence[Token]) -> list[str]:
    """Rank topics, which are phrases with common stems; tell each by its first phrase.

    Bougouin, Boudin and Daille, "TopicRank: Graph-Based Topic Ranking for Keyphrase
    Extraction", IJCNLP 2013.
    """
    found = proper(phrases(text, LONGEST))
    grouped = topics(found)
    member = np.zeros((len(grouped), len(found)))
    for number, topic in enumerate(grouped):
        member[number, topic] = 1
    near = member @ nearness(found) @ member.T
    np.fill_diagonal(near, 0)
    return _ranked([found[topic[0]] for topic in grouped], page_rank(near))


def multipartite_rank(text: Sequence[Token]) -> list[str]:
    """Rank phrases that are tied to those of other topics, each topic's first above all.

    Boudin, "Unsupervised Keyphrase Extraction with Multipartite Graphs", NAACL 2018.
    """
    found = proper(phrases(text, LONGEST))
    near = nearness(found)
    grouped = topics(found)
    for topic in grouped:
        near[np.ix_(topic, topic)] = 0
    tied = near.copy()
    for first, *others in grouped:
        boost = _ALPHA * math.exp(1 / (1 + found[first].begins[0]))
        tied[:, first] += boost * near[others].sum(axis=0)
    return _ranked(found, page_rank(tied))


def page_rank(weights: Matrix, restart: Matrix | None = None) -> Matrix:
    """Return how often a random walk is at each node of a graph.

    ``weights[i, j]`` says how strongly it is drawn from i to j. Now and then, and where
    it is drawn nowhere, it starts again: anywhere, or as often as ``restart`` says.
    """
    size = len(weights)
    if size == 0:
        return np.zeros(0)
    again = np.ones(size) if restart is None else restart
    again = again / again.sum()
    leaving = weights.sum(axis=1, keepdims=True)
    steps = np.where(leaving > 0, weights / np.where(leaving > 0, leaving, 1), again)
    return np.linalg.solve(np.eye(size) - _DAMPING * steps.T, (1 - _DAMPING) * again)


def topics(found: Sequence[Phrase]) -> list[list[int]]:
    """Group phrases by average linkage until three quarters of the stems differ.

    Each topic begins with the phrase that stands first in the text.
    """
    apart = _apart(found)
    np.fill_diagonal(apart, np.inf)
    grouped = {number: [number] for number in range(len(found))}
    while len(grouped) > 1:
        one, other = divmod(int(apart.argmin()), len(found))
        if apart[one, other] > _FARTHEST:
            break
        size, more = len(grouped[one]), len(grouped[other])
        joined = (size * apart[one] + more * apart[other]) / (size + more)
        apart[one], apart[:, one] = joined, joined
        apart[other], apart[:, other], apart[one, one] = np.inf, np.inf, np.inf
        grouped[one] += grouped.pop(other)
    return [sorted(topic) for topic in grouped.values()]


def _apart(found: Sequence[Phrase]) -> Matrix:
    """Return for each two phrases which share of their stems is not common to both."""
    stems = [{word.stem for word in phrase.words} for phrase in found]
    return np.array(
        [[1 - len(one & other) / len(one | other) for other in stems] for one in stems]
    ).reshape(len(found), len(found))


def nearness(found: Sequence[Phrase]) -> Matrix:
    """Return for each two phrases how near they stand, summed over all their places."""
    owners = [number for number, phrase in enumerate(found) for _ in phrase.begins]
    begins = np.array([begin for phrase in found for begin in phrase.begins], float)
    lasts = begins + [len(found[owner].words) - 1 for owner in owners]
    gaps = np.maximum(begins[:, None] - lasts, begins - lasts[:, None])
    member = np.equal.outer(range(len(found)), owners).astype(float)
    near = member @ (1 / np.maximum(gaps, 1)) @ member.T
    np.fill_diagonal(near, 0)
    return near


def _word_graph(
    words: Sequence[str], sequence: Sequence[str | None], window: int
) -> tuple[dict[str, int], Matrix]:
    """Number the words, and count how often two of them stand in one window."""
    places = {word: number for number, word in enumerate(dict.fromkeys(words))}
    near = np.zeros((len(places), len(places)))
    for number, word in enumerate(sequence):
        for other in sequence[number + 1 : number + window]:
            if word is not None and other is not None and word != other:
                near[places[word], places[other]] += 1
                near[places[other], places[word]] += 1
    return places, near


def _runs(marked: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Yield where each run of marked tokens begins and ends."""
    for mark, run in groupby(range(len(marked)), marked.__getitem__):
        if mark:
            numbers = list(run)
            yield numbers[0], numbers[-1] + 1


def _by_words(
    found: Sequence[Phrase], places: dict[str, int], scores: Matrix
) -> list[str]:
    sums = [sum(scores[places[word.stem]] for word in phrase.words) for phrase in found]
    return _ranked(found, np.array(sums))


def _ranked(found: Sequence[Phrase], scores: Matrix) -> list[str]:
    return [found[number].text for number in np.argsort(-scores, kind="stable")]
