"""A canvas with a small pipeline, and hands to work on it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from canvas.document import Document
from canvas.widget import CanvasWidget
from engine.pipeline import Edge, Endpoint, Node, Pipeline, Position
from nodes.registry import node_types

SIZE = 1000, 700


def wire(source: str, target: str) -> Edge:
    """Return an edge written as "node.port"."""
    return Edge(Endpoint(*source.rsplit(".", 1)), Endpoint(*target.rsplit(".", 1)))


@pytest.fixture
def pipeline() -> Pipeline:
    """A trigger, a source, and three nodes in a row; the last one is not wired."""
    nodes = (
        Node("start", "triggers.manual", position=Position(0, 0)),
        Node("text", "sources.text", position=Position(0, 160)),
        Node("first", "flow.limit", position=Position(320, 0)),
        Node("second", "flow.filter", position=Position(640, 0)),
        Node("last", "flow.limit", name="Last", position=Position(640, 240)),
    )
    edges = (wire("start.out", "first.in"), wire("first.out", "second.in"))
    return Pipeline("p", nodes={node.id: node for node in nodes}, edges=edges)


@pytest.fixture
def document(pipeline) -> Document:
    """The open pipeline."""
    return Document(pipeline)


@pytest.fixture
def canvas(document, qtbot) -> CanvasWidget:
    """The widget at 100 %, with the scene's origin at (40, 40)."""
    widget = CanvasWidget(document, node_types())
    qtbot.addWidget(widget)
    widget.resize(*SIZE)
    widget.show()
    widget.stage.view = widget.stage.view.panned(40, 40)
    widget.grab()
    return widget


@pytest.fixture
def hand(canvas) -> "Hand":
    """A mouse over the canvas that thinks in places of the scene."""
    return Hand(canvas)


class Hand:
    """Presses, drags and lets go, at places of the scene."""

    def __init__(self, canvas: CanvasWidget) -> None:
        self._canvas = canvas
        self._at = QPoint()

    def click(self, x: float, y: float, keys=Qt.KeyboardModifier.NoModifier) -> None:
        """Click once."""
        QTest.mouseClick(
            self._canvas, Qt.MouseButton.LeftButton, keys, self._point(x, y)
        )

    def double_click(self, x: float, y: float) -> None:
        """Click twice."""
        QTest.mouseDClick(
            self._canvas, Qt.MouseButton.LeftButton, pos=self._point(x, y)
        )

    def press(
        self,
        x: float,
        y: float,
        keys=Qt.KeyboardModifier.NoModifier,
        button=Qt.MouseButton.LeftButton,
    ) -> None:
        """Put the button down."""
        self._at = self._point(x, y)
        QTest.mousePress(self._canvas, button, keys, self._at)

    def move(self, x: float, y: float, keys=Qt.KeyboardModifier.NoModifier) -> None:
        """Move there; `QTest.mouseMove` knows no keys."""
        self._at = self._point(x, y)
        point = QPointF(self._at)
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            point,
            self._canvas.mapToGlobal(point),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            keys,
        )
        QApplication.sendEvent(self._canvas, event)

    def release(
        self,
        keys=Qt.KeyboardModifier.NoModifier,
        button=Qt.MouseButton.LeftButton,
    ) -> None:
        """Let the button go."""
        QTest.mouseRelease(self._canvas, button, keys, self._at)

    def drag(
        self,
        start: tuple[float, float],
        end: tuple[float, float],
        keys=Qt.KeyboardModifier.NoModifier,
    ) -> None:
        """Press at ``start``, move in steps, let go at ``end``."""
        self.press(*start, keys)
        for step in (0.3, 0.7, 1.0):
            self.move(
                start[0] + (end[0] - start[0]) * step,
                start[1] + (end[1] - start[1]) * step,
                keys,
            )
        self.release(keys)

    def _point(self, x: float, y: float) -> QPoint:
        return self._canvas.widget_position(QPointF(x, y)).toPoint()


@pytest.fixture
def press_key(canvas) -> Callable[..., None]:
    """Press a key on the canvas."""

    def press(key, keys=Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(canvas, key, keys)

    return press
