"""What lies under the nodes: the grid, groups and sticky notes."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QPolygon, QPolygonF

from canvas.notes import TITLE, note_box
from canvas.paint.fonts import font
from canvas.scene import Scene
from canvas.shape import GRID
from canvas.theme import Theme, blend, color
from canvas.view import View
from engine.pipeline import Note

CLOSEST = 10.0
"""Dots of the grid lie at least that far apart on the screen."""
COARSER = 4
DEMI = QFont.Weight.DemiBold
TEXT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


def draw_grid(painter: QPainter, view: View, area: QRect, theme: Theme) -> None:
    """Draw a dot at each place that nodes snap to, or at every fourth and so on."""
    step = float(GRID)
    while step * view.scale < CLOSEST:
        step *= COARSER
    gap = step * view.zoom
    first = int((area.left() + view.offset_x) / gap) - 1
    last = int((area.right() + view.offset_x) / gap) + 1
    xs = [round(k * gap) - view.offset_x for k in range(first, last + 1)]
    row = QPolygon([QPoint(x, 0) for x in xs])
    painter.setPen(QPen(color(theme.grid), 2))
    top = int((area.top() + view.offset_y) / gap) - 1
    bottom = int((area.bottom() + view.offset_y) / gap) + 1
    for k in range(top, bottom + 1):
        painter.drawPoints(row.translated(0, round(k * gap) - view.offset_y))


def draw_groups(
    painter: QPainter, scene: Scene, area: QRectF, theme: Theme, scale: float
) -> None:
    """Draw the frames around groups; titles stay readable at any scale."""
    for group_id, box in scene.groups.items():
        if not box.intersects(area):
            continue
        group = scene.pipeline.groups[group_id]
        tint = theme.named(group.color, "blue")
        is_selected = group_id in scene.selection.ids
        painter.setPen(
            QPen(color(tint, 255 if is_selected else 110), 1.5 / min(1.0, scale))
        )
        painter.setBrush(color(tint, 20))
        painter.drawRoundedRect(box, 16, 16)
        size = min(box.height() * 0.5, max(14.0, 13 / scale))
        painter.setFont(font(round(size), DEMI))
        painter.setPen(color(blend(theme.text, tint, 0.55)))
        where = QRectF(
            box.left() + 16, box.top() + 4, box.width() - 32, max(TITLE, size * 1.5)
        )
        painter.drawText(
            where,
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            group.title,
        )


def draw_notes(painter: QPainter, scene: Scene, area: QRectF, theme: Theme) -> None:
    """Draw the sticky notes."""
    for note in scene.pipeline.notes.values():
        if note.id not in scene.hidden and note_box(note).intersects(area):
            draw_note(painter, note, theme, is_selected=note.id in scene.selection.ids)


def draw_note(
    painter: QPainter, note: Note, theme: Theme, *, is_selected: bool
) -> None:
    """Draw one sticky note."""
    box, tint = note_box(note), theme.named(note.color)
    border = color(theme.accent) if is_selected else color(tint, 150)
    painter.setPen(QPen(border, 2 if is_selected else 1))
    painter.setBrush(color(blend(theme.surface, tint, 0.2)))
    painter.drawRoundedRect(box, 8, 8)
    painter.setPen(color(theme.text if note.text else theme.faint))
    painter.setFont(font(13))
    inside = box.adjusted(12, 10, -12, -10)
    painter.drawText(inside, int(TEXT), note.text or "Double-click to write")
    corner = box.bottomRight() - QPointF(5, 5)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(tint, 160))
    painter.drawPolygon(
        QPolygonF([corner, corner - QPointF(9, 0), corner - QPointF(0, 9)])
    )
