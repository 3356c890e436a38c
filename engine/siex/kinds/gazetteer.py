"""Known places, given names, surnames and months, without regard to case."""

import functools
import re
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from engine.siex import model

INFLECTED = ("el", "lt")
"""Languages whose names are looked up without the ending of a case."""

_CASES = re.compile(
    r"(?:iuose|uose|ose|ėse|yse|oje|ėje|uje|yje|iui|ių|ams|oms|ės|os|as|is|us|ys|ui|ai|ei|ą|ę|į|ų|ė|a|e|o|u|i"
    r"|ους|ους|ος|ου|ης|ας|ον|ην|ων|ες|οι|α|η|ο|ς|ι)$"
)


class Gazetteer(NamedTuple):
    """Sets of names in small letters; Greek and Lithuanian ones without their ending."""

    lands: frozenset[str]
    places: frozenset[str]
    given: frozenset[str]
    surnames: frozenset[str]
    months: frozenset[str]


@functools.cache
def gazetteer() -> Gazetteer:
    """Return the names that come with the model."""
    stored = model.arrays("types")
    return Gazetteer(*(_names(stored[name]) for name in Gazetteer._fields))


def stem(word: str) -> str:
    """Return a small word without the ending of a Greek or Lithuanian case."""
    return _CASES.sub("", word) if len(word) > 4 else word


def _names(blob: NDArray[np.generic]) -> frozenset[str]:
    return frozenset(blob.tobytes().decode().split("\n"))
