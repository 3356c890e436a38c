"""Put nodes in order: tidy them into layers, align them, spread them evenly.

Pure functions from boxes to places; `canvas.commands` makes edits of them.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from PySide6.QtCore import QPointF, QRectF

from canvas.gestures.snapping import to_grid
from engine import graph
from engine.pipeline import Pipeline

Line = Literal["left", "centre", "right", "top", "middle", "bottom"]
Boxes = Mapping[str, QRectF]
Places = dict[str, QPointF]
ACROSS, DOWN, APART = 96.0, 32.0, 80.0
SWEEPS = 6


def aligned(boxes: Boxes, line: Line) -> Places:
    """Return places at which all boxes share a line."""
    around = _around(boxes.values())
    moves: dict[Line, tuple[float, float, bool]] = {
        "left": (around.left(), 0.0, True),
        "centre": (around.center().x(), 0.5, True),
        "right": (around.right(), 1.0, True),
        "top": (around.top(), 0.0, False),
        "middle": (around.center().y(), 0.5, False),
        "bottom": (around.bottom(), 1.0, False),
    }
    at, share, is_x = moves[line]
    return {
        one: QPointF(at - share * box.width(), box.top())
        if is_x
        else QPointF(box.left(), at - share * box.height())
        for one, box in boxes.items()
    }


def distributed(boxes: Boxes, *, sideways: bool) -> Places:
    """Return places with equal gaps; the outermost boxes stay."""
    order = sorted(boxes, key=lambda one: _start(boxes[one], sideways))
    if len(order) < 3:
        return {one: box.topLeft() for one, box in boxes.items()}
    sizes = [_size(boxes[one], sideways) for one in order]
    first = _start(boxes[order[0]], sideways)
    whole = _start(boxes[order[-1]], sideways) + sizes[-1] - first
    gap = (whole - sum(sizes)) / (len(order) - 1)
    places: Places = {}
    for one, size in zip(order, sizes, strict=True):
        box = boxes[one]
        places[one] = (
            QPointF(first, box.top()) if sideways else QPointF(box.left(), first)
        )
        first += size + gap
    return places


def tidied(pipeline: Pipeline, boxes: Boxes) -> Places:
    """Return places in layers from left to right, unconnected parts below each other."""
    places: Places = {}
    corner = _around(boxes.values()).topLeft()
    top = corner.y()
    for part in _parts(pipeline, boxes):
        found = _layered(pipeline, {one: boxes[one] for one in part})
        low = min(place.y() for place in found.values())
        shift = QPointF(to_grid(corner.x()), to_grid(top - low))
        for one, place in found.items():
            places[one] = place + shift
        top = max(places[one].y() + boxes[one].height() for one in part) + APART
    return places


def _layered(pipeline: Pipeline, boxes: Boxes) -> Places:
    before = _kept(graph.predecessors(pipeline), boxes)
    after = _kept(graph.followers(pipeline), boxes)
    layers = _layers(pipeline, before, after, boxes)
    for sweep in range(SWEEPS):
        _untangle(layers, before if sweep % 2 == 0 else after, down=sweep % 2 == 0)
    places: Places = {}
    x = 0.0
    for layer in layers:
        wanted = [
            sum(places[b].y() for b in ready) / len(ready)
            if (ready := [b for b in before.get(one, ()) if b in places])
            else None
            for one in layer
        ]
        for one, y in zip(layer, _stacked(layer, wanted, boxes), strict=True):
            places[one] = QPointF(to_grid(x), to_grid(y))
        x += max(boxes[one].width() for one in layer) + ACROSS
    return places


def _layers(
    pipeline: Pipeline,
    before: Mapping[str, Sequence[str]],
    after: Mapping[str, Sequence[str]],
    boxes: Boxes,
) -> list[list[str]]:
    """Sort into layers by the longest way from a start; starts lie next to their goal."""
    rank = dict.fromkeys(boxes, 0)
    order = [one for one in graph.order(pipeline) if one in boxes]
    for one in order:
        rank[one] = max((rank[b] + 1 for b in before.get(one, ())), default=0)
    for one in reversed(order):
        if not before.get(one) and after.get(one):
            rank[one] = min(rank[a] for a in after[one]) - 1
    lowest = min(rank.values())
    layers: list[list[str]] = [[] for _ in range(max(rank.values()) - lowest + 1)]
    for one in sorted(boxes, key=lambda one: boxes[one].top()):
        layers[rank[one] - lowest].append(one)
    return [layer for layer in layers if layer]


def _untangle(
    layers: list[list[str]], beside: Mapping[str, Sequence[str]], *, down: bool
) -> None:
    """Sort each layer by the mean place of what its nodes are wired to."""
    for layer in layers if down else reversed(layers):
        at = {one: index for other in layers for index, one in enumerate(other)}
        mean = {
            one: sum(at[b] for b in wired) / len(wired)
            if (wired := beside.get(one, ()))
            else float(at[one])
            for one in layer
        }
        layer.sort(key=mean.__getitem__)


def _stacked(
    layer: Sequence[str], wanted: Sequence[float | None], boxes: Boxes
) -> list[float]:
    """Return tops near the wanted ones, in order and without overlap."""
    tops: list[float] = []
    low = float("-inf")
    for one, y in zip(layer, wanted, strict=True):
        top = max(low, y) if y is not None else (low if tops else 0.0)
        tops.append(top)
        low = top + boxes[one].height() + DOWN
    off = [top - y for top, y in zip(tops, wanted, strict=True) if y is not None]
    shift = sum(off) / len(off) if off else 0.0
    return [top - shift for top in tops]


def _parts(pipeline: Pipeline, boxes: Boxes) -> list[list[str]]:
    """Return the sets of nodes that hang together, the uppermost first."""
    before = _kept(graph.predecessors(pipeline), boxes)
    after = _kept(graph.followers(pipeline), boxes)
    left, parts = set(boxes), list[list[str]]()
    for start in sorted(boxes, key=lambda one: (boxes[one].top(), boxes[one].left())):
        if start not in left:
            continue
        left.discard(start)
        part = [start]
        for one in part:  # grows while it is walked
            for other in (*before.get(one, ()), *after.get(one, ())):
                if other in left:
                    left.discard(other)
                    part.append(other)
        parts.append(part)
    return parts


def _kept(
    neighbours: Mapping[str, Iterable[str]], boxes: Boxes
) -> dict[str, list[str]]:
    return {
        one: [other for other in others if other in boxes]
        for one, others in neighbours.items()
        if one in boxes
    }


def _around(boxes: Iterable[QRectF]) -> QRectF:
    around = QRectF()
    for box in boxes:
        around = around.united(box)
    return around


def _start(box: QRectF, sideways: bool) -> float:
    return box.left() if sideways else box.top()


def _size(box: QRectF, sideways: bool) -> float:
    return box.width() if sideways else box.height()
