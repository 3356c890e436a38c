"""Nodes are found by search and put onto the canvas in every way there is."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QTreeWidgetItemIterator

from app.compose import Studio
from app.panels.node_list import MIME, TYPE_ID
from app.panels.quick_add import QuickAdd
from app.search import matching
from nodes.registry import node_types

LEFT = Qt.MouseButton.LeftButton


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("filter", "flow.filter"),
        ("keyw", "siex.extract"),
        ("top", "flow.limit"),
        ("rmdup", "flow.dedupe"),
        ("spl lis", "flow.split"),
    ],
)
def test_search_finds_by_title_word_or_skipped_letters(text, best):
    found = [node_type.id for node_type in matching(node_types().values(), text)]
    assert best in found[:3]


def test_search_finds_nothing_where_there_is_nothing():
    assert matching(node_types().values(), "xyzzy") == []


def types_on(studio: Studio) -> list[str]:
    return [node.type for node in studio.desk.front.pipeline.nodes.values()]


def item(studio: Studio, type_id: str):
    walk = QTreeWidgetItemIterator(studio.palette.tree)
    while found := walk.value():
        if found.data(0, TYPE_ID) == type_id:
            return found
        walk += 1
    raise AssertionError(type_id)


def test_every_node_is_in_a_drawer_with_its_summary(studio: Studio):
    for node_type in node_types().values():
        found = item(studio, node_type.id)
        assert found.text(0) == node_type.title
        assert found.toolTip(0) == node_type.summary
        assert not found.icon(0).isNull()


def test_a_double_click_adds_behind_the_selected_node(studio: Studio, qtbot):
    studio.filing.new()
    for type_id in ("sources.text", "siex.extract", "flow.filter"):
        studio.palette.tree.setCurrentItem(item(studio, type_id))
        studio.palette.tree.itemDoubleClicked.emit(item(studio, type_id), 0)
    pipeline = studio.desk.front.pipeline
    assert types_on(studio) == ["sources.text", "siex.extract", "flow.filter"]
    assert [(e.source.node, e.target.node) for e in pipeline.edges] == [
        ("text", "extract"),
        ("extract", "filter"),
    ]
    xs = [node.position.x for node in pipeline.nodes.values()]
    assert xs == sorted(xs)


def test_adding_without_a_document_makes_one(studio: Studio):
    studio.palette.chosen.emit("flow.limit")
    assert types_on(studio) == ["flow.limit"]


def test_a_node_is_dragged_onto_the_canvas(studio: Studio):
    sheet = studio.filing.new()
    data = studio.palette.tree.mimeData([item(studio, "flow.sort")])
    assert bytes(data.data(MIME).data()) == b"flow.sort"
    place = QPointF(200, 150)
    action, none = Qt.DropAction.CopyAction, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(place.toPoint(), action, data, LEFT, none)
    sheet.canvas.dragEnterEvent(entering)
    assert entering.isAccepted()
    sheet.canvas.dropEvent(QDropEvent(place, action, data, LEFT, none))
    assert types_on(studio) == ["flow.sort"]
    studio.actions["undo"].trigger()
    assert types_on(studio) == []


def test_tab_asks_for_a_node_and_wires_it(studio: Studio, qtbot):
    sheet = studio.filing.new()
    studio.editing.add_node("sources.text")
    qtbot.keyClick(sheet.canvas, Qt.Key.Key_Tab)
    popup = next(w for w in QApplication.topLevelWidgets() if isinstance(w, QuickAdd))
    search = popup.findChild(QLineEdit, "search_nodes")
    qtbot.keyClicks(search, "extract")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert types_on(studio) == ["sources.text", "siex.extract"]
    assert len(sheet.pipeline.edges) == 1


def test_arrows_walk_the_list_from_the_search_line(studio: Studio, qtbot):
    studio.filing.new()
    search = studio.palette.search
    qtbot.keyClicks(search, "fields")
    first = studio.palette.tree.chosen_id()
    qtbot.keyClick(search, Qt.Key.Key_Down)
    second = studio.palette.tree.chosen_id()
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert first != second
    assert types_on(studio) == [second]
