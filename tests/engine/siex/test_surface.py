"""Keywords are written as a person would write them."""

import pytest

from engine.siex import extract
from engine.siex.contenders import Contender
from engine.siex.selection import without_pieces
from engine.siex.surface import Form, written


@pytest.mark.parametrize(
    ("language", "form", "text"),
    [
        ("en", "Hydraulic disc brakes", "hydraulic disc brakes"),
        ("sv", "Tomatplantorna", "tomatplantorna"),
        ("sv", "Riksbanken", "Riksbanken"),
        ("de", "Größere Heizkörper", "größere Heizkörper"),
        ("de", "Heizkörper", "Heizkörper"),
        ("lt", "Galingas variklis", "galingas variklis"),
        ("nl", "Rijkswaterstaat", "Rijkswaterstaat"),
        ("en", "NATO summit", "NATO summit"),
        ("en", "Riverside Bakery", "Riverside Bakery"),
        ("en", "Robot ABB", "robot ABB"),
        ("en", "“Aurora” bike", "Aurora bike"),
        ("en", "Europe's", "Europe"),
        ("en", "R&amp;D budget", "R&D budget"),
        ("en", "solar\n  panels", "solar panels"),
    ],
)
def test_a_form_at_the_beginning_of_a_sentence_is_written_calmly(language, form, text):
    assert written({form: Form(inside=0, opening=1)}, [form], language).text == text


def test_the_form_inside_sentences_wins():
    forms = {
        "Garden chairs": Form(0, 3),
        "garden chairs": Form(1, 0),
        "GARDEN CHAIRS": Form(2, 0),
    }
    found = written(forms, list(forms), "en")
    assert found.text == "garden chairs"
    assert set(found.variants) == set(forms)


def test_the_capitals_of_a_headline_do_not_win_over_the_same_phrase_below():
    forms = {"Hiking Boots": Form(1, 0), "hiking boots": Form(1, 0)}
    assert written(forms, list(forms), "en").text == "hiking boots"
    forms = {"Hiking Boots": Form(2, 0), "hiking boots": Form(1, 0)}
    assert written(forms, list(forms), "en").text == "Hiking Boots"


def test_a_name_inside_a_sentence_keeps_its_capitals():
    text = "We rode the Bergen Line. People love the Bergen Line in winter."
    assert "Bergen Line" in [keyword.text for keyword in extract(text, language="en")]


@pytest.mark.parametrize(
    ("language", "text", "unwanted"),
    [
        (
            "it",
            "I medici consigliano una passeggiata dopo cena. Una passeggiata aiuta a dormire.",
            "medici consigliano",
        ),
    ],
)
def test_a_verb_beside_a_noun_does_not_come_first(language, text, unwanted):
    best = [keyword.text for keyword in extract(text, language=language, top_k=3)]
    assert unwanted not in best


@pytest.mark.parametrize(
    ("chances", "kept"),
    [
        ((0.5, 0.6), ["steel wire"]),
        ((0.2, 0.6), ["wire"]),
        ((0.4, 0.6), ["steel wire", "wire"]),
    ],
)
def test_a_phrase_and_its_piece_are_rarely_both_listed(chances, kept):
    places = [(0, 10, True)], [(6, 10, False)]
    words = ("steel", "wire"), ("wire",)
    found = [
        Contender(n, chances[n], places[n], words[n], (words[n],), "", places[n])
        for n in range(2)
    ]
    assert [" ".join(each.words) for each in without_pieces(found)] == kept
