"""Tests of `nodes.report.inspect`."""

from nodes.report.inspect import look
from tests.helpers.context import run_node


async def test_records_pass_as_they_are():
    outputs = await run_node(look, {}, [{"a": 1}, {}])
    assert outputs["out"] == [{"a": 1}, {}]
    assert [record.id for record in outputs["out"]] == ["r0", "r1"]
