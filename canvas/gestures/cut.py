"""Cut wires by drawing a line across them."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from canvas.gestures.gesture import Gesture, Pointer
from canvas.layout import Floats, curves
from canvas.theme import color
from engine import edit


class Cut(Gesture):
    """Alt and the left button on empty ground: wires under the line are removed."""

    cursor = Qt.CursorShape.CrossCursor

    def start(self, at: Pointer) -> None:
        """Put the blade down."""
        self._line = QLineF(at.scene, at.scene)

    def move(self, at: Pointer) -> None:
        """Draw the line."""
        self._line.setP2(at.scene)

    def finish(self, at: Pointer) -> None:
        """Remove the wires under the line, as one step to undo."""
        self.move(at)
        cut = self._cut()
        if cut:
            edges = [self.stage.scene.layout.edges[wire].ends for wire in cut]
            label = "Cut wires" if len(cut) > 1 else "Cut wire"
            after = edit.disconnect(self.stage.document.pipeline, edges)
            self.stage.edit(label, after)

    def paint(self, painter: QPainter) -> None:
        """Draw the line and mark what it would cut."""
        danger = self.stage.theme.danger
        painter.setPen(QPen(color(danger), max(3.0, 2 / self.stage.view.scale)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for wire in self._cut():
            painter.drawPath(self.stage.picture.wires.curve_of(wire))
        pen = QPen(color(danger), 1.5, Qt.PenStyle.DashLine)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.drawLine(self._line)

    def extent(self) -> QRectF:
        """Return the line and the wires under it."""
        extent = self._area()
        for wire in self._cut():
            path = self.stage.picture.wires.curve_of(wire)
            extent = extent.united(path.controlPointRect())
        return extent

    def _area(self) -> QRectF:
        return QRectF(self._line.p1(), self._line.p2()).normalized()

    def _cut(self) -> list[int]:
        layout = self.stage.scene.layout
        near = layout.wires_in(self._area())
        if not len(near):
            return []
        crossed = crossings(layout.wires[near], self._line.p1(), self._line.p2())
        return [int(at) for at in near[crossed]]


def crossings(wires: Floats, start: QPointF, end: QPointF) -> npt.NDArray[np.bool_]:
    """Return for each wire whether the line from ``start`` to ``end`` crosses it."""
    xs, ys = curves(wires)
    dx, dy = end.x() - start.x(), end.y() - start.y()
    side = (xs - start.x()) * dy - (ys - start.y()) * dx
    wire_dx, wire_dy = np.diff(xs), np.diff(ys)
    from_start = wire_dx * (start.y() - ys[:, :-1]) - wire_dy * (start.x() - xs[:, :-1])
    from_end = wire_dx * (end.y() - ys[:, :-1]) - wire_dy * (end.x() - xs[:, :-1])
    apart = (side[:, :-1] * side[:, 1:] <= 0) & (from_start * from_end <= 0)
    return np.asarray(apart.any(axis=1))
