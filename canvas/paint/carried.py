"""Nodes and notes in the hand, drawn above the resting picture."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from canvas.paint.ground import draw_note
from canvas.paint.picture import MIDDLE, Picture, outline_nodes
from canvas.paint.sprites import NEAR
from canvas.paint.wires import loose_curve
from canvas.theme import color
from canvas.view import View

FEW = 150
"""Up to so many nodes are carried as cards with their wires, more as plain boxes."""


class Carried:
    """What a hand carries, and the wires that hang on it."""

    def __init__(self, picture: Picture, ids: frozenset[str]) -> None:
        self._picture = picture
        scene, layout = picture.scene, picture.scene.layout
        self._nodes = [at for one in ids if (at := layout.index(one)) is not None]
        self._notes = [n for n in scene.pipeline.notes.values() if n.id in ids]
        self._bounds = scene.bounds_of(ids)
        self._is_small = len(self._nodes) <= FEW
        wires = {at for n in ids for at in layout.wires_of(n)} if self._is_small else ()
        self._wires = [(at, *self._moving_ends(at, ids)) for at in wires]

    def extent(self, shift: QPointF) -> QRectF:
        """Return the part of the scene it takes up when carried so far."""
        extent = self._bounds.translated(shift)
        lines = self._picture.scene.layout.wires
        for at, takes_start, takes_end in self._wires:
            start, end = _ends(lines[at].tolist(), shift, takes_start, takes_end)
            extent = extent.united(loose_curve(start, end).controlPointRect())
        return extent

    def paint(self, painter: QPainter, view: View, shift: QPointF) -> None:
        """Draw everything, moved by ``shift``; the painter works in the scene."""
        if self._is_small:
            self._paint_wires(painter, view, shift)
        painter.save()
        painter.translate(shift)
        theme = self._picture.theme
        for note in self._notes:
            draw_note(painter, note, theme, is_selected=True)
        boxes = [self._box(at) for at in self._nodes]
        if self._is_small and view.scale >= MIDDLE:
            self._picture.sprites.begin()
            before = painter.transform()
            moved = view.moved(shift)
            self._picture.draw_nodes(
                painter, moved, self._nodes, is_exact=True, pixels=view.pixels()
            )
            painter.setTransform(before)
        else:
            path = QPainterPath()
            for box in boxes:
                path.addRect(box)
            painter.fillPath(path, color(theme.accent, 120))
        if self._is_small:
            outline_nodes(painter, boxes, view.scale, theme)
        painter.restore()

    def _paint_wires(self, painter: QPainter, view: View, shift: QPointF) -> None:
        theme, lines = self._picture.theme, self._picture.scene.layout.wires
        is_thick = view.scale >= NEAR
        pen = QPen(color(theme.wire), 2.0 if is_thick else 1.0)
        pen.setCosmetic(not is_thick)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for at, takes_start, takes_end in self._wires:
            start, end = _ends(lines[at].tolist(), shift, takes_start, takes_end)
            painter.drawPath(loose_curve(start, end))

    def _moving_ends(self, at: int, ids: frozenset[str]) -> tuple[bool, bool]:
        edge = self._picture.scene.layout.edges[at]
        return edge.source.node in ids, edge.target.node in ids

    def _box(self, at: int) -> QRectF:
        left, top, right, bottom = self._picture.scene.layout.boxes[at].tolist()
        return QRectF(left, top, right - left, bottom - top)


def _ends(
    line: list[float], shift: QPointF, takes_start: bool, takes_end: bool
) -> tuple[QPointF, QPointF]:
    start, end = QPointF(line[0], line[1]), QPointF(line[2], line[3])
    return start + shift if takes_start else start, end + shift if takes_end else end
