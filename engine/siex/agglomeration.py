"""Agglomerative clustering with average linkage, the same on every machine."""

from array import array
from collections.abc import Sequence

from engine.siex import buffers


def clusters(alike: Sequence[Sequence[float]], threshold: float) -> list[list[int]]:
    """Join the two most alike groups until none are at least ``threshold`` alike.

    ``alike`` holds how alike every two items are. Groups are as alike as their items are
    on average (UPGMA); of equals the earlier ones are joined. The groups come in the
    order of their first item.
    """
    groups = _Groups(alike)
    while groups.join_nearest(threshold):
        pass
    return [sorted(members) for members in groups.members if members]


class _Groups:
    """Groups of items; of two groups the link stands in the row of the earlier one."""

    def __init__(self, alike: Sequence[Sequence[float]]) -> None:
        self.members = [[item] for item in range(len(alike))]
        self._size = len(alike)
        self._links = array("d", [link for row in alike for link in row])
        self._bests = array("d", [-1.0]) * (self._size + 1)
        self._link = buffers.doubles(self._links)
        self._best = buffers.doubles(self._bests)
        for item in range(self._size):
            for other in range(item + 1):
                self._link[item * self._size + other] = -1.0
            self._find_best(item)

    def join_nearest(self, threshold: float) -> bool:
        """Join the two most alike groups if they are alike enough; say whether."""
        one = 0
        for group in range(1, self._size):
            if self._best[group] > self._best[one]:
                one = group
        nearest = self._best[one]
        if self._size == 0 or nearest < threshold or nearest < 0.0:
            return False
        other = one + 1
        while self._link[one * self._size + other] != nearest:
            other += 1
        self._join(one, other)
        return True

    def _join(self, one: int, other: int) -> None:
        """Let the group ``one`` take in ``other``, which stands after it."""
        mine, theirs = float(len(self.members[one])), float(len(self.members[other]))
        for third in range(self._size):
            if third in (one, other) or not self.members[third]:
                continue
            kept = min(one, third) * self._size + max(one, third)
            gone = min(other, third) * self._size + max(other, third)
            link = self._link[kept] * mine + self._link[gone] * theirs
            self._link[kept] = link / (mine + theirs)
            self._link[gone] = -1.0
        self._link[one * self._size + other] = -1.0
        self.members[one] += self.members[other]
        self.members[other] = []
        for group in range(other + 1):
            self._find_best(group)

    def _find_best(self, group: int) -> None:
        best = -1.0
        for other in range(group + 1, self._size):
            best = max(best, self._link[group * self._size + other])
        self._best[group] = best
