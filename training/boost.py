"""Fit the trees and write them down the way the engine reads them."""

import json
import tempfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from engine.siex.arrays import Flags, Floats, Ints

SETTINGS = {
    "loss_function": "Logloss",
    "depth": 6,
    "learning_rate": 0.1,
    "border_count": 48,
    "l2_leaf_reg": 5,
    "rsm": 0.4,
    "thread_count": 2,
    "random_seed": 1,
    "verbose": 100,
    "allow_writing_files": False,
}
TREES = 600
_LEAF_STEPS = 1 << 18
_PER_DOC = 120


def thinned(doc: Ints, label: Flags, weight: Floats) -> tuple[Ints, Floats]:
    """Choose the rows to learn from: of a long text only some that nobody listed."""
    draw = np.random.default_rng(7)
    kept = np.minimum(1.0, _PER_DOC / np.bincount(doc)[doc])
    chosen = np.flatnonzero(label | (draw.random(len(doc)) < kept))
    scaled = np.where(label, weight, weight / kept)
    return chosen, scaled[chosen].astype(np.float32)


def fit(
    rows: Floats, label: Flags, weight: Floats, trees: int = TREES
) -> dict[str, NDArray[np.generic]]:
    """Fit symmetric trees and return their arrays."""
    from catboost import CatBoost, Pool

    booster = CatBoost({**SETTINGS, "iterations": trees})
    booster.fit(Pool(rows.T, label.astype(int), weight=weight))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "trees.json"
        booster.save_model(str(path), format="json")
        return exported(json.loads(path.read_text()))


def exported(dump: dict[str, object]) -> dict[str, NDArray[np.generic]]:
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
