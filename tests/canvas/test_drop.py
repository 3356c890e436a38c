"""Dropping node types from the palette."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDropEvent

from canvas.drop import NODE_TYPE, dragged


def drop(canvas, type_id: str, x: float, y: float) -> None:
    data = dragged(type_id)
    event = QDropEvent(
        canvas.widget_position(QPointF(x, y)),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    canvas.dropEvent(event)


def test_a_dropped_type_becomes_a_selected_node(canvas, document):
    drop(canvas, "flow.sort", 400, 400)
    assert document.pipeline.nodes["sort"].type == "flow.sort"
    assert canvas.selection.ids == {"sort"}


def test_a_type_dropped_on_a_wire_goes_into_it(canvas, document):
    drop(canvas, "flow.sort", 592, 32)
    pairs = {(e.source.node, e.target.node) for e in document.pipeline.edges}
    assert {("first", "sort"), ("sort", "second")} <= pairs


def test_the_drag_carries_the_type(canvas):
    assert bytes(dragged("flow.sort").data(NODE_TYPE).data()) == b"flow.sort"
