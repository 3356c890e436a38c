"""Who is let in, and what is refused before anything is read or run."""

import asyncio
import contextlib
import stat
from pathlib import Path
from typing import Any

import pytest

from engine import requests
from engine.home import Home
from engine.service import Service
from engine.webhooks import http
from engine.webhooks.gate import check_origin
from engine.webhooks.keys import Keys, read_keys
from engine.webhooks.messages import RefusedRequestError
from tests.engine.webhooks.conftest import Listening, hooked, told


@pytest.fixture
async def hook(engine: Listening) -> Listening:
    await engine.switch_on(hooked())
    return engine


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"authorization": "Bearer wrong"},
        {"authorization": "Basic {token}"},
        {"authorization": "Bearer é"},
        {"x-siex-token": "{token}x"},
    ],
)
async def test_without_the_token_nobody_is_let_in(
    hook: Listening, headers: dict[str, str]
):
    sent = {name: it.replace("{token}", hook.token) for name, it in headers.items()}

    answer = await hook.send(b"{}", {"content-type": "application/json", **sent})

    assert answer.status == 401
    assert hook.token not in answer.body.decode()
    assert await hook.runs() == []


@pytest.mark.parametrize("name", ["authorization", "x-siex-token"])
async def test_the_token_may_stand_in_either_header(hook: Listening, name: str):
    value = f"bearer {hook.token}" if name == "authorization" else hook.token

    assert (await hook.send(b"", {name: value})).status == 202


async def test_another_method_is_refused_with_those_that_go(hook: Listening):
    answer = await hook.send(b"", hook.bearer, method="GET")

    assert (answer.status, answer.headers["allow"]) == (405, "POST")


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/hook/",
        "/hook/../engine.json",
        "/hook/%2e%2e/siex.db",
        "/hook",
        "/x/hook/{}",
        "/hook/{}/",
        "/hook/{}x",
    ],
)
async def test_any_other_address_leads_nowhere(hook: Listening, path: str):
    known = hook.url.rsplit("/", 1)[1]

    answer = await hook.send(b"", hook.bearer, path=path.replace("{}", known))

    assert answer.status == 404
    assert answer.body == b"There is no webhook at this address.\n"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"host": "evil.example:8377"}, 421),
        ({"host": "evil.example"}, 421),
        ({"host": "127.0.0.1"}, 421),
        ({"host": "127.0.0.1.evil.example:8377"}, 421),
        ({"host": "127.0.0.1:8377@evil.example"}, 421),
        ({}, 421),
        ({"host": "127.0.0.1:8377", "origin": "https://evil.example"}, 403),
        ({"host": "127.0.0.1:8377", "origin": "null"}, 403),
        ({"host": "127.0.0.1:8377", "origin": "http://127.0.0.1:9999"}, 403),
        ({"host": "127.0.0.1:8377", "sec-fetch-site": "cross-site"}, 403),
    ],
)
def test_pages_of_the_internet_are_not_let_in(headers: dict[str, str], status: int):
    with pytest.raises(RefusedRequestError) as refused:
        check_origin(headers, 8377)
    assert refused.value.answer.status == status


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "127.0.0.1:8377"},
        {"host": "localhost:8377"},
        {"host": "[::1]:8377"},
        {"host": "localhost:8377", "origin": "http://localhost:8377"},
        {"host": "localhost:8377", "sec-fetch-site": "same-origin"},
    ],
)
def test_programs_of_this_machine_are_let_in(headers: dict[str, str]):
    check_origin(headers, 8377)


async def test_a_large_body_is_refused_before_it_comes(engine: Listening):
    await engine.switch_on(hooked(most_mb=0.001))
    head = {"content-length": "2000", **engine.bearer}

    answer = await engine.send(b"", head)

    assert answer.status == 413
    assert "1,000 bytes" in answer.body.decode()


