"""Train the ranker: genre guess, trees, calibration; print what it reaches."""

import zlib
from dataclasses import replace
from pathlib import Path

import numpy as np

from engine.siex.arrays import Doubles, Flags, Floats, Ints
from engine.siex.calibration import Calibration
from engine.siex.features.habits import COUNTED
from engine.siex.genres import GENRES, GenreGuess
from engine.siex.model import ranked_by
from engine.siex.trees import Trees
from training import boost, calibrate, experts, genre, habits
from training.corpus import PAGES, TESTS, WRITTEN, Example, load, training_examples
from training.matrix import Matrix, build, f1
from training.tables import blob, save

_FOLDS = 10
_GROUPS = 3
_TREES, _FEW_TREES = 150, 70
_PACE = 0.25
_FEW_SLOTS = 1 << 17
_FEW_HABITS = 1.0


def train(data: Path, target: Path) -> None:
    """Learn from the training sets and write the ranker."""
    examples = list(training_examples(data))
    learn(examples, build(examples), data, target)


def train_unseen(data: Path, target: Path) -> None:
    """Write a smaller ranker that never saw the written texts, to measure on them."""
    examples = list(training_examples(data, written=False))
    learn(examples, build(examples), data, target, small=True)


def learn(
    examples: list[Example],
    matrix: Matrix,
    data: Path,
    target: Path,
    small: bool = False,
) -> None:
    """Fit everything that the ranker holds, write it and print what it reaches."""
    weight = np.array([e.weight for e in examples], dtype=np.float32)
    kind = np.array([e.genre for e in examples])
    fold = np.array([_fold(e) for e in examples])
    shares, arrays = genre.fit(matrix.traits, kind, weight, fold)
    _set_genres(matrix, shares)
    slots, least = (_FEW_SLOTS, _FEW_HABITS) if small else (habits.SLOTS, habits.LEAST)
    texts = habits.Texts(kind, fold, _counted(examples), _told(examples))
    patterns = habits.numbered(matrix)
    habits.put_held_out(matrix, patterns, texts, shares, least)
    held = fold == 0
    raw, dumps = _out_of_fold(matrix, fold, weight, _FEW_TREES if small else _TREES)
    arrays |= boost.exported(boost.averaged(dumps))
    arrays["features"] = blob(matrix.names)
    # What is held out must not be in what is counted, as long as it is measured on.
    rest = replace(texts, counted=texts.counted & ~held)
    arrays |= habits.table(matrix, patterns, rest, slots, least)
    outside = held[matrix.doc]
    raw[outside] = Trees(arrays, matrix.names).scores(matrix.rows[:, outside])
    first, share = raw.copy(), 1 / 2 if small else 1.0
    arrays |= experts.fit(matrix, first, np.where(held, -1, kind), weight, share)
    _report(examples, matrix, raw, np.flatnonzero(held))
    raw += experts.added(arrays, matrix, raw, shares)
    _calibrate(arrays, matrix, raw, outside, weight)
    _bend(arrays, [e for e, out in zip(examples, held, strict=True) if out], target)
    _report(examples, matrix, raw, np.flatnonzero(held))
    # All that was measured on is learnt from now that it is no longer needed for that.
    arrays |= experts.fit(matrix, first, kind, weight, share)
    arrays |= habits.table(matrix, patterns, texts, slots, least)
    save(target, **arrays)
    _report_tests(data, arrays)


