"""Kills an engine, or one of its workers, in the middle of a run, and looks at the world.

The pipeline reads a feed, fetches its pages, sends each to a service that knows
idempotency keys (along two ways that meet again) and to one that does not, and writes a
table. The services count what arrives. After the kills the run must have lost nothing
and doubled nothing, the table must be that of a run that nobody disturbed, and each of its
records must lead back to the feed.
"""

import asyncio
import json
import os
import signal
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

from engine.client import EngineClient
from engine.errors import EngineError
from engine.file_form import from_json
from engine.home import Home
from engine.lock import holder_of
from engine.pipeline import Pipeline
from engine.protocol import RunDetail

ITEMS = 12
PATIENCE_S = 900.0
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
    return from_json(
        {
            "format": "siex-pipeline",
            "format_version": 1,
            "id": "town",
            "name": "Town",
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


class Starter:
    """Starts engines as the Studio does: each as a process that loads everything."""

    is_light = False

    async def start(self, home: Home, client: EngineClient) -> None:
        """Start an engine on a folder and connect to it."""
        del home
        await client.connect()


class ForkingStarter(Starter):
    """Starts engines by forking one that is loaded; see `bench.forked_engines`."""

    is_light = True

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    async def start(self, home: Home, client: EngineClient) -> None:
        """Start an engine on a folder and connect to it."""
        ours, theirs = self._process.stdin, self._process.stdout
        assert ours is not None  # noqa: S101 - opened as a pipe
        assert theirs is not None  # noqa: S101 - opened as a pipe
        await _until(lambda: not _lives(holder_of(home).get("pid")))
        ours.write(f"{home.path}\n".encode())
        pid = int(await theirs.readline())
        await _until(lambda: holder_of(home).get("pid") == pid)
        await _until(lambda: bool(holder_of(home).get("port")))
        await client.connect()


async def _until(holds: Callable[[], bool]) -> None:
    while not holds():  # noqa: ASYNC110 - nobody tells
        await asyncio.sleep(0.01)


def _lives(pid: int | None) -> bool:
    """Say whether a process that was killed still holds what it held."""
    try:
        os.kill(pid or 0, 0) if pid else None
    except ProcessLookupError:
        return False
    return pid is not None


@asynccontextmanager
async def forking() -> AsyncGenerator[ForkingStarter]:
    """Keep a process that forks engines."""
    command = [sys.executable, "-m", "bench.forked_engines"]
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe)
    try:
        yield ForkingStarter(process)
    finally:
        process.kill()
        await process.wait()


@dataclass
class Verdict:
    """What came of one case; nothing in ``faults`` is good."""

    seed: int
    kills: list[str] = field(default_factory=list[str])
    decided: int = 0
    resumed: int = 0
    seconds: float = 0.0
    faults: list[str] = field(default_factory=list[str])


class Case:
    """One run with its kills, all of them the same for the same seed."""

    def __init__(
        self,
        town: Town,
        seed: int,
        undisturbed_s: float,
        table: str,
        starter: Starter | None = None,
    ) -> None:
        self._town = town
        self._starter = starter or Starter()
        self._random = Random(seed)  # noqa: S311 - to be the same every time
        self.times = self._random.choice((1, 1, 2, 3))
        self._undisturbed_s = undisturbed_s
        self._table = table
        self.verdict = Verdict(seed)

    async def passed(self) -> Verdict:
        """Run, kill, go on, and compare."""
        self._town.begin(self.verdict.seed)
        started = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="siex-kill-") as folder:
            home = Home(Path(folder) / "home")
            client = EngineClient(home)
            try:
                async with asyncio.timeout(PATIENCE_S):
                    await self._starter.start(home, client)
                    await self._pass(client, home)
            except (EngineError, TimeoutError) as error:
                self._fault(f"{type(error).__name__}: {error}")
            finally:
                await _ended_engine(client)
        self.verdict.seconds = time.monotonic() - started
        return self.verdict

    async def _pass(self, client: EngineClient, home: Home) -> None:
        wanted = town_pipeline(self._town.port, is_light=self._starter.is_light)
        run_id = await client.start_run(wanted)
        await self._disturbed(client, home, lambda: self._ended(client, run_id))
        await self._look(client, await self._ended(client, run_id), home)

    async def _disturbed(
        self, client: EngineClient, home: Home, end: Callable[[], Awaitable[object]]
    ) -> None:
        """Kill as often as the seed says, unless the end comes before."""
        for _ in range(self.times):
            pause_s = self._random.uniform(0, self._undisturbed_s)
            victim = self._random.choice(("engine", "engine", "worker"))
            victim = "engine" if self._starter.is_light else victim
            with suppress(TimeoutError, EngineError):
                async with asyncio.timeout(pause_s):
                    await end()
                    break
            await self._kill(client, home, victim)

    async def _kill(self, client: EngineClient, home: Home, victim: str) -> None:
        engine = client.engine_pid or 0
        if victim == "worker":
            for pid in _workers(engine):
                self.verdict.kills.append(victim)
                os.kill(pid, signal.SIGKILL)
            return
        self.verdict.kills.append(victim)
        os.kill(engine, signal.SIGKILL)
        await client.close()
        await self._starter.start(home, client)

    async def _ended(self, client: EngineClient, run_id: str) -> RunDetail:
        """Wait for the end, and decide by what the service has really got."""
        while True:
            detail = await client.finished(run_id)
            if not detail.open_effects:
                return detail
            for effect in detail.open_effects:
                arrived = self._town.unsafe[effect.record["title"]]
                self.verdict.decided += 1
                await client.decide_effects(
                    run_id,
                    "done" if arrived else "again",
                    node=effect.node,
                    key=effect.key,
                )

    async def _look(self, client: EngineClient, detail: RunDetail, home: Home) -> None:
        self.verdict.resumed = detail.resumed
        if detail.status != "completed":
            self._fault(f"the run is {detail.status}: {detail.error}")
            return
        wanted = {
            json.dumps({"title": f"Item {n}", "way": way}, sort_keys=True)
            for n in range(ITEMS)
            for way in (None, "long")
        }
        sent = [item for items in self._town.by_key.values() for item in items]
        if set(sent) != wanted:
            self._fault(f"lost: {sorted(wanted - set(sent))}")
        if len(sent) != len(set(sent)):
            self._fault("one record was sent with two keys")
        if any(len(items) > 1 for items in self._town.by_key.values()):
            self._fault("one key was used for two records")
        counts = {f"Item {n}": self._town.unsafe[f"Item {n}"] for n in range(ITEMS)}
        if set(counts.values()) != {1}:
            self._fault(f"unsafe requests: {counts}")
        table = (home.path / "output" / "table.csv").read_text("utf-8")
        if table != self._table:
            self._fault(f"the table is another one: {table[:200]}")
        page = await client.records(detail.run_id, "unsafe", "out")
        if page.total != ITEMS or page.kept != ITEMS:
            self._fault(f"{page.kept} of {page.total} records are kept")
        for record in page.records:
            way = await client.trace(
                detail.run_id, record.id, node="unsafe", port="out"
            )
            if way.gaps or way.steps[-1].node != "feed":
                self._fault(f"{record.id} leads back to {way.steps[-1].node} only")

    def _fault(self, text: str) -> None:
        self.verdict.faults.append(text)


