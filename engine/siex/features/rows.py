"""The feature table of a document: one row per feature, one column per candidate.

A feature function walks over the candidates and puts its features one after the other:

    for candidate in range(found.size):
        rows.at(candidate)
        rows.put(first_feature)
        rows.put(second_feature)
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
        score: room for a value per candidate, to be ranked by `ranked`.
    """

    def __init__(self, features: int, found: Candidates) -> None:
        self.size = found.size
        self.filled = 0
        self.features = features
        size = self.size + 1
        self.table = buffers.reals("f", features * self.size + 1)
        self._scores = buffers.reals("d", size)
        self._keys = buffers.reals("d", size)
        self._spare_keys = buffers.reals("d", size)
        self._orders = buffers.zeros("i", size)
        self._spares = buffers.zeros("i", size)
        self._sums = buffers.reals("d", 1)
        self._counts = found
        self._values = buffers.floats(self.table)
        self.score = buffers.doubles(self._scores)
        self._key = buffers.doubles(self._keys)
        self._spare_key = buffers.doubles(self._spare_keys)
        self._order = buffers.ints(self._orders)
        self._spare = buffers.ints(self._spares)
        self._ordered = self._order
        self._sum = buffers.doubles(self._sums)
        self._place = 0
        self._width = 0
        self._logs = _logs(size)
        self._log = buffers.doubles(self._logs)

    def at(self, candidate: int) -> None:
        """Go to the next free feature of a candidate."""
        self._place = self.filled * self.size + candidate

    def put(self, value: float) -> None:
        """Write a feature of this candidate and go on to the next."""
        self._values[self._place] = value
        self._place += self.size

    def close(self, features: int) -> None:
        """Say how many features were put per candidate."""
        self.filled += features

    def fill(self, value: float) -> None:
        """Write a feature that is the same for all candidates."""
        begin = self.filled * self.size
        for place in range(begin, begin + self.size):
            self._values[place] = value
        self.filled += 1

    def gather(self, width: int) -> None:
        """Begin to add up so many facts over the mentions of each candidate."""
        self._width = width
        self._sums = buffers.reals("d", self.size * width + 1)
        self._sum = buffers.doubles(self._sums)

    def mention(self, candidate: int) -> None:
        """Go to the first fact of a candidate."""
        self._place = candidate * self._width

    def add(self, value: float) -> None:
        """Add to this fact and go on to the next."""
        self._sum[self._place] += value
        self._place += 1

    def means(self) -> None:
        """Write each fact's mean over the mentions as a feature."""
        for candidate in range(self.size):
            count = self._counts.count[candidate]
            source = candidate * self._width
            place = self.filled * self.size + candidate
            for fact in range(self._width):
                self._values[place] = self._sum[source + fact] / count
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
            self._values[first + candidate] = self.score[candidate]
            self._values[second + candidate] = self.score[candidate] / best
        for place in range(self.size):
            self._values[third + self._ordered[place]] = self._log[place]
        self.filled += 3

    def _sort(self) -> None:
        """Order the candidates by score, highest first, equal ones as they come."""
        key, other_key = self._key, self._spare_key
        order, other = self._order, self._spare
        for begin in range(0, self.size, 8):
            for place in range(begin, min(begin + 8, self.size)):
                value, slot = self.score[place], place
                while slot > begin and key[slot - 1] < value:
                    key[slot] = key[slot - 1]
                    order[slot] = order[slot - 1]
                    slot -= 1
                key[slot] = value
                order[slot] = place
        run = 8
        while run < self.size:
            for begin in range(0, self.size, 2 * run):
                middle = min(begin + run, self.size)
                end = min(begin + 2 * run, self.size)
                left, right = begin, middle
                for slot in range(begin, end):
                    if right >= end or (left < middle and key[left] >= key[right]):
                        other_key[slot] = key[left]
                        other[slot] = order[left]
                        left += 1
                    else:
                        other_key[slot] = key[right]
                        other[slot] = order[right]
                        right += 1
            key, other_key = other_key, key
            order, other = other, order
            run *= 2
        self._ordered = order


_known_logs = buffers.reals("d", 0)


def _logs(size: int) -> "buffers.Doubles":
    """Return log(1 + n) for n below ``size``."""
    global _known_logs
    if len(_known_logs) < size:
        _known_logs = array("d", [math.log1p(place) for place in range(2 * size)])
    return _known_logs
