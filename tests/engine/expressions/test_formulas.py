"""What formulas do beyond the conformance cases: limits, odd values, agreement with CEL."""

from datetime import date, datetime

import pytest

from engine.errors import ExpressionError
from engine.expressions.formulas import compile_formula, formula_fields
from nodes.errors import InputError
from nodes.records import Record


@pytest.mark.parametrize(
    ("value", "answer"),
    [
        ((1, 2), [1, 2]),
        ({"b": (1,)}, {"b": [1]}),
        (Record({"a": 1}), {"a": 1}),
        (date(2024, 1, 2), "2024-01-02"),
        (datetime(2024, 1, 2, 3), "2024-01-02T03:00:00"),  # noqa: DTZ001
        (2**70, float(2**70)),
        ("half \ud800 a character", "half ? a character"),
    ],
)
def test_values_that_json_does_not_know_are_made_plain(value, answer):
    assert compile_formula("[x]")({"x": value}) == [answer]


@pytest.mark.parametrize("path", ["title", "a.b", "l[1]", "l[1].c", "a.b.c[0]"])
@pytest.mark.parametrize(
    "record",
    [
        {},
        {"title": "x", "a": {"b": 2}, "l": [1, {"c": None}]},
        {"title": None, "a": {"b": {"c": [1.5]}}, "l": [1, 2]},
        {"title": [1], "a": 3, "l": []},
        {"title": {}, "a": {}, "l": {"c": 1}},
    ],
)
def test_looking_up_a_path_agrees_with_computing_it(path, record):
    def outcome(formula):
        try:
            return compile_formula(formula)(record)
        except InputError:
            return InputError

    assert outcome(path) == outcome(f"({path})")


def test_a_formula_that_is_too_long_is_refused():
    with pytest.raises(ExpressionError, match="longer than 4,000 characters"):
        compile_formula("1" + " + 1" * 1000)


@pytest.mark.parametrize("deep", ["(" * 40 + "1" + ")" * 40, "[" * 200 + "]" * 200])
def test_a_formula_that_is_nested_too_deeply_is_refused(deep):
    with pytest.raises(ExpressionError, match="nested too deeply"):
        compile_formula(deep)


def test_walking_through_a_very_long_list_is_refused():
    count = compile_formula("pages.filter(p, p > 1).size()")

    assert count({"pages": [1, 2, 3]}) == 2
    with pytest.raises(InputError, match="has 2,001 items"):
        count({"pages": list(range(2001))})


def test_a_long_text_can_be_cut_but_its_parts_not_walked_through():
    text = "word " * 3_000

    assert compile_formula("text.words().size()")({"text": text}) == 3_000
    with pytest.raises(InputError, match="has 3,000 items"):
        compile_formula("text.words().map(w, w.upper())")({"text": text})


def test_lists_inside_of_lists_cannot_be_walked_without_end():
    count = compile_formula("l.map(a, l.map(b, l.map(c, 1)))")

    with pytest.raises(InputError, match=r"more than 10,000 items"):
        count({"l": list(range(500))})


def test_a_text_cannot_be_blown_up():
    grow = ".replace('a', 'aaaaaaaaaaaaaaaaaaaa')" * 8
    formula = compile_formula(f"text{grow}")

    with pytest.raises(InputError, match="too long"):
        formula({"text": "a" * 1000})


def test_the_fields_of_a_formula_are_known():
    formula = "title + has(author) + l.map(k, k.text + suffix).join() + type + ålder"

    assert formula_fields(formula) == {
        "title",
        "author",
        "l",
        "suffix",
        "type",
        "ålder",
    }


def test_a_field_may_be_called_like_the_item_of_a_list():
    formula = compile_formula("l.map(k, k * 2)")

    assert formula({"l": [1, 2], "k": 9}) == [2, 4]


def test_a_formula_works_again_after_a_record_that_did_not_fit():
    double = compile_formula("n * 2")

    with pytest.raises(InputError):
        double({"n": "text"})
    assert double({"n": 2}) == 4
