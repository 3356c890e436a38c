"""Tests of `engine.transform.readability` and `engine.transform.syllables`."""

import pytest

from engine.transform.readability import readability
from engine.transform.reading import reading
from engine.transform.syllables import syllables

EASY = "The cat sat on the mat. The dog ran to the door. We had tea and went to bed. "
HARD = (
    "Notwithstanding considerable methodological heterogeneity, contemporary "
    "epidemiological investigations consistently demonstrate statistically "
    "significant associations between environmental contamination and chronic "
    "respiratory deterioration among vulnerable metropolitan populations. "
)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", {"table": 2, "make": 1, "making": 2, "created": 3, "idea": 3, "reading": 2, "walked": 1, "lion": 2, "house": 1, "beautiful": 3, "houses": 2, "area": 3}),
        ("es", {"casa": 2, "ciudad": 2, "aire": 2, "teatro": 3, "país": 2, "guitarra": 3, "agua": 2, "día": 2}),
        ("fr", {"maison": 2, "table": 1, "beauté": 2, "océan": 3, "tables": 1, "idée": 2}),
        ("de", {"Haus": 1, "Freunde": 2, "Theater": 3, "lieben": 2, "Möbel": 2, "Bäume": 2}),
        ("pt", {"casa": 2, "mão": 1, "coração": 3, "dia": 2, "água": 2, "aquilo": 3}),
        ("nl", {"huis": 1, "mooie": 2, "leeuw": 1, "water": 2, "nieuwe": 2, "tuinmeubelen": 4}),
    ],
)  # fmt: skip
def test_most_words_have_their_syllables(language, words):
    right = [
        word for word, count in words.items() if syllables(word, language) == count
    ]
    assert len(right) >= 0.8 * len(words), set(words) - set(right)


def test_lix_is_what_its_author_defined():
    text = "Korta ord går bra. " * 10 + "Utomhusmöblerna behöver omsorg. " * 10
    measured = readability(reading(text, "sv"))
    assert (measured.words, measured.sentences) == (70, 20)
    assert measured.lix == round(70 / 20 + 100 * 20 / 70, 1)


@pytest.mark.parametrize("language", ["en", "es", "fr", "de", "it", "pt", "nl"])
def test_a_hard_text_is_harder_by_every_formula(language):
    easy, hard = (readability(reading(it * 3, language)) for it in (EASY, HARD))
    assert easy.lix < hard.lix
    for left, right in zip(easy.scores, hard.scores, strict=True):
        assert left.score > right.score
    assert easy.scores


def test_english_levels_are_flesch_s():
    easy, hard = (readability(reading(it * 3, "en")) for it in (EASY, HARD))
    assert (easy.level, easy.scores[0].level) == ("very easy", "easy")
    assert (hard.level, hard.scores[0].level) == ("very difficult", "very difficult")


@pytest.mark.parametrize("language", ["sv", "nb", "el", "lt"])
def test_other_languages_have_lix_alone(language):
    assert readability(reading(EASY * 3, language)).scores == ()


def test_too_little_text_has_no_score():
    measured = readability(reading("The cat sat.", "en"))
    assert (measured.lix, measured.level) == (None, "too short to tell")
    assert measured.words == 3
