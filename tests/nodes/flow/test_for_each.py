"""A pipeline is called for each record by itself."""

from nodes.flow.for_each import for_each
from nodes.records import Record
from tests.helpers.context import FakeContext, run_node

RECORDS = [{"n": 1}, {"n": 2}]


def doubled(records: list[Record]) -> list[Record]:
    """Give the record back, one that came out of it, and one that was made inside."""
    [one] = records
    return [one, one.child(0, {"n": one["n"] * 2}), Record({"n": 0}, id="text-0")]


async def test_what_comes_back_goes_on_with_ids_of_its_own():
    ctx = FakeContext(called=doubled)
    config = {"pipeline": "double", "most": 5}
    found = (await run_node(for_each, config, RECORDS, ctx=ctx))["out"]
    assert [record["n"] for record in found] == [1, 2, 0, 2, 4, 0]
    assert [record.id for record in found[:3]] == ["r0", "r0.0", "r0.text-0"]
    assert [record.parents for record in found[:3]] == [(), ("r0",), ("r0",)]
    assert ctx.calls == [("double", "r0", 5), ("double", "r1", 5)]


async def test_what_comes_back_may_go_into_a_field():
    ctx = FakeContext(called=doubled)
    config = {"pipeline": "double", "into": "found"}
    found = (await run_node(for_each, config, RECORDS, ctx=ctx))["out"]
    assert found[0] == {"n": 1, "found": [{"n": 1}, {"n": 2}, {"n": 0}]}
    assert [record.id for record in found] == ["r0", "r1"]
