"""Languages are told apart, and what is none of the eleven is not claimed to be."""

import pytest

from engine.siex import detect_language
from tests.engine.siex.samples import OTHER_LANGUAGES, TEXTS


@pytest.mark.parametrize("language", TEXTS)
def test_a_short_text_is_recognised(language):
    found, sure = detect_language(TEXTS[language])
    assert found == language
    assert sure > 0.8


@pytest.mark.parametrize("language", TEXTS)
def test_eight_words_are_enough(language):
    assert detect_language(" ".join(TEXTS[language].split()[:8]))[0] == language


@pytest.mark.parametrize("text", OTHER_LANGUAGES)
def test_a_neighbouring_language_is_none_of_the_eleven(text):
    assert detect_language(text)[0] is None


@pytest.mark.parametrize("text", ["", "123 456", "!?", "😀"])
def test_a_text_without_words_has_no_language(text):
    assert detect_language(text) == (None, 0.0)


def test_a_page_with_much_markup_is_read_by_its_prose():
    page = "<div class='content main page'>" * 60 + TEXTS["lt"] + "</div>" * 60
    assert detect_language(page)[0] == "lt"
