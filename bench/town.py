"""The world around an engine that is killed: a feed, pages, and services that count.

Also the pipelines that work on it; `bench.killing` kills, and looks at what arrived.
"""

import asyncio
import json
from collections import defaultdict
from collections.abc import AsyncGenerator, Iterable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from random import Random
from typing import Any

from engine.file_form import from_json
from engine.pipeline import Pipeline

ITEMS = 12
ANSWER_S = 0.03
"""The longest that a service takes to answer."""


@dataclass
class Town:
    """The world around the engine: a feed, pages, and two services that count."""

    random: Random
    port: int = 0
    by_key: defaultdict[str, set[str]] = field(
        default_factory=lambda: defaultdict[str, set[str]](set)
    )
    unsafe: defaultdict[str, int] = field(
        default_factory=lambda: defaultdict[str, int](int)
    )
    pages: defaultdict[str, int] = field(
        default_factory=lambda: defaultdict[str, int](int)
    )

    def begin(self, seed: int) -> None:
        """Forget what came, and be as slow as the seed says."""
        self.random = Random(seed)  # noqa: S311 - to be the same every time
        for seen in (self.by_key, self.unsafe, self.pages):
            seen.clear()

    async def serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """Answer one connection until it ends."""
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            while line := await reader.readline():
                method, path, _ = line.decode().split()
                headers = await _headers(reader)
                body = await reader.readexactly(int(headers.get("content-length", 0)))
                status, kind, answer = self._answer(method, path, headers, body)
                await asyncio.sleep(self.random.uniform(0, ANSWER_S))
                head = (
                    f"HTTP/1.1 {status} x\r\nContent-Type: {kind}\r\n"
                    f"Content-Length: {len(answer)}\r\n\r\n"
                )
                writer.write(head.encode() + answer)
                await writer.drain()
        writer.close()

    def _answer(
        self, method: str, path: str, headers: dict[str, str], body: bytes
    ) -> tuple[int, str, bytes]:
        if method == "POST":
            key, item = headers.get("idempotency-key", ""), json.loads(body)
            if path == "/keyed":
                self.by_key[key].add(json.dumps(item, sort_keys=True))
            else:
                self.unsafe[item["title"]] += 1
            return 200, "application/json", b'{"ok": true}'
        if path == "/feed":
            return 200, "application/rss+xml", _feed(self.port).encode()
        if path.startswith("/page/"):
            self.pages[path] += 1
            return 200, "text/html", _page(path).encode()
        return 404, "text/plain", b""


async def _headers(reader: asyncio.StreamReader) -> dict[str, str]:
    found: dict[str, str] = {}
    while line := (await reader.readline()).decode().strip():
        name, _, value = line.partition(":")
        found[name.lower()] = value.strip()
    return found


def _feed(port: int) -> str:
    items = "".join(
        f"<item><title>Item {n}</title><link>http://127.0.0.1:{port}/page/{n}</link></item>"
        for n in range(ITEMS)
    )
    return f'<rss version="2.0"><channel><title>Feed</title>{items}</channel></rss>'


def _page(path: str) -> str:
    text = f"This is what stands on {path}, and it is long enough to be its main text. "
    return f"<html><body><article><p>{text * 3}</p></article></body></html>"


def town_pipeline(port: int, *, is_light: bool = False) -> Pipeline:
    """Return the pipeline that works on the town; a light one needs no workers."""
    site = f"http://127.0.0.1:{port}"
    told: dict[str, Any] = {"body": "fields", "fields": ["title", "way"]}
    keyed = {**told, "url": f"{site}/keyed", "knows_keys": True}
    way = [{"name": "way", "kind": "literal", "value": "long"}]
    nodes = {
        "feed": ("sources.feed", {"url": f"{site}/feed"}),
        "page": ("web.page", {}),
        "way": ("fields.set", {"fields": way}),
        "keyed": ("web.request", keyed),
        "unsafe": ("web.request", {**told, "url": f"{site}/unsafe"}),
        "table": ("files.csv", {"path": "table.csv", "columns": ["title", "text"]}),
    }
    if is_light:
        titles = [{"name": "title", "kind": "formula", "value": "'Item ' + text"}]
        numbers = "\n".join(map(str, range(ITEMS)))
        page = {"method": "GET", "url": f"{site}/page/{{{{ text }}}}"}
        nodes["feed"] = ("sources.text", {"text": numbers, "split": "lines"})
        nodes["title"] = ("fields.set", {"fields": titles})
        nodes["page"] = ("web.request", page)
    begin = ("feed title", "title page") if is_light else ("feed page",)
    wires = (
        *begin,
        "page way",
        "page keyed",
        "way keyed",
        "page unsafe",
        "unsafe table",
    )
    return drawn("town", port, nodes, wires)


def drawn(
    name: str,
    port: int,
    nodes: Mapping[str, tuple[str, dict[str, Any]]],
    wires: Iterable[str],
) -> Pipeline:
    """Return a pipeline that may ask a port of this machine.

    Args:
        name: its id.
        port: where the services are.
        nodes: the type and the settings of each node.
        wires: such as "feed page", from the one node to the other.
    """
    return from_json(
        {
            "format": "siex-pipeline",
            "format_version": 1,
            "id": name,
            "name": name.capitalize(),
            "settings": {"allow_private_hosts": [f"127.0.0.1:{port}"]},
            "nodes": [
                {"id": key, "type": kind, "config": config}
                for key, (kind, config) in nodes.items()
            ],
            "edges": [
                {"from": {"node": a, "port": "out"}, "to": {"node": b, "port": "in"}}
                for a, b in map(str.split, wires)
            ],
        }
    )


@asynccontextmanager
async def town() -> AsyncGenerator[Town]:
    """Keep a town on a free port of this machine."""
    found = Town(Random(0))  # noqa: S311 - to be the same every time
    server = await asyncio.start_server(found.serve, "127.0.0.1", 0)
    found.port = server.sockets[0].getsockname()[1]
    try:
        yield found
    finally:
        server.close()
