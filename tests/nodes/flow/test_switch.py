"""Tests of `nodes.flow.switch`."""

from nodes.flow.switch import switch
from tests.helpers.context import run_node


def where(field: str, value: object) -> dict:
    return {"match": "all", "rows": [{"field": field, "value": value}]}


async def test_each_record_leaves_through_the_first_case_that_it_fits():
    config = {
        "first": where("language", "sv"),
        "second": where("language", "en"),
        "fourth": where("words", 9),
    }
    rows = [
        {"language": "en", "words": 9},
        {"language": "sv"},
        {"language": "el", "words": 9},
        {"language": "el"},
        {},
    ]
    outputs = await run_node(switch, config, rows)
    assert outputs == {
        "first": [rows[1]],
        "second": [rows[0]],
        "third": [],
        "fourth": [rows[2]],
        "other": rows[3:],
    }


async def test_cases_without_conditions_are_not_in_use():
    outputs = await run_node(switch, {}, [{"a": 1}])
    assert outputs["other"] == [{"a": 1}]
