"""Connections go to checked addresses only."""

import asyncio
import ssl
from collections.abc import Sequence
from ipaddress import ip_address
from pathlib import Path

import httpx
import pytest

from engine.http.addresses import Address, Allowance
from engine.http.line import Line
from engine.http.network import Network, resolve
from nodes.errors import NotAllowedError, TryLaterError
from tests.helpers.web import talking

CERTIFICATE = Path(__file__).parent / "site_test.pem"


class Lines:
    """Opens lines that lead nowhere, and remembers where to; some do not answer."""

    def __init__(self, dead: Sequence[str] = ()) -> None:
        self.asked: list[tuple[str, int]] = []
        self._dead = dead

    async def open(
        self, address: Address, port: int, tls: ssl.SSLContext | None, host: str
    ) -> Line:
        del tls, host
        self.asked.append((str(address), port))
        if str(address) in self._dead:
            raise ConnectionRefusedError
        return Line()


def names(**hosts: list[str]):
    async def look_up(host: str, port: int) -> Sequence[Address]:
        del port
        return [ip_address(address) for address in hosts[host]]

    return look_up


async def test_the_connection_goes_to_the_address_that_was_checked():
    lines = Lines()
    await Network(Allowance(), names(site=["93.184.215.14"]), lines.open).connect(
        "site", 443
    )
    assert lines.asked == [("93.184.215.14", 443)]


async def test_one_private_address_among_several_closes_the_name():
    lines = Lines()
    look_up = names(rebound=["93.184.215.14", "10.0.0.5"])
    with pytest.raises(NotAllowedError) as caught:
        await Network(Allowance(), look_up, lines.open).connect("rebound", 80)
    assert str(caught.value) == (
        "rebound (10.0.0.5) is a private address, which this pipeline may not reach; if"
        " you trust it, add rebound:80 to “Private hosts” in the pipeline's settings, or"
        " run it with --allow-host rebound:80."
    )
    assert lines.asked == []


async def test_settings_open_a_private_host():
    lines = Lines()
    allowance = Allowance.parse(["nas"])
    await Network(allowance, names(nas=["10.0.0.5"]), lines.open).connect("nas", 80)
    assert lines.asked == [("10.0.0.5", 80)]


async def test_settings_do_not_open_the_addresses_of_cloud_secrets():
    allowance = Allowance.parse(["meta", "169.254.0.0/16"])
    look_up = names(meta=["169.254.169.254"])
    with pytest.raises(NotAllowedError, match="which pipelines never reach"):
        await Network(allowance, look_up, Lines().open).connect("meta", 80)


async def test_the_next_address_is_tried_when_the_first_is_dead():
    lines = Lines(dead=["93.184.215.14"])
    look_up = names(site=["93.184.215.14", "93.184.215.15"])
    await Network(Allowance(), look_up, lines.open).connect("site", 80)
    assert lines.asked == [("93.184.215.14", 80), ("93.184.215.15", 80)]


async def test_a_host_whose_addresses_are_all_dead_is_not_reached():
    dead = ["93.184.215.14", "93.184.215.15"]
    network = Network(Allowance(), names(site=dead), Lines(dead).open)
    with pytest.raises(httpx.ConnectError):
        await network.connect("site", 80)


async def test_an_address_that_keeps_silent_leaves_time_for_the_next():
    asked: list[str] = []

    async def never(address: Address, *more: object) -> Line:
        del more
        asked.append(str(address))
        await asyncio.Event().wait()
        raise AssertionError

    look_up = names(site=["93.184.215.14", "93.184.215.15"])
    with pytest.raises(httpx.ConnectTimeout):
        await Network(Allowance(), look_up, never).connect("site", 80, limit_s=0.01)
    assert asked == ["93.184.215.14", "93.184.215.15"]


async def test_a_name_that_is_not_known_is_told_with_the_name():
    with pytest.raises(
        TryLaterError, match=r"The name nobody\.invalid cannot be found"
    ):
        await resolve("nobody.invalid", 80)


async def test_numbers_in_disguise_are_looked_up_like_names():
    assert await resolve("2130706433", 80) == [ip_address("127.0.0.1")]


@pytest.mark.parametrize(
    ("host", "is_trusted"), [("site.test", True), ("other.test", False)]
)
async def test_the_certificate_must_be_that_of_the_name(host: str, is_trusted: bool):
    async def here(host: str, port: int) -> Sequence[Address]:
        del host, port
        return [ip_address("127.0.0.1")]

    ours = ssl.create_default_context(cafile=CERTIFICATE)
    theirs = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    theirs.load_cert_chain(CERTIFICATE)
    network = Network(Allowance.parse(["127.0.0.0/8"]), here)
    async with talking([b"hello"], tls=theirs) as site:
        if not is_trusted:
            with pytest.raises(httpx.ConnectError, match="certificate verify failed"):
                await network.connect(host, site.port, ours)
            return
        line = await network.connect(host, site.port, ours)
        line.write(b"\r\n\r\n")
        assert await line.read() == b"hello"
        line.hang_up()
