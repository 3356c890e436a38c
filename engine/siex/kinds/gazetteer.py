"""Known places, given names, surnames and months, without regard to case."""

import functools
import re
from array import array
from bisect import bisect_left
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from engine.siex import model

INFLECTED = ("el", "lt")
"""Languages whose names are looked up without the ending of a case."""

_TOP = 16
"""Bits of a village's number by which it is looked up, half of all."""
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


def is_village(name: str) -> bool:
    """Tell whether a name in small letters is that of a village or a small town."""
    numbers, begins = _villages()
    key = fingerprint(name)
    begin, end = begins[key >> _TOP], begins[(key >> _TOP) + 1]
    place = bisect_left(numbers, key, begin, end)
    return place < end and numbers[place] == key


def fingerprint(name: str) -> int:
    """Return the number by which a village is kept: there are too many to keep names."""
    return crc32(name.encode())


@functools.cache
def _villages() -> "tuple[array[int], array[int]]":
    """Return the numbers of all villages, and where those with the same top begin."""
    numbers = model.arrays("types")["villages"]
    tops = np.arange((1 << _TOP) + 1, dtype=np.uint64) << np.uint64(_TOP)
    begins = np.searchsorted(numbers.astype(np.uint64), tops)
    return array("I", numbers.tobytes()), array("I", begins.astype(np.uint32).tobytes())


def stem(word: str) -> str:
    """Return a small word without the ending of a Greek or Lithuanian case."""
    return _CASES.sub("", word) if len(word) > 4 else word


def _names(blob: NDArray[np.generic]) -> frozenset[str]:
    return frozenset(blob.tobytes().decode().split("\n"))
