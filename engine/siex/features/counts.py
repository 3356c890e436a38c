"""How often and where a candidate and its words stand in the document."""

import numpy as np

from engine.siex.arrays import Doubles
from engine.siex.features.columns import Columns
from engine.siex.lexicon import FUNCTION


def add(columns: Columns) -> None:
    """Append the columns of this module."""
    _places(columns)
    _words(columns)
    _weights(columns)


def _places(columns: Columns) -> None:
    tokens, found = columns.read.tokens, columns.found
    words = columns.doc_words[found.doc]
    place = tokens.place[columns.start]
    final = np.zeros(len(found))
    np.maximum.at(final, found.of, tokens.place[found.start])
    columns.add("place", np.log1p(place))
    columns.add("place_share", place / words)
    columns.add("final_share", final / words)
    columns.add("spread", (final - place) / words)
    columns.add("sentence", np.log1p(tokens.sentence[columns.start]))
    columns.add("sentences", _sentences(columns))
    title = tokens.place[found.start] < columns.read.title_words[found.doc[found.of]]
    columns.add("in_title", columns.total(title.astype(float)))
    columns.add("after_title", columns.count - columns.total(title.astype(float)))


def _sentences(columns: Columns) -> Doubles:
    """Count the different sentences that mention each candidate."""
    found = columns.found
    order = np.argsort(found.of, kind="stable")
    of, sentence = found.of[order], columns.read.tokens.sentence[found.start][order]
    new = np.ones(len(of), dtype=bool)
    new[1:] = (of[1:] != of[:-1]) | (sentence[1:] != sentence[:-1])
    return np.bincount(of[new], minlength=len(found)).astype(float)


def word_counts(columns: Columns) -> Doubles:
    """Return, per word of the text, how often its stem stands in the document."""
    stem, doc = columns.read.words.stem, columns.read.tokens.doc
    pairs = doc * (int(stem.max(initial=0)) + 1) + stem
    _, inverse, counts = np.unique(pairs, return_inverse=True, return_counts=True)
    return counts[inverse.ravel()].astype(float)


def _words(columns: Columns) -> None:
    counts = word_counts(columns)
    small = (columns.read.words.shape & FUNCTION) != 0
    columns.add("count_first", counts[columns.start])
    columns.add("count_last", counts[columns.last])
    held = np.where(small, 99.0, counts)
    rarest = columns.inner(held, np.minimum, 99.0)
    columns.add("count_rarest", rarest)
    columns.add("alone", columns.count / rarest)
    idf = np.where(small, 0.0, 8 - columns.read.words.zipf)
    weight = columns.inner(idf * np.log1p(counts), np.add, 0.0)
    columns.add_ranked("word_weight", weight)
    columns.add("word_weight_mean", weight / columns.found.width)


def _weights(columns: Columns) -> None:
    found = columns.found
    small = (columns.read.words.shape & FUNCTION) != 0
    rarity = columns.inner(
        np.where(small, 0.0, 8 - columns.read.words.zipf), np.add, 0.0
    )
    place = columns.read.tokens.place[columns.start]
    columns.add_ranked("count", columns.count)
    columns.add("density", columns.count / columns.doc_words[found.doc] * 100)
    columns.add_ranked("tfidf", columns.count * rarity)
    columns.add_ranked("early_tfidf", columns.count * rarity / np.log(place + 3.0))
