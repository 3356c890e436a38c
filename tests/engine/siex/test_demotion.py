"""Verbs, counts and days of the week come after what a text is about."""

import pytest

from engine.siex.contenders import Contender
from engine.siex.demotion import demoted

TEXT = (
    "The lodger weighs 140 drills on Tuesdays. "
    "Owner Peter Hallam agrees. "
    "A two-person tent and three new tools are for sale."
)


def contender(phrase: str) -> Contender:
    words = tuple(phrase.replace("-", " ").split())
    start = TEXT.index(phrase)
    places = [(start, start + len(phrase), False)]
    return Contender(0, 0.5, places, words, (words,), phrase, places)


def chance(phrase: str, genre: str = "web") -> float:
    return demoted([contender(phrase)], TEXT, "en", genre)[0].chance


@pytest.mark.parametrize(
    "phrase",
    ["lodger weighs", "140 drills", "three new", "Tuesdays", "Owner Peter Hallam"],
)
def test_what_names_no_thing_falls_back(phrase):
    assert chance(phrase) == pytest.approx(0.15)


@pytest.mark.parametrize(
    "phrase", ["new tools", "two-person tent", "drills", "Peter Hallam"]
)
def test_what_names_a_thing_stays(phrase):
    assert chance(phrase) == 0.5


def test_abstracts_are_about_counts_now_and_then():
    assert chance("140 drills", "abstract") == 0.5


def test_the_likeliest_comes_first():
    found = demoted([contender("140 drills"), contender("drills")], TEXT, "en", "web")
    assert [each.key for each in found] == ["drills", "140 drills"]
