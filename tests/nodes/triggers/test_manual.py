"""Tests of `nodes.triggers.manual`."""

from nodes.records import Record
from nodes.triggers.manual import manual
from tests.helpers.context import FakeContext, run_node


async def test_what_the_run_was_started_with_comes_out():
    ctx = FakeContext(inputs=[Record({"text": "hej"}, id="i0")])
    assert (await run_node(manual, {}, ctx=ctx))["out"] == [{"text": "hej"}]


async def test_without_any_input_one_empty_record_comes_out():
    assert (await run_node(manual, {}))["out"] == [{}]
