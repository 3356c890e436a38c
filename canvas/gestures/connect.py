"""Draw a wire from a port to another, or take an end of a wire elsewhere."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from canvas.gestures.gesture import Gesture, Pointer
from canvas.gestures.move import SLACK
from canvas.paint.card import DOT
from canvas.paint.fonts import font, metrics
from canvas.paint.wires import loose_curve
from canvas.ports import Plug, possible, refusal
from canvas.shape import REACH
from canvas.stage import Stage
from canvas.theme import color
from engine import edit
from engine.pipeline import Edge, Endpoint

CATCH = 2.5
"""A wire's end is caught by a port from so many times the usual reach."""


class Connect(Gesture):
    """Pull a wire out of a port and let it go on another.

    Ports that may take it light up, the others fade; over one of those a sentence says
    why not. Let go on empty ground, and a new node is asked for. With ``loose``, an
    existing wire is pulled off one of its ends: let go on empty ground, it is removed.
    """

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, stage: Stage, fixed: Plug, loose: Edge | None = None) -> None:
        super().__init__(stage)
        self._fixed = fixed
        self._loose = loose
        self._target: Plug | None = None
        self._why_not = ""

    def start(self, at: Pointer) -> None:
        """Take hold of the loose end and find out where it may go."""
        self._from = self._to = at.scene
        self._pressed = at.widget
        self._has_moved = False
        place = self._place(self._fixed)
        self._anchor = place if place is not None else at.scene
        self._goals = {plug: self._place(plug) for plug in self._possible()}

    def move(self, at: Pointer) -> None:
        """Let the loose end follow and fall onto a port that may take it."""
        self._to = at.scene
        way: QPointF = at.widget - self._pressed
        self._has_moved |= way.manhattanLength() > SLACK
        self._look_around(at.scene)

    def finish(self, at: Pointer) -> None:
        """Connect, take away, or ask for a new node."""
        self.move(at)
        self.stage.refused.emit("")
        if not self._has_moved:
            return
        if self._target is not None:
            self._connect(self._target)
        elif self._why_not:
            self.stage.refused.emit(self._why_not)
        elif self._loose is not None:
            pipeline = self.stage.document.pipeline
            after = edit.disconnect(pipeline, [self._loose.ends])
            self.stage.edit("Remove wire", after)
        elif self.stage.scene.layout.node_at(at.scene) is None:
            self.stage.wanted_node_at.emit(at.scene, self._fixed)

    def cancel(self) -> None:
        """Leave the wires as they were."""
        self.stage.refused.emit("")

    def paint(self, painter: QPainter) -> None:
        """Draw the wire, the ports that may take it, and why another may not."""
        theme = self.stage.theme
        self._paint_goals(painter)
        tint = theme.danger if self._why_not else theme.accent
        pen = QPen(color(tint), max(2.5, 1.6 / self.stage.view.scale))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        ends = self._anchor, self._end()
        painter.drawPath(loose_curve(*(ends if self._fixed.is_output else ends[::-1])))
        painter.setBrush(color(tint))
        painter.drawEllipse(self._end(), DOT, DOT)
        if self._why_not:
            self._paint_reason(painter)

    def extent(self) -> QRectF:
        """Return all that is visible: every port may change its look."""
        return self.stage.visible()

    def _possible(self) -> list[Plug]:
        found = list(possible(self.stage.scene, self._fixed))
        if self._loose is not None:
            found.append(self._loose_end(self._loose))
        return found

    def _loose_end(self, edge: Edge) -> Plug:
        end = edge.target if self._fixed.is_output else edge.source
        return Plug(end, not self._fixed.is_output)

    def _look_around(self, place: QPointF) -> None:
        reach = max(REACH * CATCH / self.stage.view.scale, REACH)
        near = [
            (far, plug)
            for plug, goal in self._goals.items()
            if goal is not None and (far := (goal - place).manhattanLength()) <= reach
        ]
        self._target = (
            min(near, key=lambda one: one[0])[1] if near else self._only(place)
        )
        self._why_not = "" if self._target else self._reason(place)

    def _only(self, place: QPointF) -> Plug | None:
        """Return the one port of the node under the pointer that may take the wire."""
        node_id = self.stage.scene.layout.node_at(place)
        goals = [plug for plug in self._goals if plug.end.node == node_id]
        return goals[0] if len(goals) == 1 else None

    def _reason(self, place: QPointF) -> str:
        layout = self.stage.scene.layout
        found = layout.port_at(place, REACH * 1.5 / min(1.0, self.stage.view.scale))
        if found is None:
            node_id = layout.node_at(place)
            return "" if node_id is None else self._refusal_by(node_id)
        end, is_output = found
        if end == self._fixed.end:
            return ""
        return refusal(self.stage.scene, self._fixed, Plug(end, is_output)) or ""

    def _refusal_by(self, node_id: str) -> str:
        layout = self.stage.scene.layout
        at = layout.index(node_id)
        if at is None or node_id == self._fixed.end.node:
            return ""
        shape = layout.shapes[at]
        spots = shape.inputs if self._fixed.is_output else shape.outputs
        if not spots:
            side = "input" if self._fixed.is_output else "output"
            return f"This node has no {side}."
        if any(plug.end.node == node_id for plug in self._goals):
            return ""
        plug = Plug(Endpoint(node_id, spots[0].port.name), not self._fixed.is_output)
        return refusal(self.stage.scene, self._fixed, plug) or ""

    def _connect(self, target: Plug) -> None:
        ends = self._fixed.joined(target)
        if ends is None or (self._loose is not None and ends == self._loose.ends):
            return
        pipeline = self.stage.document.pipeline
        if self._loose is not None:
            pipeline = edit.disconnect(pipeline, [self._loose.ends])
        label = "Connect" if self._loose is None else "Move wire"
        self.stage.edit(label, edit.connect(pipeline, *ends))

    def _end(self) -> QPointF:
        goal = self._goals.get(self._target) if self._target else None
        return goal if goal is not None else self._to

    def _place(self, plug: Plug) -> QPointF | None:
        return self.stage.scene.layout.place_of(plug.end, is_output=plug.is_output)

    def _paint_goals(self, painter: QPainter) -> None:
        theme, visible = self.stage.theme, self.stage.visible()
        layout = self.stage.scene.layout
        able = {plug.end.node for plug in self._goals} | {self._fixed.end.node}
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(theme.background, 150))
        for at in layout.nodes_in(visible):
            if layout.ids[at] not in able:
                painter.drawRoundedRect(self.stage.scene.box(layout.ids[at]), 10, 10)
        painter.setPen(QPen(color(theme.accent), 2))
        painter.setBrush(color(theme.accent_soft))
        for plug, goal in self._goals.items():
            if goal is not None and visible.contains(goal):
                size = DOT + (5 if plug == self._target else 2)
                painter.drawEllipse(goal, size, size)

    def _paint_reason(self, painter: QPainter) -> None:
        theme, scale = self.stage.theme, self.stage.view.scale
        painter.save()
        painter.translate(self._to)
        painter.scale(1 / scale, 1 / scale)
        width = metrics(12).horizontalAdvance(self._why_not) + 20
        box = QRectF(14, 16, width, 28)
        painter.setPen(QPen(color(theme.danger), 1))
        painter.setBrush(color(theme.raised))
        painter.drawRoundedRect(box, 7, 7)
        painter.setPen(color(theme.text))
        painter.setFont(font(12))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._why_not)
        painter.restore()
