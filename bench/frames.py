"""Whether the window stutters while a million records go through five steps.

The Studio opens without a screen, its engine is a process of its own, as in use. Each
16 ms a frame is due: the pointer carries a node along a circle, and the canvas is
painted. A frame's time runs from when it was due until it is painted, so it holds what
else the window was busy with: what the engine tells, the lines of the run, the table of
records. It is measured while nothing runs; while the run goes on and its lines are in
view; and while another goes on, its last node is selected, and its growing records are
in view. Other work on the machine makes the slowest frames slower; the median tells, and
so does the processor time that the window's thread took for a frame and all before it.
"""

import argparse
import asyncio
import itertools
import json
import math
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Coroutine
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.engine import LIST, STEPS, item
from engine.pipeline import Edge, Endpoint, Node, Pipeline, Position

if TYPE_CHECKING:
    from app.compose import Studio
    from canvas.widget import CanvasWidget

RECORDS, QUICK_RECORDS = 1_000_000, 300_000
FRAME_MS = 16
GOAL_MS = 16.0
CALM_S, SETTLED_S = 5.0, 4.0
RADIUS, STEPS_ROUND = 120.0, 90
ROWS = {
    "calm": "nothing runs",
    "run_lines": "a run, its lines in view",
    "run_records": "a run, its records in view",
}


def main() -> int:
    """Print the figures, as a table or as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--quick", action="store_true", help="300,000 records")
    options = parser.parse_args()
    records = QUICK_RECORDS if options.quick else RECORDS
    with tempfile.TemporaryDirectory() as folder:
        found = _figures(Path(folder), records)
    print(json.dumps(found, indent=2) if options.json else _table(found))
    return 0


def _figures(folder: Path, records: int) -> dict[str, Any]:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from app import studio

    found: dict[str, Any] = {"records": records}

    async def measure(opened: "Studio") -> None:
        try:
            await _measure(opened, _pipeline(folder, records), found)
        finally:
            await opened.close()

    studio._until_closed = measure  # pyright: ignore[reportPrivateUsage]
    studio.open_studio(folder / "home")
    return found


async def _measure(opened: "Studio", pipeline: Pipeline, found: dict[str, Any]) -> None:
    from app.window import RESULTS, RUN

    sheet = opened.desk.open(pipeline, is_saved=True)
    await opened.link.engine()
    await asyncio.sleep(SETTLED_S)
    opened.window.show_run_page(RUN)
    found["calm"] = await _frames(sheet.canvas, "set", asyncio.sleep(CALM_S))
    found["run_lines"] = await _frames(sheet.canvas, "set", _run(opened, pipeline))
    opened.window.show_run_page(RESULTS)
    found["run_records"] = await _frames(sheet.canvas, "limit", _run(opened, pipeline))


async def _run(opened: "Studio", pipeline: Pipeline) -> None:
    """Run the pipeline and wait for its end."""
    changed = asyncio.Event()
    opened.runs.changed.connect(changed.set)
    run_id = await opened.runs.start(pipeline)
    while (run := opened.runs.shown(pipeline.id)) and run.id == run_id and run.is_live:
        changed.clear()
        await changed.wait()
    opened.runs.changed.disconnect(changed.set)
    if run is None or run.summary.status != "completed":
        message = f"the run did not complete: {run and run.summary.error}"
        raise RuntimeError(message)


async def _frames(
    canvas: "CanvasWidget", node: str, work: Coroutine[Any, Any, None]
) -> dict[str, float]:
    """Carry a node about while ``work`` is done; return how long frames took."""
    from PySide6.QtCore import Qt, QTimer

    times: list[float] = []
    busy: list[float] = []
    step = _carrying(canvas, node)
    timer = QTimer(canvas, singleShot=True, interval=FRAME_MS)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    due = used = 0.0

    def frame() -> None:
        nonlocal due, used
        step()
        canvas.repaint()
        now, cpu = time.perf_counter(), time.thread_time()
        times.append((now - due) * 1000)
        busy.append((cpu - used) * 1000)
        due, used = now + FRAME_MS / 1000, cpu
        timer.start()

    timer.timeout.connect(frame)
    frame()
    await work
    timer.stop()
    canvas.hands.cancel()
    times, busy = sorted(times[1:]), sorted(busy[1:])
    return {
        "frames": len(times),
        "p50_ms": round(statistics.median(times), 2),
        "p99_ms": _p99(times),
        "max_ms": round(times[-1], 2),
        "cpu_p50_ms": round(statistics.median(busy), 2),
        "cpu_p99_ms": _p99(busy),
    }


def _p99(times: list[float]) -> float:
    return round(times[math.ceil(len(times) * 0.99) - 1], 2)


def _carrying(canvas: "CanvasWidget", node: str) -> Callable[[], None]:
    """Take hold of a node; return the step that carries it on along a circle."""
    from PySide6.QtCore import QPointF, Qt

    from canvas.gestures.gesture import Pointer
    from canvas.gestures.move import Move

    start = canvas.widget_position(canvas.stage.scene.box(node).center())
    angles = (2 * math.pi * n / STEPS_ROUND for n in itertools.count())

    def at(angle: float) -> Pointer:
        place = start + QPointF(math.sin(angle), math.cos(angle) - 1) * RADIUS
        return Pointer(place, canvas.scene_position(place))

    canvas.selection.choose([node])
    canvas.hands.begin(Move(canvas.stage), at(0.0), Qt.MouseButton.LeftButton)
    return lambda: canvas.hands.follow(at(next(angles)))


def _pipeline(folder: Path, records: int) -> Pipeline:
    """Return a file of lists, and the five steps that take them apart."""
    path = folder / "lists.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for start in range(0, records, LIST):
            line = {"items": [item(n) for n in range(start, start + LIST)]}
            file.write(json.dumps(line) + "\n")
    steps = {"lists": ("sources.file", {"path": str(path)}), **STEPS}
    nodes = {
        name: Node(name, kind, config=config, position=Position(300.0 * at, 0))
        for at, (name, (kind, config)) in enumerate(steps.items())
    }
    edges = tuple(
        Edge(
            Endpoint(left, "kept" if left == "filter" else "out"), Endpoint(right, "in")
        )
        for left, right in pairwise(nodes)
    )
    return Pipeline("frames", "Frames", nodes=nodes, edges=edges)


def _table(found: dict[str, Any]) -> str:
    columns = ("frames", "p50_ms", "p99_ms", "max_ms", "cpu_p50_ms", "cpu_p99_ms")
    head = "".join(f"{name.replace('_', ' '):>12}" for name in columns)
    lines = [f"{found['records']:>9,} records{'':<9}{head}"]
    for name, title in ROWS.items():
        figures = "".join(f"{found[name][column]:>12}" for column in columns)
        lines.append(f"{title:<27}{figures}")
    return "\n".join([*lines, f"goal: p99 below {GOAL_MS:.0f} ms"])


if __name__ == "__main__":
    sys.exit(main())
