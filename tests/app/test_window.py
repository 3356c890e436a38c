"""The window as a person meets it: start page, palette, canvas, inspector."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from app.compose import Studio
from app.panels.pipeline_page import PipelinePage
from app.panels.start_page import StartPage


@pytest.mark.parametrize(("width", "beside"), [(1100, True), (500, False)])
def test_the_ways_to_begin_stand_side_by_side_where_there_is_room(qtbot, width, beside):
    page = StartPage()
    qtbot.addWidget(page)
    page.resize(width, 700)
    with qtbot.waitExposed(page):
        page.show()
    sample, new = (
        page.findChild(QPushButton, name) for name in ("open_sample", "new_pipeline")
    )
    qtbot.waitUntil(lambda: (sample.y() == new.y()) == beside)
    for card in (sample, new):
        assert card.width() >= card.sizeHint().width()


def test_the_start_page_offers_the_sample(studio: Studio, qtbot):
    card = studio.window.findChild(QPushButton, "open_sample")
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton)
    assert studio.desk.front.pipeline.name == "Keywords of texts"
    assert not studio.desk.front.document.is_dirty


def test_enter_in_the_palette_adds_the_best_match(studio: Studio, qtbot):
    qtbot.mouseClick(
        studio.window.findChild(QPushButton, "new_pipeline"), Qt.MouseButton.LeftButton
    )
    search = studio.palette.findChild(QLineEdit, "search_nodes")
    qtbot.keyClicks(search, "extract")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    nodes = studio.desk.front.pipeline.nodes.values()
    assert [node.type for node in nodes] == ["siex.extract"]


def test_a_small_screen_cuts_no_form(studio: Studio):
    studio.filing.open_sample()
    studio.window.resize(1024, 670)
    assert studio.window.width() == 1024
    assert studio.window.minimumWidth() <= 1024
    page = studio.window.right.findChild(PipelinePage)
    assert page
    assert page.parentWidget().width() >= page.minimumSizeHint().width()


def test_a_message_does_not_stand_on_the_count_of_problems(studio: Studio, qtbot):
    studio.filing.open_sample()
    button, bar = studio.window.problems_button, studio.window.statusBar()
    qtbot.waitUntil(button.isVisible)
    bar.showMessage("Saved.")
    studio.checks.judge()
    assert not button.isVisible()
    bar.clearMessage()
    assert button.isVisible()
