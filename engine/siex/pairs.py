"""Number pairs of whole numbers in the order in which they are first seen."""

from engine.siex import buffers


class Pairs:
    """A hash table of pairs.

    Attributes:
        size: how many different pairs were seen.
    """

    def __init__(self, most: int) -> None:
        """Make room for so many pairs."""
        capacity = 16
        while capacity < 2 * most:
            capacity *= 2
        self._mask = capacity - 1
        self.size = 0
        self._owners = (
            buffers.zeros("i", capacity),
            buffers.zeros("i", most + 1),
            buffers.zeros("i", most + 1),
        )
        self._slots = buffers.ints(self._owners[0])
        self._left = buffers.ints(self._owners[1])
        self._right = buffers.ints(self._owners[2])

    def number(self, left: int, right: int) -> int:
        """Return the number of a pair, a new one if it was not seen before."""
        slot = left * 48271 + right * 69621
        slot = (slot ^ (slot >> 15)) & self._mask
        while self._slots[slot] != 0:
            known = self._slots[slot] - 1
            if self._left[known] == left and self._right[known] == right:
                return known
            slot = (slot + 1) & self._mask
        known = self.size
        self.size = known + 1
        self._slots[slot] = known + 1
        self._left[known] = left
        self._right[known] = right
        return known
