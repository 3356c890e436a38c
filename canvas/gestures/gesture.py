"""What all gestures have in common: a beginning, moves, and an end or none."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from canvas.stage import Stage

Modifier = Qt.KeyboardModifier


@dataclass(frozen=True, slots=True)
class Pointer:
    """Where the pointer is, in the widget and in the scene, and which keys are held."""

    widget: QPointF
    scene: QPointF
    modifiers: Modifier = Modifier.NoModifier

    @property
    def adds(self) -> bool:
        """Whether what is pressed shall be added to the selection."""
        return bool(
            self.modifiers & (Modifier.ShiftModifier | Modifier.ControlModifier)
        )


class Gesture:
    """One thing that a hand does on the canvas, from press to release.

    Nothing is changed before `finish`, so `cancel` only has to tidy up.
    """

    cursor = Qt.CursorShape.ArrowCursor
    has_changed = True
    """Whether the last step changed what `paint` draws."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    def start(self, at: Pointer) -> None:
        """Begin where the button went down."""

    def move(self, at: Pointer) -> None:
        """Follow the pointer."""

    def finish(self, at: Pointer) -> None:
        """Do what the gesture asked for."""

    def cancel(self) -> None:
        """Leave everything as it was."""

    def paint(self, painter: QPainter) -> None:
        """Draw on top of the picture; the painter works in the scene."""

    def extent(self) -> QRectF:
        """Return the part of the scene that `paint` draws in."""
        return QRectF()
