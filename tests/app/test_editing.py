"""Menus and keys edit the document in front; each is one step to undo."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit

from app.actions import SPECS
from app.bindings import bindings
from app.compose import Studio
from engine import edit, files


def clipboard() -> str:
    return QApplication.clipboard().text()


def ids(studio: Studio) -> set[str]:
    return set(studio.desk.front.pipeline.nodes)


def test_nodes_are_copied_as_a_pipeline_in_json(studio: Studio):
    sheet = studio.filing.open_sample()
    sheet.selection.choose(["extract", "filter"])
    studio.actions["copy"].trigger()
    copied = files.parse(clipboard())
    assert set(copied.nodes) == {"extract", "filter"}
    assert len(copied.edges) == 1


def test_pasted_nodes_are_selected_and_lie_aside(studio: Studio):
    sheet = studio.filing.open_sample()
    sheet.selection.choose(["extract", "filter"])
    studio.actions["copy"].trigger()
    studio.actions["paste"].trigger()
    assert len(ids(studio)) == 7
    assert sheet.selection.ids == {"extract-2", "filter-2"}
    nodes = sheet.pipeline.nodes
    assert nodes["extract-2"].position != nodes["extract"].position
    studio.actions["undo"].trigger()
    assert len(ids(studio)) == 5


def test_nodes_go_from_one_document_to_another(studio: Studio):
    sheet = studio.filing.open_sample()
    sheet.selection.choose(["limit"])
    studio.actions["cut"].trigger()
    assert "limit" not in ids(studio)
    studio.filing.new()
    studio.actions["paste"].trigger()
    assert ids(studio) == {"limit"}


def test_pasted_nodes_come_into_view(studio: Studio):
    sheet = studio.filing.open_sample()
    far = edit.moved(sheet.pipeline, ["limit"], 50_000, -20_000)
    sheet.document.change("Move", far)
    sheet.selection.choose(["limit"])
    studio.actions["copy"].trigger()
    other = studio.filing.new()
    studio.actions["paste"].trigger()
    stage = other.canvas.stage
    assert stage.visible().contains(stage.scene.box("limit"))


def test_each_of_a_row_of_added_nodes_comes_into_view(studio: Studio):
    stage = studio.filing.new().canvas.stage
    for type_id in ("sources.text", *["flow.limit"] * 8):
        studio.editing.add_node(type_id)
        (added,) = stage.selection.ids
        assert stage.visible().contains(stage.scene.box(added))


def test_other_text_on_the_clipboard_is_no_trouble(studio: Studio):
    studio.filing.new()
    QApplication.clipboard().setText("just words")
    studio.actions["paste"].trigger()
    assert ids(studio) == set()
    assert studio.messages.texts() == ()


def test_a_damaged_pipeline_on_the_clipboard_gives_a_sentence(studio: Studio):
    studio.filing.new()
    QApplication.clipboard().setText('{"format": "siex-pipeline", "nodes": 3}')
    studio.actions["paste"].trigger()
    assert len(studio.messages.texts()) == 1


def test_everything_is_selected_deleted_and_brought_back(studio: Studio):
    sheet = studio.filing.open_sample()
    before = sheet.pipeline
    studio.actions["select_all"].trigger()
    studio.actions["delete"].trigger()
    assert ids(studio) == set()
    studio.actions["undo"].trigger()
    assert sheet.pipeline is before
    studio.actions["redo"].trigger()
    assert ids(studio) == set()


def test_duplicate_leaves_the_clipboard_alone(studio: Studio):
    sheet = studio.filing.open_sample()
    QApplication.clipboard().setText("mine")
    sheet.selection.choose(["limit"])
    studio.actions["duplicate"].trigger()
    assert "limit-2" in ids(studio)
    assert clipboard() == "mine"


def test_nodes_are_grouped_switched_off_and_noted(studio: Studio):
    sheet = studio.filing.open_sample()
    sheet.selection.choose(["limit"])
    for name in ("group", "switch", "note"):
        studio.actions[name].trigger()
    assert len(sheet.pipeline.groups) == len(sheet.pipeline.notes) == 1
    assert sheet.pipeline.nodes["limit"].disabled


def test_nodes_are_put_in_order_and_back(studio: Studio):
    sheet = studio.filing.open_sample()
    before = {one: node.position for one, node in sheet.pipeline.nodes.items()}

    def edge(of: str) -> set[float]:
        nodes = sheet.pipeline.nodes
        return {getattr(nodes[one].position, of) for one in ("extract", "limit")}

    sheet.selection.choose(["extract", "limit"])
    for action, of in (("align_left", "x"), ("align_top", "y")):
        studio.actions[action].trigger()
        assert len(edge(of)) == 1
        studio.actions["undo"].trigger()
    sheet.selection.clear()
    studio.actions["tidy"].trigger()
    tidied = {one: node.position for one, node in sheet.pipeline.nodes.items()}
    assert len(set(tidied.values())) == len(tidied)
    studio.actions["undo"].trigger()
    assert {one: node.position for one, node in sheet.pipeline.nodes.items()} == before


def test_gaps_are_made_even(studio: Studio):
    sheet = studio.filing.open_sample()
    chosen = ["extract", "filter", "limit"]
    for way in ("x", "y"):
        for one, at in zip(chosen, (0, 500, 2000), strict=True):
            was = sheet.pipeline.nodes[one].position
            dx, dy = (at - was.x, 0) if way == "x" else (0, at - was.y)
            sheet.document.change("Move", edit.moved(sheet.pipeline, [one], dx, dy))
        sheet.selection.choose(chosen)
        studio.actions["even_across" if way == "x" else "even_down"].trigger()
        nodes = sheet.pipeline.nodes
        assert 500 < getattr(nodes["filter"].position, way) < 1500


def test_a_new_note_takes_what_is_typed_next(studio: Studio):
    sheet = studio.filing.open_sample()
    studio.actions["note"].trigger()
    QTest.keyClicks(sheet.canvas.findChild(QPlainTextEdit, "note text"), "Ask Anna")
    sheet.canvas.fit()
    [note] = sheet.pipeline.notes.values()
    assert note.text == "Ask Anna"


def test_actions_are_enabled_when_they_are_of_use(studio: Studio):
    assert not studio.actions["save"].isEnabled()
    assert not studio.actions["run"].isEnabled()
    sheet = studio.filing.open_sample()
    assert studio.actions["run"].isEnabled()
    assert not studio.actions["stop"].isEnabled()
    assert not studio.actions["undo"].isEnabled()
    sheet.selection.choose(["limit"])
    assert studio.actions["delete"].isEnabled()
    studio.actions["delete"].trigger()
    assert studio.actions["undo"].isEnabled()
    assert studio.actions["undo"].text() == "Undo delete"


def test_every_action_has_keys_of_its_own():
    keys = [spec.keys for spec in SPECS if spec.text]
    assert all(keys)
    assert len(keys) == len(set(keys))


def test_every_action_does_something(studio: Studio):
    bound = bindings(studio).keys()
    assert {spec.id for spec in SPECS if spec.text} == bound


def offered_at(studio: Studio) -> list[str]:
    """Return what the canvas' context menu offers now."""
    studio.desk.front.canvas.menu_wanted.emit(QPointF(50, 50), QPointF(0, 0))
    menu = studio.window.findChildren(QMenu, "canvas_menu")[-1]
    menu.close()
    return [action.text() for action in menu.actions() if action.text()]


def test_the_context_menu_offers_what_can_be_done_there(studio: Studio):
    sheet = studio.filing.open_sample()
    sheet.selection.clear()
    assert {"Add node…", "Paste", "Run"} <= set(offered_at(studio))
    sheet.selection.choose(["limit"])
    offered = offered_at(studio)
    assert {"Copy", "Delete", "Run to the selected node"} <= set(offered)
    assert "Paste" not in offered


def test_the_keys_go_to_the_canvas_of_a_document_that_comes_forward(studio: Studio):
    first = studio.filing.open_sample()
    assert studio.window.focusWidget() is first.canvas
    second = studio.filing.new()
    assert studio.window.focusWidget() is second.canvas


def test_enter_on_a_node_opens_its_settings(studio: Studio, qtbot):
    sheet = studio.filing.open_sample()
    sheet.selection.choose(["limit"])
    studio.window.right.hide()
    qtbot.keyClick(sheet.canvas, Qt.Key.Key_Return)
    assert studio.window.right.isVisible()
