"""Learn how raw scores become chances, and measure how honest the chances are."""

import numpy as np
from numpy.typing import NDArray

from engine.siex.arrays import Doubles, Flags, Floats

_POINTS = 48


def curve(raw: Doubles, label: Flags, weight: Floats) -> dict[str, NDArray[np.generic]]:
    """Return points of a rising curve from raw score to chance."""
    from sklearn.isotonic import IsotonicRegression

    fit = IsotonicRegression(y_min=0.0005, y_max=0.995, out_of_bounds="clip")
    fit.fit(raw, label, sample_weight=weight)
    order = np.sort(raw)
    places = np.unique(
        np.concatenate(
            (
                np.quantile(order, np.linspace(0, 0.9, _POINTS // 3)),
                np.quantile(order, 1 - np.geomspace(0.1, 20 / len(raw), _POINTS)),
            )
        )
    )
    smooth = np.convolve(
        np.pad(fit.predict(places), 1, "edge"), [0.25, 0.5, 0.25], "valid"
    )
    return {"calibration_raw": places, "calibration_chance": smooth}


def reliability(
    chance: Doubles, label: Flags, weight: Floats
) -> tuple[float, list[tuple[float, float, float]]]:
    """Return the expected calibration error and (said, true, share) per tenth."""
    bins = np.minimum((chance * 10).astype(int), 9)
    total = np.bincount(bins, weight, 10)
    said = np.bincount(bins, weight * chance, 10) / np.maximum(total, 1e-9)
    true = np.bincount(bins, weight * label, 10) / np.maximum(total, 1e-9)
    share = total / total.sum()
    rows = [
        (float(s), float(t), float(p))
        for s, t, p in zip(said, true, share, strict=True)
    ]
    return float((share * np.abs(said - true)).sum()), rows
