"""How often phrases worded or placed like this one were listed by people.

A pattern says something of a candidate that comes back in other texts: its last word, the
words around it, the classes of its words. Training counts how often candidates with a
pattern were listed and stores the log-odds against the average, smoothed (target
encoding: Micci-Barreca 2001): once over all texts and once for each style of listing.
"""

from typing import TYPE_CHECKING

import numpy as np

from engine.siex import buffers, codes, tags
from engine.siex.candidates import Candidates
from engine.siex.features import cell
from engine.siex.features.rows import Rows
from engine.siex.sentences import Sentences

if TYPE_CHECKING:
    from array import array

PATTERNS = (
    *("phrase", "last", "first", "next", "two_before", "before_first", "last_next"),
    *("classes", "classes_around", "classes_after", "last_ending", "first_ending"),
    *("last_width", "first_width", "last_two", "shapes", "around", "before_width"),
    "class_next",
)
NAMES = tuple(f"listed_{name}{kind}" for name in PATTERNS for kind in ("", "_style"))
COUNTED = ("en", "fr", "es", "pt")
"""Languages with enough texts to count in."""
STYLES = ("index", "author", "news")
SCALE = codes.ODDS
COUNT = codes.HABITS


class Habits:
    """The stored log-odds of patterns.

    A key's low bits are the first slot it may stand in; 16 of its high bits are stored
    there, so that a stranger is seldom taken for it. Each slot has the log-odds over all
    texts and for each style, in steps of 1/20, all in one word of 64 bits: nearly every
    look-up misses the cache, once.
    """

    def __init__(self, checks: "array[int]", values: "array[int]") -> None:
        self.slots = _packed(checks, values)
        self._slot = buffers.longs(self.slots)
        self._values = _steps()
        self._odds = buffers.doubles(self._values)
        self._last = len(checks) - 1

    def look_up(self, key: int, word: int) -> int:
        """Return what is stored of a key, 0 if nothing; ``word`` is its first slot."""
        check = (key >> 40) & 0xFFFF
        for probe in range(1, codes.PROBES + 1):
            if word & 0xFFFF == check:
                return word
            if word == 0:
                return 0
            word = self._slot[(key + probe) & self._last]
        return 0

    def fill(
        self, text: Sentences, found: Candidates, styles: "array[float]", rows: Rows
    ) -> None:
        """Tell the log-odds of each pattern, over all texts and in the text's style."""
        owner, words = patterns(text, found), buffers.zeros("Q", codes.HABITS)
        keys, share = buffers.longs(owner), buffers.doubles(styles)
        word = buffers.longs(words)
        ahead = min(codes.AHEAD, found.size)
        for number in range(ahead * codes.HABITS):
            buffers.fetch_long(self._slot, keys[number] & self._last)
        for candidate in range(found.size):
            first = candidate * codes.HABITS
            if candidate + ahead < found.size:
                number = first + ahead * codes.HABITS
                for pattern in range(codes.HABITS):
                    buffers.fetch_long(self._slot, keys[number + pattern] & self._last)
            # All loads before any comparison, so that they wait for memory together.
            for pattern in range(codes.HABITS):
                word[pattern] = self._slot[keys[first + pattern] & self._last]
            rows.at(candidate)
            for pattern in range(codes.HABITS):
                stored = self.look_up(keys[first + pattern], word[pattern])
                own = share[0] * self._odds[(stored >> 24) & 0xFF]
                own += share[1] * self._odds[(stored >> 32) & 0xFF]
                own += share[2] * self._odds[(stored >> 40) & 0xFF]
                cell.put(rows, self._odds[(stored >> 16) & 0xFF])
                cell.put(rows, own)
        rows.close(2 * codes.HABITS)


def _packed(checks: "array[int]", values: "array[int]") -> "array[int]":
    """Put the check and the four values of each slot into one word."""
    octets = np.frombuffer(values, dtype=np.uint8).reshape(-1, 4).astype(np.uint64)
    words = np.frombuffer(checks, dtype=np.uint16).astype(np.uint64)
    for place in range(4):
        words |= octets[:, place] << np.uint64(16 + 8 * place)
    packed = buffers.zeros("Q", 0)
    packed.frombytes(words.tobytes())
    return packed


def _steps() -> "array[float]":
    """Return the log-odds that each octet stands for."""
    owner = buffers.reals("d", 256)
    for octet in range(256):
        owner[octet] = (octet - 256 if octet > 127 else octet) / codes.ODDS
    return owner


def patterns(text: Sentences, found: Candidates) -> "array[int]":
    """Return the keys of the patterns of each candidate, at its first mention."""
    owner = buffers.zeros("Q", codes.HABITS * found.size + 1)
    tag_owner = _likeliest(text)
    for candidate in range(found.size):
        _wording(text, found, candidate, owner, tag_owner)
        _surroundings(text, found, candidate, owner, tag_owner)
    return owner


