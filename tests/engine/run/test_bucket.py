"""Turns come at a steady pace, some at once after a quiet time."""

from engine.run.bucket import SharedBuckets, TokenBucket
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


async def test_a_shared_name_has_one_bucket_for_each_key():
    clock = FakeClock()
    buckets = SharedBuckets(clock)
    for key in ("a", "b", "a"):
        await buckets.of("shop", key, 1, 1).turn()
    assert clock.seconds == 1

    await buckets.of("other", "a", 1, 1).turn()
    assert clock.seconds == 1


async def test_the_pace_that_was_asked_for_last_counts():
    clock = FakeClock()
    buckets = SharedBuckets(clock)
    for per_s in (1, 1, 10):
        await buckets.of("shop", "", per_s, 1).turn()
    assert clock.seconds == 2
    await buckets.of("shop", "", 10, 1).turn()
    assert clock.seconds == 2.1
