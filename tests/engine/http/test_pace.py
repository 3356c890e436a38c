"""How fast a host is asked by all runs together: `engine.http.pace`."""

import asyncio

import httpx
import pytest

from engine.http.client import HttpClient
from engine.http.pace import AT_ONCE, AT_ONCE_NEAR, PER_S, Paces
from nodes.errors import TryLaterError
from tests.helpers.clock import FakeClock


@pytest.mark.parametrize(
    ("host", "most"),
    [
        ("example.com", AT_ONCE),
        ("93.184.216.34:8080", AT_ONCE),
        ("127.0.0.1:8377", AT_ONCE_NEAR),
        ("[::1]:80", AT_ONCE_NEAR),
        ("nas", AT_ONCE_NEAR),
        ("printer.local:631", AT_ONCE_NEAR),
    ],
)
async def test_few_requests_go_to_one_host_at_once(host: str, most: int):
    pace, gate = Paces(FakeClock()).of(host), asyncio.Event()
    going = 0

    async def one() -> None:
        nonlocal going
        async with pace.turn():
            going += 1
            await gate.wait()

    tasks = [asyncio.create_task(one()) for _ in range(30)]
    for _ in range(200):
        await asyncio.sleep(0)
    seen = going
    gate.set()
    await asyncio.gather(*tasks)

    assert seen == most


async def test_a_host_of_the_internet_is_asked_at_a_steady_pace():
    clock = FakeClock()
    pace = Paces(clock).of("example.com")
    for _ in range(int(PER_S) * 3):
        async with pace.turn():
            pass

    assert clock.seconds == pytest.approx(2.0)


async def test_a_host_of_this_machine_is_asked_at_any_pace():
    clock = FakeClock()
    pace = Paces(clock).of("127.0.0.1:80")
    for _ in range(200):
        async with pace.turn():
            pass

    assert clock.seconds == 0.0


async def test_what_one_run_is_told_all_runs_keep_to():
    clock = FakeClock()
    answers = [
        httpx.Response(429, headers={"retry-after": "7"}),
        httpx.Response(200),
    ]
    transport = httpx.MockTransport(lambda _request: answers.pop(0))
    client = HttpClient(make_transport=lambda _allowance: transport, clock=clock)
    first, second = client.for_pipeline(), client.for_pipeline(["nas"])

    with pytest.raises(TryLaterError):
        await first.request("GET", "https://site.test/a")
    response = await second.request("GET", "https://site.test/b")

    assert response.status == 200
    assert clock.slept == [7.0]


async def test_who_would_wait_for_long_is_told_so():
    clock = FakeClock()
    pace = Paces(clock).of("example.com")
    pace.leave_alone(3600)

    with pytest.raises(TryLaterError, match="3600 seconds") as told:
        async with pace.turn():
            pass
    assert told.value.after_s == 3600
