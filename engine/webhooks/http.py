"""One caller's connection: HTTP/1.1 as llhttp reads it, within limits of size and time.

The head is judged before the body is read, so that nobody fills memory who would not be
let in. Requests of one connection are answered one after the other.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Callable
from typing import Protocol, cast

import httptools

from engine.webhooks.messages import Answer, RefusedRequestError, Request

HEAD_BYTES = 32_000
MOST_HEADERS = 100
MOST_WAITING = 16
"""Requests that a caller may send before the first is answered."""
READ_S, IDLE_S, WRITE_S = 30.0, 75.0, 60.0
"""How long a request may take to come, a connection may rest, an answer be fetched."""
CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
logger = logging.getLogger(__name__)


class Door(Protocol):
    """Judges and answers requests."""

    def admit(self, request: Request) -> int:
        """Return how large the body may be, or raise `RefusedRequestError`."""
        ...

    async def answer(self, request: Request) -> Answer:
        """Answer a request that was let in, with its body."""
        ...


class CallerConnection(asyncio.Protocol):
    """Reads requests, has them answered, and writes the answers."""

    def __init__(
        self, door: Door, gone: Callable[["CallerConnection"], object]
    ) -> None:
        self.deadline = 0.0
        self._door = door
        self._gone = gone
        self._loop = asyncio.get_running_loop()
        self._parser = httptools.HttpRequestParser(self)
        self._transport: asyncio.Transport | None = None
        self._waiting: deque[tuple[Request | Answer, bool]] = deque()
        self._answering: asyncio.Task[None] | None = None
        self._is_ending = False
        self._url, self._headers = b"", list[tuple[str, str]]()
        self._head_bytes, self._most_bytes = 0, 0
        self._body = bytearray()
        self._request: Request | None = None

    def close(self) -> "asyncio.Task[None] | None":
        """Take nothing more; return what still answers, or None and hang up."""
        self._is_ending = True
        if self._answering is None:
            self._hang_up()
        return self._answering

    def abort(self) -> None:
        """Hang up at once."""
        if self._transport is not None:
            self._transport.abort()

    def look_at(self, now: float) -> None:
        """Hang up on who is too slow."""
        if now > self.deadline and self._answering is None:
            self.abort()

    # what asyncio calls

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin to read."""
        self._transport = cast("asyncio.Transport", transport)
        self._rest(READ_S)

    def connection_lost(self, exc: Exception | None) -> None:
        """Let go; a run that the caller started goes on."""
        del exc
        self._transport = None
        self._gone(self)

    def data_received(self, data: bytes) -> None:
        """Read what came."""
        if self._is_ending:
            return
        try:
            self._parser.feed_data(data)
        except httptools.HttpParserUpgrade:
            self._refuse(RefusedRequestError(400, "Only plain HTTP is spoken here."))
        except httptools.HttpParserError as error:
            told = error.__context__
            if isinstance(told, RefusedRequestError):
                self._refuse(told)
            else:
                self._refuse(RefusedRequestError(400, "This is no HTTP request."))

    # what llhttp calls

    def on_message_begin(self) -> None:
        """Forget the request before."""
        self._url, self._headers = b"", []
        self._head_bytes, self._most_bytes = 0, 0
        self._body.clear()
        self._request = None
        self._rest(READ_S)

    def on_url(self, url: bytes) -> None:
        """Take a piece of the address."""
        self._url += url
        self._count(len(url))

    def on_header(self, name: bytes, value: bytes) -> None:
        """Take a header."""
        self._count(len(name) + len(value))
        if len(self._headers) >= MOST_HEADERS:
            raise RefusedRequestError(
                431, f"More than {MOST_HEADERS} headers are refused."
            )
        self._headers.append((name.decode("latin-1").lower(), value.decode("latin-1")))

    def on_headers_complete(self) -> None:
        """Judge the head before the body comes."""
        self._request = request = self._head()
        self._most_bytes = self._door.admit(request)
        length = request.headers.get("content-length", "")
        if length.isdecimal() and int(length[:19]) > self._most_bytes:
            raise _too_large(self._most_bytes)
        if request.headers.get("expect", "").lower() == "100-continue":
            self._write(CONTINUE)

    def on_body(self, body: bytes) -> None:
        """Take a piece of the body."""
        if len(self._body) + len(body) > self._most_bytes:
            raise _too_large(self._most_bytes)
        self._body += body

    def on_message_complete(self) -> None:
        """Have the request answered in its turn."""
        head = self._request
        if head is None:
            return
        request = Request(
            head.method, head.path, head.query, head.headers, bytes(self._body)
        )
        keeps_open = self._parser.should_keep_alive() and not self._is_ending
        self._rest(IDLE_S)
        self._put(request, keeps_open=keeps_open)

    def _head(self) -> Request:
        try:
            url = httptools.parse_url(self._url)
        except httptools.HttpParserInvalidURLError as error:
            raise RefusedRequestError(400, "The address cannot be read.") from error
        names = [name for name, _ in self._headers]
        if names.count("host") != 1:
            raise RefusedRequestError(400, "A request names exactly one host.")
        return Request(
            self._parser.get_method().decode("latin-1"),
            (url.path or b"/").decode("latin-1"),
            (url.query or b"").decode("latin-1"),
            dict(self._headers),
        )

    def _count(self, size: int) -> None:
        self._head_bytes += size
        if self._head_bytes > HEAD_BYTES:
            raise RefusedRequestError(
                431, f"A head of more than {HEAD_BYTES:,} bytes is refused."
            )

    def _refuse(self, error: RefusedRequestError) -> None:
        """Answer in its turn, then hang up: what else comes cannot be read."""
        self._is_ending = True
        self._put(error.answer, keeps_open=False)

    def _put(self, request: Request | Answer, *, keeps_open: bool) -> None:
        self._waiting.append((request, keeps_open))
        if self._answering is None:
            self._answering = self._loop.create_task(self._answer_all())
        elif len(self._waiting) > MOST_WAITING:
            self.abort()

    async def _answer_all(self) -> None:
        while self._waiting and self._transport is not None:
            request, keeps_open = self._waiting.popleft()
            answer = (
                request
                if isinstance(request, Answer)
                else await self._answered(request)
            )
            self._write(answer.head(keeps_open=keeps_open) + answer.body)
            if not keeps_open:
                self._answering = None
                self._hang_up()
                return
        self._answering = None
        self._rest(IDLE_S)
        if self._is_ending:
            self._hang_up()

    async def _answered(self, request: Request) -> Answer:
        try:
            return await self._door.answer(request)
        except RefusedRequestError as error:
            return error.answer
        except Exception:
            logger.exception("A webhook could not be answered")
            return RefusedRequestError(
                500, "The engine failed; its log file says why."
            ).answer

    def _write(self, data: bytes) -> None:
        if self._transport is not None and not self._transport.is_closing():
            self._transport.write(data)

    def _hang_up(self) -> None:
        self._rest(WRITE_S)
        if self._transport is not None:
            self._transport.close()

    def _rest(self, seconds: float) -> None:
        self.deadline = self._loop.time() + seconds


def _too_large(most: int) -> RefusedRequestError:
    return RefusedRequestError(413, f"The body has more than {most:,} bytes.")
