"""Connections that are kept for the next request to the same place: HTTP/1.1 by h11."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import NamedTuple

import h11
import httpx

from engine.http.line import Line

MOST_OPEN, MOST_RESTING = 100, 32
KEEPALIVE_S = 20.0
HEAD_BYTES = 100_000
DEFAULT_PORTS = {"http": 80, "https": 443}

Connect = Callable[[str, int, ssl.SSLContext | None, float | None], Awaitable[Line]]
"""Opens a connection to a host and port, with TLS where a context is given, in time."""


class Origin(NamedTuple):
    """Where requests go that may share a connection."""

    scheme: str
    host: str
    port: int


class Pool(httpx.AsyncBaseTransport):
    """The connections of one allowance.

    Pools are never shared between allowances: a connection that one pipeline may open
    must not be lent to another that may not.
    """

    def __init__(self, connect: Connect, tls: Callable[[], ssl.SSLContext]) -> None:
        self._connect = connect
        self._tls = tls
        self._places = asyncio.Semaphore(MOST_OPEN)
        self._resting: list[Connection] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send ``request`` and return the answer as soon as its head is there."""
        await self._places.acquire()
        connection = None
        try:
            connection = await self._connection(request)
            head = await connection.answer(request)
        except BaseException:
            self._places.release()
            if connection is not None:
                connection.hang_up()
            raise
        body = _Body(connection, self._take_back)
        return httpx.Response(
            head.status_code, headers=head.headers.raw_items(), stream=body
        )

    async def aclose(self) -> None:
        """Close the connections that rest."""
        for connection in self._resting:
            connection.hang_up()
        self._resting.clear()
        await asyncio.sleep(0)  # the loop closes them in its next round

    async def _connection(self, request: httpx.Request) -> "Connection":
        url = request.url
        port = url.port or DEFAULT_PORTS[url.scheme]
        origin = Origin(url.scheme, url.raw_host.decode("ascii"), port)
        resting = self._rested(origin)
        if resting is not None:
            return resting
        tls = self._tls() if url.scheme == "https" else None
        timeout_s = request.extensions.get("timeout", {}).get("connect")
        line = await self._connect(origin.host, port, tls, timeout_s)
        return Connection(origin, line)

    def _rested(self, origin: Origin) -> "Connection | None":
        """Return the connection to ``origin`` that rested last, if one is good."""
        oldest = asyncio.get_running_loop().time() - KEEPALIVE_S
        for place in reversed(range(len(self._resting))):
            connection = self._resting[place]
            if connection.rests_since < oldest or not connection.is_quiet:
                del self._resting[place]
                connection.hang_up()
            elif connection.origin == origin:
                return self._resting.pop(place)
        return None

    def _take_back(self, connection: "Connection") -> None:
        self._places.release()
        if not connection.rest():
            connection.hang_up()
            return
        self._resting.append(connection)
        if len(self._resting) > MOST_RESTING:
            self._resting.pop(0).hang_up()


class Connection:
    """One connection, and where it stands in the talk of questions and answers."""

    def __init__(self, origin: Origin, line: Line) -> None:
        self.origin = origin
        self.rests_since = 0.0
        self._line = line
        self._talk = h11.Connection(h11.CLIENT, max_incomplete_event_size=HEAD_BYTES)

    @property
    def is_quiet(self) -> bool:
        """Say whether it is open and the server has said nothing unasked."""
        return self._line.is_quiet

    async def answer(self, request: httpx.Request) -> h11.Response:
        """Send ``request`` and return the head of its answer."""
        try:
            self._line.write(self._written(request))
        except h11.LocalProtocolError as error:
            raise httpx.LocalProtocolError(str(error)) from error
        while True:
            event = await self._event()
            if isinstance(event, h11.Response):
                return event

    async def parts(self) -> AsyncIterator[bytes]:
        """Yield the body of the answer."""
        while isinstance(event := await self._event(), h11.Data):
            yield bytes(event.data)

    def rest(self) -> bool:
        """Get ready for the next request; say whether there can be one."""
        is_done = self._talk.our_state is h11.DONE is self._talk.their_state
        if not is_done or self._talk.trailing_data != (b"", False):
            return False
        self._talk.start_next_cycle()
        self.rests_since = asyncio.get_running_loop().time()
        return self.is_quiet

    def hang_up(self) -> None:
        """Close it at once."""
        self._line.hang_up()

    def _written(self, request: httpx.Request) -> bytes:
        url, send = request.url, self._talk.send
        head = h11.Request(
            method=request.method, target=url.raw_path, headers=request.headers.raw
        )
        parts = [send(head)]
        if request.content:
            parts.append(send(h11.Data(data=request.content)))
        parts.append(send(h11.EndOfMessage()))
        return b"".join(part for part in parts if part)

    async def _event(self) -> object:
        """Return the next thing that the server says.

        Raises:
            httpx.RemoteProtocolError: it is no HTTP, or goes over to another protocol.
            httpx.ReadError: the server hung up before it was done.
        """
        has_hung_up = False
        try:
            while (event := self._talk.next_event()) is h11.NEED_DATA:
                data = await self._line.read()
                has_hung_up = not data
                self._talk.receive_data(data)
        except h11.RemoteProtocolError as error:
            kind = httpx.ReadError if has_hung_up else httpx.RemoteProtocolError
            raise kind(str(error)) from error
        if event is h11.PAUSED:
            raise httpx.RemoteProtocolError("It goes over to another protocol.")
        return event


class _Body(httpx.AsyncByteStream):
    def __init__(
        self, connection: Connection, take_back: Callable[[Connection], None]
    ) -> None:
        self._connection = connection
        self._take_back = take_back
        self._is_closed = False

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._connection.parts()

    async def aclose(self) -> None:
        if not self._is_closed:
            self._is_closed = True
            self._take_back(self._connection)
