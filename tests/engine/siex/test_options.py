"""Options pick keywords, and those that make no sense are named in one sentence."""

import pytest

from engine.siex import Document, SiexError, analyse_batch, extract, extract_batch
from tests.engine.siex.samples import TEXTS, TOPICS

TITLE, TEXT, _ = TOPICS[2]
PEOPLE = (
    "Anna Berg opened the harbour museum in Stockholm on Friday. The harbour museum shows "
    "ship models. Maria Lind from Uppsala University carved the ship models herself."
)


def _texts(**options):
    return [keyword.text.lower() for keyword in extract(TEXT, title=TITLE, **options)]


def test_a_stop_phrase_is_never_returned_in_any_form():
    assert "parcel lockers" in _texts()
    stopped = _texts(stop_phrases=["Parcel Locker"], top_k=50, min_score=0.0)
    assert "parcel lockers" not in stopped
    assert "free shipping" in stopped


def test_a_stop_phrase_makes_room_for_another_keyword():
    stopped = _texts(stop_phrases=["parcel locker", "web shop"], min_score=0.0)
    assert len(stopped) == 10


def test_a_phrase_to_consider_is_returned_where_it_occurs():
    assert "many customers prefer" not in _texts()
    found = extract(TEXT, title=TITLE, must_consider=["many customers prefer"], top_k=3)
    assert "many customers prefer" in [keyword.text for keyword in found]
    assert len(found) == 3


def test_a_phrase_to_consider_may_be_a_verb_or_a_small_word():
    found = extract(TEXT, must_consider=["because they can"], top_k=2)
    assert "because they can" in [keyword.text for keyword in found]


def test_a_phrase_to_consider_is_found_in_another_form():
    assert "parcel lockers" in _texts(must_consider=["parcel-locker"], top_k=1)


def test_a_phrase_to_consider_that_does_not_occur_is_not_returned():
    assert "moon landing" not in _texts(must_consider=["moon landing"])


def test_a_phrase_to_consider_must_reach_the_lowest_score():
    options = {"must_consider": ["because they can"], "min_score": 0.9}
    assert "because they can" not in [k.text for k in extract(TEXT, **options)]


def test_a_phrase_to_consider_is_found_far_inside_a_long_text():
    filler = f"{TEXTS['en']}\n\n" * 900
    text = f"{filler}One moon landing was enough.\n\n{filler}"
    found = extract(text, must_consider=["moon landing"], top_k=5)
    (keyword,) = [k for k in found if k.text == "moon landing"]
    assert [text[start:end] for start, end in keyword.offsets] == ["moon landing"]


def test_types_are_included_and_excluded():
    places = extract(PEOPLE, include_types=["loc"])
    assert places
    assert all(keyword.type == "LOC" for keyword in places)
    others = extract(PEOPLE, exclude_types=["LOC", "PERSON"])
    assert others
    assert not {keyword.type for keyword in others} & {"LOC", "PERSON"}


def test_diversity_picks_keywords_with_fewer_common_words():
    def words(diversity):
        return {
            word
            for text in _texts(diversity=diversity, top_k=6)
            for word in text.split()
        }

    assert len(words(0.7)) >= len(words(0.0))
    scores = [k.score for k in extract(TEXT, diversity=0.7)]
    assert scores == sorted(scores, reverse=True)


def test_no_diversity_is_the_plain_ranking():
    assert _texts(diversity=0.0) == _texts()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"top_k": 2.5}, "top_k"),
        ({"top_k": True}, "top_k"),
        ({"min_score": float("nan")}, "min_score"),
        ({"min_score": "high"}, "min_score"),
        ({"max_words": None}, "max_words"),
        ({"diversity": 1.1}, "diversity"),
        ({"include_types": ["ANIMAL"]}, "ANIMAL"),
        ({"exclude_types": "PERSON"}, "exclude_types"),
        ({"stop_phrases": "ferry"}, "stop_phrases"),
        ({"stop_phrases": [3]}, "stop_phrases"),
        ({"must_consider": ["one two three four five six seven"]}, "six"),
        ({"must_consider": ["!?"]}, "must_consider"),
    ],
)
def test_an_option_that_makes_no_sense_is_named(options, told):
    with pytest.raises(SiexError, match=told):
        extract("A text about ferries.", **options)


@pytest.mark.parametrize("text", [None, 3, b"bytes", ["a list"]])
def test_what_is_no_text_is_named(text):
    with pytest.raises(SiexError, match="text"):
        extract(text)


def test_one_text_instead_of_a_list_is_named():
    with pytest.raises(SiexError, match="texts"):
        extract_batch("one text")


def test_empty_phrases_are_passed_over():
    assert _texts(stop_phrases=["", "  "], must_consider=[""]) == _texts()


def test_options_give_the_same_in_a_batch():
    options = {
        "must_consider": ["nine", "parcel locker"],
        "diversity": 0.4,
        "stop_phrases": ["bread"],
    }
    documents = [Document(text, language=code) for code, text in TEXTS.items()]
    singles = [analyse_batch([document], **options)[0] for document in documents]
    assert analyse_batch(documents, **options) == singles