def _workers(engine: int) -> list[int]:
    """Return the worker processes of an engine, where the system tells (Linux)."""
    found: list[int] = []
    for place in Path("/proc").glob("[0-9]*"):
        with suppress(OSError, ValueError, IndexError):
            parent = int((place / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == engine and b"spawn_main" in (place / "cmdline").read_bytes():
                found.append(int(place.name))
    return found


async def _ended_engine(client: EngineClient) -> None:
    """End the engine, whoever started it."""
    if client.is_attached:
        await client.shut_down()
    await client.close()


async def undisturbed(town: Town, starter: Starter | None = None) -> tuple[float, str]:
    """Run without a kill; return how long that takes, and the table."""
    starter = starter or Starter()
    town.begin(0)
    with tempfile.TemporaryDirectory(prefix="siex-kill-") as folder:
        home = Home(Path(folder) / "home")
        client = EngineClient(home)
        await starter.start(home, client)
        started = time.monotonic()
        wanted = town_pipeline(town.port, is_light=starter.is_light)
        detail = await client.finished(await client.start_run(wanted))
        took_s = time.monotonic() - started
        await _ended_engine(client)
        if detail.status != "completed":
            message = f"The run without a kill is {detail.status}: {detail.error}"
            raise RuntimeError(message)
        return took_s, (home.path / "output" / "table.csv").read_text("utf-8")
