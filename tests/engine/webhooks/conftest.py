"""An engine that listens, and a client that sends whatever it is told to."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import orjson
import pytest

from engine import protocol, requests
from engine.file_form import to_json
from engine.home import Home
from engine.pipeline import Edge, Endpoint, Node, Pipeline, Settings
from engine.service import Service
from nodes.registry import node_types


@dataclass(frozen=True)
class Told:
    """An answer."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """The body as JSON."""
        return orjson.loads(self.body)


class Listening:
    """A listening engine with a library."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.url = ""
        self.token = ""

    async def ask(self, command: protocol.Message) -> Any:
        """Carry out a command."""
        return await self.service.answer(command)

    async def switch_on(self, pipeline: Pipeline) -> None:
        """Put a pipeline into the library and switch it on; learn its address."""
        await self.ask(requests.SavePipeline(pipeline=to_json(pipeline)))
        await self.ask(requests.EnablePipeline(pipeline_id=pipeline.id, enabled=True))
        await self.learn()

    async def learn(self) -> None:
        """Learn the address of the first webhook."""
        [first, *_] = (await self.ask(requests.ListWebhooks()))["webhooks"]
        self.url, self.token = first["url"], first["token"] or ""

    async def runs(self) -> list[dict[str, Any]]:
        """Return the history."""
        return (await self.ask(requests.ListRuns()))["runs"]

    async def post(self, value: Any, **headers: str) -> Told:
        """Send a value as JSON with the token."""
        return await self.send(
            orjson.dumps(value),
            {"content-type": "application/json", **self.bearer, **headers},
        )

    @property
    def bearer(self) -> dict[str, str]:
        """The header with the token."""
        return {"authorization": f"Bearer {self.token}"}

    async def send(
        self,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
        *,
        method: str = "POST",
        path: str = "",
    ) -> Told:
        """Send a request and return the answer."""
        parts = urlsplit(self.url)
        sent = {"host": parts.netloc, "content-length": str(len(body))}
        sent |= {"connection": "close", **(headers or {})}
        lines = [f"{method} {path or parts.path} HTTP/1.1"]
        lines += [f"{name}: {value}" for name, value in sent.items()]
        raw = "\r\n".join((*lines, "", "")).encode() + body
        return told(await self.exchange(raw))

    async def exchange(self, raw: bytes) -> bytes:
        """Send bytes and return all that comes back until the engine hangs up."""
        parts = urlsplit(self.url)
        reader, writer = await asyncio.open_connection("127.0.0.1", parts.port)
        try:
            writer.write(raw)
            await writer.drain()
            async with asyncio.timeout(30):
                return await reader.read()
        finally:
            writer.close()


def told(raw: bytes) -> Told:
    """Take an answer apart."""
    head, _, body = raw.partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    pairs = (line.split(": ", 1) for line in lines)
    return Told(int(first.split()[1]), {k.lower(): v for k, v in pairs}, body)


def hooked(*behind: Node, settings: Settings | None = None, **config: Any) -> Pipeline:
    """Return a pipeline: a webhook and some nodes in a row behind it."""
    nodes = [Node("hook", "triggers.webhook", config=config), *behind]
    edges: list[Edge] = []
    for left, right in pairwise(nodes):
        port = "kept" if left.type == "flow.filter" else "out"
        edges.append(Edge(Endpoint(left.id, port), Endpoint(right.id, "in")))
    return Pipeline(
        "p",
        "Hooked",
        settings=settings or Settings(),
        nodes={node.id: node for node in nodes},
        edges=tuple(edges),
    )


@pytest.fixture
def types() -> dict[str, Any]:
    """The node types; a test may add its own."""
    return dict(node_types())


@pytest.fixture
async def engine(
    tmp_path: Path, types: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Listening]:
    """An engine that listens on a port of its own."""
    monkeypatch.setattr("engine.webhooks.listener.PORT", 0)
    home = Home(tmp_path / "home")
    home.path.mkdir()
    service = Service(home, lambda _event: None, types=types)
    await service.open()
    await service.listen()
    yield Listening(service)
    await service.close()
