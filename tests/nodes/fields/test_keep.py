"""Tests of `nodes.fields.keep`."""

from nodes.fields.keep import keep
from tests.helpers.context import run_node


async def test_chosen_fields_stay_in_the_order_chosen():
    outputs = await run_node(keep, {"fields": ["b", "a"]}, [{"a": 1, "b": 2, "c": 3}])
    (record,) = outputs["out"]
    assert list(record.items()) == [("b", 2), ("a", 1)]
    assert record.id == "r0"


async def test_fields_inside_objects_can_be_chosen():
    page = {"page": {"url": "/", "html": "<p>"}, "n": 1}
    outputs = await run_node(keep, {"fields": ["page.url"]}, [page])
    assert outputs["out"] == [{"page": {"url": "/"}}]


async def test_missing_fields_are_left_out_and_null_stays():
    outputs = await run_node(keep, {"fields": ["a", "x.y"]}, [{"a": None}, {}])
    assert outputs["out"] == [{"a": None}, {}]


async def test_without_a_choice_records_pass_as_they_are():
    assert (await run_node(keep, {}, [{"a": 1}]))["out"] == [{"a": 1}]
