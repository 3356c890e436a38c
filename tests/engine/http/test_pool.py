"""Connections are kept for the next request, where that is safe."""

import asyncio
import ssl
from collections.abc import AsyncIterator

import httpx
import pytest

from engine.http.addresses import Allowance
from engine.http.network import Network
from engine.http.pool import MOST_RESTING, Pool
from tests.helpers.web import talking

HEAD = b"HTTP/1.1 200 OK\r\n"


def told(body: bytes, head: bytes = HEAD) -> bytes:
    return head + b"Content-Length: %d\r\n\r\n%s" % (len(body), body)


@pytest.fixture
async def pool() -> AsyncIterator[Pool]:
    network = Network(Allowance.parse(["127.0.0.0/8"]))
    pool = Pool(network.connect, ssl.create_default_context)
    yield pool
    await pool.aclose()


async def ask(pool: Pool, url: str, method: str = "GET") -> bytes:
    response = await pool.handle_async_request(httpx.Request(method, url))
    return await response.aread()


async def test_the_next_request_takes_the_same_connection(pool: Pool):
    async with talking([told(b"one"), told(b"two")]) as site:
        assert [await ask(pool, site.url) for _ in range(2)] == [b"one", b"two"]
        assert site.connections == 1


async def test_requests_at_the_same_time_take_a_connection_each(pool: Pool):
    async with talking([told(b"one")], [told(b"one")]) as site:
        await asyncio.gather(ask(pool, site.url), ask(pool, site.url))
        assert site.connections == 2


async def test_another_place_gets_a_connection_of_its_own(pool: Pool):
    async with talking([told(b"here")]) as one, talking([told(b"there")]) as other:
        assert [await ask(pool, site.url) for site in (one, other)] == [
            b"here",
            b"there",
        ]


async def test_a_server_that_hung_up_meanwhile_is_connected_to_again(pool: Pool):
    async with talking([told(b"one"), None], [told(b"two")]) as site:
        assert await ask(pool, site.url) == b"one"
        await site.hung_up.wait()
        assert await ask(pool, site.url) == b"two"


@pytest.mark.parametrize(
    "first",
    [
        told(b"one", HEAD + b"Connection: close\r\n"),
        told(b"one", b"HTTP/1.0 200 OK\r\n"),
        told(b"one") + told(b"nobody asked for this"),
    ],
    ids=["says close", "speaks HTTP 1.0", "says more than was asked"],
)
async def test_some_answers_end_the_connection(pool: Pool, first: bytes):
    async with talking([first], [told(b"two")]) as site:
        assert [await ask(pool, site.url) for _ in range(2)] == [b"one", b"two"]


async def test_an_answer_that_is_not_read_to_its_end_ends_the_connection(pool: Pool):
    async with talking([told(b"x" * 100_000)], [told(b"two")]) as site:
        response = await pool.handle_async_request(httpx.Request("GET", site.url))
        await response.aclose()
        assert await ask(pool, site.url) == b"two"


async def test_a_request_that_is_given_up_ends_the_connection(pool: Pool):
    async with talking([b""], [told(b"two")]) as site:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(0.01):
                await ask(pool, site.url)
        assert await ask(pool, site.url) == b"two"


async def test_not_too_many_connections_are_kept(pool: Pool):
    count = MOST_RESTING + 1
    talks = [[told(b"one"), told(b"two")]] * count
    async with talking(*talks, [told(b"two")]) as site:
        for _ in range(2):
            await asyncio.gather(*(ask(pool, site.url) for _ in range(count)))
        assert site.connections == count + 1


@pytest.mark.parametrize(
    ("method", "answer", "body"),
    [
        (
            "GET",
            HEAD + b"Transfer-Encoding: chunked\r\n\r\n3\r\none\r\n0\r\n\r\n",
            b"one",
        ),
        ("GET", b"HTTP/1.1 100 Continue\r\n\r\n" + told(b"one"), b"one"),
        ("GET", b"HTTP/1.1 204 No Content\r\n\r\n", b""),
        ("HEAD", HEAD + b"Content-Length: 3\r\n\r\n", b""),
        ("POST", told(b"one"), b"one"),
    ],
)
async def test_the_end_of_an_answer_is_found(
    pool: Pool, method: str, answer: bytes, body: bytes
):
    async with talking([answer, told(b"two")]) as site:
        assert await ask(pool, site.url, method) == body
        assert await ask(pool, site.url) == b"two"
        assert site.connections == 1


async def test_an_answer_without_a_length_ends_where_the_server_hangs_up(pool: Pool):
    async with talking([HEAD + b"\r\none", None]) as site:
        assert await ask(pool, site.url) == b"one"


@pytest.mark.parametrize(
    ("talk", "error"),
    [
        ([None], httpx.ReadError),
        ([HEAD, None], httpx.ReadError),
        ([HEAD + b"Content-Length: 9\r\n\r\none", None], httpx.ReadError),
        ([b"SSH-2.0-OpenSSH_9.6\r\n\r\n"], httpx.RemoteProtocolError),
        ([HEAD + b"X: " + b"x" * 200_000], httpx.RemoteProtocolError),
        ([b"HTTP/1.1 101 Switching\r\n\r\n"], httpx.RemoteProtocolError),
    ],
    ids=["no answer", "half a head", "half a body", "no HTTP", "huge head", "upgrade"],
)
async def test_what_is_no_whole_answer_is_an_error(
    pool: Pool, talk: list[bytes | None], error: type[Exception]
):
    async with talking(talk, [told(b"two")]) as site:
        with pytest.raises(error):
            await ask(pool, site.url)
        assert await ask(pool, site.url) == b"two"


async def test_a_header_that_would_break_the_line_is_not_sent(pool: Pool):
    async with talking([]) as site:
        request = httpx.Request("GET", site.url, headers={"X": "a\r\nY: b"})
        with pytest.raises(httpx.LocalProtocolError):
            await pool.handle_async_request(request)


async def test_a_server_that_takes_up_an_upgrade_is_left(pool: Pool):
    upgrade = {"Connection": "upgrade", "Upgrade": "websocket"}
    answer = b"HTTP/1.1 101 Switching\r\nConnection: upgrade\r\n\r\n"
    async with talking([answer]) as site:
        request = httpx.Request("GET", site.url, headers=upgrade)
        with pytest.raises(httpx.RemoteProtocolError):
            await pool.handle_async_request(request)
