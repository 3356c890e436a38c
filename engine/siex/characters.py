"""What each character does between or inside words, as bit sets over code points."""

import functools
import re

import numpy as np

from engine.siex.arrays import Bytes, Ints

WORD = re.compile(r"[^\W_]+")
SPACE, HYPHEN, SOFT, PUNCT, STOP, NEWLINE, LETTER, MARK = (1 << n for n in range(8))

_HYPHENS = "-\u2010\u2011\u2012\u2013"
_SOFT = "'\u2019/&+\u2044"
_STOPS = ".!?\u2026\u037e\u061f\u3002\uff01\uff1f"
_NEWLINES = "\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_BMP = 0x10000


def classes(text: str) -> tuple[Ints, Bytes]:
    """Return the code points of ``text`` and the class bits of each."""
    points = np.frombuffer(
        text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32
    ).astype(np.int64)
    if text.isascii():
        return points, _ascii_table()[points]
    bits = _table()[np.minimum(points, _BMP - 1)]
    for place in np.flatnonzero(points >= _BMP):
        bits[place] = LETTER if text[place].isalnum() else PUNCT
    return points, bits


@functools.cache
def _ascii_table() -> Bytes:
    return _bits(128)


@functools.cache
def _table() -> Bytes:
    return _bits(_BMP)


def _bits(size: int) -> Bytes:
    """Classify the first ``size`` code points; letters are exactly what WORD matches."""
    table = np.full(size, PUNCT, dtype=np.uint8)
    for point in range(size):
        char = chr(point)
        if char.isalnum():
            table[point] = LETTER
        elif char.isspace():
            table[point] = SPACE
    for chars, bit in (
        (_HYPHENS, HYPHEN),
        (_SOFT, SOFT),
        (_STOPS, STOP),
        (_NEWLINES, NEWLINE),
    ):
        for char in chars:
            if ord(char) < size:
                table[ord(char)] = bit
    return table
