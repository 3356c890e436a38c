"""Boxes of nodes and wires in arrays: what is visible, what lies under a point.

Finding the visible part is one comparison of vectors, whatever the size of the pipeline.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRectF

from canvas.shape import Shape, Spot, shape_of
from engine import graph
from engine.pipeline import Edge, Endpoint, Node, Pipeline
from nodes.contract import NodeType

Floats = npt.NDArray[np.float64]
Indices = npt.NDArray[np.intp]
SAMPLES = np.linspace(0.0, 1.0, 25)


class Layout:
    """Where everything in a pipeline lies."""

    def __init__(self, types: Mapping[str, NodeType]) -> None:
        self._types = types
        self._pipeline = Pipeline("")
        self.ids: list[str] = []
        self.shapes: list[Shape] = []
        self.boxes: Floats = np.empty((0, 4))
        self.edges: Sequence[Edge] = ()
        self.wires: Floats = np.empty((0, 4))
        self.wire_boxes: Floats = np.empty((0, 4))
        self._index: dict[str, int] = {}
        self._wires_of: dict[str, list[int]] = {}

    def show(self, pipeline: Pipeline) -> frozenset[str] | None:
        """Follow the pipeline to another value.

        Returns:
            Ids of the nodes that are not as before, or None if anything may differ.
        """
        before, self._pipeline = self._pipeline, pipeline
        if (
            before.edges is pipeline.edges
            and before.nodes.keys() == pipeline.nodes.keys()
        ):
            changed = [
                (before.nodes[node.id], node)
                for node in pipeline.nodes.values()
                if node is not before.nodes[node.id]
            ]
            if all(_has_same_shape(old, new) for old, new in changed):
                self._move([new for _, new in changed])
                return frozenset(new.id for _, new in changed)
        self._rebuild()
        return None

    def index(self, node_id: str) -> int | None:
        """Return a node's place in the arrays."""
        return self._index.get(node_id)

    def box(self, node_id: str) -> QRectF:
        """Return a node's outline; an empty one where there is no such node."""
        at = self._index.get(node_id)
        return QRectF() if at is None else rect(self.boxes[at])

    def bounds(self) -> QRectF:
        """Return the rectangle around all nodes."""
        if not len(self.boxes):
            return QRectF()
        low, high = self.boxes[:, :2].min(axis=0), self.boxes[:, 2:].max(axis=0)
        return rect(np.concatenate([low, high]))

    def nodes_in(self, area: QRectF) -> Indices:
        """Return the nodes that touch an area, lowest first."""
        return _touching(self.boxes, area)

    def wires_in(self, area: QRectF) -> Indices:
        """Return the wires that may touch an area."""
        return _touching(self.wire_boxes, area)

    def wires_of(self, node_id: str) -> Sequence[int]:
        """Return the wires at a node."""
        return self._wires_of.get(node_id, ())

    def node_at(self, place: QPointF) -> str | None:
        """Return the topmost node under a place."""
        found = self.nodes_in(QRectF(place.x(), place.y(), 0, 0))
        return self.ids[found[-1]] if len(found) else None

    def port_at(self, place: QPointF, reach: float) -> tuple[Endpoint, bool] | None:
        """Return the nearest port within reach, and whether it is an output."""
        around = QRectF(place.x() - reach, place.y() - reach, 2 * reach, 2 * reach)
        best, nearest = None, reach
        for at in self.nodes_in(around):
            shape, (x, y) = self.shapes[at], self.boxes[at, :2]
            for spot, is_output in _both(shape):
                away = abs(complex(place.x() - x - spot.x, place.y() - y - spot.y))
                if away <= nearest:
                    nearest = away
                    best = Endpoint(self.ids[at], spot.port.name), is_output
        return best

    def wire_at(self, place: QPointF, reach: float) -> int | None:
        """Return the nearest wire within reach."""
        around = QRectF(place.x() - reach, place.y() - reach, 2 * reach, 2 * reach)
        found = self.wires_in(around)
        if not len(found):
            return None
        away = distances(self.wires[found], place)
        nearest = int(np.argmin(away))
        return int(found[nearest]) if away[nearest] <= reach else None

    def has_many_outputs(self, node_id: str) -> bool:
        """Return whether a node has more outputs than one."""
        at = self._index.get(node_id)
        return at is not None and len(self.shapes[at].outputs) > 1

    def place_of(self, end: Endpoint, *, is_output: bool) -> QPointF | None:
        """Return where a port lies."""
        at = self._index.get(end.node)
        if at is None:
            return None
        shape = self.shapes[at]
        spot = shape.output(end.port) if is_output else shape.input(end.port)
        return QPointF(*_place(self.boxes[at], shape, spot, is_output=is_output))

    def _move(self, nodes: Sequence[Node]) -> None:
        wires: set[int] = set()
        for node in nodes:
            at = self._index[node.id]
            shape, (x, y) = self.shapes[at], (node.position.x, node.position.y)
            if (x, y) != tuple(self.boxes[at, :2]):
                self.boxes[at] = (x, y, x + shape.width, y + shape.height)
                wires.update(self.wires_of(node.id))
        if wires:
            chosen = sorted(wires)
            self.wires[chosen] = [self._ends(self.edges[at]) for at in chosen]
            self.wire_boxes[chosen] = wire_boxes(self.wires[chosen])

    def _rebuild(self) -> None:
        nodes = self._pipeline.nodes
        self.ids = list(nodes)
        self._index = {node_id: at for at, node_id in enumerate(self.ids)}
        ports = graph.ports(self._pipeline, self._types)
        self.shapes = [shape_of(ports[node_id]) for node_id in self.ids]
        self.boxes = np.array(
            [
                (
                    n.position.x,
                    n.position.y,
                    n.position.x + s.width,
                    n.position.y + s.height,
                )
                for n, s in zip(nodes.values(), self.shapes, strict=True)
            ]
        ).reshape(-1, 4)
        self._rebuild_wires()

    def _rebuild_wires(self) -> None:
        self.edges = [
            edge
            for edge in self._pipeline.edges
            if edge.source.node in self._index and edge.target.node in self._index
        ]
        self.wires = np.array([self._ends(edge) for edge in self.edges]).reshape(-1, 4)
        self.wire_boxes = wire_boxes(self.wires)
        self._wires_of = {}
        for at, edge in enumerate(self.edges):
            for node_id in {edge.source.node, edge.target.node}:
                self._wires_of.setdefault(node_id, []).append(at)

    def _ends(self, edge: Edge) -> tuple[float, float, float, float]:
        start, end = self._index[edge.source.node], self._index[edge.target.node]
        one, other = self.shapes[start], self.shapes[end]
        out, into = one.output(edge.source.port), other.input(edge.target.port)
        return (
            *_place(self.boxes[start], one, out, is_output=True),
            *_place(self.boxes[end], other, into, is_output=False),
        )


