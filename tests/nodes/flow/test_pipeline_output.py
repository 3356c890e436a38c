"""What goes back to the caller leaves unchanged."""

from nodes.flow.pipeline_output import pipeline_output
from tests.helpers.context import run_node


async def test_records_go_back_as_they_are():
    given = [{"n": n} for n in range(3)]
    assert (await run_node(pipeline_output, {}, given))["out"] == given
