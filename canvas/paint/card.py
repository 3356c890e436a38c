"""One node's card: in full, or only its title in large letters for seeing from afar."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPen, QPolygonF

from canvas.face import Face
from canvas.icons import draw_icon
from canvas.paint.badges import draw_pin, draw_problems, draw_status
from canvas.paint.fonts import font, metrics
from canvas.shape import HEADER, Shape, Spot
from canvas.theme import Theme, blend, color
from engine.pipeline import ERROR_PORT

RADIUS = 10.0
MARGIN = 14.0
"""Room around a card for its shadow, its ports and its badges."""
DOT = 5.0
DEMI = QFont.Weight.DemiBold
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def draw_card(painter: QPainter, face: Face, theme: Theme) -> None:
    """Draw a card in full, its corner at the painter's origin."""
    box = QRectF(0, 0, face.shape.width, face.shape.height)
    tint = theme.category(face.category) if face.is_known else theme.muted
    _draw_shadow(painter, box, theme)
    _draw_body(painter, box, face, tint, theme)
    painter.setOpacity(0.45 if face.is_disabled else 1.0)
    _draw_icon(painter, face, tint, theme)
    _draw_words(painter, face, theme)
    _draw_labels(painter, face, theme)
    painter.setOpacity(1.0)
    draw_ports(painter, face.shape, theme)
    if face.status:
        where = QRectF(box.right() - 32, HEADER / 2 - 9, 18, 18)
        draw_status(painter, where, face.status, theme)
    if face.is_pinned:
        draw_pin(painter, QRectF(box.left() - 7, -7, 20, 20), theme)
    if face.problems:
        draw_problems(painter, QPointF(box.right() - 10, 0), face.problems, theme)


def draw_title_card(painter: QPainter, face: Face, theme: Theme) -> None:
    """Draw a card for small scales: a tinted box and its title in large letters."""
    box = QRectF(0, 0, face.shape.width, face.shape.height)
    tint = theme.category(face.category) if face.is_known else theme.muted
    painter.setPen(QPen(color(blend(theme.surface, tint, 0.55)), 3))
    painter.setBrush(color(blend(theme.surface, tint, 0.14)))
    painter.drawRoundedRect(box, RADIUS, RADIUS)
    painter.setPen(color(theme.faint if face.is_disabled else theme.text))
    _draw_large_title(painter, face.title, box.adjusted(14, 4, -12, -4))
    if face.status:
        sign = QRectF(box.right() - 22, -11, 32, 32)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(theme.surface))
        painter.drawEllipse(sign.adjusted(-2, -2, 2, 2))
        draw_status(painter, sign, face.status, theme)
    if face.is_pinned:
        draw_pin(painter, QRectF(box.left() - 10, -10, 32, 32), theme)
    if face.problems:
        painter.save()
        painter.translate(box.right() - (46 if face.status else 10), 4)
        painter.scale(1.5, 1.5)
        draw_problems(painter, QPointF(0, 0), face.problems, theme)
        painter.restore()


def draw_ports(painter: QPainter, shape: Shape, theme: Theme) -> None:
    """Draw a card's ports, its corner at the painter's origin."""
    for spot in (*shape.inputs, *shape.outputs):
        draw_port(painter, spot, theme)


def draw_port(painter: QPainter, spot: Spot, theme: Theme) -> None:
    """Draw a port: a dot for records, a diamond for a start signal."""
    at = QPointF(spot.x, spot.y)
    tint = theme.danger if spot.port.name == ERROR_PORT else theme.border_strong
    painter.setPen(QPen(color(theme.surface), 2))
    if spot.port.kind == "signal":
        painter.setBrush(color(theme.violet))
        painter.drawPolygon(diamond(at, DOT + 2))
    else:
        painter.setBrush(color(blend(theme.surface, tint, 0.95)))
        painter.drawEllipse(at, DOT, DOT)


def diamond(at: QPointF, size: float) -> QPolygonF:
    """Return the outline of a signal port."""
    corners = ((0, -size), (size, 0), (0, size), (-size, 0))
    return QPolygonF([at + QPointF(x, y) for x, y in corners])


