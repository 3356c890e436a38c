"""How condition rows compare."""

import pytest

from engine.errors import ExpressionError
from engine.expressions.conditions import compile_conditions
from nodes.conditions import ConditionRow, Conditions

RECORD = {
    "n": 10,
    "text_n": "10",
    "x": 2.5,
    "title": "Solar Roofs",
    "empty": " ",
    "none": None,
    "yes": True,
    "tags": ["SEO", "web", 3],
    "page": {"lang": "sv"},
    "day": "2024-01-02",
}


def holds(field, operator, value=None, *, match_case=False):
    row = ConditionRow(
        field=field, operator=operator, value=value, match_case=match_case
    )
    return compile_conditions(Conditions(rows=(row,)))(RECORD)


@pytest.mark.parametrize(
    ("field", "operator", "value"),
    [
        ("n", "equals", 10),
        ("n", "equals", "10"),
        ("n", "equals", "10.0"),
        ("text_n", "equals", 10),
        ("text_n", "greater", 9),
        ("text_n", "greater", "9"),
        ("x", "at_least", "2.5"),
        ("x", "less", 3),
        ("n", "at_most", 10),
        ("day", "less", "2024-02-01"),
        ("title", "equals", "solar roofs"),
        ("title", "not_equals", "solar"),
        ("title", "contains", "ROOF"),
        ("title", "not_contains", "wind"),
        ("title", "starts_with", "solar"),
        ("title", "ends_with", "roofs"),
        ("title", "matches", r"^solar\s"),
        ("title", "is_one_of", "wind, solar roofs"),
        ("n", "is_one_of", [1, "10"]),
        ("tags", "contains", "seo"),
        ("tags", "contains", "3"),
        ("page.lang", "equals", "sv"),
        ("empty", "is_empty", None),
        ("none", "is_empty", None),
        ("nobody", "is_empty", None),
        ("n", "is_not_empty", None),
        ("yes", "is_true", None),
        ("none", "is_false", None),
        ("nobody", "not_equals", "x"),
        ("yes", "equals", "true"),
    ],
)
def test_it_holds(field, operator, value):
    assert holds(field, operator, value) is True


@pytest.mark.parametrize(
    ("field", "operator", "value"),
    [
        ("n", "equals", 11),
        ("n", "equals", "ten"),
        ("title", "greater", 3),
        ("none", "equals", ""),
        ("nobody", "less", 5),
        ("nobody", "contains", ""),
        ("title", "matches", "^roofs"),
        ("title", "is_one_of", ""),
        ("tags", "contains", "se"),
        ("empty", "is_not_empty", None),
        ("title", "is_true", None),
    ],
)
def test_it_does_not_hold(field, operator, value):
    assert holds(field, operator, value) is False


def test_capitals_count_where_case_is_matched():
    assert not holds("title", "contains", "solar", match_case=True)
    assert not holds("title", "matches", "solar", match_case=True)
    assert holds("title", "contains", "Solar", match_case=True)


def test_rows_are_joined_by_all_or_any():
    yes, no = ConditionRow(field="n", value=10), ConditionRow(field="n", value=11)

    assert not compile_conditions(Conditions(match="all", rows=(yes, no)))(RECORD)
    assert compile_conditions(Conditions(match="any", rows=(yes, no)))(RECORD)


def test_groups_of_rows_may_stand_inside_each_other():
    yes, no = ConditionRow(field="n", value=10), ConditionRow(field="n", value=11)
    inner = Conditions(match="any", rows=(no, yes))

    assert compile_conditions(Conditions(rows=(yes, inner)))(RECORD)


def test_without_rows_everything_fits():
    assert compile_conditions(Conditions())(RECORD)
    assert compile_conditions(Conditions(match="any"))(RECORD)


@pytest.mark.parametrize("pattern", ["(", "[", "a{3,1}", "(?=x)", "x" * 1001])
def test_a_pattern_that_is_none_is_refused(pattern):
    with pytest.raises(ExpressionError, match="pattern is"):
        holds("title", "matches", pattern)


def test_a_pattern_cannot_run_for_years():
    row = ConditionRow(field="text", operator="matches", value="(a+)+$")
    matches = compile_conditions(Conditions(rows=(row,)))

    assert not matches({"text": "a" * 50_000 + "b"})


def test_half_a_character_does_no_harm():
    row = ConditionRow(field="text", operator="matches", value="å.x")
    matches = compile_conditions(Conditions(rows=(row,)))

    assert matches({"text": "Å\ud800x"})
