"""Tests of `nodes.conditions`."""

import pytest
from pydantic import ValidationError

from nodes.conditions import ConditionRow, Conditions


def test_rows_and_groups_of_rows_can_be_mixed():
    saved = {
        "match": "any",
        "rows": [
            {"field": "score", "operator": "at_least", "value": 0.4},
            {"match": "all", "rows": [{"field": "text", "operator": "is_empty"}]},
        ],
    }
    conditions = Conditions.model_validate(saved)
    row, group = conditions.rows
    assert isinstance(row, ConditionRow)
    assert isinstance(group, Conditions)
    assert Conditions.model_validate(conditions.model_dump(mode="json")) == conditions


def test_without_rows_there_is_nothing_to_fit():
    assert Conditions().rows == ()


@pytest.mark.parametrize(
    "row", [{"field": ""}, {"field": "a", "operator": "like"}, {"field": "a", "x": 1}]
)
def test_odd_rows_are_refused(row):
    with pytest.raises(ValidationError):
        Conditions.model_validate({"rows": [row]})
