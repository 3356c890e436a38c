"""A small web server on this machine, for tests that need real connections.

async with serving({"/feed": Page(b"<rss/>")}) as site:
    await http.request("GET", site.url("/feed"))
assert site.asked[0].path == "/feed"
"""

import asyncio
import ssl
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Asked:
    """A request that reached the server."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Page:
    """An answer. ``body`` may be endless; ``hangs`` never answers at all."""

    body: bytes | AsyncIterator[bytes] = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    hangs: bool = False


Route = Page | Callable[[Asked], Page]


@dataclass
class Site:
    """A running server; ``asked`` is what came in."""

    port: int
    asked: list[Asked] = field(default_factory=list[Asked])
    written: int = 0

    @property
    def host(self) -> str:
        """The address with its port."""
        return f"127.0.0.1:{self.port}"

    def url(self, path: str) -> str:
        """Return the full address of a page."""
        return f"http://{self.host}{path}"


@dataclass
class Talker:
    """A running server that says what it was told to say."""

    port: int
    connections: int = 0
    hung_up: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def url(self) -> str:
        """The address of its one page."""
        return f"http://127.0.0.1:{self.port}/"


@asynccontextmanager
async def talking(
    *talks: Sequence[bytes | None], tls: ssl.SSLContext | None = None
) -> AsyncIterator[Talker]:
    """Say on the n-th connection what the n-th talk holds: one piece per request.

    None hangs up, and `Talker.hung_up` tells when the other end has noticed it.
    """
    left = list(talks)

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        talker.connections += 1
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            for piece in left.pop(0):
                if piece is None:
                    writer.write_eof()
                    await reader.read()
                    talker.hung_up.set()
                    break
                await reader.readuntil(b"\r\n\r\n")
                writer.write(piece)
            else:
                await reader.read()
        writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0, ssl=tls)
    talker = Talker(server.sockets[0].getsockname()[1])
    try:
        yield talker
    finally:
        server.close()


@asynccontextmanager
async def serving(routes: Mapping[str, Route]) -> AsyncIterator[Site]:
    """Serve ``routes`` (path → page) on a free port of this machine."""
    busy: set[asyncio.Task[None]] = set()

    async def answer(
        reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        task = asyncio.current_task()
        assert task is not None
        busy.add(task)
        try:
            asked = await _read(reader)
            if asked is not None:
                site.asked.append(asked)
                await _write(writer, _page(routes, asked), site)
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass
        finally:
            busy.discard(task)
            writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    site = Site(server.sockets[0].getsockname()[1])
    try:
        yield site
    finally:
        server.close()
        for task in busy:
            task.cancel()
        await asyncio.gather(*busy, return_exceptions=True)


def _page(routes: Mapping[str, Route], asked: Asked) -> Page:
    route = routes.get(asked.path.partition("?")[0], Page(b"not found", 404))
    return route(asked) if callable(route) else route


async def _read(reader: asyncio.StreamReader) -> Asked | None:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    method, path, _version = head[0].split(" ", 2)
    pairs = (line.split(":", 1) for line in head[1:] if ":" in line)
    headers = {name.strip().lower(): value.strip() for name, value in pairs}
    length = int(headers.get("content-length", "0"))
    return Asked(method, path, headers, await reader.readexactly(length))


async def _write(writer: asyncio.StreamWriter, page: Page, site: Site) -> None:
    if page.hangs:
        await asyncio.Event().wait()
    lines = [f"HTTP/1.1 {page.status} Told", "Connection: close"]
    lines += [f"{name}: {value}" for name, value in page.headers.items()]
    if isinstance(page.body, bytes):
        lines.append(f"Content-Length: {len(page.body)}")
    writer.write("\r\n".join([*lines, "", ""]).encode())
    if isinstance(page.body, bytes):
        writer.write(page.body)
        await writer.drain()
        return
    async for part in page.body:
        writer.write(part)
        await writer.drain()
        site.written += len(part)
