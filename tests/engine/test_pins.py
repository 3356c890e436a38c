"""Pinned records are read from text, with a sentence for what is wrong."""

import pytest

from engine.pins import PinError, cell_text, cell_value, pinned_rows, pinned_text


def test_records_come_back_as_they_were():
    rows = ({"a": "ö", "n": 1.5}, {"deep": {"x": [1, None, True]}})
    assert pinned_rows(pinned_text(rows)) == rows
    assert pinned_rows(pinned_text(())) == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Line 1, column 1: this is not JSON"),
        ('[{"a": 1},\n {"a" 2}]', "Line 2, column 7: this is not JSON"),
        ('{"a": 1}', "Write a list of records"),
        ('[{"a": 1}, 7]', "Record 2 is no object"),
        ('[{"a": NaN}]', "NaN is not a number that JSON knows"),
        ("[{}" + ",{}" * 1000 + "]", "There are 1,001 records; at most 1,000"),
        ("[" * 100_000, "This is not JSON"),
        ("x" * 6_000_000, "too much to pin"),
    ],
)
def test_what_cannot_be_pinned_is_told(text, said):
    with pytest.raises(PinError) as caught:
        pinned_rows(text)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("plain", "plain"),
        ("12", '"12"'),
        (12, "12"),
        ("", '""'),
        (None, "null"),
        ([1, "a"], '[1, "a"]'),
        ("true", '"true"'),
        (True, "true"),
    ],
)
def test_a_cell_is_written_and_read(value, text):
    if value != "":
        assert cell_text(value) == text
    assert cell_value(text) == value
