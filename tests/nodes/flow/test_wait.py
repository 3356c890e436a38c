"""A record goes on when its time has come; the time is written down once."""

from datetime import timedelta

import pytest

from nodes.errors import InputError, SettingsError
from nodes.flow.wait import wait
from tests.helpers.context import EPOCH, FakeContext, run_node


async def waited(record: dict, ctx: FakeContext | None = None, **config) -> float:
    """Return for how long a record waits, from nine o'clock on."""
    ctx = ctx or FakeContext()
    assert (await run_node(wait, config, [record], ctx=ctx))["out"] == [record]
    return sum(ctx.slept)


@pytest.mark.parametrize(
    ("config", "seconds"),
    [
        ({"amount": 20, "unit": "minutes"}, 1_200),
        ({"amount": 0}, 0),
        ({"wait": "until_time", "at": "10:30"}, 5_400),
        ({"wait": "until_time", "at": "08:00"}, 82_800),
        ({"wait": "until_date"}, 7_200),
    ],
)
async def test_it_waits_as_long_as_it_is_set_to(config, seconds):
    assert await waited({"date": "2026-01-05T11:00"}, **config) == seconds


@pytest.mark.parametrize("date", ["2026-01-05T08:59+00:00", "2025-12-31", "2026-01-05"])
async def test_what_has_passed_is_not_waited_for(date):
    assert await waited({"date": date}, wait="until_date") == 0


async def test_time_that_has_passed_since_the_first_sight_counts():
    ctx = FakeContext()
    ctx.memory.known["r0"] = (EPOCH + timedelta(seconds=45)).isoformat()
    assert await waited({}, ctx, amount=5, unit="minutes") == 45


async def test_the_clock_is_looked_at_again_and_again():
    ctx = FakeContext()
    await waited({}, ctx, amount=70, unit="seconds")
    assert ctx.slept == [30, 30, 10]


async def test_a_dry_run_says_until_when():
    ctx = FakeContext(is_dry_run=True)
    assert await waited({}, ctx, amount=1, unit="hours") == 0
    assert ctx.logged == [("info", "Would wait until 2026-01-05 10:00:00 (dry run).")]


@pytest.mark.parametrize(
    ("config", "kind", "said"),
    [
        ({"wait": "until_time", "at": "late"}, SettingsError, "no time of day"),
        ({"wait": "until_date"}, InputError, "holds no date but “soon”"),
    ],
)
async def test_what_is_no_time_is_told(config, kind, said):
    with pytest.raises(kind, match=said):
        await waited({"date": "soon"}, **config)


URL = "http://here/resume/1"
CALL = {"at": "2026-01-05T10:00:00+00:00", "method": "GET", "query": {"answer": "yes"}}


async def test_what_a_call_held_goes_into_the_record():
    ctx = FakeContext(came={URL: CALL})
    config = {"wait": "until_called", "answer": "said"}
    found = await run_node(wait, config, [{"resume_url": URL}], ctx=ctx)
    assert found["out"] == [{"resume_url": URL, "said": CALL}]


async def test_a_call_is_waited_for_until_the_time_that_was_set_first():
    ctx = FakeContext()
    ctx.memory.known["r0"] = (EPOCH + timedelta(hours=1)).isoformat()
    config = {"wait": "until_called", "if_late": "go_on", "longest_h": 48}
    found = await run_node(wait, config, [{"resume_url": URL}], ctx=ctx)
    assert found["out"] == [{"resume_url": URL, "answer": None}]
    assert ctx.time == EPOCH + timedelta(hours=1)


async def test_a_record_that_nobody_calls_fails():
    with pytest.raises(InputError, match="Nobody called within 48 hours"):
        await waited({"resume_url": URL}, wait="until_called", longest_h=48)


async def test_a_record_without_an_address_says_which_node_gives_one():
    with pytest.raises(InputError, match="Place a node “Resume address” before"):
        await waited({"resume_url": None}, wait="until_called")


async def test_a_dry_run_waits_for_no_call():
    ctx = FakeContext(is_dry_run=True)
    found = await run_node(wait, {"wait": "until_called"}, [{}], ctx=ctx)
    assert found["out"] == [{"answer": None}]
    [(_, said)] = ctx.logged
    assert said.startswith("Would wait for a call, at most until 2026-01-08 09:00:00")
