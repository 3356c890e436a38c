"""Comparing the values of fields: which are the same, and which comes first."""

import json
import math
from collections.abc import Mapping
from typing import Any, Literal, cast

Compare = Literal["auto", "numbers", "text"]
Rank = tuple[int, Any]
LONGEST_NUMBER = 400
"""Characters that a text may have to be read as a number."""


def identity(value: Any, *, match_case: bool = True) -> str:
    """Return a text that is the same for values that are the same.

    ``1`` and ``1.0`` are the same, ``1`` and ``"1"`` are not. Without ``match_case``
    capital letters and outer spaces make no difference.
    """
    plain = _plain(value, match_case=match_case)
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def number(value: Any) -> int | float | None:
    """Return a number, or the one that a text spells; None for all else."""
    if isinstance(value, str):
        return _spelled(value.strip())
    return value + 0 if isinstance(value, int | float) and _is_finite(value) else None


def rank(value: Any, compare: Compare = "auto") -> Rank | None:
    """Return a key that sorts any values; None for what has no place in the order.

    With ``auto`` numbers come before texts and texts before anything else.
    """
    if compare == "numbers":
        value = number(value)
    if value is None or value == "":
        return None
    if isinstance(value, int | float) and compare != "text":
        return 0, value
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    kind = 1 if isinstance(value, str) or compare == "text" else 2
    return kind, (text.casefold(), text)


def _spelled(text: str) -> int | float | None:
    if len(text) > LONGEST_NUMBER or "_" in text:
        return None
    for kind in (int, float):
        try:
            found = kind(text)
        except ValueError:
            continue
        return found if _is_finite(found) else None
    return None


def _is_finite(value: float) -> bool:
    try:
        return math.isfinite(value)
    except OverflowError:  # an int that no float can hold
        return False


def _plain(value: Any, *, match_case: bool) -> Any:
    if isinstance(value, str):
        return value if match_case else value.strip().casefold()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list):
        items = cast("list[Any]", value)
        return [_plain(item, match_case=match_case) for item in items]
    if isinstance(value, Mapping):
        fields = cast("Mapping[str, Any]", value)
        return {k: _plain(v, match_case=match_case) for k, v in fields.items()}
    return value
