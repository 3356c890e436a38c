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
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from bench.town import ITEMS, Town, town_pipeline
from engine.client import EngineClient
from engine.errors import EngineError
from engine.home import Home
from engine.lock import holder_of
from engine.protocol import RunDetail

PATIENCE_S = 900.0


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
