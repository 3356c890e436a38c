"""Languages are told apart, and what is none of the eleven is not claimed to be."""

import pytest

from engine.siex import detect_language
from tests.engine.siex.samples import OTHER_LANGUAGES, TEXTS
from training.folded import folded


@pytest.mark.parametrize("language", TEXTS)
def test_a_short_text_is_recognised(language):
    found, sure = detect_language(TEXTS[language])
    assert found == language
    assert sure > 0.8


@pytest.mark.parametrize("language", TEXTS)
def test_eight_words_are_enough(language):
    assert detect_language(" ".join(TEXTS[language].split()[:8]))[0] == language


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("write", [str.lower, str.upper, folded])
def test_the_way_of_typing_does_not_matter(language, write):
    assert detect_language(write(TEXTS[language]))[0] == language


@pytest.mark.parametrize("language", TEXTS)
def test_numbers_names_and_addresses_do_not_mislead(language):
    text = f"12 John Smith 2024 https://ab.example/the/page {TEXTS[language]}"
    assert detect_language(text)[0] == language


@pytest.mark.parametrize(("words", "limit"), [(1, 0.5), (2, 0.7)])
def test_one_or_two_words_are_never_sure(words, limit):
    for text in TEXTS.values():
        assert detect_language(" ".join(text.split()[:words]))[1] <= limit


@pytest.mark.parametrize(
    "text",
    [
        "Eg veit ikkje kvifor dei vil byggje ein ny skule ved sida av kyrkja.",
        "No creuen que sigui una bona idea, però ho volem provar amb els veïns.",
        "A miña irmá mercou unha casa vella na vila e non quere vendela.",
        "Правительство выделит больше денег на ремонт школ.",
    ],
)
def test_a_close_relative_is_none_of_the_eleven(text):
    assert detect_language(text)[0] is None


@pytest.mark.parametrize("text", OTHER_LANGUAGES)
def test_a_neighbouring_language_is_none_of_the_eleven(text):
    assert detect_language(text)[0] is None


@pytest.mark.parametrize("text", ["", "123 456", "!?", "😀"])
def test_a_text_without_words_has_no_language(text):
    assert detect_language(text) == (None, 0.0)


def test_a_page_with_much_markup_is_read_by_its_prose():
    page = "<div class='content main page'>" * 60 + TEXTS["lt"] + "</div>" * 60
    assert detect_language(page)[0] == "lt"
