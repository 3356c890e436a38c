"""Connects to nothing but checked addresses.

The name is looked up once, every address that it has is checked, and the connection
goes to one of these very addresses: a name cannot change its mind in between. As this
happens for every connection, it happens again at every redirect.
"""

import asyncio
import socket
import ssl
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from ipaddress import ip_address

import httpx

from engine.http.addresses import Address, Allowance, Host, closed
from engine.http.line import Line
from nodes.errors import NotAllowedError, TryLaterError

Resolve = Callable[[str, int], Awaitable[Sequence[Address]]]
OpenLine = Callable[[Address, int, ssl.SSLContext | None, str], Awaitable[Line]]
"""Connects to an address and port; with TLS, the server must be the host named last."""


async def resolve(host: str, port: int) -> Sequence[Address]:
    """Return all addresses of ``host``, in the system's order of preference."""
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        message = (
            f"The name {host} cannot be found on the network; check its spelling and"
            " whether this machine is online."
        )
        raise TryLaterError(message) from error
    return list(dict.fromkeys(ip_address(entry[4][0]) for entry in found))


def check(host: str, port: int, address: Address, allowance: Allowance) -> None:
    """Refuse an address that the pipeline may not reach.

    Raises:
        NotAllowedError: it is not open, and its author does not name it.
    """
    reason = closed(address)
    if reason is None:
        return
    where = host if host == str(address) else f"{host} ({address})"
    if reason.never:
        message = f"{where} is {reason.what}, which pipelines never reach."
        raise NotAllowedError(message)
    if not allowance.opens(host, port, address):
        wanted = Host(host, port)
        message = (
            f"{where} is {reason.what}, which this pipeline may not reach; if you trust"
            f" it, add {wanted} to “Private hosts” in the pipeline's settings, or run it"
            f" with --allow-host {wanted}."
        )
        raise NotAllowedError(message)


class Network:
    """Opens connections to addresses that passed the check."""

    def __init__(
        self,
        allowance: Allowance,
        resolve: Resolve = resolve,
        open_line: OpenLine | None = None,
    ) -> None:
        self._allowance = allowance
        self._resolve = resolve
        self._open_line = open_line or _open_line

    async def connect(
        self,
        host: str,
        port: int,
        tls: ssl.SSLContext | None = None,
        limit_s: float | None = None,
    ) -> Line:
        """Connect to the first checked address of ``host`` that answers.

        Raises:
            NotAllowedError: one of its addresses may not be reached.
            httpx.ConnectError: none answers.
            httpx.ConnectTimeout: none answers in time.
        """
        addresses = await self._resolve(host, port)
        for address in addresses:
            check(host, port, address, self._allowance)
        share_s = limit_s / len(addresses) if limit_s else None
        for address in addresses[:-1]:
            with suppress(httpx.ConnectError, httpx.ConnectTimeout):
                return await self._open(address, port, tls, host, share_s)
        return await self._open(addresses[-1], port, tls, host, share_s)

    async def _open(
        self,
        address: Address,
        port: int,
        tls: ssl.SSLContext | None,
        host: str,
        limit_s: float | None,
    ) -> Line:
        try:
            async with asyncio.timeout(limit_s):
                return await self._open_line(address, port, tls, host)
        except TimeoutError as error:
            raise httpx.ConnectTimeout(str(error)) from error
        except OSError as error:
            raise httpx.ConnectError(str(error)) from error


async def _open_line(
    address: Address, port: int, tls: ssl.SSLContext | None, host: str
) -> Line:
    """Connect to ``address``; its certificate must be that of ``host``."""
    _, line = await asyncio.get_running_loop().create_connection(
        Line, str(address), port, ssl=tls, server_hostname=host if tls else None
    )
    return line
