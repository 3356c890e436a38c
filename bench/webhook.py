"""Requests per second through a webhook: set → filter → set → answer, sixteen callers.

Once with every run kept durably in the history before the caller has its answer, once
with none kept, and last how many durable runs a second come out of a queue: callers do
not wait, and the time runs until the last run is over. The engine is a process of its
own, as in use. ``--peers`` lets Node-RED, which keeps nothing, and n8n, which keeps its
runs in SQLite, do the same in the same run.
"""

import argparse
import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

from bench import n8n, node_red
from bench.automation import MissingPeerError, Running
from bench.callers import called
from engine.client import EngineClient
from engine.home import Home
from engine.pipeline import Edge, Endpoint, KeepRuns, Node, Pipeline, Settings

SECONDS, QUICK_SECONDS = 10, 4
ROUNDS = 3
PEERS: dict[str, tuple[Callable[[], AbstractContextManager[Running]], str]] = {
    "Node-RED 4": (node_red.node_red, node_red.WEBHOOK),
    "n8n 1.123": (n8n.n8n, n8n.WEBHOOK),
}
FORMULA = {"kind": "formula"}
STEPS = {
    "score": (
        "fields.set",
        {"fields": [{"name": "score", "value": "n * 2", **FORMULA}]},
    ),
    "filter": (
        "flow.filter",
        {
            "conditions": {
                "rows": [{"field": "score", "operator": "at_least", "value": 0}]
            }
        },
    ),
    "text": (
        "fields.set",
        {"fields": [{"name": "text", "value": "'score ' + string(score)", **FORMULA}]},
    ),
}


