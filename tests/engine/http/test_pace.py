"""How fast a host is asked by all runs together: `engine.http.pace`."""

import asyncio
from typing import Any

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
    pace.quiet.last(3600)

    with pytest.raises(TryLaterError, match="3600 seconds") as told:
        async with pace.turn():
            pass
    assert told.value.after_s == 3600


class Service:
    """Answers with what is laid down for a key, and notes when each was asked."""

    def __init__(self, **answers: list[httpx.Response]) -> None:
        self.clock = FakeClock()
        self.asked: list[tuple[str, float]] = []
        self._answers = answers
        transport = httpx.MockTransport(self._answer)
        client = HttpClient(make_transport=lambda _: transport, clock=self.clock)
        self._lent = client.for_pipeline(), client.for_pipeline(["nas"])

    def _answer(self, request: httpx.Request) -> httpx.Response:
        key = request.headers.get("authorization", "none")
        self.asked.append((key, round(self.clock.seconds, 6)))
        left = self._answers.get(key, [])
        return left.pop(0) if left else httpx.Response(200)

    async def ask(self, key: str = "", run: int = 0, **more: Any) -> None:
        """Ask with a key, in one of two runs."""
        headers = {"Authorization": key} if key else {}
        await self._lent[run].request(
            "GET", "https://api.test/", headers=headers, **more
        )


async def test_a_connection_is_used_at_its_own_pace_by_all_runs():
    service = Service()
    for run in (0, 1, 0):
        await service.ask("one", run, per_minute=30)

    assert service.asked == [("one", 0.0), ("one", 2.0), ("one", 4.0)]


async def test_another_sign_in_has_a_pace_of_its_own():
    service = Service()
    for key in ("one", "two", "one"):
        await service.ask(key, per_minute=60)

    assert service.asked == [("one", 0.0), ("two", 0.0), ("one", 1.0)]


async def test_each_request_takes_the_time_that_its_node_asks_for():
    service = Service()
    await service.ask("one", per_minute=6)
    await service.ask("one", per_minute=60)
    await service.ask("one", per_minute=60)
    await service.ask("one")

    assert [at for _key, at in service.asked] == [0.0, 10.0, 11.0, 11.0]


async def test_who_asks_too_often_with_one_sign_in_waits_alone():
    service = Service(one=[httpx.Response(429, headers={"retry-after": "7"})])
    with pytest.raises(TryLaterError):
        await service.ask("one")
    await service.ask("two", 1)
    await service.ask()
    await service.ask("one", 1)

    assert [at for _key, at in service.asked] == [0.0, 0.0, 0.0, 7.0]


async def test_a_busy_service_is_left_alone_by_all():
    service = Service(one=[httpx.Response(503, headers={"retry-after": "7"})])
    with pytest.raises(TryLaterError):
        await service.ask("one")
    await service.ask("two")

    assert service.asked[-1] == ("two", 7.0)
