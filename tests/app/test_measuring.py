"""A person measures the keyword model: sets, progress, stop, copies, texts of their own."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QPushButton,
    QTreeWidget,
)

from app.compose import Studio
from app.dialogs.measure import MeasurePage
from app.measuring import PIECE_CHARACTERS, pieces
from engine.siex.samples import Sample


@pytest.fixture
def page(studio: Studio) -> MeasurePage:
    """The page, opened from the menu."""
    studio.actions["measure"].trigger()
    found = studio.window.findChild(QDialog, "measure")
    assert isinstance(found, MeasurePage)
    yield found
    found.close()


def click(qtbot, page: MeasurePage, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert button.isVisible()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def said(page: MeasurePage, name: str) -> str:
    return page.findChild(QLabel, name).text()


def lines(page: MeasurePage) -> list[list[str]]:
    table = page.findChild(QTreeWidget, "figures")
    items = [table.topLevelItem(n) for n in range(table.topLevelItemCount())]
    return [[item.text(column) for column in range(7)] for item in items]


def measure(qtbot, studio: Studio, page: MeasurePage) -> None:
    click(qtbot, page, "start_measuring")
    qtbot.waitUntil(lambda: not studio.measuring.is_running)


def test_quality_and_speed_stand_in_a_line_per_language(studio, engine, page, qtbot):
    assert "never seen" in said(page, "set_note")
    measure(qtbot, studio, page)
    assert len(lines(page)) == 12
    assert lines(page)[0] == ["English", "3", "40.0", "50.0", "45.0", "300", "30,000"]
    assert lines(page)[-1][:4] == ["All", "33", "40.0", "50.0"]
    assert said(page, "measure_state") == "Done: 33 measured."
    assert "Runs as: machine code" in said(page, "model_facts")
    assert "First keyword: 0.62 s" in said(page, "model_facts")


def test_the_page_says_what_the_model_has_learnt_from(studio, engine, page, qtbot):
    sets = page.findChild(QComboBox, "sample_set")
    sets.setCurrentIndex(1)
    sets.activated.emit(1)
    assert "has learnt from them" in said(page, "set_note")
    measure(qtbot, studio, page)
    assert lines(page)[-1][:2] == ["All", "550"]
    assert sum(engine.measured) == 550


def test_it_can_be_stopped_and_started_again(studio, engine, page, qtbot):
    engine.while_measuring = lambda: (
        len(engine.measured) == 2 and click(qtbot, page, "stop_measuring")
    )
    measure(qtbot, studio, page)
    assert said(page, "measure_state") == "Stopped after 6 of 33 texts."
    qtbot.wait(20)
    assert len(engine.measured) == 3
    engine.while_measuring = lambda: None
    measure(qtbot, studio, page)
    assert said(page, "measure_state") == "Done: 33 measured."


def test_figures_are_copied_as_text_and_as_csv(studio, engine, page, qtbot):
    assert not page.findChild(QPushButton, "copy_csv").isEnabled()
    measure(qtbot, studio, page)
    click(qtbot, page, "copy_csv")
    rows = QGuiApplication.clipboard().text().splitlines()
    assert rows[0] == "Language,Texts,F1@5,F1@10,F1@15,Texts/s,Words/s"
    assert rows[1] == "en,3,40.0,50.0,45.0,300,30000"
    click(qtbot, page, "copy_text")
    text = QGuiApplication.clipboard().text()
    assert text.startswith("Texts new to the model.")
    assert "Model: 0123456789abcdef" in text


def test_own_texts_are_measured(studio, engine, page, qtbot, tmp_path: Path):
    own = tmp_path / "own.jsonl"
    line = json.dumps({"text": "Ferries sail.", "keyphrases": ["ferries"]})
    own.write_text(f"{line}\n" * 20, "utf-8")
    sets = page.findChild(QComboBox, "sample_set")
    sets.setCurrentIndex(2)
    sets.activated.emit(2)
    assert '"keyphrases"' in said(page, "set_note")
    dialog = page.findChild(QFileDialog, "own_texts")
    dialog.fileSelected.emit(str(own))
    dialog.close()
    assert sets.currentText() == "own.jsonl"
    measure(qtbot, studio, page)
    assert engine.measured == [8, 8, 4]
    assert lines(page) == [
        ["Found out by the model", "20", "40.0", "50.0", "45.0", "667", "66,667"]
    ]


def test_trouble_is_told_and_it_goes_on_after_it(studio, engine, page, qtbot, tmp_path):
    own = tmp_path / "own.jsonl"
    own.write_text('{"text": "Ferries sail."}\n', "utf-8")
    page.offer_file(str(own))
    measure(qtbot, studio, page)
    assert "Line 1 has no list of texts as “keyphrases”" in said(page, "measure_state")
    own.unlink()
    measure(qtbot, studio, page)
    assert "own.jsonl" in said(page, "measure_state")
    page.offer_file(str(own))
    own.write_text('{"text": "Ferries sail.", "keyphrases": ["ferries"]}\n', "utf-8")
    engine.is_down = True
    measure(qtbot, studio, page)
    assert said(page, "measure_state") == "The engine went away."
    engine.is_down = False
    measure(qtbot, studio, page)
    assert said(page, "measure_state") == "Done: 1 measured."


def test_the_page_opens_once(studio, page):
    studio.actions["measure"].trigger()
    assert len(studio.window.findChildren(QDialog, "measure")) == 1


def test_pieces_are_of_one_language_and_bounded():
    long = Sample("x" * PIECE_CHARACTERS, (), language="sv")
    short = Sample("x", (), language="en")
    cut = list(pieces([long, short, long, *[short] * 20]))
    assert [len(piece) for piece in cut] == [1, 1, 8, 8, 5]
    assert all(len({sample.language for sample in piece}) == 1 for piece in cut)
    assert list(pieces([])) == []
