"""Tests of `nodes.flow.sort`."""

import pytest

from nodes.flow.sort import sort
from tests.helpers.context import run_node


async def sorted_by(records: list, *by: dict, field: str = "a") -> list:
    outputs = await run_node(sort, {"by": by}, records)
    return [record.get(field) for record in outputs["out"]]


async def test_the_best_scores_come_first_as_it_comes():
    rows = [{"score": 0.2}, {"score": 0.9}, {}, {"score": 0.5}]
    outputs = await run_node(sort, {}, rows)
    assert outputs["out"] == [rows[1], rows[3], rows[0], rows[2]]


@pytest.mark.parametrize("direction", ["ascending", "descending"])
async def test_records_without_the_field_come_last_either_way(direction):
    rows = [{"a": None}, {"a": 1}, {"a": ""}, {"a": 2}, {}]
    order = await sorted_by(rows, {"field": "a", "direction": direction})
    assert set(order[:2]) == {1, 2}
    assert order[2:] == [None, "", None]


async def test_equal_records_keep_their_order():
    rows = [{"a": 1, "n": 1}, {"a": 1, "n": 2}, {"a": 0, "n": 3}]
    down = {"field": "a", "direction": "descending"}
    assert await sorted_by(rows, down, field="n") == [1, 2, 3]


async def test_later_rows_decide_between_equals():
    rows = [{"a": 1, "b": "x"}, {"a": 2, "b": "y"}, {"a": 1, "b": "z"}]
    by = ({"field": "a"}, {"field": "b", "direction": "descending"})
    assert await sorted_by(rows, *by, field="b") == ["z", "x", "y"]


async def test_numbers_can_be_read_from_texts():
    rows = [{"a": "10"}, {"a": "9"}, {"a": "many"}]
    assert await sorted_by(rows, {"field": "a"}) == ["10", "9", "many"]
    by = {"field": "a", "compare": "numbers"}
    assert await sorted_by(rows, by) == ["9", "10", "many"]


async def test_values_of_any_kind_can_be_sorted():
    rows = [{"a": ["x"]}, {"a": "Zon"}, {"a": {}}, {"a": 3}, {"a": "äpple"}]
    order = await sorted_by(rows, {"field": "a"})
    assert order == [3, "Zon", "äpple", ["x"], {}]


async def test_nothing_to_sort_and_nothing_to_sort_by_are_fine():
    assert await sorted_by([]) == []
    assert await sorted_by([{"a": 2}, {"a": 1}]) == [2, 1]
