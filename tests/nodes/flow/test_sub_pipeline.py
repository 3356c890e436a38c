"""A pipeline is called with all records at once."""

from nodes.flow.sub_pipeline import sub_pipeline
from tests.helpers.context import FakeContext, run_node


async def test_all_records_go_in_and_what_comes_back_goes_on():
    ctx = FakeContext(called=lambda records: records[::-1])
    given = [{"n": n} for n in range(3)]
    found = (await run_node(sub_pipeline, {"pipeline": "p"}, given, ctx=ctx))["out"]
    assert [record["n"] for record in found] == [2, 1, 0]
    assert ctx.calls == [("p", "", None)]


async def test_it_is_called_without_records_too():
    ctx = FakeContext()
    assert (await run_node(sub_pipeline, {"pipeline": "p"}, [], ctx=ctx))["out"] == []
    assert len(ctx.calls) == 1
