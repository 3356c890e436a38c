"""Load the files of the model when they are first needed, once per process."""

import functools
import io
import zipfile
from array import array
from collections.abc import Generator
from contextlib import contextmanager
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.siex import reranking
from engine.siex.calibration import Calibration
from engine.siex.errors import BrokenModelError
from engine.siex.explanation import Explainer, Moves
from engine.siex.features import matrix
from engine.siex.features.habits import COUNTED, Habits
from engine.siex.genres import GENRES, GenreGuess
from engine.siex.lexicon import Lexicon
from engine.siex.tables import Table
from engine.siex.trees import Trees

Arrays = dict[str, NDArray[Any]]
_other: list[Path] = []


def arrays(name: str) -> Arrays:
    """Return the arrays in a file of the model."""
    return _read(files("resources") / "model" / f"{name}.npz", name)


def _read(path: Traversable, name: str) -> Arrays:
    try:
        with np.load(io.BytesIO(path.read_bytes()), allow_pickle=False) as stored:
            return dict(stored)
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        raise BrokenModelError(f"{name}.npz") from error


@functools.cache
def table(language: str) -> Table:
    """Return the word table of a language."""
    return Table(arrays(language))


@functools.cache
def lexicon(language: str) -> Lexicon:
    """Return the growing lexicon of a language."""
    return Lexicon(table(language), language)


@contextmanager
def ranked_by(path: Path) -> Generator[None]:
    """Rank with another ranker than the one carried along, to measure it."""
    _forget()
    _other.append(path)
    try:
        yield
    finally:
        _other.clear()
        _forget()


def _forget() -> None:
    for made in (
        *(_ranker, trees, experts, calibration, habits, explainer, genre_guess),
    ):
        made.cache_clear()


@functools.cache
def _ranker() -> Arrays:
    return _read(_other[-1], _other[-1].stem) if _other else arrays("ranker")


@functools.cache
def trees() -> Trees:
    """Return the trees that rank candidates."""
    return Trees(_ranker(), matrix.NAMES)


@functools.cache
def experts() -> tuple[Trees, ...]:
    """Return, for each genre, the trees that compare the likeliest candidates."""
    names = reranking.NAMES
    return tuple(Trees(expert_arrays(_ranker(), genre), names) for genre in GENRES)


def expert_arrays(ranker: Arrays, genre: str) -> Arrays:
    """Return the arrays of the expert for a genre among those of a ranker."""
    own = f"{genre}_"
    return {
        name.removeprefix(own): values
        for name, values in ranker.items()
        if name.startswith(own)
    }


@functools.cache
def explainer() -> Explainer:
    """Return what explains scores."""
    told = reranking.NAMES, reranking.REASONS
    own = [
        Moves(expert_arrays(_ranker(), genre), *told, expert)
        for genre, expert in zip(GENRES, experts(), strict=True)
    ]
    first = Moves(_ranker(), matrix.NAMES, matrix.REASONS, trees())
    return Explainer(first, tuple(own), calibration())


@functools.cache
def calibration() -> Calibration:
    """Return the curve that turns scores into chances."""
    return Calibration(_ranker())


@functools.cache
def habits(language: str) -> Habits:
    """Return how often phrases with a pattern were listed in training.

    Where few texts of the language were counted, nothing is known.
    """
    if language not in COUNTED:
        return Habits(array("H", [0]), array("b", [0] * 4))
    if language != COUNTED[0]:
        return habits(COUNTED[0])
    checks = array("H", _ranker()["habit_checks"].tobytes())
    return Habits(checks, array("b", _ranker()["habit_values"].tobytes()))


@functools.cache
def genre_guess() -> GenreGuess:
    """Return the guess of a text's kind."""
    return GenreGuess(_ranker())
