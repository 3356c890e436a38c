"""Thousands of nodes seen from afar: flat boxes and straight wires, in a few strokes.

The scene is cut into cells; each keeps one path of boxes per colour and one of wires.
A title here and there keeps people's bearings.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from canvas.paint.fonts import font, metrics
from canvas.scene import Scene
from canvas.theme import Theme, blend, color

CELL = 1800.0
LABEL_WIDTH, LABEL_HEIGHT = 120.0, 17.0
LABEL_CELL = 190.0, 46.0

Cell = tuple[int, int]


@dataclass(slots=True)
class Patch:
    """What is painted of one cell."""

    boxes: dict[str, QPainterPath] = field(default_factory=dict)
    wires: QPainterPath = field(default_factory=QPainterPath)
    extent: QRectF = field(default_factory=QRectF)


class FarPicture:
    """The scene as coloured boxes."""

    def __init__(self, scene: Scene, theme: Theme) -> None:
        self._scene = scene
        self._theme = theme
        self._members: dict[Cell, list[int]] = {}
        self._patches: dict[Cell, Patch] = {}
        self._cell_of: dict[str, Cell] = {}
        self._labels: tuple[float, list[int]] = (0.0, [])

    def clear(self, theme: Theme | None = None) -> None:
        """Forget everything: any node may lie elsewhere."""
        self._theme = theme or self._theme
        self._members.clear()
        self._patches.clear()
        self._cell_of.clear()
        self._labels = (0.0, [])

    def forget(self, ids: Iterable[str]) -> None:
        """Paint some nodes anew, and what is wired to them."""
        layout = self._scene.layout
        for node_id in ids:
            self._patches.pop(self._cell_of.get(node_id, (0, 0)), None)
            for at in layout.wires_of(node_id):
                source = layout.edges[at].source.node
                self._patches.pop(self._cell_of.get(source, (0, 0)), None)

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw the part in ``area``; the painter works in the scene."""
        self._sort_into_cells()
        patches = [
            patch
            for patch in map(self._patch, self._members)
            if patch.extent.intersects(area)
        ]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        pen = QPen(color(blend(self._theme.background, self._theme.wire, 0.7)), 1)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for patch in patches:
            painter.drawPath(patch.wires)
        for patch in patches:
            for tint, path in patch.boxes.items():
                painter.fillPath(path, color(tint))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def draw_labels(self, painter: QPainter, area: QRectF, zoom: float) -> None:
        """Draw titles of some nodes, all equally large; the painter works in the scene."""
        layout = self._scene.layout
        ratio = painter.device().devicePixelRatioF()
        painter.setFont(font(11))
        for at in self._labelled(zoom / ratio):
            left, top, _, bottom = layout.boxes[at]
            where = QRectF(left, (top + bottom) / 2, LABEL_WIDTH / zoom, bottom - top)
            if where.intersects(
                area.adjusted(-9 / zoom, -20 / zoom, 9 / zoom, 20 / zoom)
            ):
                self._draw_label(painter, at, where.topLeft(), zoom)

    def _draw_label(
        self, painter: QPainter, at: int, place: QPointF, zoom: float
    ) -> None:
        node_id = self._scene.layout.ids[at]
        title = metrics(11).elidedText(
            self._scene.face(node_id)[1].title,
            Qt.TextElideMode.ElideRight,
            LABEL_WIDTH - 12,
        )
        width = metrics(11).horizontalAdvance(title) + 12
        painter.save()
        painter.translate(place)
        painter.scale(1 / zoom, 1 / zoom)
        pill = QRectF(-4, -LABEL_HEIGHT / 2, width, LABEL_HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(self._theme.surface, 225))
        painter.drawRoundedRect(pill, 5, 5)
        painter.setPen(color(self._theme.text))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, title)
        painter.restore()

    def _labelled(self, scale: float) -> list[int]:
        """Return nodes whose titles cannot overlap, the best connected first.

        One node at most is chosen per cell of the screen, from the corner of the cell
        in which its title has room.
        """
        if self._labels[0] == scale:
            return self._labels[1]
        layout = self._scene.layout
        places = layout.boxes[:, :2] * scale / np.array(LABEL_CELL)
        cells = np.floor(places)
        room = 1 - np.array([LABEL_WIDTH, LABEL_HEIGHT]) / np.array(LABEL_CELL)
        fits = np.flatnonzero(((places - cells) <= room).all(axis=1))
        wired = np.array([len(layout.wires_of(layout.ids[at])) for at in fits])
        order = fits[np.argsort(-wired, kind="stable")]
        _, first = np.unique(cells[order], axis=0, return_index=True)
        self._labels = scale, [int(at) for at in order[first]]
        return self._labels[1]

    def _sort_into_cells(self) -> None:
        layout = self._scene.layout
        if self._members or not layout.ids:
            return
        for at, (x, y) in enumerate(np.floor(layout.boxes[:, :2] / CELL).astype(int)):
            cell = int(x), int(y)
            self._members.setdefault(cell, []).append(at)
            self._cell_of[layout.ids[at]] = cell

    def _patch(self, cell: Cell) -> Patch:
        patch = self._patches.get(cell)
        if patch is None:
            patch = self._patches[cell] = Patch()
            for at in self._members[cell]:
                if self._scene.layout.ids[at] not in self._scene.hidden:
                    self._add(patch, at)
            patch.extent = patch.wires.controlPointRect()
            for path in patch.boxes.values():
                patch.extent = patch.extent.united(path.controlPointRect())
        return patch

    def _add(self, patch: Patch, at: int) -> None:
        scene, layout = self._scene, self._scene.layout
        node_id = layout.ids[at]
        left, top, right, bottom = layout.boxes[at].tolist()
        path = patch.boxes.setdefault(self._tint(node_id), QPainterPath())
        path.addRect(left, top, right - left, bottom - top)
        for wire in layout.wires_of(node_id):
            edge = layout.edges[wire]
            if edge.source.node == node_id and edge.target.node not in scene.hidden:
                from_x, from_y, to_x, to_y = layout.wires[wire].tolist()
                patch.wires.moveTo(from_x, from_y)
                patch.wires.lineTo(to_x, to_y)

    def _tint(self, node_id: str) -> str:
        face, theme = self._scene.face(node_id)[1], self._theme
        if face.status in ("failed", "running"):
            return theme.status(face.status)
        tint = theme.category(face.category) if face.is_known else theme.muted
        return blend(theme.background, tint, 0.3 if face.is_disabled else 0.65)