def _draw_shadow(painter: QPainter, box: QRectF, theme: Theme) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    strength = 16 if theme.is_dark else 7
    for spread in (5, 3.5, 2, 1):
        painter.setBrush(color(theme.shadow, strength))
        halo = box.adjusted(-spread, -spread + 2, spread, spread + 2)
        painter.drawRoundedRect(halo, RADIUS + spread, RADIUS + spread)


def _draw_body(
    painter: QPainter, box: QRectF, face: Face, tint: str, theme: Theme
) -> None:
    fill = blend(theme.surface, theme.background, 0.6 if face.is_disabled else 0.0)
    path = QPainterPath()
    path.addRoundedRect(box, RADIUS, RADIUS)
    painter.fillPath(path, color(fill))
    painter.save()
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    edge = theme.border_strong if face.is_disabled else tint
    painter.fillRect(QRectF(0, 0, 4, box.height()), color(edge))
    painter.restore()
    pen = QPen(color(theme.border), 1)
    if not face.is_known:
        pen = QPen(color(theme.border_strong), 1.5, Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, RADIUS, RADIUS)
    if box.height() > HEADER:
        painter.setPen(QPen(color(theme.border, 150), 1))
        painter.drawLine(QPointF(14, HEADER - 4), QPointF(box.right() - 14, HEADER - 4))


def _draw_icon(painter: QPainter, face: Face, tint: str, theme: Theme) -> None:
    tile = QRectF(16, HEADER / 2 - 17, 34, 34)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(blend(theme.surface, tint, 0.16)))
    painter.drawRoundedRect(tile, 9, 9)
    inside = tile.adjusted(7, 7, -7, -7)
    letter = face.title if face.is_known else "?"
    draw_icon(painter, face.icon, inside, tint, letter)


def _draw_words(painter: QPainter, face: Face, theme: Theme) -> None:
    room = face.shape.width - 60 - (36 if face.status else 14)
    elide = Qt.TextElideMode.ElideRight
    painter.setFont(font(13, DEMI))
    painter.setPen(color(theme.text))
    title = metrics(13, DEMI).elidedText(face.title, elide, room)
    painter.drawText(QRectF(60, HEADER / 2 - 19, room + 2, 20), LEFT, title)
    painter.setFont(font(11))
    painter.setPen(color(theme.muted))
    subtitle = metrics(11).elidedText(face.subtitle, elide, room)
    painter.drawText(QRectF(60, HEADER / 2 + 1, room + 2, 18), LEFT, subtitle)


def _draw_large_title(painter: QPainter, title: str, where: QRectF) -> None:
    """Draw a title on one line, or in smaller letters on two, cut off only after that."""
    if metrics(25, DEMI).horizontalAdvance(title) <= where.width():
        painter.setFont(font(25, DEMI))
        painter.drawText(where, LEFT, title)
        return
    letters, (first, rest) = metrics(22, DEMI), _in_two(title, where.width())
    painter.setFont(font(22, DEMI))
    line = QRectF(where.left(), where.center().y() - 13, where.width(), 26)
    for step, words in ((-0.5, first), (0.5, rest)) if rest else ((0.0, first),):
        words = letters.elidedText(words, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line.translated(0, 26 * step), LEFT, words)


def _in_two(title: str, room: float) -> tuple[str, str]:
    """Return the words of a title that fit on its first line, and the others."""
    words = title.split()
    fitting = 1
    while fitting < len(words) and (
        metrics(22, DEMI).horizontalAdvance(" ".join(words[: fitting + 1])) <= room
    ):
        fitting += 1
    return " ".join(words[:fitting]), " ".join(words[fitting:])


def _draw_labels(painter: QPainter, face: Face, theme: Theme) -> None:
    painter.setFont(font(11))
    painter.setPen(color(theme.muted))
    half = face.shape.width / 2
    for spots, x, flags in (
        (face.shape.inputs, 14.0, LEFT),
        (face.shape.outputs, half, RIGHT),
    ):
        for spot in spots:
            if spot.has_label:
                where = QRectF(x, spot.y - 10, half - 14, 20)
                painter.drawText(where, flags, spot.port.title)
