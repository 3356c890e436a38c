"""Write a feature into the table; compiled, it becomes part of the code that calls it."""

from engine.siex.features.rows import Rows


def put(rows: Rows, value: float) -> None:
    """Write a feature of this candidate and go on to the next."""
    rows.values[rows.place] = value
    rows.place += rows.size


def add(rows: Rows, value: float) -> None:
    """Add to this fact of a candidate and go on to the next."""
    rows.sums[rows.place] += value
    rows.place += 1
