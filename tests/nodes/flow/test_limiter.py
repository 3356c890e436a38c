"""Records ask for a turn before they go on."""

import pytest

from nodes.flow.limiter import limiter
from tests.helpers.context import FakeContext, run_node

RECORDS = [{"host": "a"}, {"host": "b"}, {"host": "a"}]


@pytest.mark.parametrize(
    ("config", "turns"),
    [
        ({}, [("", 1.0, 1.0)] * 3),
        ({"count": 30, "per": "minute", "at_once": 5}, [("", 0.5, 5.0)] * 3),
        ({"shared": "shop"}, [("shop: ", 1.0, 1.0)] * 3),
        ({"key": "host"}, [(f'"{host}"', 1.0, 1.0) for host in "aba"]),
    ],
)
async def test_turns_are_asked_for(config, turns):
    ctx = FakeContext()
    assert (await run_node(limiter, config, RECORDS, ctx=ctx))["out"] == RECORDS
    assert ctx.turns == turns


async def test_a_dry_run_asks_for_none():
    ctx = FakeContext(is_dry_run=True)
    await run_node(limiter, {}, RECORDS, ctx=ctx)
    assert ctx.turns == []
