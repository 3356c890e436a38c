"""Tests of `engine.transform.vocabulary` and the word lists."""

import pytest

from engine.siex import LANGUAGES
from engine.transform.reading import reading
from engine.transform.vocabulary import counted, found, kinds, phrases


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_words_of_every_kind(language):
    for kind in kinds():
        words = phrases(language, kind)
        assert len(words) >= 3, kind
        assert all(words), kind
        assert len(set(words)) == len(words), kind


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_found_in_a_text(language):
    for kind in kinds():
        for word in phrases(language, kind):
            read = reading(f"Aaa, {word}; bbb.", language)
            places = [read.plain[it.start : it.end] for it in found(read, kind)]
            assert places, (kind, word)
            assert word in places or len(word) > 3, (kind, word, places)


def test_forms_of_a_word_are_found_and_other_words_are_not():
    read = reading("Vi beställde billigaste skorna. Det är nyheterna.", "sv")
    assert [read.plain[p.start : p.end] for p in found(read, "transactional")]
    english = reading("It is here. As it is new, what stars is 18 people.", "en")
    assert [english.plain[p.start : p.end] for p in found(english, "hobby")] == []
    assert found(english, "gambling_disclaimer") == []


def test_an_accent_tells_words_apart():
    assert counted("cómo elegir", "es", "informational")
    assert not counted("como siempre", "es", "informational")