def _wording(
    text: Sentences,
    found: Candidates,
    candidate: int,
    owner: "array[int]",
    tag_owner: "array[int]",
) -> None:
    """Fill in the patterns of the words themselves."""
    keys, tag = buffers.longs(owner), buffers.ints(tag_owner)
    place = candidate * codes.HABITS
    first, last = found.begin[candidate], found.finish[candidate]
    width = min(last - first + 1, 4)
    phrase, classes = 0, 0
    for word in range(first, last + 1):
        phrase = mixed(phrase, text.hash[3 * text.row[word] + 1])
        classes = classes * 20 + tag[word]
    head = text.hash[3 * text.row[last] + 1]
    start = text.hash[3 * text.row[first] + 1]
    keys[place] = mixed(1, phrase)
    keys[place + 1] = mixed(2, head)
    keys[place + 2] = mixed(3, start)
    keys[place + 7] = mixed(8, classes)
    keys[place + 10] = mixed(mixed(11, text.hash[3 * text.row[last] + 2]), width)
    keys[place + 11] = mixed(mixed(12, text.hash[3 * text.row[first] + 2]), width)
    keys[place + 12] = mixed(mixed(13, head), width)
    keys[place + 13] = mixed(mixed(14, start), width)
    keys[place + 14] = 0
    if last > first:
        keys[place + 14] = mixed(mixed(15, text.hash[3 * text.row[last - 1] + 1]), head)
    shapes = 4 * _shape(text.shape[first]) + _shape(text.shape[last])
    keys[place + 15] = mixed(mixed(16, shapes), 8 * width + text.before[first])


def _surroundings(
    text: Sentences,
    found: Candidates,
    candidate: int,
    owner: "array[int]",
    tag_owner: "array[int]",
) -> None:
    """Fill in the patterns of the words around the first mention."""
    keys, tag = buffers.longs(owner), buffers.ints(tag_owner)
    place = candidate * codes.HABITS
    first, last = found.begin[candidate], found.finish[candidate]
    head = text.hash[3 * text.row[last] + 1]
    start = text.hash[3 * text.row[first] + 1]
    width = min(last - first + 1, 4)
    before, earlier, after = codes.NO_WORD, codes.NO_WORD, codes.NO_WORD
    tag_before, tag_after, tag_later = 0, 0, 0
    if text.before[first] < codes.BREAK:
        before = text.hash[3 * text.row[first - 1]]
        tag_before = tag[first - 1]
        if text.before[first - 1] < codes.BREAK:
            earlier = text.hash[3 * text.row[first - 2]]
    if text.after[last] < codes.BREAK:
        after = text.hash[3 * text.row[last + 1]]
        tag_after = tag[last + 1]
        if text.after[last + 1] < codes.BREAK:
            tag_later = tag[last + 2]
    keys[place + 3] = mixed(4, after)
    keys[place + 4] = mixed(mixed(5, earlier), before)
    keys[place + 5] = mixed(mixed(6, before), start)
    keys[place + 6] = mixed(mixed(7, head), after)
    around = (keys[place + 7] ^ tag_before) * 20 + tag_after
    keys[place + 8] = mixed(9, around)
    keys[place + 9] = mixed(10, (tag[last] * 20 + tag_after) * 20 + tag_later)
    keys[place + 16] = mixed(mixed(17, before), after)
    keys[place + 17] = mixed(mixed(18, before), width)
    keys[place + 18] = mixed(mixed(19, tag[last]), after)


def mixed(key: int, part: int) -> int:
    """Return a key that depends on both."""
    mask, factor = 0xFFFFFFFFFFFFFFFF, 0x9E3779B97F4A7C15
    key = ((key ^ part) * factor) & mask
    return key ^ (key >> 29)


def _likeliest(text: Sentences) -> "array[int]":
    """Return the likeliest class of each word, counted from 1."""
    owner = buffers.zeros("i", text.size + 1)
    tag = buffers.ints(owner)
    for word in range(text.size):
        row = word * tags.COUNT
        best = 0
        for number in range(1, tags.COUNT):
            if text.tags[row + number] > text.tags[row + best]:
                best = number
        tag[word] = best + 1
    return owner


def _shape(bits: int) -> int:
    """Return 3 for a shouted word, 2 for digits, 1 for a capital, else 0."""
    if bits & codes.ALL_CAPITALS:
        return 3
    if bits & (codes.DIGIT | codes.NUMBER):
        return 2
    return 1 if bits & codes.CAPITAL else 0
