"""A formula is tried on a record while it is typed."""

from engine.expressions.preview import Preview, preview


def test_the_value_is_shown():
    assert preview("n * 2", {"n": 3}) == Preview(6)
    assert preview("n: {{ n }}", {"n": 3}, "template") == Preview("n: 3")


def test_a_mistake_is_shown_with_its_place():
    found = preview("n * uper(n)", {"n": 3})

    assert found.error.startswith("There is no function 'uper'")
    assert found.offset == 4


def test_a_record_that_does_not_fit_is_no_mistake_in_the_text():
    found = preview("titel + 1", {"title": "x"})

    assert found.error == "The record has no field 'titel'; did you mean 'title'?"
    assert found.offset is None
