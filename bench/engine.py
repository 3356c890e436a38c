"""Speed and memory of the engine: 100,000 records through five steps, and a million.

Split → set (n * 2) → filter (score >= 10) → template (two fields) → limit. The limit
lets all records pass, so nothing is cut short. Each figure is measured in a process of
its own, from the start of the run to its end, the history and the kept records on disk
included; the peak is that of the whole process. ``--peers`` lets Node-RED and n8n do
the same 100,000 in the same run; without it their figures are as once recorded. Node-RED
makes its messages in a function node and n8n gets its list over a webhook, the fastest
ways that they have.
"""

import argparse
import asyncio
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from itertools import pairwise
from typing import Any

from bench import n8n, node_red
from bench.automation import MissingPeerError
from engine.local import LocalEngine
from engine.pipeline import Edge, Endpoint, Node, Pipeline
from nodes.contract import Context, NodeConfig, NodeType, Record, node
from nodes.registry import node_types

PEERS = {
    "n8n 1.123": {"wall_s": 32.5, "peak_mb": 1480},
    "Node-RED 4.1": {"wall_s": 6.74, "peak_mb": 418},
}
"""Measured earlier on two cores with the same steps."""
MEASURED: dict[str, Callable[[], dict[str, float]]] = {
    "Node-RED 4.1": node_red.five_steps,
    "n8n 1.123": n8n.five_steps,
}
LIST = 1_000
STEPS: dict[str, tuple[str, dict[str, Any]]] = {
    "split": ("flow.split", {"field": "items"}),
    "set": (
        "fields.set",
        {"fields": [{"name": "score", "kind": "formula", "value": "n * 2"}]},
    ),
    "filter": (
        "flow.filter",
        {
            "conditions": {
                "rows": [{"field": "score", "operator": "at_least", "value": 10}]
            }
        },
    ),
    "template": ("fields.template", {"template": "{{ score }} {{ title }}"}),
    "limit": ("flow.limit", {"count": 10**9}),
}


class Config(NodeConfig):
    """How many records."""

    count: int = 0


async def lists(config: Config, ctx: Context) -> AsyncIterator[Record]:
    """Yield records that each hold a list of items."""
    del ctx
    for start in range(0, config.count, LIST):
        yield Record({"items": [item(n) for n in range(start, start + LIST)]})


LISTS: NodeType = node("bench.lists", title="Lists", icon="list")(lists)


def main() -> int:
    """Print the figures, as a table or as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--quick", action="store_true", help="one try, 300,000 for long"
    )
    parser.add_argument(
        "--peers", action="store_true", help="measure Node-RED and n8n beside it"
    )
    parser.add_argument("--one", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        kind, count = options.one
        print(json.dumps(asyncio.run(_measure(kind, int(count)))))
        return 0
    found = _figures(quick=options.quick, with_peers=options.peers)
    print(json.dumps(found, indent=2) if options.json else _table(found))
    return 0


def _figures(*, quick: bool, with_peers: bool) -> dict[str, Any]:
    tries = [_in_process("input", 100_000) for _ in range(1 if quick else 3)]
    short = sorted(tries, key=lambda found: found["wall_s"])[len(tries) // 2]
    long = _in_process("source", 300_000 if quick else 1_000_000)
    peers, skipped = _peers(with_peers=with_peers)
    ratios = {
        f"ratio_to_{name.split()[0].lower().replace('-', '_')}": round(
            facts["wall_s"] / short["wall_s"], 1
        )
        for name, facts in peers.items()
    }
    return {
        "five_steps": {**short, **ratios},
        "long": long,
        "peers": peers,
        "peers_skipped": skipped,
    }


def _peers(*, with_peers: bool) -> tuple[dict[str, Any], list[str]]:
    """Return the peers' figures, measured or as recorded, and why some are recorded."""
    found: dict[str, Any] = {}
    skipped: list[str] = []
    for name, recorded in PEERS.items():
        found[name] = {**recorded, "is_measured": False}
        if not with_peers:
            skipped.append(f"{name}: not started without --peers, figures as recorded")
            continue
        try:
            found[name] = {**MEASURED[name](), "is_measured": True}
        except MissingPeerError as error:
            skipped.append(f"{error}; figures as recorded")
    return found, skipped


def _in_process(kind: str, count: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.engine", "--one", kind, str(count)]
    done = subprocess.run(command, check=True, capture_output=True)  # noqa: S603
    return json.loads(done.stdout)


async def _measure(kind: str, count: int) -> dict[str, Any]:
    pipeline, inputs = _pipeline(kind, count)
    types = {**node_types(), LISTS.id: LISTS}
    with tempfile.TemporaryDirectory() as home:
        async with LocalEngine(home, types=types) as engine:
            started, cpu = time.perf_counter(), time.process_time()
            run_id = await engine.start_run(pipeline, inputs=inputs)
            detail = await engine.finished(run_id)
            wall_s = time.perf_counter() - started
            cpu_s = time.process_time() - cpu
    passed = detail.nodes["limit"].records_out.get("out", 0)
    if detail.status != "completed" or passed != count - 5:
        message = f"the run {detail.status} with {passed} records: {detail.error}"
        raise RuntimeError(message)
    return {
        "records": count,
        "wall_s": round(wall_s, 3),
        "cpu_s": round(cpu_s, 3),
        "records_per_s": round(count / wall_s),
        "peak_mb": round(_peak_mb(), 1),
    }


def _pipeline(kind: str, count: int) -> tuple[Pipeline, list[dict[str, Any]]]:
    steps = {name: Node(name, type_, config=c) for name, (type_, c) in STEPS.items()}
    names = list(steps)
    inputs: list[dict[str, Any]] = []
    if kind == "source":
        steps["lists"] = Node("lists", LISTS.id, config={"count": count})
        names.insert(0, "lists")
    else:
        inputs = [{"items": [item(n) for n in range(count)]}]
    edges = tuple(
        Edge(
            Endpoint(left, "kept" if left == "filter" else "out"), Endpoint(right, "in")
        )
        for left, right in pairwise(names)
    )
    return Pipeline("bench", "Bench", nodes=steps, edges=edges), inputs


def item(n: int) -> dict[str, Any]:
    """Return one item of a list."""
    return {"n": n, "title": f"Title {n}", "url": f"https://example.com/{n}"}


def _peak_mb() -> float:
    if sys.platform == "win32":
        import psutil

        return psutil.Process().memory_info().peak_wset / 1e6
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1e6 if sys.platform == "darwin" else peak / 1e3


def _table(found: dict[str, Any]) -> str:
    rows = [("five steps", found["five_steps"]), ("the same, long", found["long"])]
    lines = [f"{'':<16}{'records':>10}{'seconds':>9}{'records/s':>11}{'peak MB':>9}"]
    lines += [
        f"{name:<16}{row['records']:>10,}{row['wall_s']:>9.2f}"
        f"{row['records_per_s']:>11,}{row['peak_mb']:>9.0f}"
        for name, row in rows
    ]
    lines += [
        f"{name:<16}{100_000:>10,}{row['wall_s']:>9.2f}"
        f"{100_000 / row['wall_s']:>11,.0f}{row['peak_mb']:>9.0f}"
        f"{'' if row['is_measured'] else '  (as recorded)'}"
        for name, row in found["peers"].items()
    ]
    ratios = {n: v for n, v in found["five_steps"].items() if n.startswith("ratio")}
    lines += [f"{name.replace('_', ' ')}: {value}" for name, value in ratios.items()]
    return "\n".join([*lines, *found["peers_skipped"]])


if __name__ == "__main__":
    sys.exit(main())
