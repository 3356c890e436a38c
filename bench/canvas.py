"""How fast the canvas draws, beside NodeGraphQt in the same run.

``python -m bench.canvas [--json] [--quick] [--nodes N ...]``

Both tools show the same made-up graph in a window of 1280 x 800, painted without a
screen. A frame is one synchronous repaint; its figure is the CPU time of the window's
thread, the median of up to 60 frames. While dragging, a frame is one move of the pointer
by 3 pixels and what the event loop then paints by itself; its figure is the mean, for a
node that falls into line with others stays there for some frames. The rows "freely" are
the same with Alt held, so that the node moves in every frame. Neither tool pays for
making mouse events: NodeGraphQt's item is moved by its API, ours by the step of the real
gesture, which also looks for neighbours to fall in line with. Each tool and size runs in
a process of its own, and each drag begins with the graph as it was. We load the graph
from a file, NodeGraphQt builds it by its API.
"""

import argparse
import importlib.util
import json
import os
import subprocess
import sys
from typing import Any

GOAL = 3.0
SIZES = (200, 1000, 5000)
QUICK = (200, 1000)
ROWS = (
    ("load_s", "load, s"),
    ("pan_100", "pan at 100 %, ms"),
    ("pan_50", "pan at 50 %, ms"),
    ("pan_fit", "pan, all in view, ms"),
    ("zoom", "zoom, ms"),
    ("zoom_p95", "zoom, slowest 5 %, ms"),
    ("drag_100", "drag at 100 %, ms"),
    ("drag_fit", "drag, all in view, ms"),
    ("free_100", "drag freely at 100 %, ms"),
    ("free_fit", "drag freely, in view, ms"),
    ("peak_mb", "memory, MB"),
)
LIMIT_S = 240


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; return 1 if a row misses the goal."""
    parser = argparse.ArgumentParser(prog="bench.canvas", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--quick", action="store_true", help="small sizes, few frames")
    parser.add_argument("--nodes", type=int, nargs="+", help="sizes of the graph")
    options = parser.parse_args(arguments)
    sizes = options.nodes or (QUICK if options.quick else SIZES)
    has_peer = importlib.util.find_spec("NodeGraphQt") is not None
    report: dict[str, Any] = {"sizes": {}, "skipped": []}
    if not has_peer:
        report["skipped"].append("NodeGraphQt: install the dependency group 'bench'")
    for size in sizes:
        found = {"studio": _measured("bench.canvas_studio", size, options.quick)}
        if has_peer:
            found["nodegraphqt"] = _measured(
                "bench.canvas_nodegraphqt", size, options.quick
            )
            found["ratio"] = _ratios(found["studio"], found["nodegraphqt"])
        report["sizes"][size] = found
        if not options.json:
            _print(size, found)
    if options.json:
        print(json.dumps(report, indent=2))
    for line in report["skipped"] if not options.json else ():
        print("skipped", line)
    return 0 if _all_reached(report) else 1


def _measured(module: str, nodes: int, quick: bool) -> dict[str, float]:
    command = [sys.executable, "-W", "ignore", "-m", module, str(nodes)]
    answer = subprocess.run(  # noqa: S603 - our own modules
        [*command, "quick"] if quick else command,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=LIMIT_S,
        check=False,
    )
    if answer.returncode:
        raise SystemExit(
            f"{module} with {nodes} nodes failed:\n{answer.stderr[-2000:]}"
        )
    return json.loads(answer.stdout.splitlines()[-1])


def _ratios(ours: dict[str, float], theirs: dict[str, float]) -> dict[str, float]:
    return {
        key: round(theirs[key] / ours[key], 1)
        for key, _ in ROWS
        if key in theirs and ours.get(key)
    }


def _all_reached(report: dict[str, Any]) -> bool:
    ratios = [found.get("ratio", {}) for found in report["sizes"].values()]
    return all(
        value >= GOAL
        for ratio in ratios
        for key, value in ratio.items()
        if key != "peak_mb"
    )


def _print(size: int, found: dict[str, dict[str, float]]) -> None:
    print(f"\n{size:,} nodes{'':<19}studio  NodeGraphQt  ratio")
    theirs, ratio = found.get("nodegraphqt", {}), found.get("ratio", {})
    for key, title in ROWS:
        other = f"{theirs[key]:>11.2f}" if key in theirs else f"{'-':>11}"
        times = f"{ratio[key]:>6.1f}" if key in ratio else f"{'-':>6}"
        print(f"  {title:<25}{found['studio'][key]:>9.2f}  {other} {times}")


if __name__ == "__main__":
    raise SystemExit(main())
