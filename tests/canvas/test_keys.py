"""Editing without a mouse."""

from PySide6.QtCore import Qt

from canvas.ports import Plug
from engine.pipeline import Endpoint, Position
from tests.canvas.conftest import wire

Key, Modifier = Qt.Key, Qt.KeyboardModifier


def test_an_arrow_begins_at_the_leftmost_node(canvas, press_key):
    press_key(Key.Key_Right)
    assert canvas.selection.ids == {"start"}


def test_arrows_walk_along_wires(canvas, press_key):
    canvas.selection.choose(["start"])
    press_key(Key.Key_Right)
    press_key(Key.Key_Right)
    assert canvas.selection.ids == {"second"}
    press_key(Key.Key_Left)
    assert canvas.selection.ids == {"first"}


def test_up_and_down_go_to_the_nearest_node(canvas, press_key):
    canvas.selection.choose(["second"])
    press_key(Key.Key_Down)
    assert canvas.selection.ids == {"last"}


def test_shift_and_arrows_move_the_selection_in_one_step(canvas, document, press_key):
    before = document.pipeline
    canvas.selection.choose(["last"])
    press_key(Key.Key_Right, Modifier.ShiftModifier)
    press_key(Key.Key_Right, Modifier.ShiftModifier)
    assert document.pipeline.nodes["last"].position == Position(672, 240)
    document.undo()
    assert document.pipeline is before


def test_ctrl_and_arrows_move_by_a_pixel(canvas, document, press_key):
    canvas.selection.choose(["last"])
    press_key(Key.Key_Up, Modifier.ControlModifier)
    assert document.pipeline.nodes["last"].position == Position(640, 239)


def test_delete_removes_nodes_and_their_wires(canvas, document, press_key):
    canvas.selection.choose(["first"])
    press_key(Key.Key_Delete)
    assert "first" not in document.pipeline.nodes
    assert not document.pipeline.edges


def test_delete_removes_a_selected_wire(canvas, document, press_key):
    canvas.selection.choose(edges=[wire("start.out", "first.in").ends])
    press_key(Key.Key_Delete)
    assert document.pipeline.edges == (wire("first.out", "second.in"),)


def test_ctrl_a_selects_everything_and_escape_nothing(canvas, document, press_key):
    press_key(Key.Key_A, Modifier.ControlModifier)
    assert canvas.selection.ids == document.pipeline.nodes.keys()
    press_key(Key.Key_Escape)
    assert not canvas.selection.ids


def test_enter_opens_the_selected_node(canvas, press_key, qtbot):
    canvas.selection.choose(["first"])
    with qtbot.waitSignal(canvas.node_opened) as opened:
        press_key(Key.Key_Return)
    assert opened.args == ["first"]


def test_tab_asks_for_a_node_behind_the_selected_one(canvas, press_key, qtbot):
    canvas.selection.choose(["second"])
    with qtbot.waitSignal(canvas.wanted_node_at) as asked:
        press_key(Key.Key_Tab)
    assert asked.args[1] == Plug(Endpoint("second", "kept"), is_output=True)


def test_d_switches_nodes_off_and_on(canvas, document, press_key):
    canvas.selection.choose(["first"])
    press_key(Key.Key_D)
    assert document.pipeline.nodes["first"].disabled
    press_key(Key.Key_D)
    assert not document.pipeline.nodes["first"].disabled


def test_c_wires_a_node_by_keyboard(canvas, document, press_key):
    canvas.selection.choose(["second"])
    press_key(Key.Key_C)
    press_key(Key.Key_Right)
    press_key(Key.Key_Return)
    assert wire("second.dropped", "last.in") in document.pipeline.edges


def test_escape_ends_keyboard_wiring_without_a_wire(canvas, document, press_key):
    before = document.pipeline
    canvas.selection.choose(["second"])
    press_key(Key.Key_C)
    press_key(Key.Key_Escape)
    assert document.pipeline is before
    assert canvas.selection.ids == {"second"}


def test_keys_zoom(canvas, press_key):
    press_key(Key.Key_Plus)
    assert canvas.stage.view.scale > 1
    press_key(Key.Key_0)
    assert canvas.stage.view.scale == 1
