"""`kill -9` of an engine whose run waits for a call: the later engine hears it."""

import asyncio
import os
import signal
import socket
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import httpx
import pytest

from engine.client import EngineClient
from engine.home import Home
from engine.pipeline import Edge, Endpoint, Node, Pipeline
from engine.webhooks.keys import Keys, write_keys
from tests.engine.test_client import ENGINE

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="there is no SIGKILL to send"
)


def approval(port: int) -> Pipeline:
    """Return a pipeline that sends an address, waits for its call, and sends the answer."""
    site = f"http://127.0.0.1:{port}"
    nodes = (
        Node("texts", "sources.text", config={"text": "one\ntwo", "split": "lines"}),
        Node("ask", "flow.resume_address"),
        Node("mail", "web.request", config={"url": f"{site}/mail", "method": "PUT"}),
        Node("wait", "flow.wait", config={"wait": "until_called"}),
        Node("tell", "web.request", config={"url": f"{site}/told", "method": "PUT"}),
    )
    edges = (
        Edge(Endpoint(left.id, "out"), Endpoint(right.id, "in"))
        for left, right in pairwise(nodes)
    )
    return Pipeline("p", "P", nodes={n.id: n for n in nodes}, edges=tuple(edges))


class Outside:
    """A server that keeps what arrives, by its text, and tells when something does."""

    def __init__(self) -> None:
        self.came: dict[str, dict[str, Any]] = {"/mail": {}, "/told": {}}
        self.moved = asyncio.Condition()

    async def serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        try:
            head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
        except asyncio.IncompleteReadError:  # The kill came before the request.
            writer.close()
            return
        size = int(head.partition("content-length: ")[2].partition("\r\n")[0])
        body = httpx.Response(200, content=await reader.readexactly(size)).json()
        writer.write(
            b"HTTP/1.1 200 x\r\ncontent-length: 0\r\nconnection: close\r\n\r\n"
        )
        writer.close()
        async with self.moved:
            self.came[head.split()[1]][body["text"]] = body
            self.moved.notify_all()

    async def until(self, path: str, count: int) -> dict[str, Any]:
        async with asyncio.timeout(60), self.moved:
            await self.moved.wait_for(lambda: len(self.came[path]) >= count)
        return self.came[path]


async def test_who_was_asked_before_the_kill_is_heard_after_it(tmp_path: Path):
    home, outside = Home(tmp_path / "home"), Outside()
    home.path.mkdir()
    write_keys(home, Keys(b"secret", free_port()))
    server = await asyncio.start_server(outside.serve, "127.0.0.1", 0)
    pipeline = approval(server.sockets[0].getsockname()[1])

    async with EngineClient(home, command=ENGINE) as engine:
        run_id = await engine.start_run(pipeline)
        mails = await outside.until("/mail", 2)
        first, second = (mails[text]["resume_url"] for text in ("one", "two"))
        assert await called(f"{first}?answer=yes") == 200
        os.kill(engine.engine_pid or 0, signal.SIGKILL)

    async with EngineClient(home, command=ENGINE) as engine:
        await outside.until("/told", 1)
        statuses = [await called(f"{url}?answer=no") for url in (first, second)]
        detail = await engine.finished(run_id)
        statuses.append(await called(second))
    server.close()

    assert statuses == [409, 200, 410]
    assert detail.status == "completed"
    told = {t: r["answer"]["query"]["answer"] for t, r in outside.came["/told"].items()}
    assert told == {"one": "yes", "two": "no"}
    mails = {text: mail["resume_url"] for text, mail in outside.came["/mail"].items()}
    assert mails == {"one": first, "two": second}


def free_port() -> int:
    """Return a port that no other engine on this machine would take."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


async def called(url: str) -> int:
    """Call as soon as somebody listens: an engine does when it has come to the addresses."""
    transport = httpx.AsyncHTTPTransport(retries=10)
    async with httpx.AsyncClient(transport=transport) as client:
        return (await client.get(url)).status_code
