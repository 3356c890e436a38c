"""The feature table of a document: one row per feature, one column per candidate.

A feature function walks over the candidates and puts its features one after the other:

    for candidate in range(found.size):
        rows.at(candidate)
        cell.put(rows, first_feature)
        cell.put(rows, second_feature)
    rows.close(2)

Features that are means over the mentions of a candidate are added up mention by mention
between ``gather`` and ``means``.
"""

import math
from array import array

from engine.siex import buffers
from engine.siex.candidates import Candidates


class Rows:
    """A table that is filled from top to bottom.

    Attributes:
        size: how many candidates there are.
        filled: how many features are in.
        table: the values, feature by feature.
        values: the same to write to, at ``place``.
        sums: what is added up over mentions, written to at ``place``, too.
        score: room for a value per candidate, to be ranked by `ranked`.
        log: log(1 + n) for whole numbers up to the words and candidates there are.
    """

    def __init__(self, features: int, found: Candidates) -> None:
        self.size = found.size
        self.filled = 0
        self.features = features
        size = self.size + 1
        self.table = buffers.unwritten("f", features * self.size)
        self._scores = buffers.reals("d", size)
        self._keys = buffers.reals("d", size)
        self._spare_keys = buffers.reals("d", size)
        self._orders = buffers.zeros("i", size)
        self._spares = buffers.zeros("i", size)
        self._summed = buffers.reals("d", 1)
        self._counts = found
        self.values = buffers.floats(self.table)
        self.score = buffers.doubles(self._scores)
        self._key = buffers.doubles(self._keys)
        self._spare_key = buffers.doubles(self._spare_keys)
        self._order = buffers.ints(self._orders)
        self._spare = buffers.ints(self._spares)
        self._ordered = self._order
        self.sums = buffers.doubles(self._summed)
        self.place = 0
        self._width = 0
        self._logs = _logs(max(size, found.text.size + 1))
        self.log = buffers.doubles(self._logs)

    def at(self, candidate: int) -> None:
        """Go to the next free feature of a candidate."""
        self.place = self.filled * self.size + candidate

    def close(self, features: int) -> None:
        """Say how many features were put per candidate."""
        self.filled += features

    def fill(self, value: float) -> None:
        """Write a feature that is the same for all candidates."""
        begin = self.filled * self.size
        for place in range(begin, begin + self.size):
            self.values[place] = value
        self.filled += 1

    def gather(self, width: int) -> None:
        """Begin to add up so many facts over the mentions of each candidate."""
        self._width = width
        self._summed = buffers.reals("d", self.size * width + 1)
        self.sums = buffers.doubles(self._summed)

    def mention(self, candidate: int) -> None:
        """Go to the first fact of a candidate."""
        self.place = candidate * self._width

    def means(self) -> None:
        """Write each fact's mean over the mentions as a feature."""
        for candidate in range(self.size):
            count = self._counts.count[candidate]
            source = candidate * self._width
            place = self.filled * self.size + candidate
            for fact in range(self._width):
                # Most are mentioned once, and a division takes its time.
                total = self.sums[source + fact]
                self.values[place] = total if count == 1 else total / count
                place += self.size
        self.filled += self._width

    def ranked(self) -> None:
        """Write ``score``, its share of the document's best, and its place."""
        self._sort()
        best = 1e-9
        for candidate in range(self.size):
            best = max(best, self.score[candidate])
        first = self.filled * self.size
        second = first + self.size
        third = second + self.size
        for candidate in range(self.size):
            self.values[first + candidate] = self.score[candidate]
            self.values[second + candidate] = self.score[candidate] / best
        for place in range(self.size):
            self.values[third + self._ordered[place]] = self.log[place]
        self.filled += 3

    def _sort(self) -> None:
        """Order the candidates by score, highest first, equal ones as they come."""
        key, other_key = self._key, self._spare_key
        order, other = self._order, self._spare
        self._sort_eights()
        run = 8
        while run < self.size:
            for begin in range(0, self.size, 2 * run):
                middle = min(begin + run, self.size)
                end = min(begin + 2 * run, self.size)
                # Without branches, which a processor would guess wrong half the time,
                # and from both ends, so that two steps are taken at a time.
                left, right, slot = begin, middle, begin
                low, high, back = middle - 1, end - 1, end - 1
                for _ in range(run if end - middle == run else 0):
                    later = key[right] > key[left]
                    place = right if later else left
                    former = key[low] < key[high]
                    near = low if former else high
                    other_key[slot], other[slot] = key[place], order[place]
                    other_key[back], other[back] = key[near], order[near]
                    right += later
                    left += 1 - later
                    low -= former
                    high -= 1 - former
                    slot += 1
                    back -= 1
                while left < middle and right < end and slot <= back:
                    later = key[right] > key[left]
                    place = right if later else left
                    other_key[slot], other[slot] = key[place], order[place]
                    right += later
                    left += 1 - later
                    slot += 1
                if left == middle:
                    left = right
                for place in range(left, left + back + 1 - slot):
                    other_key[slot], other[slot] = key[place], order[place]
                    slot += 1
            key, other_key = other_key, key
            order, other = other, order
            run *= 2
        self._ordered = order

    def _sort_eights(self) -> None:
        """Order every eight candidates."""
        key, order = self._key, self._order
        for begin in range(0, self.size, 8):
            # Each goes behind those of its eight that are higher, or as high and earlier.
            end = min(begin + 8, self.size)
            for place in range(begin, end):
                value, slot = self.score[place], begin
                for near in range(begin, place):
                    slot += self.score[near] >= value
                for near in range(place + 1, end):
                    slot += self.score[near] > value
                key[slot] = value
                order[slot] = place


_known_logs = buffers.reals("d", 0)


def _logs(size: int) -> "buffers.Doubles":
    """Return log(1 + n) for n below ``size``."""
    global _known_logs
    if len(_known_logs) < size:
        _known_logs = array("d", [math.log1p(place) for place in range(2 * size)])
    return _known_logs
