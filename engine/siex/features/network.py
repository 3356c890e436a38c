"""How central a candidate's words are in the document's web of words."""

import numpy as np

from engine.siex.features.columns import Columns
from engine.siex.features.context import nominal
from engine.siex.graph import word_ranks


def add(columns: Columns) -> None:
    """Append the columns of this module."""
    plain, early = word_ranks(columns.read)
    width = columns.found.width
    for name, ranks in (("rank", plain), ("early_rank", early)):
        total = columns.inner(ranks, np.add, 0.0)
        columns.add_ranked(name, total)
        columns.add(f"{name}_mean", total / width)
    columns.add("rank_last", early[columns.last])
    held = columns.inner(nominal(columns).astype(float), np.minimum, 1.0)
    columns.add_ranked("phrase_rank", columns.inner(early, np.add, 0.0) * held)
