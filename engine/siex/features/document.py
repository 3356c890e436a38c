"""What kind of document the candidates come from."""

import math
from typing import TYPE_CHECKING

from engine.siex import buffers, codes, tags
from engine.siex.features.meaning import whole_direction
from engine.siex.sentences import Sentences
from engine.siex.tags import TAGS

if TYPE_CHECKING:
    from array import array

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
    "studied",
    "closed",
)


def traits(text: Sentences) -> "array[float]":
    """Return the numbers that tell a document's kind, in the order of ``NAMES``."""
    owners = _shares(text), text.marks, whole_direction(text)
    shape, marks = buffers.doubles(owners[0]), buffers.doubles(owners[1])
    direction, size = buffers.doubles(owners[2]), float(max(1, text.size))
    told = buffers.reals("d", 10 + tags.COUNT + 7 + codes.AXES + 2)
    trait = buffers.doubles(told)
    trait[0] = math.log1p(text.size)
    trait[1] = text.title_words > 0
    trait[2] = text.size / float(max(1, text.sentences))
    trait[3] = 8 - shape[4] / size if text.size else 0.0
    for place in range(4):
        trait[4 + place] = shape[place] / size
    trait[8] = text.stems / math.sqrt(size)
    trait[9] = shape[5 + tags.COUNT] / size
    begin = 10
    for tag in range(tags.COUNT):
        trait[begin + tag] = shape[5 + tag] / size
    begin += tags.COUNT
    for mark in range(7):
        trait[begin + mark] = marks[mark]
    begin += 7
    for axis in range(codes.AXES):
        trait[begin + axis] = direction[axis]
    trait[begin + codes.AXES] = text.studied
    trait[begin + codes.AXES + 1] = text.closed
    return told


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
