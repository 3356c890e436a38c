"""Round to four decimals."""

import math


def rounded(value: float) -> float:
    """Return ``round(value, 4)`` of a number from 0 to 1, which takes a way over text."""
    steps = value * 10_000
    nearest = math.floor(steps + 0.5)
    if abs(abs(steps - nearest) - 0.5) < 1e-6:  # too near the middle to be sure
        return round(value, 4)
    return nearest / 10_000
