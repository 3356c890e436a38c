"""Number words by 64 bits that stand for their letters.

A dictionary of strings waits for memory up to four times per word: for its index, its
entry, the string and the number. Here bits and number lie side by side and are fetched
ahead. That any two of 200,000 words have the same bits happens once in a billion times.
"""

from engine.siex import buffers, letters

_ROOM = 8192


def fingerprint(word: str) -> int:
    """Return the fingerprint of a word."""
    bits = 0
    for letter in word:
        bits = letters.with_letter(bits, ord(letter))
    return bits


class Fingerprints:
    """A hash table of fingerprints, which are numbered in the order they come.

    Attributes:
        size: how many there are.
    """

    def __init__(self) -> None:
        self.size = 0
        self._room = _ROOM
        self._owner = buffers.zeros("Q", 2 * self._room)
        self._slot = buffers.longs(self._owner)

    def fetch(self, bits: int) -> None:
        """Say that a fingerprint will be looked up soon."""
        buffers.fetch_long(self._slot, self._first(bits))

    def find(self, bits: int) -> int:
        """Return the number of a fingerprint, -1 if it has none."""
        slot = self._first(bits)
        while self._slot[slot + 1] != 0:
            if self._slot[slot] == bits:
                return self._slot[slot + 1] - 1
            slot = (slot + 2) & (2 * self._room - 1)
        return -1

    def add(self, bits: int) -> int:
        """Number a fingerprint that is new."""
        if 2 * self.size >= self._room:
            self._widen()
        self.size += 1
        self._place(bits, self.size)
        return self.size - 1

    def _first(self, bits: int) -> int:
        """Return where a fingerprint stands unless others are in its way."""
        return 2 * ((bits ^ (bits >> 32)) & (self._room - 1))

    def _place(self, bits: int, number: int) -> None:
        slot = self._first(bits)
        while self._slot[slot + 1] != 0:
            slot = (slot + 2) & (2 * self._room - 1)
        self._slot[slot] = bits
        self._slot[slot + 1] = number

    def _widen(self) -> None:
        """Move to a table twice as large."""
        held = self._owner
        slots = buffers.longs(held)
        self._room *= 2
        self._owner = buffers.zeros("Q", 2 * self._room)
        self._slot = buffers.longs(self._owner)
        for slot in range(0, self._room, 2):
            if slots[slot + 1] != 0:
                self._place(slots[slot], slots[slot + 1])
