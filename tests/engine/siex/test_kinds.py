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
