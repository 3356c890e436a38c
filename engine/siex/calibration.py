"""Turn scores of the trees into chances."""

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from engine.siex.arrays import Doubles


class Calibration:
    """A rising curve from raw scores to chances, learnt on documents held out."""

    def __init__(self, arrays: "Mapping[str, NDArray[np.generic]]") -> None:
        self._raw = np.asarray(arrays["calibration_raw"], dtype=np.float64)
        self._chance = np.asarray(arrays["calibration_chance"], dtype=np.float64)

    def chances(self, raw: "Doubles") -> "Doubles":
        """Return the chance that a person lists each candidate."""
        return np.interp(raw, self._raw, self._chance)
