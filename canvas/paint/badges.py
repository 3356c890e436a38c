"""Small signs on a card: how its run went, how many problems it has.

Each status has a sign of its own, so that nobody depends on telling colours apart.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QPolygonF

from canvas.paint.fonts import font, metrics
from canvas.theme import Theme, color

HOLLOW = {"pending", "running", "waiting", "skipped", "canceled", "reused"}
BOLD = QFont.Weight.Bold


def draw_status(painter: QPainter, where: QRectF, status: str, theme: Theme) -> None:
    """Draw a round sign for a node's status."""
    size = where.width()
    tint = theme.status(status)
    if status in HOLLOW:
        painter.setPen(QPen(color(tint), size * 0.09))
        painter.setBrush(color(tint, 28))
        inner, ink = where.adjusted(1, 1, -1, -1), tint
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(tint))
        inner, ink = where, theme.surface
    painter.drawEllipse(inner)
    pen = QPen(color(ink), size * 0.12)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    for line in SIGNS.get(status, ()):
        painter.drawPolyline(
            QPolygonF(
                [
                    QPointF(where.left() + x * size, where.top() + y * size)
                    for x, y in line
                ]
            )
        )


def draw_pin(painter: QPainter, where: QRectF, theme: Theme) -> None:
    """Draw the sign of a node whose output is pinned: a pin on a round ground."""
    size = where.width()
    painter.setPen(QPen(color(theme.surface), size * 0.08))
    painter.setBrush(color(theme.violet))
    painter.drawEllipse(where)
    pen = QPen(color(theme.surface), size * 0.1)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    for (x1, y1), (x2, y2) in PIN:
        start = QPointF(where.left() + x1 * size, where.top() + y1 * size)
        end = QPointF(where.left() + x2 * size, where.top() + y2 * size)
        painter.drawLine(start, end)


def draw_problems(painter: QPainter, at: QPointF, count: int, theme: Theme) -> None:
    """Draw how many things are wrong with a node's settings; ``at`` is the middle."""
    text = "!" if count == 1 else f"! {min(count, 99)}"
    width = max(20.0, metrics(11, BOLD).horizontalAdvance(text) + 12)
    pill = QRectF(at.x() - width / 2, at.y() - 10, width, 20)
    painter.setPen(QPen(color(theme.surface), 2))
    painter.setBrush(color(theme.warning))
    painter.drawRoundedRect(pill, 10, 10)
    painter.setPen(color(theme.surface))
    painter.setFont(font(11, BOLD))
    painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)


PIN = (
    ((0.36, 0.26), (0.64, 0.26)),
    ((0.43, 0.26), (0.43, 0.5)),
    ((0.57, 0.26), (0.57, 0.5)),
    ((0.32, 0.53), (0.68, 0.53)),
    ((0.5, 0.55), (0.5, 0.78)),
)
SIGNS: dict[str, tuple[tuple[tuple[float, float], ...], ...]] = {
    "pending": (((0.5, 0.27), (0.5, 0.52), (0.66, 0.62)),),
    "running": (((0.42, 0.32), (0.66, 0.5), (0.42, 0.68), (0.42, 0.32)),),
    "waiting": (((0.4, 0.33), (0.4, 0.67)), ((0.6, 0.33), (0.6, 0.67))),
    "completed": (((0.29, 0.52), (0.44, 0.67), (0.72, 0.36)),),
    "reused": (
        ((0.7, 0.38), (0.62, 0.31), (0.5, 0.28), (0.37, 0.32), (0.29, 0.43)),
        ((0.29, 0.43), (0.27, 0.28)),
        ((0.29, 0.43), (0.43, 0.42)),
        ((0.3, 0.6), (0.38, 0.69), (0.5, 0.72), (0.63, 0.68), (0.71, 0.57)),
    ),
    "failed": (((0.34, 0.34), (0.66, 0.66)), ((0.66, 0.34), (0.34, 0.66))),
    "skipped": (
        ((0.28, 0.34), (0.46, 0.5), (0.28, 0.66)),
        ((0.52, 0.34), (0.7, 0.5), (0.52, 0.66)),
    ),
    "canceled": (
        ((0.37, 0.37), (0.63, 0.37), (0.63, 0.63), (0.37, 0.63), (0.37, 0.37)),
    ),
    "interrupted": (((0.5, 0.25), (0.5, 0.56)), ((0.5, 0.73), (0.5, 0.74))),
}
