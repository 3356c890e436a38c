"""How long a start takes: the window until it can be used, the engine, the command line.

Each figure is the median of several new processes, from their start. The first round
fills the disk's cache and is not counted. The window counts as usable when it has been
painted with the sample pipeline open; a moment later the palette is full and the engine
starts beside it. Of both the CPU time stands below, which other work on the machine
changes less. The bare interpreter
stands below as the peer that nobody can beat.

The engine is started as the Studio starts it, and has started when it has answered which
pipelines there are and what ran last: once with an empty data folder, once with a
thousand pipelines, all of them switched on with a webhook, and a hundred thousand runs.
"""

import argparse
import asyncio
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bench.history import make_history
from bench.webhook import called_pipeline
from engine.client import EngineClient
from engine.home import Home
from engine.local import LocalEngine

PIPELINES, RUNS = 1_000, 100_000
ROUNDS, QUICK_ROUNDS = 9, 3
TEXT = "Teak garden furniture stays outside all year, and needs oil in spring."
WINDOW = """
import asyncio, pathlib, sys, time
from app import studio
from resources.folders import TEMPLATES
async def usable(opened):
    while opened.desk.front is None:
        await asyncio.sleep(0)
    opened.window.grab()
    print(time.time() - float(sys.argv[2]), time.process_time())
    while not opened.palette.tree.topLevelItemCount():
        await asyncio.sleep(0)
    opened.window.grab()
    print(time.time() - float(sys.argv[2]), time.process_time())
    await opened.close()
studio._until_closed = usable
studio.open_studio(pathlib.Path(sys.argv[1]), TEMPLATES / "sample.siex")
"""
COMMANDS = {
    "extract_s": ["-m", "app", "extract", TEXT],
    "version_s": ["-m", "app", "--version"],
    "python_s": ["-c", "pass"],
}


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    options = parser.parse_args()
    rounds = QUICK_ROUNDS if options.quick else ROUNDS
    figures = _windows(rounds) | _engines(rounds)
    for name, arguments in COMMANDS.items():
        figures[name] = _median(rounds, lambda a=arguments: _command(a))
    if options.json:
        print(json.dumps(figures, indent=2))
    else:
        for name, seconds in figures.items():
            print(
                f"{name.removesuffix('_s').replace('_cpu', ', CPU'):<14}{seconds:6.2f} s"
            )
    return 0


def _median(rounds: int, measure: Callable[[], float]) -> float:
    return round(statistics.median([measure() for _ in range(rounds + 1)][1:]), 3)


def _windows(rounds: int) -> dict[str, float]:
    told = [_window() for _ in range(rounds + 1)][1:]
    columns = zip(*told, strict=True)
    names = ("window_s", "window_cpu_s", "palette_s", "palette_cpu_s")
    return {
        name: round(statistics.median(column), 3)
        for name, column in zip(names, columns, strict=True)
    }


def _window() -> list[float]:
    with tempfile.TemporaryDirectory() as home:
        told = _run(["-c", WINDOW, home, str(time.time())])
    return [float(word) for word in told.split()]


def _engines(rounds: int) -> dict[str, float]:
    """Alternate between both, so that other work on the machine meets both."""
    with tempfile.TemporaryDirectory() as folder:
        homes = {
            "engine_empty_s": Home(Path(folder) / "empty"),
            "engine_full_s": Home(Path(folder) / "full"),
        }
        asyncio.run(_fill(homes["engine_full_s"]))
        taken = [
            {name: asyncio.run(_engine(home)) for name, home in homes.items()}
            for _ in range(rounds + 1)
        ][1:]
    return {
        name: round(statistics.median([one[name] for one in taken]), 3)
        for name in homes
    }


async def _fill(home: Home) -> None:
    make_history(home, RUNS)
    async with LocalEngine(home.path) as engine:
        for number in range(PIPELINES):
            pipeline = called_pipeline(f"pipeline-{number}", "all", "first")
            await engine.save(pipeline)
            await engine.enable(pipeline.id, enabled=True)


async def _engine(home: Home) -> float:
    started = time.perf_counter()
    async with EngineClient(home) as engine:
        await engine.runs()
        return time.perf_counter() - started


def _command(arguments: list[str]) -> float:
    started = time.perf_counter()
    _run(arguments)
    return time.perf_counter() - started


def _run(arguments: list[str]) -> str:
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, *arguments],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
