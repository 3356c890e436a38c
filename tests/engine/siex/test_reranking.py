"""The likeliest candidates are compared with one another, and scored once more."""

from array import array

import pytest

from engine.siex import analyse, extract, model
from engine.siex.candidates import Candidates
from engine.siex.features.document import traits
from engine.siex.features.habits import Habits
from engine.siex.features.matrix import features
from engine.siex.genres import GENRES
from engine.siex.ranking import read
from engine.siex.reranking import NAMES, Compared, added, likeliest, worded
from tests.engine.siex.samples import TEXTS

TEXT = "Random forests grow. The accuracy of random forests and of small forests falls."


def compared(scores: dict[str, float]) -> dict[str, dict[str, float]]:
    """Compare these phrases of the text, which are given best first."""
    found = Candidates(read(TEXT, 0, "en"), 5)
    numbers = {TEXT[slice(*found.span(n))].lower(): n for n in range(found.size)}
    chosen = array("i", [numbers[phrase] for phrase in scores])
    told = Compared(worded(found, chosen), array("d", scores.values()), found.size)
    return {
        phrase: {
            name: told.table[feature * told.size + place]
            for feature, name in enumerate(NAMES)
        }
        for place, phrase in enumerate(scores)
    }


def test_the_likeliest_come_first_and_equal_ones_as_they_come():
    assert list(likeliest(array("d", [0.1, 0.5, 0.3, 0.5]))) == [1, 3, 2, 0]
    many = array("d", [float(place) for place in range(50)])
    assert list(likeliest(many)) == list(range(49, 17, -1))


def test_a_phrase_knows_which_of_the_others_hold_it_and_how_likely_they_are():
    told = compared({"random forests": 1.0, "accuracy": 0.5, "forests": -1.0})
    held, holder = told["forests"], told["random forests"]
    assert (held["holders"], held["holder_place"], held["holder_lead"]) == (1, 0, 2.0)
    assert (holder["held"], holder["held_place"], holder["held_end"]) == (1, 2, 1)
    assert told["accuracy"]["holders"] == told["accuracy"]["held"] == 0


def test_a_phrase_knows_which_of_the_others_share_its_words():
    told = compared({"random forests": 1.0, "small forests": 0.0, "accuracy": -1.0})
    small = told["small forests"]
    assert (small["last"], small["last_above"], small["first"]) == (1, 1, 0)
    assert small["sharing_above"] == 1
    assert small["shared_above"] == pytest.approx(1 / 3)
    assert small["new_words"] == pytest.approx(1 / 2)
    assert told["accuracy"]["new_words"] == 1


def test_a_phrase_knows_how_far_it_is_from_the_others():
    told = compared({"random forests": 1.0, "small forests": 0.25, "accuracy": -1.0})
    small = told["small forests"]
    assert (small["lead"], small["distance"]) == (0.75, 1.25)
    assert small["behind_first"] == -0.75


def test_scores_do_not_depend_on_how_many_are_asked_for():
    few = {k.text: k.score for k in extract(TEXTS["en"], top_k=3, min_score=0)}
    many = {k.text: k.score for k in extract(TEXTS["en"], top_k=40, min_score=0)}
    assert few.items() <= many.items()


def test_what_comparing_adds_is_told_as_a_reason():
    found = analyse(TEXTS["en"], explain=True)
    told = {part.feature for each in found.keywords for part in each.explanation}
    assert "rivals" in told


def test_every_genre_has_an_expert_who_is_told_all_that_is_compared():
    assert [expert.features for expert in model.experts()] == [len(NAMES)] * len(GENRES)


def test_an_expert_counts_as_much_as_the_text_is_of_its_genre():
    text = read(TEXT, 0, "en")
    found = Candidates(text, 5)
    close = array("i", range(found.size))
    scores = array("d", [-0.1 * place for place in range(found.size)])
    kinds = traits(text)

    def more(*shares: float) -> list[float]:
        genres = array("d", [*shares, 0, 0, 0, 0, 0])
        nothing = Habits(array("H", [0]), array("b", [0] * 4))
        rows = features(found, kinds, array("d", [0.0] * len(GENRES)), nothing)
        return list(added(found, close, scores, rows, genres, model.experts()))

    first, second, both = more(1, 0), more(0, 1), more(0.25, 0.75)
    assert any(first)
    assert first != second
    mixed = [
        0.25 * one + 0.75 * other for one, other in zip(first, second, strict=True)
    ]
    assert both == pytest.approx(mixed)
    assert not any(more(0.01, 0))
