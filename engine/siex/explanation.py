"""Say what a keyword's score is made of.

On its way from the root of a tree to a leaf a candidate answers six questions. Each
answer moves the mean of the leaves that can still be reached; that move is credited to
the feature the question asks about, as Saabas described it ("Interpreting random
forests", 2014; the ``treeinterpreter`` package). Over all trees the moves and the mean
at the roots add up to the raw score. They are then shrunk so that they add up to the
chance, whose scale is bent by the calibration curve.
"""

import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from engine.siex import reranking
from engine.siex.arrays import Doubles
from engine.siex.buffers import Ints
from engine.siex.calibration import Bend, Calibration
from engine.siex.keyword import Contribution
from engine.siex.trees import Trees, rows_of

BASE = "base"
MADE_BETTER = "wording"
"""What a change of the chance after the trees is put down to: the form of the phrase."""
REASONS = tuple(sorted({*reranking.REASONS, MADE_BETTER}))


class Moves:
    """Knows the mean of the leaves below every node of every tree."""

    def __init__(
        self,
        arrays: Mapping[str, NDArray[np.generic]],
        names: Sequence[str],
        reasons: Sequence[str],
        trees: Trees,
    ) -> None:
        splits = np.asarray(arrays["splits"], dtype=np.int64)
        leaves = np.asarray(arrays["leaves"], dtype=np.float64)
        weights = np.asarray(arrays["leaf_weights"], dtype=np.float64)
        self._means = _node_means(leaves, np.exp2(weights / 16) - 1 + 1e-9)
        number = np.array([REASONS.index(reason) for reason in reasons])
        self._reason = number[rows_of(arrays, names)[splits]]
        self.trees = trees

    def of(self, steps: Ints, count: int, column: int) -> tuple[Doubles, float]:
        """Return what each reason adds to the raw score, and where the score starts.

        Args:
            steps: what the trees are told of ``count`` candidates, feature by feature.
            count: how many candidates there are.
            column: the one to explain.
        """
        leaf = np.frombuffer(self.trees.places(steps, count, column), dtype=np.uint8)
        every = np.arange(len(leaf))
        moves = np.zeros(len(REASONS))
        before = self._means[0][:, 0]
        for level, means in enumerate(self._means[1:]):
            after = means[every, leaf & ((2 << level) - 1)]
            np.add.at(moves, self._reason[:, level], after - before)
            before = after
        start = float(self._means[0].sum()) * self.trees.scale + self.trees.bias
        return moves * self.trees.scale, start


class Explainer:
    """Adds up what all trees say of a candidate.

    Attributes:
        first: the trees that score every candidate.
        experts: those of each genre, which compare the likeliest.
    """

    def __init__(
        self, first: Moves, experts: tuple[Moves, ...], calibration: Calibration
    ) -> None:
        self.first = first
        self.experts = experts
        self._calibration = calibration

    def contributions(
        self, moves: Doubles, start: float, score: float, bend: Bend
    ) -> tuple[Contribution, ...]:
        """Explain the ``score`` of a candidate; the parts add up to it.

        The start value is called ``base`` and comes first, then the largest come first.
        ``moves`` and ``start`` are the sums over all trees; ``bend`` makes the chances of
        the kind of text honest.
        """
        raw = start + math.fsum(moves)
        base, own = (bend.bent(self._calibration.chance(n)) for n in (start, raw))
        shrunk = (own - base) / (raw - start) if raw != start else 0.0
        parts = dict(zip(REASONS, (moves * shrunk).tolist(), strict=True))
        parts[MADE_BETTER] += score - own
        rounded = {reason: round(value, 4) for reason, value in parts.items()}
        ordered = sorted(rounded.items(), key=lambda part: -abs(part[1]))
        rest = round(score - math.fsum(rounded.values()), 4)
        return (
            Contribution(BASE, rest),
            *(Contribution(reason, value) for reason, value in ordered if value),
        )


def _node_means(leaves: Doubles, weights: Doubles) -> list[Doubles]:
    """Return the mean of the leaves below each node, level by level from the root."""
    trees, size = leaves.shape
    means: list[Doubles] = []
    below = 1
    while below <= size:
        shape = trees, size // below, below
        total = weights.reshape(shape).sum(axis=1)
        means.append((leaves * weights).reshape(shape).sum(axis=1) / total)
        below *= 2
    return means
