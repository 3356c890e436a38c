"""What each character does between or inside words."""

import re
from array import array

from engine.siex.codes import APOSTROPHE, HYPHEN, LETTER, NEWLINE, PUNCT, SPACE, STOP

WORD = re.compile(r"[^\W_]+")

_KINDS = {
    **dict.fromkeys("-\u2010\u2011\u2012\u2013", HYPHEN),
    **dict.fromkeys("'\u2019/&+\u2044", APOSTROPHE),
    **dict.fromkeys(".!?\u2026\u037e\u061f\u3002\uff01\uff1f", STOP),
    **dict.fromkeys("\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029", NEWLINE),
}
_BMP = 0x10000
_COUNTED = ('"“”«»„', "([", "\n", "?!", ":;", "%$€£", "=<>^{}\\|")

# Filled as characters are met: 0 stands for one that was not met yet.
KNOWN = array("B", [0]) * _BMP


def classify(point: int) -> int:
    """Return the class bit of a code point; letters are exactly what WORD matches."""
    char = chr(point)
    kind = _KINDS.get(char) or (
        LETTER if char.isalnum() else SPACE if char.isspace() else PUNCT
    )
    if point < _BMP:
        KNOWN[point] = kind
    return kind


def _marks() -> "array[int]":
    groups = array("B", [0]) * 0x2100
    for number, chars in enumerate(_COUNTED, start=1):
        for char in chars:
            groups[ord(char)] = number
    return groups


# Which group of marks a character is counted in, plus one.
MARKS = _marks()
