"""A batch that has been read: words, what is known of them, classes in context."""

from dataclasses import dataclass

import numpy as np

from engine.siex.arrays import Floats, Ints
from engine.siex.lexicon import Lexicon, Words
from engine.siex.tables import Table
from engine.siex.tagging import tagged
from engine.siex.tokens import SENTENCE, Tokens, tokens


@dataclass(frozen=True, slots=True)
class Sentences:
    """Words of a batch of documents with their facts and word classes.

    Attributes:
        tokens: the words and what lies between them.
        words: rarity, stem, shape of each word.
        tags: P(tag) of each word in its context.
        title_words: how many words of each document belong to its title.
        marks: per document: how many of the text's characters are capitals, digits,
            quotes, brackets, line ends and other marks, per hundred characters.
    """

    tokens: Tokens
    words: Words
    tags: Floats
    title_words: Ints
    marks: Floats


def read(
    texts: list[str], titles: list[int], lexicon: Lexicon, table: Table
) -> Sentences:
    """Read documents of one language; ``titles`` are the lengths of their titles."""
    cut = tokens(texts)
    opening = np.flatnonzero(cut.before == SENTENCE)
    words = lexicon.facts(cut.words, opening)
    inside = cut.end <= np.asarray(titles, dtype=np.int64)[cut.doc]
    title_words = np.bincount(cut.doc[inside], minlength=len(texts))
    return Sentences(
        tokens=cut,
        words=words,
        tags=tagged(words.tags, cut, table),
        title_words=title_words.astype(np.int64),
        marks=np.array([_marks(text) for text in texts], dtype=np.float32),
    )


_COUNTED = ('"“”«»„', "([", "\n", "?!", ":;", "%$€£", "=<>^{}\\|")


def _marks(text: str) -> list[float]:
    """Return how many of each group of marks stand among a hundred characters."""
    head = text[:4000]
    share = 100 / max(1, len(head))
    return [share * sum(map(head.count, group)) for group in _COUNTED]