def main() -> int:
    """Print the figures, as a table or as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--quick", action="store_true", help="one short round each")
    parser.add_argument(
        "--peers", action="store_true", help="measure Node-RED and n8n beside it"
    )
    options = parser.parse_args()
    seconds = QUICK_SECONDS if options.quick else SECONDS
    rounds = 1 if options.quick else ROUNDS
    found = asyncio.run(_ours(seconds, rounds))
    if options.peers:
        found |= _peers(found, seconds, rounds)
    print(json.dumps(found, indent=2) if options.json else _table(found))
    return 0


async def _ours(seconds: int, rounds: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        async with EngineClient(Home(Path(folder))) as engine:
            return {
                "with_history": await _measured(engine, "all", seconds, rounds),
                "without_history": await _measured(engine, "none", seconds, rounds),
                "queue": await _queue(engine, seconds),
            }


async def _measured(
    engine: EngineClient, keep: KeepRuns, seconds: int, rounds: int
) -> dict[str, Any]:
    url = await _switched_on(engine, called_pipeline(f"keeps-{keep}", keep, "first"))
    await asyncio.to_thread(called, url, 1, {})
    return _median(
        [await asyncio.to_thread(called, url, seconds, {}) for _ in range(rounds)]
    )


async def _queue(engine: EngineClient, seconds: int) -> dict[str, float]:
    """Call a webhook that answers at once, and wait until the last run is over."""
    pipeline = called_pipeline("queued", "all", "at_once")
    url = await _switched_on(engine, pipeline)
    ended: list[float] = []
    one_more = asyncio.Event()

    def hear(event: Any) -> None:
        if event.event == "run_finished" and event.run.pipeline_id == pipeline.id:
            ended.append(time.perf_counter())
            one_more.set()

    stop = engine.listen(hear)
    began = time.perf_counter()
    await asyncio.to_thread(called, url, seconds, {})
    one_more.clear()
    while await _is_at_work(engine, pipeline.id):
        await one_more.wait()
        one_more.clear()
    stop()
    per_s = len(ended) / (ended[-1] - began)
    return {"runs": len(ended), "runs_per_s": round(per_s, 1)}


async def _is_at_work(engine: EngineClient, pipeline_id: str) -> bool:
    for status in ("pending", "running"):
        if await engine.runs(pipeline_id=pipeline_id, status=status, limit=1):
            return True
    return False


async def _switched_on(engine: EngineClient, pipeline: Pipeline) -> str:
    await engine.save(pipeline)
    await engine.enable(pipeline.id, enabled=True)
    found = await engine.webhooks()
    return next(one.url for one in found if one.pipeline_id == pipeline.id)


def called_pipeline(id_: str, keep: KeepRuns, answer: str) -> Pipeline:
    """Return a pipeline of four steps that a webhook starts."""
    config = {"answer": answer, "needs_token": False, "request_field": ""}
    nodes = [Node("hook", "triggers.webhook", config=config)]
    nodes += [Node(name, kind, config=it) for name, (kind, it) in STEPS.items()]
    edges = tuple(
        Edge(
            Endpoint(left.id, "kept" if left.id == "filter" else "out"),
            Endpoint(right.id, "in"),
        )
        for left, right in pairwise(nodes)
    )
    settings = Settings(keep_runs=keep)
    made = Pipeline(id_, id_, settings=settings, nodes={n.id: n for n in nodes})
    return replace(made, edges=edges)


def _median(rounds: list[dict[str, Any]]) -> dict[str, Any]:
    return sorted(rounds, key=lambda one: one["requests_per_s"])[len(rounds) // 2]


def _peers(ours: dict[str, Any], seconds: int, rounds: int) -> dict[str, Any]:
    found: dict[str, Any] = {}
    skipped: list[str] = []
    for name, (start, path) in PEERS.items():
        try:
            with start() as running:
                url = running.url + path
                _warm_up(name, url)
                told = _median([called(url, seconds, {}) for _ in range(rounds)])
                _check_that_it_answers(name, told)
                found[name] = {**told, "peak_mb": running.peak_mb}
        except MissingPeerError as error:
            skipped.append(str(error))
        except RuntimeError as error:
            told = str(error).strip().splitlines()[-3]
            skipped.append(f"{name}: it answers with errors ({told.strip()})")
    ratios: dict[str, float] = {}
    for row, name in (("with_history", "n8n 1.123"), ("without_history", "Node-RED 4")):
        if name in found:
            key = f"{row}_ratio_to_{name.split()[0].lower().replace('-', '_')}"
            theirs = found[name]["requests_per_s"]
            ratios[key] = round(ours[row]["requests_per_s"] / theirs, 2)
    return {"peers": found, "peers_skipped": skipped, **ratios}


def _warm_up(name: str, url: str) -> None:
    """Call until it answers, without an error: n8n takes a while to begin.

    Raises:
        MissingPeerError: it does not stop giving errors, or does not answer.
    """
    for _ in range(20):
        try:
            told = called(url, 2, {})
        except RuntimeError:
            continue
        _check_that_it_answers(name, told)
        return
    message = f"{name}: it answers with errors"
    raise MissingPeerError(message)


def _check_that_it_answers(name: str, told: dict[str, Any]) -> None:
    if not told["requests_per_s"]:
        message = f"{name}: it did not answer in time"
        raise MissingPeerError(message)


def _table(found: dict[str, Any]) -> str:
    rows = {
        "history kept durably": found["with_history"],
        "nothing kept": found["without_history"],
        **found.get("peers", {}),
    }
    lines = [f"{'':<22}{'requests/s':>11}{'p50 ms':>9}{'p99 ms':>9}   load by"]
    lines += [
        f"{name:<22}{row['requests_per_s']:>11,.0f}{row['p50_ms']:>9.1f}"
        f"{row['p99_ms']:>9.1f}   {row['load_by']}"
        for name, row in rows.items()
    ]
    lines.append(f"{'queue of small runs':<22}{found['queue']['runs_per_s']:>11,.0f}")
    ratios = {name: it for name, it in found.items() if "ratio" in name}
    lines += [f"{name.replace('_', ' ')}: {value}" for name, value in ratios.items()]
    return "\n".join([*lines, *found.get("peers_skipped", [])])


if __name__ == "__main__":
    sys.exit(main())
