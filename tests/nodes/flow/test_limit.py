"""Tests of `nodes.flow.limit`."""

import pytest

from nodes.flow.limit import limit
from tests.helpers.context import FakeContext, FakeStream, records_of, run_node

FIVE = [{"n": n} for n in range(5)]


@pytest.mark.parametrize(
    ("config", "passing"),
    [
        ({"count": 2}, [0, 1]),
        ({"count": 9}, [0, 1, 2, 3, 4]),
        ({"count": 2, "skip": 1}, [1, 2]),
        ({"count": 2, "skip": 3}, [3, 4]),
        ({"skip": 7}, []),
        ({"count": 2, "which": "last"}, [3, 4]),
        ({"count": 2, "which": "last", "skip": 1}, [2, 3]),
        ({"count": 9, "which": "last", "skip": 3}, [0, 1]),
        ({"which": "last", "skip": 7}, []),
    ],
)
async def test_some_records_pass(config, passing):
    outputs = await run_node(limit, config, FIVE)
    assert [record["n"] for record in outputs["out"]] == passing


async def test_nothing_comes_of_nothing():
    assert await run_node(limit, {}, []) == {"out": []}
    assert await run_node(limit, {"which": "last"}, []) == {"out": []}


class CountingStream(FakeStream):
    """Counts the batches that were taken."""

    taken = 0

    async def batches(self):
        async for batch in super().batches():
            self.taken += 1
            yield batch


async def test_it_stops_asking_when_enough_have_passed():
    stream = CountingStream(records_of(FIVE), 2)
    config = limit.config(count=2)
    passed = [batch async for batch in limit.run(config, stream, FakeContext())]
    assert passed == [[{"n": 0}, {"n": 1}]]
    assert stream.taken == 1
