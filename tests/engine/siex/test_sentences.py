"""What is known of a text once it is cut into words."""

import pytest

from engine.siex.ranking import read


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("Trees grow. Forests spread.", True),
        ("Trees grow. Do forests spread?\n", True),
        ("He said: “forests spread.”", True),
        ("Trees grow. Forests spread", False),
        ("Trees grow. Forests (spread)", False),
        ("Trees grow. Forests spread\n\n", False),
        ("", False),
    ],
)
def test_a_text_is_closed_if_its_last_sentence_ends_in_a_mark(text, closed):
    assert read(text, 0, "en").closed == closed


def test_a_text_knows_whether_its_language_has_collections_of_papers():
    assert read("Trees grow.", 0, "en").studied
    assert not read("Τα δέντρα μεγαλώνουν.", 0, "el").studied
