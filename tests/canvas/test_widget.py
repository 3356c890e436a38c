"""The canvas as a whole: choosing, looking around, opening."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from tests.canvas.conftest import wire

Modifier = Qt.KeyboardModifier


def turn_wheel(canvas, notches: int, modifiers=Modifier.NoModifier) -> None:
    point = QPointF(300, 200)
    event = QWheelEvent(
        point,
        canvas.mapToGlobal(point),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


def test_a_click_selects_the_node_under_it(canvas, hand):
    hand.click(340, 32)
    assert canvas.selection.ids == {"first"}


def test_a_click_with_shift_adds_to_the_selection(canvas, hand):
    hand.click(340, 32)
    hand.click(660, 32, Modifier.ShiftModifier)
    assert canvas.selection.ids == {"first", "second"}


def test_a_click_on_the_ground_selects_nothing(canvas, hand):
    hand.click(340, 32)
    hand.click(340, 400)
    assert not canvas.selection.ids


def test_a_rubber_band_selects_what_it_touches(canvas, hand):
    hand.drag((300, -20), (700, 40))
    assert canvas.selection.ids == {"first", "second"}


def test_a_click_on_a_wire_selects_it(canvas, hand, qtbot):
    with qtbot.waitSignal(canvas.edge_chosen) as chosen:
        hand.click(592, 32)
    assert chosen.args == [wire("first.out", "second.in")]
    assert canvas.selection.edges == {wire("first.out", "second.in").ends}


def test_a_double_click_opens_a_node(canvas, hand, qtbot):
    with qtbot.waitSignal(canvas.node_opened) as opened:
        hand.double_click(340, 32)
    assert opened.args == ["first"]


def test_the_middle_button_drags_the_view(canvas, hand):
    before = canvas.scene_position(QPointF(0, 0))
    hand.press(340, 400, button=Qt.MouseButton.MiddleButton)
    hand.move(370, 410)
    hand.release(button=Qt.MouseButton.MiddleButton)
    assert canvas.scene_position(QPointF(0, 0)) == before - QPointF(30, 10)


def test_the_wheel_moves_the_view(canvas):
    before = canvas.scene_position(QPointF(0, 0))
    turn_wheel(canvas, -1)
    after = canvas.scene_position(QPointF(0, 0))
    assert after.x() == before.x()
    assert after.y() > before.y()


def test_the_wheel_with_ctrl_zooms_about_the_pointer(canvas):
    before = canvas.scene_position(QPointF(300, 200))
    turn_wheel(canvas, 2, Modifier.ControlModifier)
    after = canvas.scene_position(QPointF(300, 200))
    assert canvas.stage.view.scale == pytest.approx(1.44)
    assert (after - before).manhattanLength() < 2


def test_fit_shows_every_node(canvas):
    canvas.zoom_to(3.0)
    canvas.fit()
    assert canvas.stage.visible().contains(canvas.stage.scene.bounds())


def test_what_is_removed_elsewhere_is_no_longer_selected(canvas, document, hand):
    hand.click(660, 262)
    hand.drag((660, 262), (660, 400))
    document.undo()
    assert canvas.selection.ids == {"last"}
