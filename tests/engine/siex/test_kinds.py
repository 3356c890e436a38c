"""What a keyword names is told where its wording makes it plain."""

import pytest

from engine.siex.kinds import kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("keyword research", "CONCEPT"),
        ("Sourdough", "CONCEPT"),
        ("Nordic Timber AB", "ORG"),
        ("Universität Leipzig", "ORG"),
        ("European Commission", "ORG"),
        ("Anna Lindqvist", "PERSON"),
        ("Dr Weber", "PERSON"),
        ("Stockholm", "LOC"),
        ("États-Unis", "LOC"),
        ("Storgatan Vägen", "LOC"),
        ("General Data Protection Regulation", "LAW"),
        ("Jazz Festival", "EVENT"),
        ("Galaxy S24", "PRODUCT"),
        ("March 2024", "DATE"),
        ("2024", "DATE"),
        ("350 kg", "NUMBER"),
    ],
)
def test_a_name_is_told_by_its_words(text, expected):
    assert kind(text) == expected


@pytest.mark.parametrize(
    ("text", "content", "language", "expected"),
    [
        ("Lindqvist", "Anna Lindqvist sade nej. Lindqvist är ny vd.", "sv", "PERSON"),
        ("Batteriefabrik", "Die Batteriefabrik schafft Stellen.", "de", "CONCEPT"),
        ("Klaipėdoje", "Festivalis vyko Klaipėdoje vasarą.", "lt", "LOC"),
        ("Παπαδόπουλος", "Ο Γιώργος Παπαδόπουλος μίλησε.", "el", "PERSON"),
        ("miljöbalken", "Enligt miljöbalken krävs tillstånd.", "sv", "LAW"),
        ("12 de marzo de 2024", "Abrió el 12 de marzo de 2024.", "es", "DATE"),
        (
            "48 Millionen Euro",
            "Der Umsatz stieg auf 48 Millionen Euro.",
            "de",
            "NUMBER",
        ),
        ("bataille de Verdun", "La bataille de Verdun dura dix mois.", "fr", "EVENT"),
    ],
)
def test_the_text_around_a_name_tells_more(text, content, language, expected):
    begin = content.rindex(text)
    places = [(begin, begin + len(text))]
    assert kind(text, content, places, language) == expected


@pytest.mark.parametrize(
    "content",
    ["Ten Ways To Bake Better Bread At Home", "TEN WAYS TO BAKE BETTER BREAD"],
)
def test_capitals_say_nothing_where_every_word_has_them(content):
    start = content.lower().index("better bread")
    text = content[start : start + len("better bread")]
    assert kind(text, content, [(start, start + len(text))]) == "CONCEPT"


def test_a_short_form_names_what_its_long_form_names():
    content = (
        "A support vector machine (SVM) and the Bank of Norland (BNL). BNL uses SVM."
    )
    for short, expected in (("SVM", "CONCEPT"), ("BNL", "ORG")):
        start = content.rindex(short)
        assert kind(short, content, [(start, start + 3)]) == expected
