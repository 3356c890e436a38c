"""Nodes and notes in the hand, drawn above the resting picture.

The cards are put together once, as one picture; a step paints that picture and the few
wires that hang on it.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPixmap, QTransform

from canvas.paint.card import MARGIN
from canvas.paint.ground import draw_note
from canvas.paint.picture import MIDDLE, Picture, outline_nodes
from canvas.paint.wires import THICK, loose_curve
from canvas.theme import Theme, color
from canvas.view import View

FEW = 150
"""Up to so many nodes are carried as cards with their wires, more as plain boxes."""
LARGEST = 8_000_000
"""Device pixels of the largest picture that is put together."""

Look = tuple[float, Theme, tuple[int, ...]]


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
        self._wires = [self._moving_ends(at, ids) for at in wires]
        self._lines: tuple[QPointF | None, QPainterPath] = None, QPainterPath()
        self._cards: tuple[Look | None, QPixmap] = None, QPixmap()

    def extent(self, shift: QPointF) -> QRectF:
        """Return the part of the scene it takes up when carried so far."""
        lines = self._lines_at(shift).controlPointRect()
        return self._bounds.translated(shift).united(lines)

    def paint(self, painter: QPainter, view: View, shift: QPointF) -> None:
        """Draw everything, moved by ``shift``; the painter works in the scene."""
        theme = self._picture.theme
        if self._wires:
            pen = QPen(color(theme.wire), 2.0 if view.scale >= THICK else 1.0)
            pen.setCosmetic(True)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(self._lines_at(shift))
        size = self._size(view)
        if not self._is_small or size.width() * size.height() > LARGEST:
            painter.translate(shift)
            self._paint_boxes(painter)
            painter.translate(-shift)
            return
        before = painter.transform()
        corner = view.moved(shift).transform().map(self._outline().topLeft())
        painter.setTransform(view.pixels())
        painter.drawPixmap(corner.toPoint(), self._cards_for(view, size))
        painter.setTransform(before)

    def _paint_boxes(self, painter: QPainter) -> None:
        path = QPainterPath()
        for at in self._nodes:
            path.addRect(self._picture.box(at))
        painter.fillPath(path, color(self._picture.theme.accent, 120))
        for note in self._notes:
            draw_note(painter, note, self._picture.theme, is_selected=True)

    def _cards_for(self, view: View, size: QSize) -> QPixmap:
        """Return the picture of cards and notes, painted again if they look different."""
        scene = self._picture.scene
        numbers = tuple(scene.face(scene.layout.ids[at])[0] for at in self._nodes)
        look = view.zoom, self._picture.theme, numbers
        if self._cards[0] != look:
            self._cards = look, self._painted(view, size)
        return self._cards[1]

    def _painted(self, view: View, size: QSize) -> QPixmap:
        picture, theme = QPixmap(size), self._picture.theme
        picture.fill(Qt.GlobalColor.transparent)
        corner = view.transform().map(self._outline().topLeft()).toPoint()
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

    def _lines_at(self, shift: QPointF) -> QPainterPath:
        """Return all wires as one path; the last one is kept, for it is asked for twice."""
        if self._lines[0] != shift:
            path = QPainterPath()
            for start, end, takes_start, takes_end in self._wires:
                path.addPath(
                    loose_curve(
                        start + shift if takes_start else start,
                        end + shift if takes_end else end,
                    )
                )
            self._lines = QPointF(shift), path
        return self._lines[1]

    def _moving_ends(
        self, at: int, ids: frozenset[str]
    ) -> tuple[QPointF, QPointF, bool, bool]:
        layout = self._picture.scene.layout
        edge, line = layout.edges[at], layout.wires[at].tolist()
        start, end = QPointF(line[0], line[1]), QPointF(line[2], line[3])
        return start, end, edge.source.node in ids, edge.target.node in ids
