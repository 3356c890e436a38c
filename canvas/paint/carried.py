"""Nodes and notes in the hand, drawn above the resting picture.

The cards are put together once, as one picture; a step paints that picture and the few
wires that hang on it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPixmap, QTransform

from canvas.layout import reach_across
from canvas.paint.card import MARGIN
from canvas.paint.ground import draw_note
from canvas.paint.picture import MIDDLE, Picture, outline_nodes
from canvas.paint.wires import THICK, Ends
from canvas.theme import Theme, color
from canvas.view import View
from engine.protocol import NodeResult

FEW = 150
"""Up to so many nodes are carried as cards with their wires, more as plain boxes."""
LARGEST = 8_000_000
"""Device pixels of the largest picture that is put together."""

BESIDE = 0.6
"""So many device pixels lie between the two thin strokes of a thick wire."""

Look = tuple[Theme, Mapping[str, NodeResult], Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class Cards:
    """What is carried, put together for one view: a picture and where it was lifted.

    Without a picture there are too many of them, or they are too large.
    """

    view: View
    pen: QPen
    left: int
    top: int
    picture: QPixmap | None


class Carried:
    """What a hand carries, and the wires that hang on it."""

    def __init__(self, picture: Picture, ids: frozenset[str]) -> None:
        self._picture = picture
        scene, layout = picture.scene, picture.scene.layout
        self._nodes = [at for one in ids if (at := layout.index(one)) is not None]
        self._notes = [n for n in scene.pipeline.notes.values() if n.id in ids]
        self._bounds = scene.bounds_of(ids)
        self._look: Look = picture.theme, scene.results, scene.problems
        self._is_small = len(self._nodes) <= FEW
        wires = {at for n in ids for at in layout.wires_of(n)} if self._is_small else ()
        self._wires = [self._moving_ends(at, ids) for at in wires]
        self._shift = QPointF(0, 0)
        self._ends = [ends for ends, _, _ in self._wires]
        self._lines: QPainterPath | None = None
        self._cards: Cards | None = None

    def extent(self, shift: QPointF) -> QRectF:
        """Return the part of the scene it takes up when carried so far."""
        self._carry_to(shift)
        box = self._bounds.translated(shift)
        left, top, right, bottom = box.left(), box.top(), box.right(), box.bottom()
        for from_x, from_y, to_x, to_y in self._ends:
            reach = reach_across(to_x - from_x)
            left, right = (
                min(left, from_x, to_x - reach),
                max(right, to_x, from_x + reach),
            )
            top, bottom = min(top, from_y, to_y), max(bottom, from_y, to_y)
        return QRectF(left, top, right - left, bottom - top)

    def paint(self, painter: QPainter, view: View, shift: QPointF) -> None:
        """Draw everything, moved by ``shift``; the painter works in the scene."""
        cards = self._cards
        if cards is None or cards.view is not view or self._has_other_look():
            cards = self._cards = self._put_together(view)
            self._lines = None
        self._carry_to(shift)
        if self._lines is None:
            self._lines = self._lines_in(view)
        painter.setPen(cards.pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._lines)
        if cards.picture is None:
            painter.translate(shift)
            self._paint_boxes(painter)
            painter.translate(-shift)
            return
        x = cards.left + round(shift.x() * view.zoom)
        y = cards.top + round(shift.y() * view.zoom)
        before = painter.transform()
        painter.setTransform(view.pixels())
        painter.drawPixmap(x, y, cards.picture)
        painter.setTransform(before)

    def _has_other_look(self) -> bool:
        """Return whether the theme, a run or problems changed what the cards say."""
        scene = self._picture.scene
        look = self._picture.theme, scene.results, scene.problems
        before, self._look = self._look, look
        return any(a is not b for a, b in zip(before, look, strict=True))

    def _put_together(self, view: View) -> Cards:
        pen = QPen(color(self._picture.theme.wire), 1.0)
        pen.setCosmetic(True)
        corner = view.transform().map(self._outline().topLeft()).toPoint()
        size = self._size(view)
        is_drawn = self._is_small and size.width() * size.height() <= LARGEST
        picture = self._painted(view, corner, size) if is_drawn else None
        return Cards(view, pen, corner.x(), corner.y(), picture)

    def _paint_boxes(self, painter: QPainter) -> None:
        path = QPainterPath()
        for at in self._nodes:
            path.addRect(self._picture.box(at))
        painter.fillPath(path, color(self._picture.theme.accent, 120))
        for note in self._notes:
            draw_note(painter, note, self._picture.theme, is_selected=True)

    def _painted(self, view: View, corner: QPoint, size: QSize) -> QPixmap:
        picture, theme = QPixmap(size), self._picture.theme
        picture.fill(Qt.GlobalColor.transparent)
        here = view.panned(-corner.x() / view.ratio, -corner.y() / view.ratio)
        painter = QPainter(picture)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        painter.setTransform(here.transform())
        for note in self._notes:
            draw_note(painter, note, theme, is_selected=True)
        if view.scale >= MIDDLE:
            self._picture.sprites.begin(float("inf"))
            self._picture.draw_nodes(painter, here, self._nodes, is_exact=True)
        else:
            self._paint_boxes(painter)
        boxes = [self._picture.box(at) for at in self._nodes]
        outline_nodes(painter, boxes, view.scale, theme)
        painter.end()
        return picture

    def _outline(self) -> QRectF:
        return self._bounds.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)

    def _size(self, view: View) -> QSize:
        box = QTransform.fromScale(view.zoom, view.zoom).mapRect(self._outline())
        return QSize(int(box.width()) + 2, int(box.height()) + 2)

    def _carry_to(self, shift: QPointF) -> None:
        if shift != self._shift:
            self._shift, self._lines = QPointF(shift), None
            self._ends = [self._ends_of(*wire) for wire in self._wires]

    def _ends_of(self, ends: Ends, takes_start: bool, takes_end: bool) -> Ends:
        from_x, from_y, to_x, to_y = ends
        dx, dy = self._shift.x(), self._shift.y()
        if takes_start:
            from_x, from_y = from_x + dx, from_y + dy
        if takes_end:
            to_x, to_y = to_x + dx, to_y + dy
        return from_x, from_y, to_x, to_y

    def _lines_in(self, view: View) -> QPainterPath:
        """Return all wires as one path of thin strokes, for a thick pen is slow."""
        path, beside = QPainterPath(), BESIDE / view.zoom
        for from_x, from_y, to_x, to_y in self._ends:
            reach = reach_across(to_x - from_x)
            path.moveTo(from_x, from_y)
            path.cubicTo(from_x + reach, from_y, to_x - reach, to_y, to_x, to_y)
            if view.scale >= THICK:
                aside = beside if (to_y - from_y) * (to_x - from_x) < 0 else -beside
                path.moveTo(from_x + aside, from_y + beside)
                path.cubicTo(
                    from_x + aside + reach,
                    from_y + beside,
                    to_x + aside - reach,
                    to_y + beside,
                    to_x + aside,
                    to_y + beside,
                )
        return path

    def _moving_ends(self, at: int, ids: frozenset[str]) -> tuple[Ends, bool, bool]:
        layout = self._picture.scene.layout
        edge, ends = layout.edges[at], tuple(layout.wires[at].tolist())
        return ends, edge.source.node in ids, edge.target.node in ids
