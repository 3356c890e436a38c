"""Learn how raw scores become chances, and measure how honest the chances are."""

from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from engine.siex import Document, analyse_batch
from engine.siex.arrays import Doubles, Flags, Floats
from engine.siex.genres import GENRES
from training.corpus import Example
from training.metric import keyphrase_score

_POINTS = 48
_SHOWN = 10
_FIRM, _STRAIGHT = 10.0, 4.0
"""How firmly a kind of text keeps to the curve of all: that many times its variance; and
how much more firmly to its slope."""

Shown = tuple[int, float, bool]


def curve(raw: Doubles, label: Flags, weight: Floats) -> dict[str, NDArray[np.generic]]:
    """Return points of a rising curve from raw score to chance."""
    from sklearn.isotonic import IsotonicRegression

    fit = IsotonicRegression(y_min=0.0005, y_max=0.995, out_of_bounds="clip")
    fit.fit(raw, label, sample_weight=weight)
    order = np.sort(raw)
    places = np.unique(
        np.concatenate(
            (
                np.quantile(order, np.linspace(0, 0.9, _POINTS // 3)),
                np.quantile(order, 1 - np.geomspace(0.1, 20 / len(raw), _POINTS)),
            )
        )
    )
    smooth = np.convolve(
        np.pad(fit.predict(places), 1, "edge"), [0.25, 0.5, 0.25], "valid"
    )
    return {"calibration_raw": places, "calibration_chance": smooth}


def reliability(
    chance: Doubles, label: Flags, weight: Floats
) -> tuple[float, list[tuple[float, float, float]]]:
    """Return the expected calibration error and (said, true, share) per tenth."""
    bins = np.minimum((chance * 10).astype(int), 9)
    total = np.bincount(bins, weight, 10)
    said = np.bincount(bins, weight * chance, 10) / np.maximum(total, 1e-9)
    true = np.bincount(bins, weight * label, 10) / np.maximum(total, 1e-9)
    share = total / total.sum()
    rows = [
        (float(s), float(t), float(p))
        for s, t, p in zip(said, true, share, strict=True)
    ]
    return float((share * np.abs(said - true)).sum()), rows


def shown(examples: Iterable[Example]) -> Iterator[Shown]:
    """Yield the kind of text, the score and the truth of all keywords that are shown."""
    score = keyphrase_score()
    texts = list(examples)
    found = analyse_batch(
        [Document(each.text, each.title or None, each.lang) for each in texts],
        top_k=_SHOWN,
    )
    for each, analysis in zip(texts, found, strict=True):
        gold = set(score.unique(each.keyphrases, each.lang))
        for keyword in analysis.keywords:
            listed = score.stems(keyword.text, each.lang) in gold
            yield each.genre, keyword.score, listed


def bends(found: Iterable[Shown]) -> Doubles:
    """Return, per kind of text, slope and shift of the log-odds that make scores honest."""
    rows = list(found)
    result = np.tile([1.0, 0.0], (len(GENRES), 1))
    for genre in range(len(GENRES)):
        said = np.array([score for kind, score, _ in rows if kind == genre])
        true = np.array([listed for kind, _, listed in rows if kind == genre])
        if len(said):
            result[genre] = _line(np.log(said / (1 - said)), true)
    return np.round(result, 3)


def _line(odds: Doubles, true: Flags) -> Doubles:
    """Return slope and shift of a logistic regression that keeps near to 1 and 0."""
    line, start = np.array([1.0, 0.0]), np.array([1.0, 0.0])
    firm = _FIRM / 4 * np.array([_STRAIGHT, 1.0])
    both = np.stack([odds, np.ones(len(odds))])
    for _ in range(20):
        chance = 1 / (1 + np.exp(-(line @ both)))
        slope = both @ (true - chance) - firm * (line - start)
        bend = (both * (chance * (1 - chance))) @ both.T + np.diag(firm)
        line = line + np.linalg.solve(bend, slope)
    line[0] = line[0].clip(0.4, 1.6)
    return line
