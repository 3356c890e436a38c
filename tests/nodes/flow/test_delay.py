"""Each record waits its pause."""

from nodes.flow.delay import delay
from tests.helpers.context import FakeContext, run_node

RECORDS = [{"n": 1}, {"n": 2}]


async def test_every_record_waits():
    ctx = FakeContext()
    assert (await run_node(delay, {"seconds": 2.5}, RECORDS, ctx=ctx))["out"] == RECORDS
    assert ctx.slept == [2.5, 2.5]


async def test_a_dry_run_does_not_wait():
    ctx = FakeContext(is_dry_run=True)
    assert (await run_node(delay, {}, RECORDS, ctx=ctx))["out"] == RECORDS
    assert ctx.slept == []
