"""Tests of `nodes.flow.filter`."""

from nodes.flow.filter import filter_records
from tests.helpers.context import run_node

STRONG = {
    "conditions": {
        "match": "all",
        "rows": [{"field": "score", "operator": "at_least", "value": 10}],
    }
}


async def test_records_that_fit_are_kept_and_the_others_dropped():
    rows = [{"score": 12}, {"score": 3}, {"score": 10}]
    outputs = await run_node(filter_records, STRONG, rows)
    assert outputs["kept"] == [{"score": 12}, {"score": 10}]
    assert outputs["dropped"] == [{"score": 3}]


async def test_records_keep_their_ids():
    outputs = await run_node(filter_records, STRONG, [{"score": 1}, {"score": 11}])
    assert [record.id for record in outputs["kept"]] == ["r1"]


async def test_without_conditions_all_are_kept():
    outputs = await run_node(filter_records, {}, [{"a": 1}, {}])
    assert outputs == {"kept": [{"a": 1}, {}], "dropped": []}


async def test_a_missing_or_odd_field_does_not_fit():
    rows = [{}, {"score": None}, {"score": "many"}, {"score": [12]}]
    outputs = await run_node(filter_records, STRONG, rows)
    assert outputs["dropped"] == rows
