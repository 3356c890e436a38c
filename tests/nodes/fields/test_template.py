"""Tests of `nodes.fields.template`."""

from nodes.fields.template import write_text
from tests.helpers.context import run_node


async def test_fields_are_filled_in():
    config = {"template": "{{ title }} costs {{ price * 2 }} kr", "into": "ad"}
    outputs = await run_node(write_text, config, [{"title": "Stol", "price": 50}])
    assert outputs["out"] == [{"title": "Stol", "price": 50, "ad": "Stol costs 100 kr"}]


async def test_records_keep_their_ids():
    outputs = await run_node(write_text, {"template": "hej"}, [{}, {}])
    assert [record.id for record in outputs["out"]] == ["r0", "r1"]
    assert outputs["out"][0] == {"message": "hej"}


async def test_data_never_becomes_a_template():
    config = {"template": "{{ text }}"}
    outputs = await run_node(write_text, config, [{"text": "{{ 1 + 1 }} åäö"}])
    assert outputs["out"][0]["message"] == "{{ 1 + 1 }} åäö"


async def test_the_text_can_go_into_an_object():
    config = {"template": "x", "into": "mail.subject"}
    outputs = await run_node(write_text, config, [{"mail": {"to": "a"}}])
    assert outputs["out"] == [{"mail": {"to": "a", "subject": "x"}}]
