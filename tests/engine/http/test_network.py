"""Connections go to checked addresses only."""

from collections.abc import Sequence
from ipaddress import ip_address
from typing import Any

import httpcore
import pytest

from engine.http.addresses import Address, Allowance
from engine.http.network import CheckedBackend, resolve
from nodes.errors import NotAllowedError, TryLaterError


class FakeBackend(httpcore.AsyncNetworkBackend):
    """Remembers where it was asked to connect; some addresses do not answer."""

    def __init__(self, dead: Sequence[str] = ()) -> None:
        self.asked: list[tuple[str, float | None]] = []
        self._dead = dead

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
        *more: Any,
    ) -> Any:
        self.asked.append((host, timeout))
        if host in self._dead:
            raise httpcore.ConnectError
        return f"connection to {host}:{port}"


def names(**hosts: list[str]):
    async def look_up(host: str, port: int) -> Sequence[Address]:
        del port
        return [ip_address(address) for address in hosts[host]]

    return look_up


async def test_the_connection_goes_to_the_address_that_was_checked():
    inner = FakeBackend()
    backend = CheckedBackend(Allowance(), names(site=["93.184.215.14"]), inner)
    assert (
        await backend.connect_tcp("site", 443, 10) == "connection to 93.184.215.14:443"
    )


async def test_one_private_address_among_several_closes_the_name():
    inner = FakeBackend()
    look_up = names(rebound=["93.184.215.14", "10.0.0.5"])
    backend = CheckedBackend(Allowance(), look_up, inner)
    with pytest.raises(NotAllowedError) as caught:
        await backend.connect_tcp("rebound", 80)
    assert str(caught.value) == (
        "rebound (10.0.0.5) is a private address, which this pipeline may not reach; if"
        " you trust it, add rebound:80 to “Private hosts” in the pipeline's settings, or"
        " run it with --allow-host rebound:80."
    )
    assert inner.asked == []


async def test_settings_open_a_private_host():
    look_up = names(nas=["10.0.0.5"])
    backend = CheckedBackend(Allowance.parse(["nas"]), look_up, FakeBackend())
    assert await backend.connect_tcp("nas", 80) == "connection to 10.0.0.5:80"


async def test_settings_do_not_open_the_addresses_of_cloud_secrets():
    allowance = Allowance.parse(["meta", "169.254.0.0/16"])
    backend = CheckedBackend(allowance, names(meta=["169.254.169.254"]), FakeBackend())
    with pytest.raises(NotAllowedError, match="which pipelines never reach"):
        await backend.connect_tcp("meta", 80)


async def test_the_next_address_is_tried_when_the_first_is_dead():
    inner = FakeBackend(dead=["93.184.215.14"])
    look_up = names(site=["93.184.215.14", "93.184.215.15"])
    backend = CheckedBackend(Allowance(), look_up, inner)
    assert await backend.connect_tcp("site", 80, 10) == "connection to 93.184.215.15:80"
    assert inner.asked == [("93.184.215.14", 5.0), ("93.184.215.15", 5.0)]


async def test_a_name_that_is_not_known_is_told_with_the_name():
    with pytest.raises(
        TryLaterError, match=r"The name nobody\.invalid cannot be found"
    ):
        await resolve("nobody.invalid", 80)


async def test_numbers_in_disguise_are_looked_up_like_names():
    assert await resolve("2130706433", 80) == [ip_address("127.0.0.1")]
