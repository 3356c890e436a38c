"""Score candidates with symmetric decision trees.

Every level of a symmetric tree asks one question, so a tree of depth six is six bits
that pick one of 64 leaves. Leaves are whole numbers: sums are exact, whatever the order.

The first trees of a boosted ensemble know most of what all of them know. They score all
candidates; the rest of the trees score only those that came out best.
"""

from array import array
from typing import TYPE_CHECKING

import numpy as np

from engine.siex import buffers

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from engine.siex.arrays import Doubles, Floats


class Trees:
    """A boosted ensemble of symmetric trees.

    Attributes:
        size: how many trees there are.
        scale: what a step of a leaf is worth.
        bias: the score of a candidate that is in no leaf.
    """

    def __init__(
        self, arrays: "Mapping[str, NDArray[np.generic]]", names: "Sequence[str]"
    ) -> None:
        """Read the trees; ``names`` are the features as rows hold them."""
        feature = rows_of(arrays, names)
        border = np.asarray(arrays["question_border"], dtype=np.float64)
        splits = np.asarray(arrays["splits"], dtype=np.int64)
        leaves = np.asarray(arrays["leaves"], dtype=np.int32)
        self.size = len(splits)
        self.scale = float(np.asarray(arrays["leaf_scale"]))
        self.bias = float(np.asarray(arrays["bias"]))
        # A border's number among those of its feature: what a value must pass.
        number = np.zeros(len(feature), dtype=np.int64)
        for place in np.unique(feature):
            own = np.flatnonzero(feature == place)
            number[own] = np.argsort(np.argsort(border[own], kind="stable"))
        order = np.lexsort((border, feature))
        finite = order[np.isfinite(border[order])]
        begins = np.searchsorted(feature[finite], np.arange(len(names) + 1))
        number[~np.isfinite(border)] = 255
        self._owners = (
            array("i", feature[splits].astype(np.int32).tobytes()),
            array("f", border[splits].astype(np.float32).tobytes()),
            array("B", number[splits].astype(np.uint8).tobytes()),
            array("i", leaves.tobytes()),
            array("i", begins.astype(np.int32).tobytes()),
            array("f", border[finite].astype(np.float32).tobytes()),
        )
        self.features = len(names)
        self._split = buffers.ints(self._owners[0])
        self._border = buffers.floats(self._owners[1])
        self._number = buffers.octets(self._owners[2])
        self._leaf = buffers.ints(self._owners[3])
        self._begin = buffers.ints(self._owners[4])
        self._borders = buffers.floats(self._owners[5])

    def scores(self, rows: "Floats") -> "Doubles":
        """Return a score per column of a matrix, which has one row per feature."""
        block = 1024
        found = [np.zeros(0)]
        for begin in range(0, rows.shape[1], block):
            part = np.ascontiguousarray(rows[:, begin : begin + block], np.float32)
            table = array("f", part.tobytes())
            chosen = array("i", range(part.shape[1]))
            steps = self.steps(table, part.shape[1], chosen)
            found.append(np.array(self.scored(steps, len(chosen))))
        return np.concatenate(found)

    def best(self, table: buffers.Doubles, size: int, most: int) -> buffers.Ints:
        """Return the candidates that the first trees think most of, in text order."""
        if size <= most:
            return array("i", range(size))
        owner = self._total_first(table, size)
        least = _reached(owner, size, most)
        chosen = buffers.zeros("i", size)
        total, choice = buffers.ints(owner), buffers.ints(chosen)
        count = 0
        for place in range(size):
            if total[place] >= least:
                choice[count] = place
                count += 1
        return chosen[:count]

    def _total_first(self, table: buffers.Doubles, size: int) -> buffers.Ints:
        """Add up the leaves of the first trees for all columns of a table."""
        value, leaves = buffers.floats(table), self._leaf
        owner, places = buffers.zeros("i", size + 1), buffers.zeros("i", size + 1)
        total, place = buffers.ints(owner), buffers.ints(places)
        for tree in range(min(64, self.size)):
            split = tree * 6
            a, b = self._split[split] * size, self._split[split + 1] * size
            c, d = self._split[split + 2] * size, self._split[split + 3] * size
            e, f = self._split[split + 4] * size, self._split[split + 5] * size
            p, q = self._border[split], self._border[split + 1]
            r, s = self._border[split + 2], self._border[split + 3]
            t, u = self._border[split + 4], self._border[split + 5]
            for column in range(size):
                bits = 1 if value[a + column] > p else 0
                bits += 2 if value[b + column] > q else 0
                bits += 4 if value[c + column] > r else 0
                bits += 8 if value[d + column] > s else 0
                bits += 16 if value[e + column] > t else 0
                bits += 32 if value[f + column] > u else 0
                place[column] = bits
            leaf = tree * 64
            for column in range(size):
                total[column] += leaves[leaf + place[column]]
        return owner

    def steps(
        self, table: buffers.Doubles, size: int, chosen: buffers.Ints
    ) -> buffers.Ints:
        """Return, per feature and chosen candidate, how many borders its value passes.

        Args:
            table: the features of all candidates, one row per feature.
            size: how many candidates the table has.
            chosen: which of them count.
        """
        value, pick = buffers.floats(table), buffers.ints(chosen)
        count, width = len(chosen), _width(len(chosen))
        owner = buffers.zeros("B", self.features * width + 1)
        values, passes = buffers.reals("f", width + 1), buffers.zeros("i", width + 1)
        step, held = buffers.octets(owner), buffers.floats(values)
        passed = buffers.ints(passes)
        for feature in range(self.features):
            first, last = self._begin[feature], self._begin[feature + 1]
            if first == last:
                continue
            row, target = feature * size, feature * width
            for place in range(count):
                held[place] = value[row + pick[place]]
            for place in range(width):
                passed[place] = 0
            # Counted in numbers as wide as the values: narrow ones take four times as
            # many instructions.
            for number in range(first, last):
                border = self._borders[number]
                for place in range(width):
                    passed[place] += held[place] > border
            for place in range(width):
                step[target + place] = passed[place]
        return owner

    def places(self, steps: buffers.Ints, count: int, column: int) -> buffers.Ints:
        """Return the leaf of each tree that one of ``count`` candidates ends in."""
        step, width = buffers.octets(steps), _width(count)
        owner = buffers.zeros("B", self.size)
        place = buffers.octets(owner)
        for tree in range(self.size):
            for level in range(6):
                question = tree * 6 + level
                passed = step[self._split[question] * width + column]
                if passed > self._number[question]:
                    place[tree] += 1 << level
        return owner

    def scored(self, steps: buffers.Ints, count: int) -> buffers.Doubles:
        """Return the score of each candidate, given how many borders its values pass."""
        step, leaves, width = buffers.octets(steps), self._leaf, _width(count)
        owner, places = buffers.zeros("i", count + 1), buffers.zeros("B", width + 1)
        total, place = buffers.ints(owner), buffers.octets(places)
        for tree in range(self.size):
            split = tree * 6
            a, b = self._split[split] * width, self._split[split + 1] * width
            c, d = self._split[split + 2] * width, self._split[split + 3] * width
            e, f = self._split[split + 4] * width, self._split[split + 5] * width
            p, q = self._number[split], self._number[split + 1]
            r, s = self._number[split + 2], self._number[split + 3]
            t, u = self._number[split + 4], self._number[split + 5]
            for column in range(width):
                bits = 1 if step[a + column] > p else 0
                bits += 2 if step[b + column] > q else 0
                bits += 4 if step[c + column] > r else 0
                bits += 8 if step[d + column] > s else 0
                bits += 16 if step[e + column] > t else 0
                bits += 32 if step[f + column] > u else 0
                place[column] = bits
            leaf = tree * 64
            for column in range(count):
                total[column] += leaves[leaf + place[column]]
        scores = buffers.reals("d", count)
        score = buffers.doubles(scores)
        for column in range(count):
            score[column] = total[column] * self.scale + self.bias
        return scores


def _width(count: int) -> int:
    """Return how many columns a table of steps has: whole vectors of sixteen octets."""
    return (count + 15) // 16 * 16


def _reached(totals: buffers.Ints, size: int, most: int) -> int:
    """Return the highest of ``size`` numbers that ``most`` of them reach."""
    total = buffers.ints(totals)
    low, high = total[0], total[0]
    for place in range(size):
        low, high = min(low, total[place]), max(high, total[place])
    while low < high:
        middle = low + (high - low + 1) // 2
        reached = 0
        for place in range(size):
            reached += total[place] >= middle
        if reached >= most:
            low = middle
        else:
            high = middle - 1
    return low


def rows_of(
    arrays: "Mapping[str, NDArray[np.generic]]", names: "Sequence[str]"
) -> "NDArray[np.int64]":
    """Return the row that each question asks about."""
    stored = arrays["features"].tobytes().decode().split("\n")
    row = np.array([names.index(name) for name in stored], dtype=np.int64)
    return row[np.asarray(arrays["question_feature"], dtype=np.int64)]
