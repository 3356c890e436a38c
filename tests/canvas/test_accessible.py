"""The list that a screen reader finds."""

from PySide6.QtGui import QAccessible

Name = QAccessible.Text.Name


def test_the_canvas_is_a_list_of_its_nodes(canvas, document):
    found = QAccessible.queryAccessibleInterface(canvas)
    assert found.role() == QAccessible.Role.List
    assert found.childCount() == len(document.pipeline.nodes)
    assert found.child(4).text(Name) == "Last, Limit"
    assert found.indexOfChild(found.child(4)) == 4


def test_the_focus_is_where_the_selection_is(canvas):
    canvas.selection.choose(["last"])
    found = QAccessible.queryAccessibleInterface(canvas)
    assert found.focusChild().text(Name) == "Last, Limit"


def test_a_removed_node_is_no_longer_valid(canvas, press_key, document):
    found = QAccessible.queryAccessibleInterface(canvas)
    item = found.child(4)
    canvas.selection.choose(["last"])
    document.change("Remove", type(document.pipeline)("p"))
    assert not item.isValid()
    assert found.childCount() == 0
