"""The client on real connections to this machine."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from ipaddress import ip_address

import pytest

from engine.http.addresses import Address
from engine.http.client import HttpClient
from nodes.errors import InputError, NotAllowedError, TryLaterError
from tests.helpers.web import Page, serving


@pytest.fixture
async def client() -> AsyncIterator[HttpClient]:
    client = HttpClient()
    yield client
    await client.aclose()


async def test_this_machine_is_closed_unless_the_settings_open_it(client: HttpClient):
    async with serving({"/": Page(b"hello")}) as site:
        with pytest.raises(NotAllowedError) as caught:
            await client.for_pipeline().request("GET", site.url("/"))
        assert str(caught.value) == (
            "127.0.0.1 is this machine itself, which this pipeline may not reach; if you"
            f" trust it, add {site.host} to “Private hosts” in the pipeline's settings,"
            f" or run it with --allow-host {site.host}."
        )
        assert site.asked == []
        response = await client.for_pipeline([site.host]).request("GET", site.url("/"))
        assert response.text == "hello"


async def test_a_pool_opened_by_one_pipeline_is_not_lent_to_another(client: HttpClient):
    async with serving({"/": Page(b"hello")}) as site:
        await client.for_pipeline([site.host]).request("GET", site.url("/"))
        with pytest.raises(NotAllowedError):
            await client.for_pipeline().request("GET", site.url("/"))


async def test_a_redirect_to_a_private_address_is_refused(client: HttpClient):
    inside = "http://10.0.0.1/router"
    async with serving({"/": Page(status=302, headers={"Location": inside})}) as site:
        with pytest.raises(NotAllowedError) as caught:
            await client.for_pipeline([site.host]).request("GET", site.url("/"))
    assert str(caught.value) == (
        f"{site.url('/')} redirects to {inside}, but 10.0.0.1 is a private address, which"
        " this pipeline may not reach; if you trust it, add 10.0.0.1:80 to “Private"
        " hosts” in the pipeline's settings, or run it with --allow-host 10.0.0.1:80."
    )


async def test_a_name_that_turns_private_between_two_requests_is_refused():
    addresses = [["127.0.0.1"], ["127.0.0.1", "10.0.0.1"]]

    async def look_up(host: str, port: int) -> Sequence[Address]:
        del host, port
        return [ip_address(address) for address in addresses.pop(0)]

    client = HttpClient(resolve=look_up)
    http = client.for_pipeline(["127.0.0.0/8"])
    async with serving({"/": Page(b"hello")}) as site:
        url = f"http://turning.test:{site.port}/"
        assert (await http.request("GET", url)).text == "hello"
        assert site.asked[0].headers["host"] == f"turning.test:{site.port}"
        with pytest.raises(NotAllowedError):
            await http.request("GET", url)
    await client.aclose()


async def test_a_page_of_200_mb_is_given_up_at_the_limit(client: HttpClient):
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(200):
            yield bytes(1_000_000)

    async with serving({"/": Page(endless())}) as site:
        http = client.for_pipeline([site.host])
        with pytest.raises(InputError) as caught:
            await http.request("GET", site.url("/"), max_bytes=5_000_000)
        assert str(caught.value) == (
            f"{site.url('/')} is larger than 5 MB and was not read; raise the size limit"
            " in the node's settings if you need it."
        )
        assert site.written < 50_000_000


async def test_a_server_that_hangs_is_given_up_in_time(client: HttpClient):
    pages = {"/": Page(hangs=True), "/well": Page(b"hello")}
    async with serving(pages) as site:
        http = client.for_pipeline([site.host])
        with pytest.raises(TryLaterError) as caught:
            await http.request("GET", site.url("/"), timeout_s=0.05)
        assert str(caught.value) == (
            f"{site.url('/')} did not answer in full within 0.05 seconds; try later, or"
            " allow more time in the node's settings."
        )
        assert (await http.request("GET", site.url("/well"))).text == "hello"


async def test_a_server_that_trickles_is_given_up_in_time(client: HttpClient):
    async def trickle() -> AsyncIterator[bytes]:
        while True:
            yield b"."
            await asyncio.sleep(0.01)

    async with serving({"/": Page(trickle())}) as site:
        http = client.for_pipeline([site.host])
        with pytest.raises(TryLaterError, match="did not answer in full"):
            await http.request("GET", site.url("/"), timeout_s=0.1)


async def test_a_port_where_nobody_listens_is_told(client: HttpClient):
    async with serving({}) as site:
        pass
    http = client.for_pipeline([site.host])
    with pytest.raises(TryLaterError, match="cannot be reached; check the address"):
        await http.request("GET", site.url("/"))
