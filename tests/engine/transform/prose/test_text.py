"""Tests of `engine.transform.prose.text` and `sentences`."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.transform.prose.text import numbered_sentences, prose


def cut(text, language="en"):
    read = prose(text, language)
    return [read.source[start:end] for start, end in read.sentences]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three?", ["One.", "Two!", "Three?"]),
        ("See 2 kap. 3 § lagen. Slut.", ["See 2 kap. 3 § lagen.", "Slut."]),
        ("Roe v. Wade was heard. It ended.", ["Roe v. Wade was heard.", "It ended."]),
        ("Am 12. März kam er. Dann ging er.", ["Am 12. März kam er.", "Dann ging er."]),
        ("We met at 12. Then we ate.", ["We met at 12.", "Then we ate."]),
        ("J. R. Hartley wrote. He fished.", ["J. R. Hartley wrote.", "He fished."]),
        ("Title\n\nBody text\n1. First\n2. Second", ["Title", "Body text", "1. First", "2. Second"]),
        ("He said “no.” She left.", ["He said “no.”", "She left."]),
        (" \n ", []),
    ],
)  # fmt: skip
def test_sentences_end_where_a_reader_ends_them(text, sentences):
    assert cut(text) == sentences


def test_a_sentence_without_end_is_cut_at_a_blank():
    pieces = cut("word " * 2000)
    assert len(pieces) > 3
    assert all(len(piece) <= 2001 for piece in pieces)


def test_marks_of_markup_and_control_characters_are_blanked_in_place():
    read = prose("<b>Bold</b>\x00text at https://example.org/x now", "en")
    assert len(read.clean) == len(read.source)
    assert read.small == ["bold", "text", "at", "now"]
    assert read.place(3, 7).text == "Bold"


@given(st.text())
def test_every_character_stays_in_its_place(text):
    read = prose(text, "en")
    assert len(read.clean) == len(text)
    for start, end in (*read.words, *read.sentences):
        assert 0 <= start < end <= len(text)
    counted = [
        number
        for _s, first, last in numbered_sentences(read)
        for number in range(first, last)
    ]
    assert counted == sorted(set(counted))
