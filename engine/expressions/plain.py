"""Makes plain JSON values of what nodes may have left in a record."""

import math
from collections.abc import Mapping, Sequence, Set
from datetime import date
from typing import Any

SMALLEST, LARGEST = -(2**63), 2**63 - 1


def plain(value: Any) -> Any:
    """Return ``value`` in the types that formulas know."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if value is None or isinstance(value, bool | float):
        return value
    if isinstance(value, int):
        return value if SMALLEST <= value <= LARGEST else _as_float(value)
    if isinstance(value, Mapping):
        return {plain(str(key)): plain(item) for key, item in value.items()}
    if isinstance(value, Sequence | Set) and not isinstance(value, bytes):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else plain(str(value))


def longest_list(value: Any) -> int:
    """Return how many items the longest list or object inside ``value`` has."""
    if isinstance(value, Mapping):
        return max(len(value), *map(longest_list, value.values()), 0)
    if isinstance(value, list):
        return max(len(value), *map(longest_list, value), 0)
    return 0


def _as_float(value: int) -> float:
    try:
        return float(value)
    except OverflowError:
        return math.copysign(math.inf, value)
