"""Score rows with symmetric decision trees, all trees at once.

Every level of a symmetric tree asks one question, so a tree of depth six is six bits
that pick one of 64 leaves. Leaves are whole numbers: sums are exact, whatever the order.
"""

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from engine.siex.arrays import Bytes, Doubles, Floats

_BLOCK = 384


class Trees:
    """A boosted ensemble of symmetric trees."""

    def __init__(self, arrays: "Mapping[str, NDArray[np.generic]]") -> None:
        self._features = [int(n) for n in np.asarray(arrays["question_feature"])]
        self._borders = np.asarray(arrays["question_border"], dtype=np.float32)
        splits = np.asarray(arrays["splits"], dtype=np.int64)
        self._splits = [np.ascontiguousarray(level) for level in splits.T]
        leaves = np.asarray(arrays["leaves"], dtype=np.int32)
        self._leaves = np.ascontiguousarray(leaves.ravel())
        self._offsets = (np.arange(len(leaves)) * leaves.shape[1])[:, None]
        self._scale = float(np.asarray(arrays["leaf_scale"]))
        self._bias = float(np.asarray(arrays["bias"]))
        self._runs = _runs(self._features)

    def scores(self, rows: "Floats") -> "Doubles":
        """Return a score per column of ``rows``, which has one row per feature."""
        count = rows.shape[1]
        total = np.zeros(count, dtype=np.int64)
        for begin in range(0, count, _BLOCK):
            block = rows[:, begin : begin + _BLOCK]
            total[begin : begin + _BLOCK] = self._block(block)
        return total.astype(np.float64) * self._scale + self._bias

    def _block(self, rows: "Floats") -> "NDArray[np.int64]":
        answers = self._answers(rows)
        index = answers[self._splits[0]]
        for level, splits in enumerate(self._splits[1:], start=1):
            index |= answers[splits] << np.uint8(level)
        leaves = self._leaves.take(index + self._offsets)
        return leaves.sum(axis=0, dtype=np.int64)

    def _answers(self, rows: "Floats") -> "Bytes":
        """Ask every question once: one row of 0 and 1 per question."""
        answers = np.empty((len(self._features), rows.shape[1]), dtype=np.bool_)
        for feature, begin, end in self._runs:
            borders = self._borders[begin:end, None]
            np.greater(rows[feature], borders, out=answers[begin:end])
        return answers.view(np.uint8)


def _runs(features: list[int]) -> list[tuple[int, int, int]]:
    """Return (feature, begin, end) for each run of questions about one feature."""
    edges = [
        n for n in range(len(features)) if n == 0 or features[n] != features[n - 1]
    ]
    ends = [*edges[1:], len(features)]
    return [(features[b], b, e) for b, e in zip(edges, ends, strict=True)]
