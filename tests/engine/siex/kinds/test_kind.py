"""What a keyword names is told where its wording makes it plain."""

import pytest

from engine.siex.kinds.cues import cues
from engine.siex.kinds.kind import kind
from engine.siex.kinds.phrases import phrase


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


def told(text, content, language):
    begin = content.index(text)
    return kind(text, content, [(begin, begin + len(text))], language)


def test_names_listed_together_share_a_type():
    content = (
        "We tested 14 pairs from Merrell, Keen and Salomon on wet rock. "
        "The Keen Targhee IV was best."
    )
    assert told("Merrell", content, "en") == "ORG"
    assert told("Keen", content, "en") == "ORG"
    assert told("Salomon", content, "en") == "ORG"


def test_a_comma_before_and_parts_clauses_not_names():
    content = "They met in Paris, and Keen said no."
    listed = "They met in Paris and Keen."
    for text, expected in ((content, False), (listed, True)):
        start = text.index("Keen")
        keen = phrase("Keen", text, [(start, start + 4)], "en")
        assert ("listed" in cues(keen)) is expected


def test_a_brand_with_a_model_is_a_product():
    content = "The Acme Pace 3 and the Keen Targhee IV won. Acme and Keen are pleased."
    assert told("Acme Pace 3", content, "en") == "PRODUCT"
    assert told("Keen Targhee IV", content, "en") == "PRODUCT"


def test_a_brand_with_a_small_word_is_no_name():
    content = "Runners find both in Adidas stores all over the country."
    assert told("Adidas stores", content, "en") == "CONCEPT"


def test_a_german_noun_is_no_name_for_its_capital():
    content = "Wärmepumpe im Altbau: lohnt sich das? Viele fragen sich das."
    assert told("Wärmepumpe im Altbau", content, "de") == "CONCEPT"


@pytest.mark.parametrize(
    "text",
    [
        "Saturday",
        "lördagen",
        "jueves",
        "dimanche",
        "Montag",
        "giovedì",
        "quarta-feira",
        "zondag",
        "Κυριακή",
        "mandag",
        "penktadienį",
    ],
)
def test_a_day_of_the_week_is_a_date(text):
    assert kind(text) == kind(f"{text} morning") == "DATE"


def test_an_event_may_be_told_by_its_year():
    content = "Kommen Sie zur Messe: Die Husumer Energietage 2025 beginnen bald."
    assert told("Husumer Energietage 2025", content, "de") == "EVENT"


def test_a_role_before_a_name_leaves_it_a_person():
    content = "In court, midwife Helen Marsh and lawyer Tom Aldridge spoke."
    assert told("midwife Helen Marsh", content, "en") == "PERSON"
    assert told("lawyer Tom Aldridge", content, "en") == "PERSON"


def test_a_sentence_that_ends_before_a_name_says_nothing_of_it():
    content = "They met in Leeds. Salomon won. He left."
    salomon = content.index("Salomon")
    keen = phrase("Salomon", content, [(salomon, salomon + 7)], "en")
    held = cues(keen)
    assert "opening" in held
    assert not held & {"capital before", "after a capital"}


def test_a_mention_within_a_longer_name_is_not_asked_what_stands_around_it():
    content = "Ride to the Keen Targhee IV."
    keen = phrase("Keen", content, [(12, 16)], "en")
    held = cues(keen)
    assert "inside a longer name" in held
    assert "article before" not in held


def test_a_german_noun_that_ends_as_a_swedish_law_is_none():
    content = "Wir raten zu Einlagen für den Schuh."
    assert told("Einlagen", content, "de") == "CONCEPT"
