"""Records are pinned to a node, edited as JSON or in a table, and taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
)

from app.compose import Studio
from app.dialogs.pinned import TABLE, PinnedDialog
from tests.app.test_running import choose, rows

GIVEN = [{"n": 0, "title": "Page 0"}, {"n": 1, "title": "Page 1"}]


@pytest.fixture
def ran(studio: Studio, engine, qtbot) -> Studio:
    """The sample after a run, with the keywords node selected."""
    choose(studio, "extract")
    studio.actions["run"].trigger()
    qtbot.waitUntil(lambda: studio.running.run is not None)
    engine.finish(studio.running.run.id, outputs={"extract": {"out": rows(2)}})
    qtbot.waitUntil(lambda: not studio.running.run.is_live)
    return studio


def pinned(studio: Studio):
    return studio.desk.front.pipeline.nodes["extract"].pinned


def opened(studio: Studio, qtbot) -> PinnedDialog:
    studio.actions["edit_pinned"].trigger()
    qtbot.waitUntil(lambda: studio.window.findChild(PinnedDialog) is not None)
    return studio.window.findChild(PinnedDialog)


def fine(dialog: PinnedDialog) -> QPushButton:
    return dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Ok)


def test_what_a_node_gave_is_pinned_and_taken_back(ran: Studio, qtbot):
    ran.actions["pin"].trigger()
    qtbot.waitUntil(lambda: pinned(ran) is not None)
    assert pinned(ran) == {"out": tuple(GIVEN)}
    face = ran.desk.front.canvas.stage.scene.face("extract")[1]
    assert face.is_pinned

    ran.actions["undo"].trigger()
    assert pinned(ran) is None
    ran.actions["redo"].trigger()
    ran.actions["pin"].trigger()
    qtbot.waitUntil(lambda: pinned(ran) is None)


def test_without_records_there_is_nothing_to_pin(studio: Studio, qtbot):
    choose(studio, "extract")
    studio.actions["pin"].trigger()
    qtbot.waitUntil(
        lambda: any(
            "Run it first" in t.text() for t in studio.messages.findChildren(QLabel)
        )
    )
    assert pinned(studio) is None


def test_pinned_records_are_edited_as_json(ran: Studio, qtbot):
    dialog = opened(ran, qtbot)
    text = dialog.findChild(QPlainTextEdit, "pinned_json")
    sentence = dialog.findChild(QLabel, "pinned_sentence")
    assert sentence.text() == "2 records stand in for this node."

    text.setPlainText('[{"n": 7}')
    assert "Line 1, column" in sentence.text()
    assert not fine(dialog).isEnabled()
    text.setPlainText('[{"n": 7}]')
    assert sentence.text() == "One record stands in for this node."
    qtbot.mouseClick(fine(dialog), Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: pinned(ran) is not None)
    assert pinned(ran) == {"out": ({"n": 7},)}
    ran.actions["undo"].trigger()
    assert pinned(ran) is None


def test_pinned_records_are_edited_in_a_table(ran: Studio, qtbot):
    dialog = opened(ran, qtbot)
    table = dialog.findChild(QTableWidget, "pinned_table")
    dialog._views.setCurrentIndex(TABLE)
    assert table.item(1, 1).text() == "Page 1"

    table.item(0, 0).setText("[1, 2]")
    table.item(0, 1).setText("")
    qtbot.mouseClick(
        dialog.findChild(QPushButton, "add_record"), Qt.MouseButton.LeftButton
    )
    table.setCurrentCell(1, 0)
    qtbot.mouseClick(
        dialog.findChild(QPushButton, "remove_record"), Qt.MouseButton.LeftButton
    )
    qtbot.mouseClick(fine(dialog), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: pinned(ran) is not None)
    assert pinned(ran) == {"out": ({"n": [1, 2]}, {})}


def test_records_may_be_typed_before_any_run(studio: Studio, qtbot):
    choose(studio, "extract")
    dialog = opened(studio, qtbot)
    text = dialog.findChild(QPlainTextEdit, "pinned_json")
    assert text.toPlainText() == "[]"
    text.setPlainText('[{"text": "Teak"}]')
    dialog.accept()
    qtbot.waitUntil(lambda: pinned(studio) == {"out": ({"text": "Teak"},)})
