"""Fit the trees and write them down the way the engine reads them."""

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.siex.arrays import Doubles, Flags, Floats, Ints

SETTINGS = {
    "loss_function": "Logloss",
    "depth": 6,
    "border_count": 48,
    "l2_leaf_reg": 5,
    "rsm": 0.4,
    "thread_count": 2,
    "random_seed": 1,
    "verbose": 100,
    "allow_writing_files": False,
}
_LEAF_STEPS = 1 << 18
_PER_DOC = 120


def thinned(doc: Ints, label: Flags, weight: Floats) -> tuple[Ints, Floats]:
    """Choose the rows to learn from: of a long text only some that nobody listed."""
    draw = np.random.default_rng(7)
    kept = np.minimum(1.0, _PER_DOC / np.bincount(doc)[doc])
    chosen = np.flatnonzero(label | (draw.random(len(doc)) < kept))
    scaled = np.where(label, weight, weight / kept)
    return chosen, scaled[chosen].astype(np.float32)


Dump = dict[str, Any]
"""Trees as CatBoost writes them down."""


def fit(
    rows: Floats,
    label: Flags,
    weight: Floats,
    settings: Mapping[str, object],
    before: Doubles | None = None,
) -> Dump:
    """Fit symmetric trees.

    Args:
        rows: one row per feature, one column per candidate.
        label: whether a person listed each candidate.
        weight: how much each candidate counts.
        settings: how to fit.
        before: scores that the trees add to.
    """
    from catboost import CatBoost, Pool

    booster = CatBoost({**SETTINGS, **settings})
    booster.fit(Pool(rows.T, label.astype(int), weight=weight, baseline=before))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "trees.json"
        booster.save_model(str(path), format="json")
        return json.loads(path.read_text())


def averaged(dumps: list[Dump]) -> Dump:
    """Return trees that give the mean of what several ensembles give."""
    trees = [
        {**tree, "leaf_values": [leaf / len(dumps) for leaf in tree["leaf_values"]]}
        for dump in dumps
        for tree in dump["oblivious_trees"]
    ]
    bias = sum(dump["scale_and_bias"][1][0] for dump in dumps) / len(dumps)
    return {"oblivious_trees": trees, "scale_and_bias": [1, [bias]]}


def exported(dump: Dump) -> dict[str, NDArray[np.generic]]:
    """Rewrite a dump of trees as arrays of questions, splits and whole-number leaves."""
    trees = [tree for tree in dump["oblivious_trees"] if tree["splits"]]
    asked = sorted({_question(split) for tree in trees for split in tree["splits"]})
    place = {question: number for number, question in enumerate(asked)}
    depth = max(len(tree["splits"]) for tree in trees)
    never = len(asked)
    splits = np.full((len(trees), depth), never, dtype=np.uint16)
    leaves = np.zeros((len(trees), 1 << depth))
    seen = np.zeros((len(trees), 1 << depth))
    for number, tree in enumerate(trees):
        for level, split in enumerate(tree["splits"]):
            splits[number, level] = place[_question(split)]
        leaves[number, : len(tree["leaf_values"])] = tree["leaf_values"]
        seen[number, : len(tree["leaf_values"])] = tree["leaf_weights"]
    scale, bias = dump["scale_and_bias"]
    step = np.abs(leaves).max() / _LEAF_STEPS
    return {
        "question_feature": np.array([f for f, _ in asked] + [0], dtype=np.uint16),
        "question_border": np.array([b for _, b in asked] + [np.inf], dtype=np.float32),
        "splits": splits,
        "leaves": np.round(leaves / step).astype(np.int32),
        # How much of what was learnt from ends in each leaf, in sixteenths of a doubling.
        "leaf_weights": np.round(16 * np.log2(1 + seen)).astype(np.uint16),
        "leaf_scale": np.array(step * scale),
        "bias": np.array(bias[0] if isinstance(bias, list) else bias),
    }


def _question(split: dict[str, float]) -> tuple[int, float]:
    return int(split["float_feature_index"]), float(split["border"])
