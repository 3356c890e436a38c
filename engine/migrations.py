"""Brings the objects of older file versions into today's shape, one step at a time."""

from collections.abc import Callable, Mapping
from typing import Any

from engine.schema import VERSION

Step = Callable[[dict[str, Any]], dict[str, Any]]

STEPS: Mapping[int, Step] = {}
"""From each version that was ever written to the next; version 1 is the first."""


def migrated(
    form: dict[str, Any], steps: Mapping[int, Step] = STEPS, to: int = VERSION
) -> dict[str, Any]:
    """Return ``form`` in the shape of version ``to``."""
    for version in range(form["format_version"], to):
        form = {**steps[version](form), "format_version": version + 1}
    return form
