"""A node type dragged out of the palette."""

from PySide6.QtCore import QMimeData, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from canvas import commands
from canvas.gestures.choose import WIRE_REACH
from canvas.gestures.snapping import to_grid
from canvas.paint.card import RADIUS
from canvas.shape import HEADER, WIDTH
from canvas.stage import Stage
from canvas.theme import color

NODE_TYPE = "application/x-siex-node-type"


def dragged(type_id: str) -> QMimeData:
    """Return what the palette hands to a drag of a node type."""
    data = QMimeData()
    data.setData(NODE_TYPE, type_id.encode())
    data.setText(type_id)
    return data


class Drop:
    """Shows where a dragged node would come to lie, and puts it there.

    Dropped on a wire, the node is spliced into it.
    """

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._place: QPointF | None = None

    def takes(self, data: QMimeData) -> bool:
        """Say whether a node type is being dragged."""
        return data.hasFormat(NODE_TYPE)

    def move(self, place: QPointF) -> None:
        """Follow the pointer."""
        self._redraw()
        self._place = place
        self._redraw()

    def leave(self) -> None:
        """Show nothing any more."""
        self._redraw()
        self._place = None

    def finish(self, data: QMimeData, place: QPointF) -> None:
        """Add the node."""
        self.leave()
        type_id = bytes(data.data(NODE_TYPE).data()).decode()
        wire = self._wire(place)
        into = None if wire is None else self._stage.scene.layout.edges[wire]
        commands.insert_node(self._stage, type_id, place, into=into)

    def paint(self, painter: QPainter) -> None:
        """Draw the outline of the node, and the wire it would go into."""
        if self._place is None:
            return
        accent, scale = self._stage.theme.accent, self._stage.view.scale
        wire = self._wire(self._place)
        if wire is not None:
            painter.setPen(QPen(color(accent), max(3.0, 2 / scale)))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(self._stage.picture.wires.curve_of(wire))
        painter.setPen(QPen(color(accent), 1.5 / scale, Qt.PenStyle.DashLine))
        painter.setBrush(color(accent, 30))
        painter.drawRoundedRect(self._box(self._place), RADIUS, RADIUS)

    def _box(self, place: QPointF) -> QRectF:
        left, top = to_grid(place.x() - WIDTH / 2), to_grid(place.y() - HEADER / 2)
        return QRectF(left, top, WIDTH, HEADER)

    def _wire(self, place: QPointF) -> int | None:
        layout = self._stage.scene.layout
        if layout.node_at(place):
            return None
        return layout.wire_at(place, 3 * WIRE_REACH / self._stage.view.scale)

    def _redraw(self) -> None:
        if self._place is not None:
            self._stage.overlay_changed.emit(self._stage.visible())
