"""Tests of `engine.transform.reading`."""

import pytest

from engine.transform.contract import TransformInput
from engine.transform.reading import read, reading

TEXT = """Första stycket, med två meningar. Här är den andra!

<p>Ett stycke till: <b>teakolja</b> på www.example.se varje vår.</p>

-----
"""


def test_words_stand_where_they_stand():
    for word in reading(TEXT).words:
        assert TEXT[word.start : word.end] == word.text


def test_sentences_end_with_their_mark():
    found = [reading(TEXT).span(it).text for it in reading(TEXT).sentences]
    assert found[:2] == ["Första stycket, med två meningar.", "Här är den andra!"]


def test_paragraphs_have_words_and_no_spaces_around():
    read = reading(TEXT)
    found = [read.span(it).text for it in read.paragraphs]
    assert len(found) == 2
    assert found[0].endswith("andra!")
    assert found[1].startswith("Ett stycke till")


def test_markup_and_addresses_are_no_words():
    words = {word.text for word in reading(TEXT).words}
    assert "teakolja" in words
    assert not words & {"p", "b", "www", "example"}


def test_a_language_that_is_given_is_sure():
    read_text = read(TransformInput(text="Hej", language="sv"))
    assert (read_text.language, read_text.sure) == ("sv", 1.0)


@pytest.mark.parametrize("text", ["", " \n\n ", "..."])
def test_nothing_to_read_has_no_parts_and_no_confidence(text):
    nothing = reading(text)
    assert nothing.words == nothing.sentences == nothing.paragraphs == ()
    assert nothing.confidence == 0


def test_more_text_is_more_confidence():
    one = "Teak chairs stay outside all year and need oil in spring. "
    confidences = [reading(one * times).confidence for times in (1, 3, 30)]
    assert confidences == sorted(confidences)
    assert confidences[-1] > 0.9
