"""What kind of document the candidates come from."""

import math
from array import array

from engine.siex import buffers, codes, tags
from engine.siex.features.meaning import whole_direction
from engine.siex.sentences import Sentences
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
    "ours",
    *(f"share_{tag}" for tag in TAGS),
    *(f"marks_{n}" for n in range(7)),
    *(f"meaning_{n}" for n in range(codes.AXES)),
)


def traits(text: Sentences) -> "array[float]":
    """Return the numbers that tell a document's kind, in the order of ``NAMES``."""
    shape = _shares(text)
    size = max(1, text.size)
    rarity = 8 - shape[4] / size if text.size else 0.0
    return array(
        "d",
        [
            math.log1p(text.size),
            text.title_words > 0,
            text.size / max(1, text.sentences),
            rarity,
            shape[0] / size,
            shape[1] / size,
            shape[2] / size,
            shape[3] / size,
            text.stems / math.sqrt(size),
            shape[5 + tags.COUNT] / size,
            *[shape[5 + tag] / size for tag in range(tags.COUNT)],
            *text.marks,
            *whole_direction(text),
        ],
    )


def _shares(text: Sentences) -> "array[float]":
    """Add up shapes, commonness and classes of all words."""
    owner = buffers.reals("d", 6 + tags.COUNT)
    total = buffers.doubles(owner)
    for word in range(text.size):
        shape = text.shape[word]
        total[0] += (shape & codes.CAPITAL) != 0
        total[1] += (shape & codes.ALL_CAPITALS) != 0
        total[2] += (shape & (codes.DIGIT | codes.NUMBER)) != 0
        total[3] += (shape & codes.FUNCTION) != 0
        total[4] += text.zipf[word]
        total[5 + tags.COUNT] += (shape & codes.OURS) != 0
        for tag in range(tags.COUNT):
            total[5 + tag] += text.tags[word * tags.COUNT + tag]
    return owner
