"""Tests of `engine.transform.prose.phrases` and `lexicons`."""

import pytest

from engine.transform.prose.lexicons import lexicon
from engine.transform.prose.phrases import Phrases
from engine.transform.prose.text import prose
from resources.folders import LEXICONS


def found(phrases, text):
    return [
        (text[it.start : it.end], it.label) for it in phrases.find(prose(text, "en"))
    ]


def test_the_longest_phrase_wins():
    phrases: Phrases[str] = Phrases()
    phrases.add("chest", "short")
    phrases.add("chest pain", "long")
    assert found(phrases, "Chest pain, then chest.") == [
        ("Chest pain", "long"),
        ("chest", "short"),
    ]


def test_a_star_stands_for_an_ending():
    phrases: Phrases[str] = Phrases()
    phrases.add("huvudvärk*", "headache")
    assert found(phrases, "Huvudvärken kom.") == [("Huvudvärken", "headache")]
    assert found(phrases, "huvudvärkstabletterna") == []


@pytest.mark.parametrize("text", ["ST-elevation", "st elevation", "ST\nelevation"])
def test_a_hyphen_or_a_line_end_may_part_the_words(text):
    phrases: Phrases[str] = Phrases()
    phrases.add("st elevation", "x")
    assert len(found(phrases, text)) == 1
    assert found(phrases, "st, elevation") == []


AS_WRITTEN = {"treaties", "companies"}
"""Lists in which capital letters count; the words of all others are small."""


def test_every_list_can_be_read():
    paths = list(LEXICONS.glob("*/*.txt"))
    assert paths
    for path in paths:
        parts = lexicon(path.parent.name, path.stem)
        assert parts, path
        for names in parts.values():
            assert path.stem in AS_WRITTEN or all(
                form == form.lower() for forms in names.values() for form in forms
            ), path
