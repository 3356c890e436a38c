"""Turn scores of the trees into chances."""

from bisect import bisect_right
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from engine.siex.arrays import Doubles


class Calibration:
    """A rising curve from raw scores to chances, learnt on documents held out."""

    def __init__(self, arrays: "Mapping[str, NDArray[np.generic]]") -> None:
        self._raw = np.asarray(arrays["calibration_raw"], dtype=np.float64).tolist()
        self._chance = np.asarray(arrays["calibration_chance"], np.float64).tolist()

    def chance(self, raw: float) -> float:
        """Return the chance that a person lists a candidate."""
        place = bisect_right(self._raw, raw)
        if place == 0:
            return self._chance[0]
        if place == len(self._raw):
            return self._chance[-1]
        low, high = self._raw[place - 1], self._raw[place]
        share = (raw - low) / (high - low)
        below, above = self._chance[place - 1], self._chance[place]
        return below + share * (above - below)

    def chances(self, raw: "Doubles") -> "Doubles":
        """Return the chance of each of many candidates."""
        return np.interp(raw, self._raw, self._chance)
