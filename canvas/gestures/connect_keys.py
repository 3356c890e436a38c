"""Wire a node to another without a mouse."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from canvas.paint.card import DOT
from canvas.paint.fonts import font, metrics
from canvas.paint.wires import loose_curve
from canvas.ports import Plug, possible
from canvas.stage import Stage
from canvas.theme import color
from canvas.walk import Way
from engine import edit
from engine.pipeline import Endpoint


class ConnectByKeys:
    """Up and down choose the target port, left and right the output; Enter connects."""

    def __init__(self, stage: Stage, node_id: str) -> None:
        self._stage = stage
        layout, at = stage.scene.layout, stage.scene.layout.index(node_id)
        outputs = layout.shapes[at].outputs if at is not None else ()
        self._outputs = [
            Plug(Endpoint(node_id, spot.port.name), is_output=True) for spot in outputs
        ]
        self._output = 0
        self._targets: list[Plug] = []
        self._chosen = 0
        self._find_targets()

    @property
    def target(self) -> Plug | None:
        """The port chosen by now; None where nothing can be wired."""
        return self._targets[self._chosen] if self._targets else None

    @property
    def words(self) -> str:
        """What Enter would do, as a sentence."""
        if self.target is None:
            return "This output cannot be wired to anything here."
        name = self._stage.scene.face(self.target.end.node)[1].title
        output, port = self._outputs[self._output].end.port, self.target.end.port
        return f"{output} → {name}: {port}"

    def step(self, way: Way) -> None:
        """Go to the next target or output."""
        if way[0] and len(self._outputs) > 1:
            self._output = (self._output + way[0]) % len(self._outputs)
            self._find_targets()
        elif self._targets:
            self._chosen = (self._chosen + sum(way)) % len(self._targets)

    def finish(self) -> None:
        """Connect."""
        if self.target is not None:
            source = self._outputs[self._output].end
            pipeline = self._stage.document.pipeline
            self._stage.edit("Connect", edit.connect(pipeline, source, self.target.end))

    def paint(self, painter: QPainter) -> None:
        """Draw the wire as it would be; the painter works in the scene."""
        if self.target is None:
            return
        theme, scale = self._stage.theme, self._stage.view.scale
        start, end = self._place(self._outputs[self._output]), self._place(self.target)
        painter.setPen(QPen(color(theme.accent), max(2.5, 1.6 / scale)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(loose_curve(start, end))
        painter.setBrush(color(theme.accent_soft))
        painter.drawEllipse(end, DOT + 4, DOT + 4)
        painter.save()
        painter.translate(end)
        painter.scale(1 / scale, 1 / scale)
        width = metrics(12).horizontalAdvance(self.words) + 20
        painter.setFont(font(12))
        painter.setPen(color(theme.text))
        painter.drawText(QPointF(-width, -16), self.words)
        painter.restore()

    def _find_targets(self) -> None:
        self._targets, self._chosen = [], 0
        if not self._outputs:
            return
        output = self._outputs[self._output]
        start = self._place(output)

        def effort(plug: Plug) -> float:
            way = self._place(plug) - start
            return abs(way.y()) + (way.x() if way.x() > 0 else -3 * way.x())

        self._targets = sorted(possible(self._stage.scene, output), key=effort)

    def _place(self, plug: Plug) -> QPointF:
        layout = self._stage.scene.layout
        return layout.place_of(plug.end, is_output=plug.is_output) or QPointF()
