"""What is drawn above the picture: hover, the pulse of running nodes, the empty hint."""

from time import monotonic

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from canvas.paint.card import RADIUS
from canvas.paint.fonts import font
from canvas.stage import Stage
from canvas.theme import Theme, color

PERIOD_S = 1.4
REACH = 8.0
HINT = "Drag a node here or press Tab"
MORE = "Wires go from the dot on a node's right to the dot on another's left"


def draw_hover(painter: QPainter, stage: Stage, node_id: str) -> None:
    """Draw the frame of the node under the pointer; the painter works in the scene."""
    box = stage.scene.box(node_id)
    if box.isEmpty() or node_id in stage.selection.ids | stage.scene.hidden:
        return
    pen = QPen(color(stage.theme.accent, 130), max(1.5, 1.5 / stage.view.scale))
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), RADIUS + 1, RADIUS + 1)


def draw_pulse(painter: QPainter, box: QRectF, theme: Theme, scale: float) -> None:
    """Draw a ring that swells around a running node; the painter works in the scene.

    It is drawn in small pieces: what is as high as a node, Qt paints in several threads,
    and a frame that waits for them comes late while a run keeps the processors busy.
    """
    phase = (monotonic() / PERIOD_S) % 1.0
    out = (1.0 + (REACH - 2) * phase) / min(1.0, scale)
    pen = QPen(color(theme.accent, int(200 * (1 - phase))), 2.5 / min(1.0, scale))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    ring, corner = box.adjusted(-out, -out, out, out), RADIUS + out
    left, top, right, bottom = ring.left(), ring.top(), ring.right(), ring.bottom()
    painter.drawLines(
        [
            QLineF(left + corner, top, right - corner, top),
            QLineF(left + corner, bottom, right - corner, bottom),
            QLineF(left, top + corner, left, bottom - corner),
            QLineF(right, top + corner, right, bottom - corner),
        ]
    )
    side = 2 * corner
    for start, x, y in (
        (0, right - side, top),
        (90, left, top),
        (180, left, bottom - side),
        (270, right - side, bottom - side),
    ):
        painter.drawArc(QRectF(x, y, side, side), start * 16, 90 * 16)


def pulse_area(box: QRectF, scale: float) -> QRectF:
    """Return the part of the scene that a pulse takes up."""
    out = (REACH + 3) / min(1.0, scale)
    return box.adjusted(-out, -out, out, out)


def draw_hint(painter: QPainter, size: QSizeF, theme: Theme) -> None:
    """Say how to begin; the painter works in the widget."""
    middle = QPointF(size.width() / 2, size.height() / 2)
    frame = QRectF(middle.x() - 220, middle.y() - 70, 440, 132)
    pen = QPen(color(theme.border_strong), 1.5, Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(color(theme.surface, 140))
    painter.drawRoundedRect(frame, 14, 14)
    painter.setPen(QPen(color(theme.accent), 2))
    painter.drawLine(middle + QPointF(-9, -38), middle + QPointF(9, -38))
    painter.drawLine(middle + QPointF(0, -47), middle + QPointF(0, -29))
    painter.setFont(font(16, QFont.Weight.DemiBold))
    painter.setPen(color(theme.text))
    line = QRectF(frame.left(), middle.y() - 16, frame.width(), 26)
    painter.drawText(line, Qt.AlignmentFlag.AlignCenter, HINT)
    painter.setFont(font(11))
    painter.setPen(color(theme.muted))
    painter.drawText(line.translated(0, 28), Qt.AlignmentFlag.AlignCenter, MORE)
