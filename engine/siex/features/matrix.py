"""Put all features of a batch together."""

import numpy as np

from engine.siex.arrays import Floats
from engine.siex.candidates import Candidates
from engine.siex.features import context, counts, meaning, network, wording
from engine.siex.features.columns import Columns
from engine.siex.features.document import NAMES
from engine.siex.sentences import Sentences

_KEPT = ("words", "has_title", "sentence_length", "rarity", "capitals", "digits")


def features(
    read: Sentences, found: Candidates, traits: Floats, genres: Floats
) -> tuple[list[str], Floats]:
    """Return the names and values of all features, one row per feature."""
    columns = Columns(read, found)
    for part in (wording, counts, context, network, meaning):
        part.add(columns)
    for name in _KEPT:
        columns.add(f"doc_{name}", traits[found.doc, NAMES.index(name)])
    sizes = np.bincount(found.doc, minlength=columns.docs)
    columns.add("doc_candidates", np.log1p(sizes)[found.doc])
    for genre in range(genres.shape[1]):
        columns.add(f"genre_{genre}", genres[found.doc, genre])
    return columns.names, columns.matrix()
