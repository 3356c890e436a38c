"""The records that a pipeline is called with enter it here."""

from nodes.flow.pipeline_input import pipeline_input
from tests.helpers.context import FakeContext, records_of, run_node


async def test_what_it_is_called_with_leaves():
    given = records_of([{"n": 1}, {"n": 2}])
    found = (await run_node(pipeline_input, {}, ctx=FakeContext(inputs=given)))["out"]
    assert found == given
    assert [record.id for record in found] == ["r0", "r1"]


async def test_by_itself_one_empty_record_leaves():
    assert (await run_node(pipeline_input, {}))["out"] == [{}]
