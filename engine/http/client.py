"""The one HTTP client of an engine, and what a pipeline is lent of it."""

import asyncio
import ssl
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property, partial

import httpx

from engine.clock import Clock, SystemClock
from engine.http import troubles
from engine.http.addresses import Allowance
from engine.http.network import Network, Resolve, resolve
from engine.http.pace import Paces
from engine.http.pool import Pool
from engine.http.requests import (
    AGENT,
    first_request,
    is_redirect,
    redirected,
    secrets_of,
)
from engine.http.response import Response, TooLargeError, read_body
from engine.http.robots import Robots
from nodes.errors import NodeError, NotAllowedError
from nodes.redaction import hide, secret_values

MOST_REDIRECTS = 10
CONNECT_S = 10.0
ROBOTS_BYTES = 500_000
ROBOTS_S = 15.0

MakeTransport = Callable[[Allowance], httpx.AsyncBaseTransport]


class HttpClient:
    """All connections of an engine: pools, rules of robots, a limit per host.

    ``await client.aclose()`` ends it. A pipeline gets `for_pipeline`.
    """

    def __init__(
        self,
        *,
        resolve: Resolve = resolve,
        make_transport: MakeTransport | None = None,
        clock: Clock | None = None,
    ) -> None:
        self.paces = Paces(clock or SystemClock())
        self._resolve = resolve
        self._make_transport = make_transport or self._checked
        self._transports: dict[Allowance, httpx.AsyncBaseTransport] = {}
        self.robots = Robots(AGENT)

    def for_pipeline(self, allow_private_hosts: Iterable[str] = ()) -> "PipelineHttp":
        """Lend the network to a pipeline whose settings open some private hosts."""
        return PipelineHttp(self, Allowance.parse(allow_private_hosts))

    def transport(self, allowance: Allowance) -> httpx.AsyncBaseTransport:
        """Return the pool of connections that ``allowance`` permits."""
        if allowance not in self._transports:
            self._transports[allowance] = self._make_transport(allowance)
        return self._transports[allowance]

    async def aclose(self) -> None:
        """Close all connections."""
        transports, self._transports = self._transports, {}
        for transport in transports.values():
            await transport.aclose()

    def _checked(self, allowance: Allowance) -> httpx.AsyncBaseTransport:
        return Pool(Network(allowance, self._resolve).connect, lambda: self._tls)

    @cached_property
    def _tls(self) -> ssl.SSLContext:
        context = httpx.create_ssl_context(trust_env=False)
        context.set_alpn_protocols(["http/1.1"])
        return context


class PipelineHttp:
    """The network as one pipeline may use it: `nodes.context.Http`."""

    def __init__(self, client: HttpClient, allowance: Allowance) -> None:
        self._client = client
        self._allowance = allowance

    async def request(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        content: bytes | None = None,
        follow_redirects: bool = True,
        respect_robots: bool = False,
        timeout_s: float = 30.0,
        max_bytes: int = 20_000_000,
        per_minute: float | None = None,
    ) -> Response:
        """Send one request and read its answer; see `nodes.context.Http`."""
        request = first_request(method, url, headers or {}, content)
        secrets = secrets_of(request, url)
        try:
            return await self._follow(
                request,
                redirects=MOST_REDIRECTS if follow_redirects else 0,
                respect_robots=respect_robots,
                timeout_s=timeout_s,
                max_bytes=max_bytes,
                per_minute=per_minute,
            )
        except NodeError as error:
            error.args = (hide(str(error), secrets), *error.args[1:])
            raise

    async def _follow(
        self,
        request: httpx.Request,
        *,
        redirects: int,
        respect_robots: bool,
        timeout_s: float,
        max_bytes: int,
        per_minute: float | None,
    ) -> Response:
        visited = [str(request.url)]
        while True:
            try:
                if respect_robots:
                    await self._check_robots(request.url)
                response = await self._exchange(
                    request, timeout_s, max_bytes, per_minute
                )
            except NotAllowedError as error:
                if len(visited) == 1:
                    raise
                raise troubles.led_astray(visited, error) from error
            if redirects == 0 or not is_redirect(response):
                return _unless_busy(response)
            request = redirected(request, response)
            visited.append(str(request.url))
            if len(visited) > redirects + 1:
                raise troubles.too_many_redirects(visited)

    async def _check_robots(self, url: httpx.URL) -> None:
        fetch = partial(self.request, "GET", timeout_s=ROBOTS_S, max_bytes=ROBOTS_BYTES)
        origin = f"{url.scheme}://{url.netloc.decode()}"
        await self._client.robots.check(origin, str(url), fetch)

    async def _exchange(
        self,
        request: httpx.Request,
        timeout_s: float,
        max_bytes: int,
        per_minute: float | None,
    ) -> Response:
        url, host = str(request.url), request.url.netloc.decode()
        request.extensions["timeout"] = {"connect": min(CONNECT_S, timeout_s)}
        sign_in = secret_values(request.headers)
        connection = self._client.paces.connection(host, sign_in)
        pace = self._client.paces.of(host)
        await connection.turn(per_minute)
        async with pace.turn():
            try:
                async with asyncio.timeout(timeout_s):
                    response = await self._send(request, max_bytes)
            except TooLargeError as error:
                raise troubles.too_large(url, max_bytes) from error
            except TimeoutError as error:
                raise troubles.too_slow(url, timeout_s) from error
            except httpx.TransportError as error:
                raise troubles.unreachable(url, error) from error
        if wait_s := troubles.wanted_pause(response.status, response.headers):
            is_its_own = response.status == troubles.TOO_OFTEN and bool(sign_in)
            (connection if is_its_own else pace).quiet.last(wait_s)
        return response

    async def _send(self, request: httpx.Request, max_bytes: int) -> Response:
        transport = self._client.transport(self._allowance)
        answer = await transport.handle_async_request(request)
        try:
            body = await read_body(answer.stream, answer.headers, max_bytes)  # type: ignore[arg-type]
        finally:
            await answer.aclose()
        return Response(answer.status_code, str(request.url), answer.headers, body)


def _unless_busy(response: Response) -> Response:
    if response.status in troubles.BUSY:
        raise troubles.busy(response.url, response.status, response.headers)
    return response
