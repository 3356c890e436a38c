"""Turn scores of the trees into chances."""

import math
from array import array
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from engine.siex import buffers

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from engine.siex.arrays import Doubles


class Bend(NamedTuple):
    """What makes the chances of a kind of text honest: a line through their log-odds."""

    slope: float
    shift: float

    def bent(self, chance: float) -> float:
        """Return what is told of a chance that the curve gave."""
        if not 0.0 < chance < 1.0:
            return chance
        return _chance(self.shift + self.slope * _log_odds(chance))

    def unbent(self, chance: float) -> float:
        """Return the chance that the curve gave, of one that is told."""
        if not 0.0 < chance < 1.0:
            return chance
        return _chance((_log_odds(chance) - self.shift) / self.slope)


class Calibration:
    """A rising curve from raw scores to chances, learnt on documents held out.

    The curve holds for the candidates of all kinds of text together. How what is shown
    of a kind departs from it is kept as a line through the log-odds.
    """

    def __init__(self, arrays: "Mapping[str, NDArray[np.generic]]") -> None:
        self._owners = tuple(
            array("d", np.asarray(arrays[f"calibration_{name}"], np.float64).tobytes())
            for name in ("raw", "chance")
        )
        self._size = len(self._owners[0])
        self._raw = buffers.doubles(self._owners[0])
        self._chance = buffers.doubles(self._owners[1])
        self._bends = np.asarray(arrays["calibration_bends"], np.float64).tolist()

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
        first, left = 0, self._size
        while left > 0:
            # Without a branch, which a processor would guess wrong half the time.
            half = left // 2
            above = 1 if raw < self._raw[first + half] else 0
            first += (1 - above) * (half + 1)
            left = half if above else left - half - 1
        return first

    def each(self, raw: "Iterable[float]") -> list[float]:
        """Return the chance of each of a few candidates."""
        return [self.chance(score) for score in raw]

    def bend(self, genres: "Sequence[float]") -> Bend:
        """Return what makes the chances of a text of these P(genre) honest."""
        slope, shift = 0.0, 0.0
        for share, (own_slope, own_shift) in zip(genres, self._bends, strict=True):
            slope += share * own_slope
            shift += share * own_shift
        return Bend(slope, shift)

    def chances(self, raw: "Doubles") -> "Doubles":
        """Return the chance of each of many candidates."""
        return np.interp(raw, np.array(self._owners[0]), np.array(self._owners[1]))


def _log_odds(chance: float) -> float:
    return math.log(chance / (1 - chance))


def _chance(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))
