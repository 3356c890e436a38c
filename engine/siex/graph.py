"""Weigh the words of each document by the company they keep (PageRank)."""

import numpy as np

from engine.siex.arrays import Doubles, Flags, Ints
from engine.siex.lexicon import FUNCTION, NUMBER
from engine.siex.sentences import Sentences
from engine.siex.tags import ADJ, NOUN, PROPN

_REACH = 6
_ROUNDS = 12
_DAMPING = 0.85


def word_ranks(read: Sentences) -> tuple[Doubles, Doubles]:
    """Return two ranks per word, relative to its document's best: plain and early.

    The early rank prefers words that stand near the beginning of the document.
    """
    length = len(read.tokens.doc)
    chosen = np.flatnonzero(_content(read))
    plain, early = np.zeros(length), np.zeros(length)
    if not len(chosen):
        return plain, early
    doc = read.tokens.doc[chosen]
    pairs = doc * (int(read.words.stem.max()) + 1) + read.words.stem[chosen]
    _, first, node = np.unique(pairs, return_index=True, return_inverse=True)
    node = node.ravel()
    node_doc = doc[first]
    weights = 1.0 / (read.tokens.place[chosen] + 8.0)
    close = np.bincount(node, weights, len(first)).astype(float)
    starts = np.ones(len(first)), close
    edges = _edges(node, doc)
    for target, start in zip((plain, early), starts, strict=True):
        target[chosen] = _ranked(edges, start, node_doc)[node]
    return plain, early


def _content(read: Sentences) -> Flags:
    tags = read.tags
    nominal = tags[:, NOUN] + tags[:, PROPN] + tags[:, ADJ]
    return (nominal > 0.3) & ((read.words.shape & (FUNCTION | NUMBER)) == 0)


def _edges(node: Ints, doc: Ints) -> tuple[Ints, Ints, Doubles]:
    """Join content words that stand close, both ways."""
    sources, targets, weights = [], [], []
    for step in range(1, _REACH):
        near = np.flatnonzero(doc[step:] == doc[:-step])
        ahead, behind = node[near], node[near + step]
        sources += [ahead, behind]
        targets += [behind, ahead]
        weights += [np.full(2 * len(near), 1.0 / step)]
    return np.concatenate(sources), np.concatenate(targets), np.concatenate(weights)


def _ranked(edges: tuple[Ints, Ints, Doubles], start: Doubles, doc: Ints) -> Doubles:
    source, target, weight = edges
    size = len(start)
    start = start / np.bincount(doc, start)[doc]
    leaving = np.bincount(source, weight, size)
    share = _DAMPING * weight / leaving[source]
    rank = start
    for _ in range(_ROUNDS):
        rank = (1 - _DAMPING) * start + np.bincount(target, share * rank[source], size)
    best = np.zeros(int(doc.max()) + 1)
    np.maximum.at(best, doc, rank)
    return rank / best[doc]
