"""Tests of `nodes.fields.rename`."""

from nodes.fields.rename import rename
from tests.helpers.context import run_node


async def renamed(record: dict, *rows: tuple[str, str]) -> dict:
    config = {"fields": [{"field": field, "name": name} for field, name in rows]}
    outputs = await run_node(rename, config, [record])
    return outputs["out"][0]


async def test_a_renamed_field_keeps_its_place():
    record = await renamed({"a": 1, "b": 2, "c": 3}, ("b", "ny"))
    assert list(record.items()) == [("a", 1), ("ny", 2), ("c", 3)]


async def test_a_field_of_the_new_name_gives_way():
    assert await renamed({"a": 1, "b": 2}, ("b", "a")) == {"a": 2}


async def test_a_name_may_stay_what_it_is():
    assert await renamed({"a": 1, "b": {"c": 2}}, ("a", "a"), ("b.c", "b.c")) == {
        "a": 1,
        "b": {"c": 2},
    }


async def test_rows_are_worked_from_top_to_bottom():
    swapped = await renamed({"a": 1, "b": 2}, ("a", "t"), ("b", "a"), ("t", "b"))
    assert swapped == {"a": 2, "b": 1}


async def test_fields_move_in_and_out_of_objects():
    record = {"page": {"url": "/", "title": "T"}, "n": 1}
    moved = await renamed(record, ("page.url", "url"), ("n", "page.number"))
    assert moved == {"page": {"title": "T", "number": 1}, "url": "/"}


async def test_missing_fields_are_no_trouble():
    assert await renamed({"a": 1}, ("x", "y"), ("a.b", "c")) == {"a": 1}
