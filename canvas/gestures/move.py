"""Carry nodes, notes and groups to another place."""

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from canvas.gestures.gesture import Gesture, Modifier, Pointer
from canvas.gestures.snapping import Neighbours
from canvas.paint.carried import Carried
from canvas.theme import color
from engine import edit

SLACK = 3.0
"""Pixels of the screen that a click may shake without being a move."""


class Move(Gesture):
    """Drag what is selected; it falls into line with its neighbours or on the grid.

    Alt lets it lie anywhere.
    """

    cursor = Qt.CursorShape.SizeAllCursor

    def start(self, at: Pointer) -> None:
        """Take hold of the selection."""
        self._from = at
        self._shift = QPointF(0, 0)
        self._guides: tuple[QLineF, ...] = ()
        self._carried: Carried | None = None

    def move(self, at: Pointer) -> None:
        """Let the carried things follow the pointer."""
        way: QPointF = at.widget - self._from.widget
        is_lifted = self._carried is None
        if is_lifted:
            if way.manhattanLength() <= SLACK:
                return
            self._lift()
        shift: QPointF = at.scene - self._from.scene
        guides: tuple[QLineF, ...] = ()
        if not at.modifiers & Modifier.AltModifier:
            box = self._box.translated(shift)
            rest = self._neighbours.rest_of(box, self.stage.view.scale)
            shift += QPointF(rest.dx, rest.dy)
            guides = rest.guides
        self.has_changed = is_lifted or shift != self._shift
        self._shift = shift
        self._show_guides(guides)

    def finish(self, at: Pointer) -> None:
        """Put everything down, as one step to undo."""
        del at
        if self._carried is None:
            return
        ids, shift = self._ids, self._shift
        self._show_guides(())
        self.stage.carry(())
        pipeline = self.stage.document.pipeline
        after = edit.moved(pipeline, ids, shift.x(), shift.y())
        self.stage.edit("Move" if len(ids) > 1 else "Move node", after)

    def cancel(self) -> None:
        """Put everything back."""
        self._show_guides(())
        self.stage.carry(())

    def paint(self, painter: QPainter) -> None:
        """Draw what is carried, and the lines that it falls into."""
        if self._carried is None:
            return
        self._carried.paint(painter, self.stage.view, self._shift)
        if not self._guides:
            return
        pen = QPen(color(self.stage.theme.pink), 1)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.drawLines(list(self._guides))

    def extent(self) -> QRectF:
        """Return the part of the scene that changes with a step."""
        if self._carried is None:
            return QRectF()
        return self._carried.extent(self._shift)

    def _show_guides(self, guides: tuple[QLineF, ...]) -> None:
        """Draw other guides; they are thin and long, so they are updated apart."""
        if guides == self._guides:
            return
        for line in (*self._guides, *guides):
            if line in self._guides and line in guides:
                continue
            area = QRectF(line.p1(), line.p2()).normalized()
            self.stage.overlay_changed.emit(area)
        self._guides = guides

    def _lift(self) -> None:
        scene = self.stage.scene
        ids = set(self.stage.selection.ids)
        for group_id in ids & scene.pipeline.groups.keys():
            ids.update(scene.pipeline.groups[group_id].nodes)
        self._ids = frozenset(
            ids & (scene.pipeline.nodes.keys() | scene.pipeline.notes.keys())
        )
        self._box = scene.bounds_of(self._ids)
        near = scene.layout.nodes_in(self.stage.visible())
        staying = [at for at in near if scene.layout.ids[at] not in self._ids]
        boxes = scene.layout.boxes[np.array(staying, dtype=np.intp)]
        self._neighbours = Neighbours(boxes)
        self._carried = Carried(self.stage.picture, self._ids)
        self.stage.carry(self._ids)
