"""An explanation names what speaks for a keyword, and its parts add up to the score."""

import math

import pytest

from engine.siex import analyse, extract
from engine.siex.explanation import REASONS
from tests.engine.siex.samples import TEXTS


@pytest.mark.parametrize("language", TEXTS)
def test_the_parts_add_up_to_the_score(language):
    for keyword in extract(TEXTS[language], language=language, explain=True):
        parts = [part.value for part in keyword.explanation]
        assert math.fsum(parts) == pytest.approx(keyword.score, abs=1e-9)


def test_the_start_comes_first_and_then_the_largest_part():
    for keyword in extract(TEXTS["en"], explain=True):
        first, *others = keyword.explanation
        sizes = [abs(part.value) for part in others]
        assert first.feature == "base"
        assert sizes == sorted(sizes, reverse=True)
        assert {part.feature for part in others} <= set(REASONS)


def test_nothing_is_explained_unless_asked_for():
    plain, told = analyse(TEXTS["en"]), analyse(TEXTS["en"], explain=True)
    assert not any(keyword.explanation for keyword in plain.keywords)
    assert [k.score for k in plain.keywords] == [k.score for k in told.keywords]


def test_a_phrase_that_the_caller_wants_is_explained_too():
    text = "The old ferry sails because they can repair it. It sails to the island."
    found = extract(text, must_consider=["because they can"], explain=True)
    wanted = next(keyword for keyword in found if keyword.text == "because they can")
    parts = [part.value for part in wanted.explanation]
    assert math.fsum(parts) == pytest.approx(wanted.score, abs=1e-9)
