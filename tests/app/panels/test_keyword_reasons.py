"""Reasons are words that a person understands, and they add up to the score."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.panels.keywords.found import Found, found_in, keyword_fields, stand_in
from app.panels.keywords.reason_chart import signed
from app.panels.keywords.reasons import (
    BY_SIGN,
    OTHER,
    SAME,
    START,
    Circumstances,
    circumstances,
    reasons,
)
from engine.siex import extract
from engine.siex.explanation import REASONS
from engine.siex.keyword import Document
from tests.helpers.keywords import EXPLANATION, TEXT, TITLE, keyword_record

FEATURES = [part.feature for part in EXPLANATION.parts]
PARTS = [(part.feature, part.value) for part in EXPLANATION.parts]


def test_reasons_name_what_is_plain_to_see():
    best = found_in(keyword_record()["keywords"])[0]
    seen = circumstances(best, f"{TITLE}. {TEXT}", len(TITLE))
    told = reasons(PARTS, seen)
    assert told[0].words == START
    assert {row.words for row in told} >= {
        "Named in the title",
        "Rare words",
        "A whole phrase",
        "Comes up 2 times",
        "The kind of text",
    }
    assert told[-1].words == OTHER
    assert sum(row.value for row in told) == pytest.approx(EXPLANATION.score)


@given(
    st.lists(
        st.tuples(
            st.sampled_from([*FEATURES, "learnt", "new one"]),
            st.floats(-1, 1).map(lambda value: round(value, 4)),
        )
    )
)
def test_reasons_add_up(parts):
    told = reasons(parts, Circumstances())
    total = sum(value for _, value in parts)
    assert sum(row.value for row in told) == pytest.approx(total, abs=0.001)
    assert all(row.words for row in told)


def test_what_is_far_down_is_not_called_early():
    late = circumstances(Found("x y", 0.4, spans=((900, 903),)), "x" * 1000, 0)
    told = reasons([("position", -0.1), ("frequency", 0.05)], late)
    assert [row.words for row in told] == [
        "Stands late in the text",
        "Comes up only once",
    ]


def test_every_reason_of_the_model_has_words():
    assert {SAME.get(reason, reason) for reason in REASONS} <= set(BY_SIGN)


def test_values_carry_their_sign():
    assert [signed(value) for value in (0.123, -0.03, 0.0, -0.001)] == [
        "+0.12",
        "−0.03",
        "+0.00",
        "+0.00",
    ]


@pytest.mark.model
def test_what_the_model_finds_stands_in_its_text():
    document = Document(TEXT, TITLE)
    found = found_in(
        [one.to_json() for one in extract(TEXT, title=TITLE, language="en")]
    )
    assert len(found) == 10
    assert stand_in(document.content, found)
    assert not stand_in(TEXT.swapcase()[9:], found)


def test_keywords_are_read_with_care():
    odd = [
        {"text": "b", "score": 0.2, "offsets": [[3, 1], "x", [1, 2, 3], [-1, 2]]},
        {"text": "a", "score": 7, "count": True, "variants": [1, "A"], "type": 5},
        {"text": "no score"},
        "none",
    ]
    found = found_in(odd)
    assert found == (Found("a", 1.0, variants=("A",)), Found("b", 0.2))
    assert found_in("text") == found_in(None) == ()
    assert keyword_fields([{"a": [], "b": odd[:2]}, {"c": odd[:1], "b": 1}]) == (
        "b",
        "c",
    )
    assert stand_in("anything", ())
