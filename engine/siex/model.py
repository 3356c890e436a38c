"""Load the files of the model when they are first needed, once per process."""

import functools
import io
import zipfile
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from engine.siex.calibration import Calibration
from engine.siex.errors import BrokenModelError
from engine.siex.genres import GenreGuess
from engine.siex.lexicon import Lexicon
from engine.siex.tables import Table
from engine.siex.trees import Trees

Arrays = dict[str, NDArray[Any]]


def arrays(name: str) -> Arrays:
    """Return the arrays in a file of the model."""
    path = files("resources") / "model" / f"{name}.npz"
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


@functools.cache
def _ranker() -> Arrays:
    return arrays("ranker")


@functools.cache
def trees() -> Trees:
    """Return the trees that rank candidates."""
    return Trees(_ranker())


@functools.cache
def calibration() -> Calibration:
    """Return the curve that turns scores into chances."""
    return Calibration(_ranker())


@functools.cache
def genre_guess() -> GenreGuess:
    """Return the guess of a text's kind."""
    return GenreGuess(_ranker())
