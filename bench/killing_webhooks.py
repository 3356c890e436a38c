"""Kills an engine while webhooks are called, and looks at what came of the calls.

A pipeline that begins with a webhook sends what it was called with to a service that
counts; see `bench.killing`. Callers call again until they are answered. What was answered
must have arrived, and no run may have sent anything twice with another key.
"""

import asyncio
import json
import socket
import time
from collections.abc import Sequence
from contextlib import suppress
from random import Random
from typing import Any
from urllib.parse import urlsplit

from bench.killing import Case, Starter
from bench.town import ITEMS, Town, drawn
from engine.client import EngineClient
from engine.home import Home
from engine.pipeline import Pipeline
from engine.protocol import RunDetail, WebhookAddress
from engine.webhooks.keys import Keys, write_keys

CALLERS = 4
AGAIN_S = 0.02
"""After how long a caller that was not answered calls again."""
SECRET = bytes(range(32))
ACCEPTED = (200, 202)


def called_pipeline(port: int, answer: str) -> Pipeline:
    """Return the pipeline that is called, and answers at once or when it is done."""
    send = {
        "url": f"http://127.0.0.1:{port}/keyed",
        "body": "fields",
        "fields": ["title"],
        "knows_keys": True,
    }
    nodes = {
        "hook": ("triggers.webhook", {"answer": answer}),
        "send": ("web.request", send),
    }
    return drawn("called", port, nodes, ["hook send"])


class WebhookCase(Case):
    """Some calls with kills between them, the same for the same seed."""

    def __init__(
        self,
        town: Town,
        seed: int,
        undisturbed_s: float,
        starter: Starter | None = None,
    ) -> None:
        super().__init__(town, seed, undisturbed_s, "", starter)
        self._answer = Random(seed).choice(("at_once", "first"))  # noqa: S311
        self._tries: dict[str, int] = {}
        self._begun: dict[str, str] = {}
        self.calling_s = 0.0

    async def _pass(self, client: EngineClient, home: Home) -> None:
        write_keys(home, Keys(SECRET, _free_port()))
        await client.save(called_pipeline(self._town.port, self._answer))
        await client.enable("called", enabled=True)
        [address] = await client.webhooks("called")
        titles = iter([f"Item {number}" for number in range(ITEMS)])

        async def call_on() -> None:
            for title in titles:
                await self._call_until_answered(address, title)

        started = time.monotonic()
        async with asyncio.TaskGroup() as group:
            calling = [group.create_task(call_on()) for _ in range(CALLERS)]

            async def end() -> None:
                await asyncio.wait(calling)
                await _all_ended(client)

            await self._disturbed(client, home, end)
        self._look_at_calls(await _all_ended(client))
        self.calling_s = time.monotonic() - started

    async def _call_until_answered(self, address: WebhookAddress, title: str) -> None:
        while True:
            self._tries[title] = self._tries.get(title, 0) + 1
            with suppress(OSError, EOFError, ValueError):
                status, told = await _called(address, {"title": title})
                if status in ACCEPTED:
                    self._begun[title] = told.get("run_id", "")
                    return
            await asyncio.sleep(AGAIN_S)

    def _look_at_calls(self, ended: Sequence[RunDetail]) -> None:
        self.verdict.resumed = sum(run.resumed for run in ended)
        for run in ended:
            if run.status != "completed":
                self._fault(f"the run {run.run_id} is {run.status}: {run.error}")
        if lost := {*filter(None, self._begun.values())} - {r.run_id for r in ended}:
            self._fault(f"runs that were told of are not there: {lost}")
        sent = [
            json.loads(item)["title"]
            for items in self._town.by_key.values()
            for item in items
        ]
        if lost := self._tries.keys() - set(sent):
            self._fault(f"answered and lost: {sorted(lost)}")
        if len(sent) != len(ended):
            self._fault(f"{len(ended)} runs sent {len(sent)} records")
        often = [t for t in self._tries if sent.count(t) > self._tries[t]]
        if often:
            self._fault(f"sent more often than called: {often}")


async def undisturbed_calls(town: Town, starter: Starter | None = None) -> float:
    """Call without a kill; return how long that takes."""
    case = WebhookCase(town, 0, 0.0, starter)
    case.times = 0
    verdict = await case.passed()
    if verdict.faults:
        message = f"The calls without a kill went wrong: {verdict.faults}"
        raise RuntimeError(message)
    return case.calling_s


async def _all_ended(client: EngineClient) -> list[RunDetail]:
    """Wait for the end of all runs and return them."""
    runs = await client.runs(pipeline_id="called", limit=1000)
    return [await client.finished(run.run_id) for run in runs]


async def _called(
    address: WebhookAddress, record: dict[str, Any]
) -> tuple[int, dict[str, Any]]:
    """Call a webhook once; return the status and what was answered."""
    url, body = urlsplit(address.url), json.dumps(record).encode()
    reader, writer = await asyncio.open_connection(url.hostname, url.port)
    try:
        head = (
            f"POST {url.path} HTTP/1.1\r\nHost: {url.netloc}\r\n"
            f"Authorization: Bearer {address.token}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n"
            "Connection: close\r\n\r\n"
        )
        writer.write(head.encode() + body)
        told = await reader.readuntil(b"\r\n\r\n")
        return int(told.split()[1]), json.loads(await reader.read())
    finally:
        writer.close()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]
