"""How much records weigh, as JSON text: estimated from a few of them."""

from collections.abc import Sequence

from engine.lines import to_line
from nodes.records import Record

FULL = 1_000
"""Records in a full batch."""
FULL_BYTES = 1_000_000
"""About how much text a batch holds; large records travel in smaller batches."""


def weight(records: Sequence[Record]) -> int:
    """Estimate the text of ``records`` from the first and the last."""
    if len(records) < 2:
        return len(to_line(records[0])) if records else 0
    ends = len(to_line(records[0])) + len(to_line(records[-1]))
    return ends * len(records) // 2


def full_size(records: Sequence[Record]) -> int:
    """Return how many records like these make a full batch."""
    each = max(1, weight(records) // max(1, len(records)))
    return max(1, min(FULL, FULL_BYTES // each))
