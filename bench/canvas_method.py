"""The graph and the way of measuring that all canvases share."""

import json
import random
import statistics
import time
from collections.abc import Callable, Iterator
from math import isqrt
from pathlib import Path

from PySide6.QtWidgets import QApplication

SIZE = 1280, 800
PITCH = 300.0, 180.0
STEP = 9
DRAG_STEP = 3
WARM_UP = 3
SCENARIO_S = 5.0
ZOOM_STEPS = 20

Edges = list[tuple[int, int, int, int]]


def places(nodes: int) -> list[tuple[float, float]]:
    """Return where the nodes of the graph lie: on a grid."""
    columns = isqrt(int(1.4 * nodes))
    return [(at % columns * PITCH[0], at // columns * PITCH[1]) for at in range(nodes)]


def edges(nodes: int) -> Edges:
    """Return about 1.5 edges a node: source, output, target, input."""
    columns = isqrt(int(1.4 * nodes))
    chance = random.Random(7)  # noqa: S311 - a fixed graph, not a secret
    found: dict[tuple[int, int], tuple[int, int]] = {}
    for at in range(1, nodes):
        found[at - 1 if at % columns else at - columns, at] = (0, 0)
    for _ in range(nodes // 2):
        start = chance.randrange(nodes)
        ahead = chance.choice((2, 3, columns + 1, 2 * columns + 1))
        if start + ahead < nodes:
            found.setdefault((start, start + ahead), (1, 1))
    return [(a, out, b, into) for (a, b), (out, into) in found.items()]


def zoom_scales(smallest: float) -> Iterator[float]:
    """Yield scales from ``smallest`` to 1 and back, in equal steps."""
    steps = [smallest ** (1 - at / ZOOM_STEPS) for at in range(ZOOM_STEPS + 1)]
    while True:
        yield from steps
        yield from reversed(steps)


class Stopwatch:
    """Times frames by the CPU time of this thread."""

    def __init__(self, *, quick: bool) -> None:
        self._frames = 20 if quick else 60
        self._limit_s = 1.5 if quick else SCENARIO_S

    def frames(self, step: Callable[[], None], *, most: int = 0) -> list[float]:
        """Return milliseconds per call of ``step``, slow ones only a few times."""
        for _ in range(WARM_UP):
            step()
        times: list[float] = []
        until = time.monotonic() + self._limit_s
        for _ in range(most or self._frames):
            before = time.thread_time()
            step()
            times.append((time.thread_time() - before) * 1000)
            if time.monotonic() > until:
                break
        return times


def drained(app: QApplication, step: Callable[[], None]) -> Callable[[], None]:
    """Return ``step`` with the event loop run after it, so that it paints by itself."""

    def drained_step() -> None:
        step()
        for _ in range(3):
            app.processEvents()

    return drained_step


def average(times: list[float]) -> float:
    """Return the mean."""
    return round(statistics.mean(times), 3)


def middle(times: list[float]) -> float:
    """Return the median."""
    return round(statistics.median(times), 3)


def slowest(times: list[float]) -> float:
    """Return the time that 95 of 100 frames stay below."""
    return round(sorted(times)[int(len(times) * 0.95)], 3)


def peak_mb() -> float:
    """Return the most memory this process has had; 0 where the system does not tell."""
    status = Path("/proc/self/status")
    if not status.is_file():
        return 0.0
    lines = dict(
        line.split(":", 1)
        for line in status.read_text("utf-8").splitlines()
        if ":" in line
    )
    return round(int(lines["VmHWM"].split()[0]) / 1024, 1)


def report(figures: dict[str, float]) -> None:
    """Print the figures for the program that started us."""
    print(json.dumps({**figures, "peak_mb": peak_mb()}))
