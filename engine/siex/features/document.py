"""What kind of document the candidates come from."""

import numpy as np

from engine.siex.arrays import Floats, Ints
from engine.siex.features.meaning import directions, document_vectors
from engine.siex.lexicon import ALL_CAPITALS, CAPITAL, DIGIT, FUNCTION, NUMBER
from engine.siex.sentences import Sentences
from engine.siex.tables import VECTOR_SIZE
from engine.siex.tags import TAGS

NAMES = (
    "words",
    "has_title",
    "sentence_length",
    "rarity",
    "capitals",
    "shouting",
    "digits",
    "small_words",
    "variety",
    *(f"share_{tag}" for tag in TAGS),
    *(f"marks_{n}" for n in range(7)),
    *(f"meaning_{n}" for n in range(VECTOR_SIZE)),
)


def traits(read: Sentences) -> Floats:
    """Return one row of numbers per document that tells its kind."""
    tokens, words = read.tokens, read.words
    docs = len(read.title_words)
    sizes = np.bincount(tokens.doc, minlength=docs)
    per_word = 1.0 / np.maximum(1, sizes)

    def share(values: np.ndarray) -> np.ndarray:
        return np.bincount(tokens.doc, values, docs) * per_word

    sentences = np.zeros(docs)
    np.maximum.at(sentences, tokens.doc, tokens.sentence + 1.0)
    shape = words.shape
    rows = [
        np.log1p(sizes),
        read.title_words > 0,
        sizes / np.maximum(1, sentences),
        share(8 - words.zipf),
        share((shape & CAPITAL) != 0),
        share((shape & ALL_CAPITALS) != 0),
        share((shape & (DIGIT | NUMBER)) != 0),
        share((shape & FUNCTION) != 0),
        _different(words.stem, tokens.doc, docs) / np.sqrt(np.maximum(1, sizes)),
        *(share(read.tags[:, tag]) for tag in range(len(TAGS))),
        *read.marks.T,
        *directions(document_vectors(read)).T,
    ]
    return np.array(rows, dtype=np.float32).T


def _different(stem: Ints, doc: Ints, docs: int) -> np.ndarray:
    pairs = np.sort(doc * (int(stem.max(initial=0)) + 1) + stem)
    pairs = pairs[np.append(True, pairs[1:] != pairs[:-1])[: len(pairs)]]
    return np.bincount(pairs // (int(stem.max(initial=0)) + 1), minlength=docs)
