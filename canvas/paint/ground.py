"""What lies under the nodes: the grid, groups and sticky notes."""

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QPixmap, QPolygonF

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
DOT = 2
ROW_LENGTH = 4096
DEMI = QFont.Weight.DemiBold
TEXT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class Grid:
    """Dots where nodes snap to, or at every fourth such place and so on.

    A row of dots is painted once per scale and copied from then on.
    """

    def __init__(self) -> None:
        self._row = QPixmap()
        self._key: tuple[float, int, str] | None = None

    def draw(self, painter: QPainter, view: View, area: QRect, theme: Theme) -> None:
        """Draw ground and grid; the painter works in device pixels."""
        painter.fillRect(area, color(theme.background))
        gap = self._gap(view)
        left = area.left() + view.offset_x
        part = left // ROW_LENGTH
        self._paint_row(gap, part, theme)
        top, bottom = area.top() + view.offset_y, area.bottom() + view.offset_y
        shift = left - part * ROW_LENGTH
        source = QRect(shift, 0, area.width(), DOT)
        for k in range(int(top / gap) - 1, int(bottom / gap) + 2):
            y = round(k * gap) - view.offset_y
            painter.drawPixmap(QPoint(area.left(), y), self._row, source)

    def _gap(self, view: View) -> float:
        step = float(GRID)
        while step * view.scale < CLOSEST:
            step *= COARSER
        return step * view.zoom

    def _paint_row(self, gap: float, part: int, theme: Theme) -> None:
        key = gap, part, theme.grid
        if key == self._key:
            return
        self._key = key
        self._row = QPixmap(2 * ROW_LENGTH, DOT)
        self._row.fill(color(theme.background))
        painter = QPainter(self._row)
        start = part * ROW_LENGTH
        for k in range(int(start / gap) - 1, int((start + 2 * ROW_LENGTH) / gap) + 2):
            x = round(k * gap) - start
            painter.fillRect(x, 0, DOT, DOT, color(theme.grid))
        painter.end()


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