async def test_a_body_that_grows_too_large_in_chunks_is_refused(engine: Listening):
    await engine.switch_on(hooked(most_mb=0.001, needs_token=False))
    host, path = engine.url.split("/")[2], "/" + engine.url.split("/", 3)[3]
    head = f"POST {path} HTTP/1.1\r\nhost: {host}\r\ntransfer-encoding: chunked\r\n\r\n"

    raw = await engine.exchange(head.encode() + b"7d0\r\n" + b"x" * 2000)

    assert told(raw).status == 413


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        (b"\x16\x03\x01\x02\x00\x01", 400),
        (b"GET / HTTP/1.1\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nhost: a\r\nhost: b\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\n" + b"a: b\r\n" * 200 + b"\r\n", 431),
        (b"GET /" + b"x" * 40_000 + b" HTTP/1.1\r\n\r\n", 431),
        (
            b"POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n",
            400,
        ),
        (
            b"GET / HTTP/1.1\r\nhost: a\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n",
            421,
        ),
    ],
)
async def test_what_is_no_decent_request_is_refused(
    hook: Listening, raw: bytes, status: int
):
    assert told(await hook.exchange(raw)).status == status


async def test_who_sends_too_slowly_is_hung_up_on(
    engine: Listening, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(http, "READ_S", 0.0)
    monkeypatch.setattr("engine.webhooks.listener.LOOK_EVERY_S", 0.01)
    await engine.switch_on(hooked())

    with contextlib.suppress(ConnectionError):
        assert await engine.exchange(b"POST /hook") == b""


async def test_a_pipeline_that_is_switched_off_has_no_webhook(hook: Listening):
    await hook.ask(requests.EnablePipeline(pipeline_id="p", enabled=False))

    assert (await hook.ask(requests.ListWebhooks()))["webhooks"] == []
    with pytest.raises(ConnectionError):
        await hook.post({})


async def test_asked_for_a_new_address_the_old_one_ends(hook: Listening):
    old_url, old_token = hook.url, hook.token
    await hook.switch_on(hooked(renewed=1))

    assert hook.url != old_url
    assert hook.token != old_token
    hook.url = old_url
    assert (await hook.post({})).status == 404


async def test_addresses_stay_the_same_after_a_new_start(
    hook: Listening, tmp_path: Path
):
    before = (await hook.ask(requests.ListWebhooks()))["webhooks"]
    await hook.service.close()
    again = Service(Home(tmp_path / "home"), lambda _event: None)
    await again.open()
    asleep = (await again.answer(requests.ListWebhooks()))["webhooks"]
    await again.listen()
    after = (await again.answer(requests.ListWebhooks()))["webhooks"]
    await again.close()

    assert after == before
    assert [one["url"] for one in asleep] == [one["url"] for one in before]
    assert "Nobody listens" in asleep[0]["trouble"]


async def test_a_port_that_is_taken_is_told(
    hook: Listening, tmp_path: Path, caplog: Any
):
    port = read_keys(Home(tmp_path / "home")).port
    await hook.service.close()
    other = await asyncio.start_server(lambda r, w: w.close(), "127.0.0.1", port)
    again = Service(Home(tmp_path / "home"), lambda _event: None)
    await again.open()
    await again.listen()
    [told_of] = (await again.answer(requests.ListWebhooks()))["webhooks"]
    await again.close()
    other.close()

    assert f"another program listens on port {port}" in told_of["trouble"]


def test_the_secret_is_for_the_user_alone(tmp_path: Path):
    home = Home(tmp_path)
    keys = read_keys(home)

    assert stat.S_IMODE(home.webhooks.stat().st_mode) == 0o600
    assert read_keys(home) == keys


def test_every_webhook_has_an_address_and_a_token_of_its_own():
    keys = Keys(b"secret", 1)
    made = {
        make(*name)
        for make in (keys.path, keys.token)
        for name in (("p", "n", 0), ("p", "n", 1), ("p", "m", 0), ("q", "n", 0))
    }

    assert len(made) == 8
    assert all(len(one) == 26 and one.isalnum() for one in made)