def _has_same_shape(old: Node, new: Node) -> bool:
    return old.type == new.type and old.on_error == new.on_error


def rect(box: Floats) -> QRectF:
    """Return left, top, right, bottom as a rectangle."""
    left, top, right, bottom = (float(value) for value in box)
    return QRectF(left, top, right - left, bottom - top)


def reach_of(wires: Floats) -> Floats:
    """Return how far each wire's curve goes straight out before it bends."""
    across = wires[:, 2] - wires[:, 0]
    return np.where(
        across >= 0,
        np.clip(across * 0.5, 24.0, 160.0),
        np.clip(48.0 - across * 0.35, 48.0, 260.0),
    )


def reach_across(across: float) -> float:
    """Return what `reach_of` does, for one wire that goes so far to the right."""
    if across >= 0:
        return min(160.0, max(24.0, across * 0.5))
    return min(260.0, max(48.0, 48.0 - across * 0.35))


def wire_boxes(wires: Floats) -> Floats:
    """Return the box around each wire's curve."""
    reach = reach_of(wires)
    xs = np.stack([wires[:, 0], wires[:, 0] + reach, wires[:, 2] - reach, wires[:, 2]])
    ys = wires[:, [1, 3]]
    return np.stack(
        [xs.min(axis=0), ys.min(axis=1), xs.max(axis=0), ys.max(axis=1)], axis=1
    )


def distances(wires: Floats, place: QPointF) -> Floats:
    """Return how far each wire's curve passes from a place."""
    xs, ys = curves(wires)
    xs, ys = xs - place.x(), ys - place.y()
    dx, dy = np.diff(xs), np.diff(ys)
    length = np.maximum(dx * dx + dy * dy, 1e-9)
    along = np.clip(-(xs[:, :-1] * dx + ys[:, :-1] * dy) / length, 0.0, 1.0)
    return np.hypot(xs[:, :-1] + along * dx, ys[:, :-1] + along * dy).min(axis=1)


def curves(wires: Floats) -> tuple[Floats, Floats]:
    """Return points along each wire: one row of x and one of y per wire."""
    reach, t = reach_of(wires)[:, None], SAMPLES[None, :]
    u = 1 - t
    first, last = wires[:, [0]], wires[:, [2]]
    xs = u**3 * first + 3 * u * u * t * (first + reach)
    xs = xs + 3 * u * t * t * (last - reach) + t**3 * last
    ys = (u**3 + 3 * u * u * t) * wires[:, [1]] + (3 * u * t * t + t**3) * wires[:, [3]]
    return xs, ys


def _touching(boxes: Floats, area: QRectF) -> Indices:
    return np.flatnonzero(
        (boxes[:, 0] <= area.right())
        & (boxes[:, 2] >= area.left())
        & (boxes[:, 1] <= area.bottom())
        & (boxes[:, 3] >= area.top())
    )


def _both(shape: Shape) -> list[tuple[Spot, bool]]:
    ports = [(spot, True) for spot in shape.outputs]
    return ports + [(spot, False) for spot in shape.inputs]


def _place(
    box: Floats, shape: Shape, spot: Spot | None, *, is_output: bool
) -> tuple[float, float]:
    if spot is None:
        x, y = (shape.width if is_output else 0.0), shape.height / 2
    else:
        x, y = spot.x, spot.y
    return float(box[0]) + x, float(box[1]) + y
