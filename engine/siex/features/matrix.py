"""Put all features of a document together.

To add a feature, write it at the end of a function of a module beside this one and name
it in the function's tuple of names; to add a function, give it a line in ``PARTS``. The
C types of new variables go into the ``.pxd`` file of the module. The ranker finds its
features by name, so that a ranker of before goes on to work.
"""

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from engine.siex import buffers
from engine.siex.candidates import Candidates
from engine.siex.features import (
    context,
    counts,
    document,
    habits,
    meaning,
    network,
    wording,
)
from engine.siex.features.habits import Habits
from engine.siex.features.rows import Rows
from engine.siex.genres import GENRES
from engine.siex.sentences import Sentences

if TYPE_CHECKING:
    from array import array


class Part(NamedTuple):
    """A function that fills in features.

    Attributes:
        reason: what an explanation calls these features.
        names: the features, in the order in which they are filled in.
        fill: the function.
    """

    reason: str
    names: tuple[str, ...]
    fill: Callable[[Sentences, Candidates, Rows], None]


PARTS = (
    Part("wording", wording.LENGTHS, wording.lengths),
    Part("rarity", wording.RARITY, wording.rarity),
    Part("word classes", wording.CLASSES, wording.classes),
    Part("word classes", wording.INNER_CLASSES, wording.inner_classes),
    Part("wording", wording.SHAPES, wording.shapes),
    Part("wording", wording.DIGITS, wording.digits),
    Part("position", counts.PLACES, counts.places),
    Part("frequency", counts.WORDS, counts.words),
    Part("frequency", counts.WORD_WEIGHT, counts.word_weight),
    Part("frequency", counts.COUNT, counts.count),
    Part("frequency", counts.TFIDF, counts.tfidf),
    Part("position", counts.EARLY_TFIDF, counts.early_tfidf),
    Part("context", context.NEIGHBOURS, context.neighbours),
    Part("context", context.EDGES, context.edges),
    Part("nesting", context.PHRASE, context.phrase),
    Part("nesting", context.NAMES, context.names),
    Part("nesting", context.NESTING, context.nesting),
    Part("nesting", context.LINKING, context.linking),
    Part("centrality", network.CENTRALITY, network.centrality),
    Part("meaning", meaning.NEARNESS, meaning.nearness),
    Part("meaning", meaning.MEANING, meaning.meaning),
)
# The style in which people list keywords for each genre; web pages have too few texts
# for a style of their own.
STYLE_OF: tuple[int | None, ...] = (0, 1, 0, 1, 2, 2, None)
_KEPT = ("words", "has_title", "sentence_length", "rarity", "capitals", "digits")
_KEPT_PLACES = tuple(document.NAMES.index(name) for name in _KEPT)
_DOCUMENT = (*(f"doc_{name}" for name in _KEPT), "doc_candidates")
_GENRE = tuple(f"genre_{number}" for number in range(len(GENRES)))

NAMES = (
    *(name for part in PARTS for name in part.names),
    *habits.NAMES,
    *_DOCUMENT,
    *_GENRE,
)
REASONS = (
    *(part.reason for part in PARTS for _ in part.names),
    *("learnt" for _ in habits.NAMES),
    *("document" for _ in _DOCUMENT),
    *("genre" for _ in _GENRE),
)


def features(
    found: Candidates,
    traits: "array[float]",
    genres: "array[float]",
    known: Habits,
) -> Rows:
    """Return all features of a document's candidates, in the order of ``NAMES``."""
    rows = Rows(len(NAMES), found)
    for part in PARTS:
        part.fill(found.text, found, rows)
    known.fill(found.text, found, styles(genres), rows)
    for place in _KEPT_PLACES:
        rows.fill(traits[place])
    rows.fill(math.log1p(found.size))
    for share in genres:
        rows.fill(share)
    return rows


def styles(genres: "array[float]") -> "array[float]":
    """Return how much a text is of each style of listing, given P(genre)."""
    owner = buffers.reals("d", len(habits.STYLES))
    share, chance = buffers.doubles(owner), buffers.doubles(genres)
    for genre in range(len(STYLE_OF)):
        style = STYLE_OF[genre]
        if style is not None:
            share[style] += chance[genre]
    return owner
