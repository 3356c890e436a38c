"""Move the view with the hand."""

from PySide6.QtCore import QPointF, Qt

from canvas.gestures.gesture import Gesture, Pointer


class Pan(Gesture):
    """Middle button, or space and the left button: the scene follows the pointer."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def start(self, at: Pointer) -> None:
        """Take hold of the scene."""
        self._last = at.widget

    def move(self, at: Pointer) -> None:
        """Let the scene follow."""
        step: QPointF = at.widget - self._last
        self._last = at.widget
        self.stage.view = self.stage.view.panned(step.x(), step.y())
