"""The trigger that other programs call: `nodes.triggers.webhook`."""

from nodes.triggers.webhook import webhook
from tests.helpers.context import FakeContext, records_of, run_node


async def test_it_yields_what_the_caller_sent():
    ctx = FakeContext(inputs=records_of([{"n": 1}, {"n": 2}]))

    assert (await run_node(webhook, {}, ctx=ctx))["out"] == [{"n": 1}, {"n": 2}]


async def test_started_by_hand_it_yields_an_empty_record():
    assert (await run_node(webhook, {}))["out"] == [{}]


def test_it_adds_the_request_unless_that_is_switched_off():
    assert webhook.adds(webhook.config()) == ["request"]
    assert webhook.adds(webhook.config(request_field="")) == []
