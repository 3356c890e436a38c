"""How soon a run has ended that somebody stops, whatever its nodes are doing.

In the cases "each-…" the node is in a pipeline that a *For each* calls.

``python -m bench.cancel [--times N] [--json]``

Per case: the longest and the median time from the command to the run's end, in seconds.
"""

import argparse
import asyncio
import json
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from pathlib import Path

from engine.local import LocalEngine
from engine.pipeline import Edge, Endpoint, Node, Pipeline
from engine.protocol import Event, NodeChanged
from nodes.contract import Batch, Context, NodeConfig, NodeType, Record, node

GOAL_S = 0.5
HANGING = "http://127.0.0.1:{}/"
EACH = "each-"


class Nothing(NodeConfig):
    """No settings."""


async def _many(config: Nothing, ctx: Context) -> AsyncIterator[Batch]:
    for start in range(0, 100_000_000, 1_000):
        yield Batch(Record({"n": start + n}) for n in range(1_000))
        await asyncio.sleep(0)


async def _waits(config: Nothing, record: Record, ctx: Context) -> Record:
    await asyncio.Event().wait()
    return record


async def _computes(config: Nothing, record: Record, ctx: Context) -> Record:
    await ctx.in_worker(time.sleep, 3600)
    return record


async def _deaf(config: Nothing, record: Record, ctx: Context) -> Record:
    for _ in range(3):
        try:
            await asyncio.sleep(2)
        except asyncio.CancelledError:
            continue
    return record


def _kind(name: str, function: object) -> NodeType:
    return node(f"bench.{name}", title=name, icon="test")(function)  # type: ignore[arg-type]


KINDS = {
    "many": _kind("many", _many),
    "waits": _kind("waits", _waits),
    "computes": _kind("computes", _computes),
    "deaf": _kind("deaf", _deaf),
}


CALLING = ("flow.for_each", "flow.pipeline_input", "flow.pipeline_output")
CALLED = tuple(f"{EACH}{name}" for name in ("waits", "computes", "deaf"))


def _called(kind: str) -> Pipeline:
    """Return a pipeline to be called whose node is busy for long."""
    nodes = {
        "i": Node("i", "flow.pipeline_input"),
        "n": Node("n", f"bench.{kind}"),
        "o": Node("o", "flow.pipeline_output"),
    }
    wires = (
        Edge(Endpoint("i", "out"), Endpoint("n", "in")),
        Edge(Endpoint("n", "out"), Endpoint("o", "in")),
    )
    return Pipeline(f"{EACH}{kind}", kind, nodes=nodes, edges=wires)


def _pipeline(case: str, port: int) -> Pipeline:
    """Return a pipeline whose node ``n`` is busy for long."""
    if case in CALLED:
        each = Node("n", "flow.for_each", config={"pipeline": case})
        return Pipeline("p", "P", nodes={"n": each})
    if case == "many":
        nodes = {
            "n": Node("n", "bench.many"),
            "t": Node("t", "fields.template", config={"template": "{{ n }}"}),
        }
        wires = (Edge(Endpoint("n", "out"), Endpoint("t", "in")),)
        return Pipeline("p", "P", nodes=nodes, edges=wires)
    if case == "http":
        config = {"url": HANGING.format(port), "respect_robots": False}
        page = Node("n", "web.page", config=config)
        return Pipeline("p", "P", nodes={"n": page})
    return Pipeline("p", "P", nodes={"n": Node("n", f"bench.{case}")})


def main() -> int:
    """Print the figures; 1 where the goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=10, help="per case (10)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args()
    figures = asyncio.run(_all(options.times))
    if options.json:
        print(json.dumps(figures, indent=2))
    else:
        for case, (longest, median) in figures.items():
            print(f"{case:14} longest {longest:.3f} s   median {median:.3f} s")
    return int(any(longest > GOAL_S for longest, _ in figures.values()))


async def _all(times: int) -> dict[str, tuple[float, float]]:
    from dataclasses import replace

    from nodes.registry import node_types

    async def hang(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    found: dict[str, tuple[float, float]] = {}
    server = await asyncio.start_server(hang, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    types = {**{kind.id: kind for kind in KINDS.values()}}
    others = ("fields.template", "web.page", *CALLING)
    types |= {name: node_types()[name] for name in others}
    with tempfile.TemporaryDirectory() as folder:
        async with LocalEngine(Path(folder) / "home", types=types) as engine:
            for name in CALLED:
                await engine.save(_called(name.removeprefix(EACH)))
            for case in (*KINDS, *CALLED, "http"):
                pipeline = _pipeline(case, port)
                hosts = (f"127.0.0.1:{port}",)
                settings = replace(pipeline.settings, allow_private_hosts=hosts)
                wanted = replace(pipeline, settings=settings)
                took = [await _stopped(engine, wanted) for _ in range(times)]
                found[case] = max(took), statistics.median(took)
    server.close()
    return found


async def _stopped(engine: LocalEngine, pipeline: Pipeline) -> float:
    """Start a run, stop it when its node has worked for a moment, and say how long."""
    busy = asyncio.Event()

    def hear(event: Event) -> None:
        if isinstance(event, NodeChanged) and event.result.status == "running":
            busy.set()

    stop = engine.listen(hear)
    run_id = await engine.start_run(pipeline)
    await busy.wait()
    await asyncio.sleep(0.2)
    started = time.perf_counter()
    await engine.cancel_run(run_id)
    await engine.finished(run_id)
    stop()
    return time.perf_counter() - started


if __name__ == "__main__":
    sys.exit(main())
