"""Tests of `nodes.fields.remove`."""

from nodes.fields.remove import remove
from tests.helpers.context import run_node


async def test_fields_are_removed_also_inside_objects():
    given = {"a": 1, "page": {"url": "/", "html": "<p>"}, "b": 2}
    outputs = await run_node(remove, {"fields": ["a", "page.html", "no"]}, [given])
    assert outputs["out"] == [{"page": {"url": "/"}, "b": 2}]
    assert outputs["out"][0].id == "r0"
    assert given["page"] == {"url": "/", "html": "<p>"}


async def test_without_a_choice_records_pass_as_they_are():
    assert (await run_node(remove, {}, [{"a": 1}, {}]))["out"] == [{"a": 1}, {}]
