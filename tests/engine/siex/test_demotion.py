"""Verbs, counts and days of the week come after what a text is about."""

from array import array

import pytest

from engine.siex import model
from engine.siex.candidates import Candidates
from engine.siex.contenders import Contender
from engine.siex.demotion import demoted, misplaced
from engine.siex.features.document import traits
from engine.siex.features.matrix import features
from engine.siex.genres import GENRES
from engine.siex.ranking import read

TEXT = (
    "The lodger weighs 140 drills on Tuesdays. "
    "Owner Peter Hallam agrees. "
    "A two-person tent and three new tools are for sale. "
    "All volunteers clean their image processing room."
)


def contender(phrase: str) -> Contender:
    words = tuple(phrase.replace("-", " ").split())
    start = TEXT.index(phrase)
    places = [(start, start + len(phrase), False)]
    return Contender(0, 0.5, places, words, (words,), phrase, places)


def chance(phrase: str, genre: str = "web") -> float:
    return demoted([contender(phrase)], TEXT, "en", genre, set())[0].chance


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


@pytest.mark.parametrize("genre", ["abstract", "press"])
def test_abstracts_and_broadcasts_are_about_counts_now_and_then(genre):
    assert chance("140 drills", genre) == 0.5


def test_the_likeliest_comes_first():
    found = demoted(
        [contender("140 drills"), contender("drills")], TEXT, "en", "web", set()
    )
    assert [each.key for each in found] == ["drills", "140 drills"]


@pytest.mark.parametrize(
    ("phrase", "share"),
    [("volunteers clean", 0.3), ("image processing", 1.0), ("volunteers", 1.0)],
)
def test_a_phrase_with_a_verb_where_it_stands_falls_back_unless_it_is_a_gerund(
    phrase, share
):
    told = contender(phrase)
    marked = {told.number} if " " in phrase else set()
    found = demoted([told], TEXT, "en", "web", marked)
    assert found[0].chance == pytest.approx(share * told.chance)


def test_trailing_adjectives_are_seen_where_they_stand():
    text = read("Members keep the seed collection alive. It is kept dry.", 0, "en")
    found = Candidates(text, 5)
    unsure = array("d", [1 / len(GENRES)] * len(GENRES))
    rows = features(found, traits(text), unsure, model.habits("en"))
    phrases = {text.text[slice(*found.span(n))]: n for n in range(found.size)}
    ill, well = phrases["collection alive"], phrases["seed collection"]
    assert misplaced(rows, [ill, well], "en") == {ill}
    assert misplaced(rows, [ill, well], "es") == set()
