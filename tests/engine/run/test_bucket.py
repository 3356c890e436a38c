"""Turns come at a steady pace, some at once after a quiet time."""

from engine.run.bucket import TokenBucket
from tests.helpers.clock import FakeClock


async def when(bucket: TokenBucket, clock: FakeClock, count: int) -> list[float]:
    """Return at which second each of some turns came."""
    times: list[float] = []
    for _ in range(count):
        await bucket.turn()
        times.append(round(clock.seconds, 6))
    return times


async def test_turns_come_one_after_the_other():
    clock = FakeClock()
    assert await when(TokenBucket(clock, 2), clock, 4) == [0, 0.5, 1, 1.5]


async def test_some_may_go_at_once():
    clock = FakeClock()
    bucket = TokenBucket(clock, 1, burst=3)
    assert await when(bucket, clock, 5) == [0, 0, 0, 1, 2]
    await clock.sleep(2)  # two turns pile up
    assert await when(bucket, clock, 3) == [4, 4, 5]


async def test_no_more_than_so_many_pile_up():
    clock = FakeClock()
    bucket = TokenBucket(clock, 1, burst=2)
    await clock.sleep(1_000)
    assert await when(bucket, clock, 4) == [1000, 1000, 1001, 1002]
