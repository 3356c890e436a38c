"""Tests of `nodes.values`."""

import pytest

from nodes.values import identity, number, rank


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (1, 1.0, True),
        (1, "1", False),
        (1, True, False),
        (None, "", False),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}, True),
        ([1, 2], [2, 1], False),
        ([{"a": 1.0}], [{"a": 1}], True),
        ("Ö", "ö", False),
    ],
)
def test_values_are_the_same_or_not(one, other, same):
    assert (identity(one) == identity(other)) == same


def test_capital_letters_and_outer_spaces_may_make_no_difference():
    assert identity([" TEAK"], match_case=False) == identity(["teak"], match_case=False)


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (3, 3),
        (True, 1),
        (" 12 ", 12),
        ("-1.5", -1.5),
        ("1e3", 1000.0),
        ("½", None),
        ("twelve", None),
        ("nan", None),
        ("+-5", None),
        ("1_000", None),
        ("9" * 5000, None),
        (10**400, None),
        (float("inf"), None),
        (None, None),
        ([1], None),
    ],
)
def test_numbers_are_read(value, found):
    assert number(value) == found


def test_any_values_have_an_order():
    values = [{"a": 1}, "b", 2, "A", 10, "a", True]
    assert sorted(values, key=rank) == [True, 2, 10, "A", "a", "b", {"a": 1}]


def test_nothing_has_no_place_in_the_order():
    assert rank(None) is None
    assert rank("") is None
    assert rank("ten", "numbers") is None


def test_values_can_be_compared_as_numbers_or_as_text():
    assert sorted(["10", "9"], key=lambda v: rank(v, "numbers")) == ["9", "10"]
    assert sorted([10, 9], key=lambda v: rank(v, "text")) == [10, 9]
