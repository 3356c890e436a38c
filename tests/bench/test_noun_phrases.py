"""Tokens and noun phrases that the graph methods rank."""

import pytest

from bench.noun_phrases import ADJECTIVES_THEN_NOUNS, LONGEST, phrases, proper, tokens
from engine.siex.tags import LANGUAGES

ROOFS = {
    "en": "The new roof of the house is green.",
    "sv": "Husets nya tak är grönt.",
    "es": "El nuevo tejado de la casa es verde.",
    "fr": "Le nouveau toit de la maison est vert.",
    "de": "Das neue Dach des Hauses ist grün.",
    "it": "Il nuovo tetto della casa è verde.",
    "pt": "O novo telhado da casa é verde.",
    "nl": "Het nieuwe dak van het huis is groen.",
    "el": "Η νέα στέγη του σπιτιού είναι πράσινη.",
    "nb": "Det nye taket på huset er grønt.",
    "lt": "Naujas namo stogas yra žalias.",
}

pytestmark = pytest.mark.model


def english(content: str, stop_words=frozenset()):
    return tokens(content, 0, "en", stop_words)


def test_hyphenated_words_are_one_token_and_marks_are_tokens():
    found = english("A well-known method (Markov's).")
    assert [token.word for token in found] == [
        *("A", "well-known", "method", "(", "Markov", "s"),
    ]


def test_a_paragraph_ends_a_phrase():
    found = english("Heat pumps\n\nRoofs")
    assert [token.word for token in found] == ["Heat", "pumps", "\n", "Roofs"]
    assert [phrase.text for phrase in phrases(found, LONGEST)] == [
        "heat pumps",
        "roofs",
    ]


def test_phrases_with_the_same_stems_are_one_as_first_written():
    found = phrases(english("Heat pumps and a heat pump."), LONGEST)
    assert [(phrase.text, phrase.begins) for phrase in found] == [
        ("heat pumps", [0, 4])
    ]


def test_adjectives_come_before_nouns():
    found = phrases(english("The green roof is green."), ADJECTIVES_THEN_NOUNS)
    assert [phrase.text for phrase in found] == ["green roof"]


@pytest.mark.parametrize(
    "content",
    [
        "the other roof",
        "the x value",
        "the P",
        "the heat pump test house garden roof",
    ],
)
def test_phrases_that_are_left_out(content):
    assert proper(phrases(english(content, {"other"}), LONGEST)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_noun_phrases(language):
    found = phrases(tokens(ROOFS[language], 0, language, ()), LONGEST)
    assert 1 <= len(found) <= 3
