"""How near a candidate's words are in meaning to the document and to its beginning.

All sums are of whole numbers, so that a batch of any size gives the same bits.
"""

import numpy as np

from engine.siex.arrays import Floats, Ints
from engine.siex.features.columns import Columns
from engine.siex.lexicon import FUNCTION
from engine.siex.sentences import Sentences

_LEAD = 30
_HEAD_AXES = 16
_FIRST_AXES = 8


def document_vectors(read: Sentences, lead_only: bool = False) -> Ints:
    """Return a vector per document: its words' vectors, rare words counting more."""
    words, tokens = read.words, read.tokens
    weight = np.round((8 - words.zipf) * 4).astype(np.int64)
    weight[(words.shape & FUNCTION) != 0] = 0
    if lead_only:
        weight[tokens.place >= _LEAD] = 0
    running = np.zeros((len(weight) + 1, words.vector.shape[1]), dtype=np.int64)
    np.cumsum(words.vector * weight[:, None], axis=0, out=running[1:])
    return running[tokens.bounds[1:]] - running[tokens.bounds[:-1]]


def directions(vectors: Ints) -> Floats:
    """Scale vectors to length one."""
    squares = np.einsum("ij,ij->i", vectors, vectors).astype(np.float64)
    lengths = np.sqrt(np.maximum(squares, 1.0))
    return (vectors / lengths[:, None]).astype(np.float32)


def add(columns: Columns) -> None:
    """Append the columns of this module."""
    read, found = columns.read, columns.found
    vector = read.words.vector
    own = vector[columns.start].astype(np.int64)
    for step in range(1, 6):
        place = np.minimum(columns.start + step, len(vector) - 1)
        held = (step < found.width) & ((read.words.shape[place] & FUNCTION) == 0)
        own += vector[place] * held[:, None]
    columns.add_ranked("near_document", _cosine(own, document_vectors(read), found.doc))
    lead = document_vectors(read, lead_only=True)
    columns.add_ranked("near_lead", _cosine(own, lead, found.doc))
    for axis in range(_HEAD_AXES):
        columns.add(f"head_{axis}", vector[columns.last, axis])
    for axis in range(_FIRST_AXES):
        columns.add(f"start_{axis}", vector[columns.start, axis])


def _cosine(own: Ints, documents: Ints, doc: Ints) -> np.ndarray:
    """Compare with whole numbers first, lengths after."""
    small = np.round(directions(documents) * 1000).astype(np.int64)
    product = np.einsum("ij,ij->i", own, small[doc]).astype(np.float64)
    lengths = np.sqrt(np.einsum("ij,ij->i", own, own).astype(np.float64))
    return product / np.maximum(lengths, 1.0) / 1000
