"""How a candidate is worded: length, rarity, classes and shapes of its words."""

import numpy as np

from engine.siex.features.columns import Columns
from engine.siex.lexicon import ALL_CAPITALS, CAPITAL, DIGIT, FUNCTION, NUMBER
from engine.siex.tags import ADJ, ADV, NOUN, NUM, PROPN, TAGS, VERB
from engine.siex.tokens import JOINED, SENTENCE


def add(columns: Columns) -> None:
    """Append the columns of this module."""
    _lengths(columns)
    _rarity(columns)
    _classes(columns)
    _shapes(columns)


def _lengths(columns: Columns) -> None:
    tokens, found = columns.read.tokens, columns.found
    columns.add("width", found.width)
    joined = (tokens.before == JOINED).astype(float)
    joined[columns.start] = 0
    columns.add("joins", columns.inner(joined, np.add, 0.0))
    columns.add("letters", tokens.end[columns.last] - tokens.start[columns.start])
    length = columns.read.words.length
    columns.add("shortest", columns.inner(length, np.minimum, 99.0))
    columns.add("longest", columns.inner(length, np.maximum, 0.0))


def _rarity(columns: Columns) -> None:
    zipf = columns.read.words.zipf
    small = (columns.read.words.shape & FUNCTION) != 0
    columns.add("zipf_first", zipf[columns.start])
    columns.add("zipf_last", zipf[columns.last])
    columns.add("zipf_min", columns.inner(zipf, np.minimum, 9.0))
    held = np.where(small, 0.0, zipf)
    columns.add("zipf_max", columns.inner(held, np.maximum, 0.0))
    columns.add("zipf_sum", columns.inner(np.where(small, 0, 8 - zipf), np.add, 0.0))
    columns.add("small_words", columns.inner(small.astype(float), np.add, 0.0))


def _classes(columns: Columns) -> None:
    tags, found = columns.read.tags, columns.found
    for tag in (NOUN, PROPN, ADJ, VERB, ADV, NUM):
        columns.add(f"first_{TAGS[tag]}", columns.mean(tags[found.start, tag]))
    for tag in (NOUN, PROPN, ADJ, VERB, NUM):
        columns.add(f"last_{TAGS[tag]}", columns.mean(tags[found.last, tag]))
    columns.add("verb_max", columns.inner(tags[:, VERB], np.maximum, 0.0))
    nominal = tags[:, NOUN] + tags[:, PROPN] + tags[:, ADJ]
    columns.add("nominal_min", columns.inner(nominal, np.minimum, 1.0))
    columns.add("noun_max", columns.inner(tags[:, NOUN], np.maximum, 0.0))
    columns.add("name_max", columns.inner(tags[:, PROPN], np.maximum, 0.0))


def _shapes(columns: Columns) -> None:
    shape, found = columns.read.words.shape, columns.found
    first, last = shape[found.start], shape[found.last]
    inner = columns.read.tokens.before[found.start] != SENTENCE
    capital = ((first & CAPITAL) != 0) & inner
    columns.add("capital", columns.mean(capital.astype(float)))
    columns.add("last_capital", columns.mean(((last & CAPITAL) != 0).astype(float)))
    columns.add("shouted", columns.mean(((last & ALL_CAPITALS) != 0).astype(float)))
    digits = ((shape & (DIGIT | NUMBER)) != 0).astype(float)
    columns.add("digits", columns.inner(digits, np.maximum, 0.0))
