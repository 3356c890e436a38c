"""Turn scores of the trees into chances."""

import math
from array import array
from typing import TYPE_CHECKING

import numpy as np

from engine.siex import buffers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from engine.siex.arrays import Doubles


class Calibration:
    """A rising curve from raw scores to chances, learnt on documents held out.

    The curve holds for the candidates of all kinds of text together. How much likelier
    what is shown of a kind is than the curve says, is kept as log-odds.
    """

    def __init__(self, arrays: "Mapping[str, NDArray[np.generic]]") -> None:
        self._owners = tuple(
            array("d", np.asarray(arrays[f"calibration_{name}"], np.float64).tobytes())
            for name in ("raw", "chance")
        )
        self._size = len(self._owners[0])
        self._raw = buffers.doubles(self._owners[0])
        self._chance = buffers.doubles(self._owners[1])
        self._shifts = np.asarray(arrays["calibration_shifts"], np.float64).tolist()

    def chance(self, raw: float) -> float:
        """Return the chance that a person lists a candidate."""
        place = self._place(raw)
        if place == 0:
            return self._chance[0]
        if place == self._size:
            return self._chance[place - 1]
        low, high = self._raw[place - 1], self._raw[place]
        share = (raw - low) / (high - low)
        below, above = self._chance[place - 1], self._chance[place]
        return below + share * (above - below)

    def _place(self, raw: float) -> int:
        """Return how many of the raw scores that are known are not above this one."""
        first, last = 0, self._size
        while first < last:
            middle = (first + last) // 2
            if raw < self._raw[middle]:
                last = middle
            else:
                first = middle + 1
        return first

    def each(self, raw: "Iterable[float]") -> list[float]:
        """Return the chance of each of a few candidates."""
        return [self.chance(score) for score in raw]

    def shift(self, genres: "Sequence[float]") -> float:
        """Return the log-odds that what is shown of a text of these P(genre) gains."""
        shares = zip(genres, self._shifts, strict=True)
        return sum([share * shift for share, shift in shares])

    def chances(self, raw: "Doubles") -> "Doubles":
        """Return the chance of each of many candidates."""
        return np.interp(raw, np.array(self._owners[0]), np.array(self._owners[1]))


def shifted(chance: float, shift: float) -> float:
    """Return a chance whose log-odds are higher by ``shift``."""
    odds = chance * math.exp(shift)
    return odds / (odds + 1 - chance)