def _out_of_fold(
    matrix: Matrix, fold: Ints, weight: Floats, trees: int
) -> tuple[Doubles, list[boost.Dump]]:
    """Fit trees to all groups of folds but one, for each; the first fold stays out of all.

    Returns:
        The score of each candidate by the trees that have not seen its group, and all
        trees, whose mean scores new texts.
    """
    group = ((fold - 1) // (_FOLDS // _GROUPS))[matrix.doc]
    raw, dumps = np.zeros(len(group)), list[boost.Dump]()
    for out in range(_GROUPS):
        rows = np.flatnonzero((group >= 0) & (group != out))
        chosen, weights = boost.thinned(
            matrix.doc[rows], matrix.label[rows], weight[matrix.doc[rows]]
        )
        rows = rows[chosen]
        settings = {
            "iterations": trees,
            "learning_rate": _PACE,
            "random_seed": out + 2,
        }
        dump = boost.fit(matrix.rows[:, rows], matrix.label[rows], weights, settings)
        own = {**boost.exported(dump), "features": blob(matrix.names)}
        unseen = group == out
        raw[unseen] = Trees(own, matrix.names).scores(matrix.rows[:, unseen])
        dumps.append(dump)
    return raw, dumps


def _told(examples: list[Example]) -> Flags:
    """Tell which texts are told their habits; one in four must do without, to learn it."""
    return np.array(
        [
            example.lang in COUNTED and zlib.crc32(example.text.encode()) % 4 > 0
            for example in examples
        ]
    )


def _counted(examples: list[Example]) -> Flags:
    """Tell which texts are counted: those of our own once, whatever their forms."""
    seen: set[tuple[str, str, str]] = set()
    counted: list[bool] = []
    for example in examples:
        name = example.set, example.lang, example.id
        counted.append(name not in seen or not _is_own(example))
        seen.add(name)
    return np.array(counted)


def _fold(example: Example) -> int:
    """Texts that exist in two languages or parts share a fold."""
    if _is_own(example):
        return zlib.crc32(f"{example.lang} {example.id}".encode()) % _FOLDS
    name = f"{example.set.split('_')[0]}{example.id.split('-')[-1]}"
    return zlib.crc32(name.encode()) % _FOLDS


def _is_own(example: Example) -> bool:
    """Tell whether a text was written for this project."""
    return example.set in (*WRITTEN, PAGES.stem)


def _set_genres(matrix: Matrix, shares: Floats) -> None:
    matrix.rows[-len(GENRES) :] = shares.T[:, matrix.doc]


def _calibrate(
    arrays: dict[str, np.ndarray],
    matrix: Matrix,
    raw: Doubles,
    outside: Flags,
    weight: Floats,
) -> None:
    """Fit the curve on one half of the held-out texts, measure it on the other."""
    arrays["calibration_bends"] = np.tile([1.0, 0.0], (len(GENRES), 1))
    half = matrix.doc % 2 == 0
    weights = weight[matrix.doc]
    for fitted in (outside & half, outside):
        arrays |= calibrate.curve(raw[fitted], matrix.label[fitted], weights[fitted])
        if fitted is not outside:
            rest = outside & ~half
            chance = Calibration(arrays).chances(raw[rest])
            error, rows = calibrate.reliability(
                chance, matrix.label[rest], weights[rest]
            )
            print(f"calibration: expected error {error:.4f} on held-out texts")
            for said, true, share in rows:
                print(f"  said {said:.2f}  true {true:.2f}  share {share:.4f}")


def _bend(arrays: dict[str, np.ndarray], examples: list[Example], target: Path) -> None:
    """Fit the bends on one half of the held-out texts, measure on the other, and save."""
    save(target, **arrays)
    half = [zlib.crc32(each.id.encode()) % 2 == 0 for each in examples]
    first = [each for each, own in zip(examples, half, strict=True) if own]
    rest = [each for each, own in zip(examples, half, strict=True) if not own]
    for fitted in (first, examples):
        with ranked_by(target):
            bends = calibrate.bends(calibrate.shown(fitted))
        save(target, **{**arrays, "calibration_bends": bends})
        if fitted is not examples:
            with ranked_by(target):
                _, said, true = zip(*calibrate.shown(rest), strict=True)
            error, _ = calibrate.reliability(
                np.array(said), np.array(true), np.ones(len(said), dtype=np.float32)
            )
            print(f"calibration: expected error {error:.4f} of what is shown")
        save(target, **arrays)
    arrays["calibration_bends"] = bends
    print("bends", dict(zip(GENRES, bends.tolist(), strict=True)))
    save(target, **arrays)


def _report(examples: list[Example], matrix: Matrix, raw: Doubles, docs: Ints) -> None:
    sets = np.array([e.set for e in examples])
    for name in sorted(set(sets[docs])):
        chosen = docs[sets[docs] == name]
        print(f"held out {name} ({len(chosen)}): {f1(matrix, raw, chosen)}")


def _report_tests(data: Path, arrays: dict[str, np.ndarray]) -> None:
    for name in TESTS:
        examples = list(load(data / f"{name}.jsonl.gz", "abstract", 1.0))
        matrix = build(examples)
        shares = GenreGuess(arrays).all_shares(matrix.traits)
        _set_genres(matrix, shares)
        habits.put(matrix, arrays, shares)
        raw = Trees(arrays, matrix.names).scores(matrix.rows)
        raw += experts.added(arrays, matrix, raw, shares)
        print(f"test {name}: {f1(matrix, raw, np.arange(len(examples)))}", flush=True)
