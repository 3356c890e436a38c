"""Select everything inside a frame."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from canvas.gestures.gesture import Gesture, Pointer
from canvas.notes import note_box
from canvas.theme import color


class RubberBand(Gesture):
    """Draw a frame on empty ground; with shift it adds to the selection."""

    def start(self, at: Pointer) -> None:
        """Begin the frame; without shift, let go of the selection."""
        selection = self.stage.selection
        self._corner = self._other = at.scene
        self._kept = selection.ids if at.adds else frozenset[str]()
        selection.choose(self._kept, selection.edges if at.adds else ())

    def move(self, at: Pointer) -> None:
        """Select what the frame touches by now."""
        self._other = at.scene
        layout, pipeline = self.stage.scene.layout, self.stage.scene.pipeline
        found = {layout.ids[index] for index in layout.nodes_in(self._frame())}
        found |= {
            note.id
            for note in pipeline.notes.values()
            if note_box(note).intersects(self._frame())
        }
        self.stage.selection.choose(self._kept | found, self.stage.selection.edges)

    def cancel(self) -> None:
        """Select what was selected before."""
        self.stage.selection.choose(self._kept)

    def paint(self, painter: QPainter) -> None:
        """Draw the frame."""
        accent = self.stage.theme.accent
        pen = QPen(color(accent), 1)
        pen.setCosmetic(True)
        painter.setPen(pen)
        painter.setBrush(color(accent, 28))
        painter.drawRect(self._frame())

    def extent(self) -> QRectF:
        """Return the frame."""
        return self._frame()

    def _frame(self) -> QRectF:
        size: QPointF = self._other - self._corner
        return QRectF(
            self._corner.x(), self._corner.y(), size.x(), size.y()
        ).normalized()
