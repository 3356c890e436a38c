"""A hundred web pages from a server of this machine that takes 50 ms for each.

Sixteen are asked for at once, so the ideal time is that of seven rounds. The server is a
process of its own. Measured is the run as a whole, from its start to its end, the history
included; once the pages as they come (*HTTP request*), once with their main text taken
out (*Web page*).
"""

import argparse
import asyncio
import json
import math
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from engine.local import LocalEngine
from engine.pipeline import Edge, Endpoint, Node, Pipeline

PAGES, AT_ONCE, DELAY_S = 100, 16, 0.05
ROUNDS, QUICK_ROUNDS = 7, 3
IDEAL_S = math.ceil(PAGES / AT_ONCE) * DELAY_S
BODY = b"<html><title>Chairs</title><body><p>" + b"Teak chairs stay outside. " * 40
NODES = {
    "request": Node("web", "web.request", config={"method": "GET", "url": "{{ url }}"}),
    "page": Node(
        "web", "web.page", config={"url": "{{ url }}", "respect_robots": False}
    ),
}


def main() -> int:
    """Print the figures, as a table or as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        asyncio.run(_serve())
    with _served() as host:
        found = asyncio.run(_figures(host, QUICK_ROUNDS if options.quick else ROUNDS))
    if options.json:
        print(json.dumps(found, indent=2))
    else:
        print(f"{'':<10}{'seconds':>9}{'of ideal':>10}   (ideal: {IDEAL_S:.2f} s)")
        for name in NODES:
            row = found[name]
            print(f"{name:<10}{row['wall_s']:>9.2f}{row['ratio_to_ideal']:>10.2f}")
    return 0


async def _figures(host: str, rounds: int) -> dict[str, Any]:
    found: dict[str, Any] = {"ideal_s": IDEAL_S}
    with tempfile.TemporaryDirectory() as home:
        async with LocalEngine(home) as engine:
            for name, node in NODES.items():
                times = [await _timed(engine, node, host) for _ in range(rounds + 1)]
                wall_s = statistics.median(times[1:])
                ratio = round(wall_s / IDEAL_S, 2)
                found[name] = {"wall_s": round(wall_s, 3), "ratio_to_ideal": ratio}
    return found


async def _timed(engine: LocalEngine, node: Node, host: str) -> float:
    start = Node("start", "triggers.manual")
    wire = Edge(Endpoint("start", "out"), Endpoint("web", "in"))
    pipeline = Pipeline(
        "p", "Pages", nodes={"start": start, "web": node}, edges=(wire,)
    )
    pipeline = _allowed(pipeline, host)
    inputs = [{"url": f"http://{host}/{n}"} for n in range(PAGES)]
    began = time.perf_counter()
    detail = await engine.finished(await engine.start_run(pipeline, inputs=inputs))
    wall_s = time.perf_counter() - began
    if detail.nodes["web"].records_out != {"out": PAGES}:
        raise RuntimeError(detail.error)
    return wall_s


def _allowed(pipeline: Pipeline, host: str) -> Pipeline:
    settings = replace(pipeline.settings, allow_private_hosts=(host,))
    return replace(pipeline, settings=settings)


# The server


@contextmanager
def _served() -> Generator[str]:
    """Serve from another process; yield its host and port."""
    command = [sys.executable, "-m", "bench.pages", "--serve"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as server:  # noqa: S603 - our own program
        assert server.stdout is not None  # noqa: S101 - for the type checker
        yield server.stdout.readline().strip()
        server.kill()


async def _serve() -> None:
    server = await asyncio.start_server(_answer, "127.0.0.1", 0)
    print(f"127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
    await server.serve_forever()


async def _answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    head = b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: %d\r\n\r\n"
    try:
        while await reader.readuntil(b"\r\n\r\n"):
            await asyncio.sleep(DELAY_S)
            writer.write(head % len(BODY) + BODY)
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()


if __name__ == "__main__":
    sys.exit(main())
