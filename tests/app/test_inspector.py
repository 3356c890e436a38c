"""Settings are edited in the inspector: kept as typed, undone in one step, checked."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextBrowser,
    QToolButton,
)

from app.compose import Studio
from engine.pipeline import Node
from tests.helpers.pipelines import chain, keyword_pipeline


@pytest.fixture
def limit(studio: Studio):
    studio.filing.open_sample()
    studio.desk.front.selection.choose(["limit"])
    return studio


def setting(studio: Studio, kind: type, name: str):
    found = studio.inspector.findChildren(kind, name)
    return next((each for each in found if each.isVisible()), found[0])


def config(studio: Studio) -> dict:
    return dict(studio.desk.front.pipeline.nodes["limit"].config)


def retype(qtbot, line: QLineEdit, text: str) -> None:
    line.selectAll()
    qtbot.keyClicks(line, text)


def test_enter_on_a_node_puts_the_cursor_into_its_settings(limit: Studio, qtbot):
    limit.window.activateWindow()
    canvas = limit.desk.front.canvas
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    first = limit.inspector.focusWidget()
    assert isinstance(first, QLineEdit)
    assert first.hasFocus()


def test_typing_into_one_field_is_one_step_to_undo(limit: Studio, qtbot):
    retype(qtbot, setting(limit, QLineEdit, "count"), "125")
    assert config(limit) == {"count": 125}
    limit.actions["undo"].trigger()
    assert config(limit) == {"count": 5}
    assert setting(limit, QLineEdit, "count").text() == "5"


def test_two_visits_to_a_field_are_two_steps(limit: Studio, qtbot):
    retype(qtbot, setting(limit, QLineEdit, "count"), "12")
    limit.desk.front.selection.choose(["filter"])
    limit.desk.front.selection.choose(["limit"])
    retype(qtbot, setting(limit, QLineEdit, "count"), "13")
    limit.actions["undo"].trigger()
    assert config(limit) == {"count": 12}


def test_ctrl_z_in_a_field_takes_the_change_of_the_document_back(limit: Studio, qtbot):
    line = setting(limit, QLineEdit, "count")
    retype(qtbot, line, "7")
    line.setFocus()
    qtbot.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: config(limit) == {"count": 5})


def test_half_typed_values_are_kept_and_marked_until_they_are_right(limit, qtbot):
    line = setting(limit, QLineEdit, "count")
    retype(qtbot, line, "12a")
    assert config(limit) == {"count": "12a"}
    error = setting(limit, QLabel, "count_error")
    qtbot.waitUntil(lambda: error.text() != "")
    assert limit.window.problems_button.text() == "1 problem"
    retype(qtbot, line, "12")
    qtbot.waitUntil(lambda: error.text() == "")
    assert limit.window.problems_button.text() == "No problems"


def test_an_address_that_is_missing_is_told_at_its_row(studio: Studio, qtbot):
    studio.filing.new()
    feed = studio.desk.front.canvas.insert_node("sources.feed", QPointF(0, 0))
    studio.desk.front.selection.choose([feed])
    error = setting(studio, QLabel, "url_error")
    qtbot.waitUntil(lambda: error.text() != "")
    assert error.text() == "No address is given; type the feed's address."
    retype(qtbot, setting(studio, QLineEdit, "url"), "https://example.com/feed.xml")
    qtbot.waitUntil(lambda: error.text() == "")


def test_half_typed_values_survive_saving_and_opening(limit: Studio, engine, qtbot):
    retype(qtbot, setting(limit, QLineEdit, "count"), "12a")
    sheet = limit.desk.front
    limit.actions["save"].trigger()
    qtbot.waitUntil(lambda: not sheet.document.is_dirty)
    limit.actions["close"].trigger()
    qtbot.waitUntil(lambda: limit.desk.front is None)
    limit.tasks.spawn(limit.filing.open(next(iter(engine.library))), "Opening")
    qtbot.waitUntil(lambda: limit.desk.front is not None)
    assert config(limit) == {"count": "12a"}


def test_a_node_gets_a_name_and_can_be_switched_off(limit: Studio, qtbot):
    qtbot.keyClicks(setting(limit, QLineEdit, "node_name"), "Top")
    setting(limit, QCheckBox, "node_disabled").click()
    node = limit.desk.front.pipeline.nodes["limit"]
    assert (node.name, node.disabled) == ("Top", True)


def test_what_happens_on_errors_is_set_per_node(limit: Studio, qtbot):
    setting(limit, QToolButton, "more").click()
    retype(qtbot, setting(limit, QLineEdit, "attempts"), "3")
    combo = setting(limit, QComboBox, "on_error")
    combo.setCurrentIndex(combo.findData("skip"))
    combo.activated.emit(combo.currentIndex())
    node = limit.desk.front.pipeline.nodes["limit"]
    assert (node.retry.attempts, node.on_error) == (3, "skip")


def test_a_wrong_number_of_tries_is_not_taken(limit: Studio, qtbot):
    retype(qtbot, setting(limit, QLineEdit, "attempts"), "0")
    assert limit.desk.front.pipeline.nodes["limit"].retry.attempts == 1
    assert setting(limit, QLabel, "attempts_error").text() != ""
    assert setting(limit, QLineEdit, "attempts").text() == "0"


def test_without_a_selection_the_pipeline_itself_is_set(limit: Studio, qtbot):
    limit.desk.front.selection.clear()
    retype(qtbot, setting(limit, QLineEdit, "category"), "Shop")
    assert limit.desk.front.pipeline.category == "Shop"


def test_help_comes_from_the_nodes_own_words(limit: Studio):
    limit.actions["help"].trigger()
    text = setting(limit, QTextBrowser, "help").toPlainText()
    assert text.startswith("Limit")
    assert "Settings" in text


def test_fields_of_the_last_run_are_offered(limit: Studio, engine, qtbot):
    limit.actions["run"].trigger()
    qtbot.waitUntil(lambda: limit.running.run is not None)
    engine.finish(
        limit.running.run.id,
        outputs={"extract": {"out": [{"words": 3, "page": {"rank": 1}}]}},
    )
    limit.desk.front.selection.choose(["filter"])
    combo = setting(limit, QComboBox, "field")
    qtbot.waitUntil(lambda: combo.findText("page.rank") >= 0)
    assert combo.findText("words") >= 0


def test_an_unknown_node_keeps_its_settings(studio: Studio):
    stranger = Node("x", "other.node", config={"a": 1})
    pipeline = replace(keyword_pipeline(), nodes={"x": stranger}, edges=())
    studio.desk.open(pipeline, is_saved=True).selection.choose(["x"])
    labels = [label.text() for label in studio.inspector.findChildren(QLabel)]
    assert any("not installed" in text for text in labels)


def test_a_formula_is_tried_on_a_record_of_the_last_run(studio, engine, qtbot):
    pipeline = chain(
        Node("text", "sources.text"),
        Node("if", "flow.conditional", config={"formula": "words > 2"}),
    )
    sheet = studio.desk.open(pipeline, is_saved=True)
    studio.actions["run"].trigger()
    qtbot.waitUntil(lambda: studio.running.run is not None)
    engine.finish(studio.running.run.id, outputs={"text": {"out": [{"words": 3}]}})
    sheet.selection.choose(["if"])
    outcome = setting(studio, QLabel, "formula_preview")
    qtbot.waitUntil(lambda: outcome.text() == "= true")
    box = setting(studio, QPlainTextEdit, "formula")
    box.setPlainText("words >")
    qtbot.waitUntil(lambda: outcome.property("role") == "error")
    assert box.extraSelections()
