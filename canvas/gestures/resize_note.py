"""Make a sticky note larger or smaller."""

from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from canvas.gestures.gesture import Gesture, Pointer
from canvas.gestures.snapping import to_grid
from canvas.notes import SMALLEST_NOTE, note_box
from canvas.paint.ground import draw_note
from canvas.stage import Stage
from engine import edit
from engine.pipeline import Note


class ResizeNote(Gesture):
    """Drag a note's lower right corner."""

    cursor = Qt.CursorShape.SizeFDiagCursor

    def __init__(self, stage: Stage, note: Note) -> None:
        super().__init__(stage)
        self._note = self._sized = note

    def start(self, at: Pointer) -> None:
        """Take hold of the corner."""
        self._from = at.scene
        self.stage.carry([self._note.id])

    def move(self, at: Pointer) -> None:
        """Let the corner follow, from grid line to grid line."""
        way: QPointF = at.scene - self._from
        self._sized = replace(
            self._note,
            width=max(SMALLEST_NOTE[0], to_grid(self._note.width + way.x())),
            height=max(SMALLEST_NOTE[1], to_grid(self._note.height + way.y())),
        )

    def finish(self, at: Pointer) -> None:
        """Keep the size."""
        self.move(at)
        self.stage.carry(())
        if self._sized != self._note:
            after = edit.put_note(self.stage.document.pipeline, self._sized)
            self.stage.edit("Resize note", after)

    def cancel(self) -> None:
        """Keep the old size."""
        self.stage.carry(())

    def paint(self, painter: QPainter) -> None:
        """Draw the note as it would be."""
        draw_note(painter, self._sized, self.stage.theme, is_selected=True)

    def extent(self) -> QRectF:
        """Return the note as it would be."""
        return note_box(self._sized)
