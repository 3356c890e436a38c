"""Sticky notes and groups."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from canvas import commands


def editor(canvas) -> QPlainTextEdit:
    return canvas.findChild(QPlainTextEdit, "note text")


def test_a_double_click_lets_one_write_on_a_note(canvas, document, hand):
    note_id = commands.add_note(canvas.stage, QPointF(320, 320))
    hand.double_click(380, 360)
    QTest.keyClicks(editor(canvas), "Remember the milk")
    hand.click(100, 500)
    assert document.pipeline.notes[note_id].text == "Remember the milk"
    document.undo()
    assert document.pipeline.notes[note_id].text == ""


def test_escape_drops_what_was_written(canvas, document, hand):
    note_id = commands.add_note(canvas.stage, QPointF(320, 320), "Old")
    hand.double_click(380, 360)
    QTest.keyClicks(editor(canvas), "New")
    QTest.keyClick(editor(canvas), Qt.Key.Key_Escape)
    assert document.pipeline.notes[note_id].text == "Old"


def test_a_note_is_resized_by_its_corner(canvas, document, hand):
    note_id = commands.add_note(canvas.stage, QPointF(320, 320))
    hand.drag((555, 427), (555 + 64, 427 + 32))
    note = document.pipeline.notes[note_id]
    assert (note.width, note.height) == (304, 144)


def test_a_group_moves_with_its_nodes(canvas, document, hand):
    canvas.selection.choose(["first", "second"])
    group_id = commands.group_selected(canvas.stage)
    canvas.selection.clear()
    title = canvas.stage.scene.groups[group_id].topLeft() + QPointF(60, 10)
    hand.drag((title.x(), title.y()), (title.x(), title.y() + 304))
    assert document.pipeline.nodes["first"].position.y == 304
    assert document.pipeline.nodes["second"].position.y == 304
