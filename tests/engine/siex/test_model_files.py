"""The model's files are the ones that were measured, small, and free of pickles."""

import hashlib
from importlib.resources import files
from pathlib import Path

import pytest

from engine.siex import LANGUAGES, extract, model
from engine.siex.errors import BrokenModelError

FOLDER = files("resources") / "model"
NAMES = (*LANGUAGES, "languages", "types", "ranker")
CARD = Path(__file__).parents[3] / "docs" / "model-card.md"
DIGEST = "5ce195a9e86b59b6"


def test_the_files_are_those_that_the_model_card_describes():
    digest = hashlib.sha256()
    for name in NAMES:
        digest.update((FOLDER / f"{name}.npz").read_bytes())
    assert digest.hexdigest()[:16] == DIGEST
    assert DIGEST in CARD.read_text(encoding="utf-8")


def test_the_model_is_small():
    size = sum(len((FOLDER / f"{name}.npz").read_bytes()) for name in NAMES)
    assert size < 15_000_000


def test_a_missing_file_is_named():
    with pytest.raises(BrokenModelError, match="absent"):
        model.arrays("absent")


def test_another_ranker_ranks_only_as_long_as_it_is_asked_for():
    shipped = extract("A small bakery sells sourdough bread to a small town.")
    with (
        pytest.raises(BrokenModelError, match="absent"),
        model.ranked_by(Path("absent.npz")),
    ):
        extract("A small bakery sells sourdough bread to a small town.")
    assert extract("A small bakery sells sourdough bread to a small town.") == shipped
