"""From mouse events to gestures: which one runs, and what lies under the pointer.

Navigation follows Figma: the wheel and two fingers move the view (shift: sideways),
with ctrl held or by pinching they change the scale about the pointer; the middle
button, or space and the left button, drag the view.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent, QNativeGestureEvent, QPainter, QWheelEvent

from canvas.gestures.choose import WIRE_REACH, gesture_at, plug_at, thing_at
from canvas.gestures.gesture import Gesture, Pointer
from canvas.gestures.pan import Pan
from canvas.notes import is_corner, note_at
from canvas.stage import Stage

Button = Qt.MouseButton
ZOOM_PER_NOTCH = 1.2
NOTCH = 120.0


class Hands:
    """Runs one gesture at a time."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._gesture: Gesture | None = None
        self._button = Button.NoButton
        self._drawn = QRectF()
        self._last = Pointer(QPointF(), QPointF())
        self.hovered = ""
        self.space_is_held = False

    @property
    def is_busy(self) -> bool:
        """Whether a gesture is going on."""
        return self._gesture is not None

    def begin(self, gesture: Gesture, at: Pointer, button: Button) -> None:
        """Run a gesture until its button goes up."""
        self.cancel()
        self._gesture, self._button = gesture, button
        gesture.start(at)
        self._redraw()

    def press(self, event: QMouseEvent) -> None:
        """Begin the gesture that the press asks for."""
        at, button = self._pointer(event), event.button()
        if self._gesture is not None:
            return
        if button == Button.MiddleButton or (
            button == Button.LeftButton and self.space_is_held
        ):
            self.begin(Pan(self._stage), at, button)
        elif button == Button.LeftButton:
            gesture = gesture_at(self._stage, at)
            if gesture is not None:
                self.begin(gesture, at, button)

    def move(self, event: QMouseEvent) -> None:
        """Carry the gesture on, or see what lies under the pointer."""
        self.follow(self._pointer(event))

    def follow(self, at: Pointer) -> None:
        """Do what a mouse does that comes to a place."""
        self._last = at
        if self._gesture is not None:
            self._gesture.move(at)
            if self._gesture.has_changed:
                self._redraw()
        else:
            self._hover(at.scene)

    def release(self, event: QMouseEvent) -> None:
        """End the gesture."""
        if self._gesture is None or event.button() != self._button:
            return
        gesture, self._gesture = self._gesture, None
        gesture.finish(self._pointer(event))
        self._redraw()

    def cancel(self) -> bool:
        """Break the gesture off; return whether there was one."""
        if self._gesture is None:
            return False
        gesture, self._gesture = self._gesture, None
        gesture.cancel()
        self._redraw()
        return True

    def double_click(self, event: QMouseEvent) -> None:
        """Open the node or the note under the pointer."""
        place = self._pointer(event).scene
        if event.button() != Button.LeftButton:
            return
        self.cancel()
        if node_id := self._stage.scene.layout.node_at(place):
            self._stage.node_opened.emit(node_id)
        elif note_id := note_at(self._stage.scene.pipeline, place):
            self._stage.note_opened.emit(note_id)
        else:
            self._stage.wanted_node_at.emit(place, None)

    def wheel(self, event: QWheelEvent) -> None:
        """Move the view, or with ctrl change its scale."""
        pixels, notches = event.pixelDelta(), event.angleDelta() / NOTCH
        modifiers = event.modifiers()
        view = self._stage.view
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            turns = event.angleDelta().y() / NOTCH
            scale = view.scale * ZOOM_PER_NOTCH**turns
            self._stage.view = view.zoomed(scale, event.position())
            return
        dx, dy = float(pixels.x()), float(pixels.y())
        if pixels.isNull():
            dx, dy = notches.x() * 60.0, event.angleDelta().y() / NOTCH * 60.0
        if modifiers & Qt.KeyboardModifier.ShiftModifier and not dx:
            dx, dy = dy, 0.0
        self._stage.view = view.panned(dx, dy)

    def pinch(self, event: QNativeGestureEvent) -> bool:
        """Change the scale as two fingers do; return whether it was that."""
        if event.gestureType() != Qt.NativeGestureType.ZoomNativeGesture:
            return False
        view = self._stage.view
        scale = view.scale * (1.0 + event.value())
        self._stage.view = view.zoomed(scale, event.position())
        return True

    def select_at(self, place: QPointF) -> None:
        """Select what lies under a place, unless it is selected already."""
        one = thing_at(self._stage, place)
        if one is None:
            wire = self._stage.scene.layout.wire_at(
                place, WIRE_REACH / self._stage.view.scale
            )
            edges = self._stage.scene.layout.edges
            self._stage.selection.choose(
                edges=[] if wire is None else [edges[wire].ends]
            )
        elif one not in self._stage.selection.ids:
            self._stage.selection.choose([one])

    def leave(self) -> None:
        """Forget what was under the pointer."""
        self._hover(None)

    def cursor(self) -> Qt.CursorShape:
        """Return the pointer's shape for where it is."""
        if self._gesture is not None:
            return self._gesture.cursor
        if self.space_is_held:
            return Qt.CursorShape.OpenHandCursor
        place = self._last.scene
        if plug_at(self._stage, place):
            return Qt.CursorShape.CrossCursor
        pipeline = self._stage.scene.pipeline
        note_id = note_at(pipeline, place)
        if note_id and is_corner(
            pipeline.notes[note_id], place, self._stage.view.scale
        ):
            return Qt.CursorShape.SizeFDiagCursor
        return Qt.CursorShape.ArrowCursor

    def paint(self, painter: QPainter) -> None:
        """Draw what the gesture draws; the painter works in the scene."""
        if self._gesture is not None:
            self._gesture.paint(painter)

    def _pointer(self, event: QMouseEvent) -> Pointer:
        point = event.position()
        return Pointer(point, self._stage.view.to_scene(point), event.modifiers())

    def _redraw(self) -> None:
        before = self._drawn
        self._drawn = self._gesture.extent() if self._gesture else QRectF()
        area = before.united(self._drawn)
        if not area.isNull():
            self._stage.overlay_changed.emit(area)

    def _hover(self, place: QPointF | None) -> None:
        layout = self._stage.scene.layout
        found = layout.node_at(place) if place is not None else None
        if (found or "") != self.hovered:
            before, self.hovered = self.hovered, found or ""
            for node_id in (before, self.hovered):
                if node_id:
                    self._stage.overlay_changed.emit(layout.box(node_id))
