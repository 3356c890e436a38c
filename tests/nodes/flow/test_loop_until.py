"""A pipeline is called again and again until the record fits."""

import pytest

from nodes.errors import InputError
from nodes.flow.loop_until import loop_until
from nodes.records import Record
from tests.helpers.context import FakeContext, run_node

BIG = {"match": "all", "rows": [{"field": "n", "operator": "at_least", "value": 8}]}


def doubled(records: list[Record]) -> list[Record]:
    return [record.with_fields({"n": record["n"] * 2}) for record in records]


async def looped(ctx: FakeContext, **config):
    return await run_node(
        loop_until, {"pipeline": "p", "until": BIG, **config}, [{"n": 1}], ctx=ctx
    )


async def test_it_goes_round_until_the_record_fits():
    ctx = FakeContext(called=doubled)
    found = await looped(ctx, pause_s=30, count_field="rounds")
    assert found == {"done": [{"n": 8, "rounds": 3}], "gave_up": []}
    assert [key for _name, key, _most in ctx.calls] == ["r0#1", "r0#2", "r0#3"]
    assert ctx.slept == [30, 30]


async def test_what_never_fits_is_given_up():
    ctx = FakeContext(called=doubled)
    found = await looped(ctx, rounds=2)
    assert found == {"done": [], "gave_up": [{"n": 4}]}
    assert found["gave_up"][0].id == "r0"


async def test_a_round_that_gives_nothing_fails_the_record():
    with pytest.raises(InputError, match="nothing back in round 1"):
        await looped(FakeContext(called=lambda _records: []))
