"""Connects to nothing but checked addresses.

The name is looked up once, every address that it has is checked, and the connection
goes to one of these very addresses: a name cannot change its mind in between. As this
happens for every connection, it happens again at every redirect.
"""

import asyncio
import socket
import ssl
from collections.abc import (
    AsyncIterator,
    Awaitable,
    Callable,
    Generator,
    Iterable,
    Sequence,
)
from contextlib import contextmanager
from ipaddress import ip_address
from typing import Any, Protocol, cast

import httpcore
import httpx
from httpcore import AsyncNetworkBackend, AsyncNetworkStream

from engine.http.addresses import Address, Allowance, Host, closed
from nodes.errors import NotAllowedError, TryLaterError

Resolve = Callable[[str, int], Awaitable[Sequence[Address]]]
KEEPALIVE_S = 20.0


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


class CheckedBackend(AsyncNetworkBackend):
    """Opens connections for httpcore, to addresses that passed the check."""

    def __init__(
        self,
        allowance: Allowance,
        resolve: Resolve = resolve,
        inner: AsyncNetworkBackend | None = None,
    ) -> None:
        self._allowance = allowance
        self._resolve = resolve
        self._inner: AsyncNetworkBackend = inner or cast(
            "AsyncNetworkBackend", httpcore.AnyIOBackend()
        )

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> AsyncNetworkStream:
        """Connect to the first checked address of ``host`` that answers."""
        addresses = await self._resolve(host, port)
        for address in addresses:
            check(host, port, address, self._allowance)
        share = timeout / len(addresses) if timeout else timeout
        for address in addresses[:-1]:
            try:
                return await self._inner.connect_tcp(
                    str(address), port, share, local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        return await self._inner.connect_tcp(
            str(addresses[-1]), port, share, local_address, socket_options
        )

    async def sleep(self, seconds: float) -> None:
        """Wait, for httpcore's own retries."""
        await self._inner.sleep(seconds)


class CheckedTransport(httpx.AsyncBaseTransport):
    """A pool of checked connections for one allowance.

    Pools are never shared between allowances: a connection that one pipeline may open
    must not be lent to another that may not.
    """

    def __init__(self, backend: AsyncNetworkBackend, tls: ssl.SSLContext) -> None:
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=tls,
            max_connections=100,
            max_keepalive_connections=20,
            keepalive_expiry=KEEPALIVE_S,
            network_backend=backend,
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send ``request`` and return the answer as soon as its head is there."""
        url = request.url
        sent = httpcore.Request(
            method=request.method,
            url=httpcore.URL(
                scheme=url.raw_scheme,
                host=url.raw_host,
                port=url.port,
                target=url.raw_path,
            ),
            headers=request.headers.raw,
            content=request.stream,
            extensions=request.extensions,
        )
        with _as_httpx():
            answer = await self._pool.handle_async_request(sent)
        return httpx.Response(
            answer.status,
            headers=answer.headers,
            stream=_Body(cast("_ClosableBody", answer.stream)),
        )

    async def aclose(self) -> None:
        """Close all connections."""
        await self._pool.aclose()


class _ClosableBody(Protocol):
    def __aiter__(self) -> AsyncIterator[bytes]: ...

    async def aclose(self) -> None: ...


class _Body(httpx.AsyncByteStream):
    def __init__(self, inner: _ClosableBody) -> None:
        self._inner = inner

    async def __aiter__(self) -> AsyncIterator[bytes]:
        with _as_httpx():
            async for part in self._inner:
                yield part

    async def aclose(self) -> None:
        await self._inner.aclose()


@contextmanager
def _as_httpx() -> Generator[None]:
    """Raise httpcore's troubles as httpx's, which have the same names."""
    try:
        yield
    except (
        httpcore.TimeoutException,
        httpcore.NetworkError,
        httpcore.ProtocolError,
    ) as error:
        same = getattr(httpx, type(error).__name__, httpx.TransportError)
        raise same(str(error)) from error
