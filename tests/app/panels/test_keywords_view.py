"""The keywords of a record as a person looks at them: choose, step, page, compare."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QTabBar,
    QTableView,
    QTreeWidget,
    QWidget,
)

from app.compose import Studio
from app.panels.keywords.mention_text import MentionText
from app.panels.keywords.reason_chart import ReasonChart
from app.panels.keywords.stepper import Stepper
from app.panels.results import KEYWORDS
from app.window import RESULTS
from engine.protocol import Explanation
from tests.app.test_running import finished
from tests.helpers.keywords import EXPLANATION, TEXT, TITLE, keyword_record, places


def look(studio: Studio, engine, qtbot, *records: dict) -> None:
    """Run, choose the extract node and open the keywords of its first record."""
    studio.window.activateWindow()
    qtbot.waitUntil(studio.window.isActiveWindow)
    finished(studio, engine, qtbot, extract={"out": list(records)})
    studio.desk.front.selection.choose(["extract"])
    studio.window.show_run_page(RESULTS)
    qtbot.waitUntil(lambda: studio.results.model.rowCount() == len(records))
    tabs = studio.results.findChild(QTabBar, "view")
    qtbot.waitUntil(lambda: tabs.isTabVisible(KEYWORDS))
    qtbot.mouseClick(
        tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(KEYWORDS).center()
    )


def the_list(studio: Studio) -> QTreeWidget:
    return studio.results.findChild(QTreeWidget, "keywords")


def the_text(studio: Studio) -> MentionText:
    return studio.results.findChild(MentionText, "keyword_text")


def said(studio: Studio, name: str) -> str:
    label = studio.results.findChild(QLabel, name)
    return label.text() if not label.isHidden() else ""


def stepper(studio: Studio, name: str) -> str:
    found = studio.results.findChild(Stepper, name)
    return found.words if not found.isHidden() else ""


def lit(studio: Studio) -> str:
    """Return the text under the mark of the mention that is gone to."""
    marks = the_text(studio).extraSelections()
    return marks[-1].cursor.selectedText()


def press(qtbot, widget: QWidget, key: Qt.Key, *modifiers) -> None:
    widget.setFocus()
    qtbot.keyClick(widget, key, *modifiers)


def test_each_keyword_has_its_line(studio: Studio, engine, qtbot):
    look(studio, engine, qtbot, keyword_record())
    found = the_list(studio)
    lines = [
        [found.topLevelItem(n).text(column) for column in range(4)]
        for n in range(found.topLevelItemCount())
    ]
    assert lines[0] == ["lantern festival", "0.86", "Event", "2×"]
    assert lines[4] == ["Imogen Ashcombe", "0.44", "Person", "1×"]
    assert len(lines) == 8


def test_a_chosen_keyword_lights_up_and_f3_goes_on(studio: Studio, engine, qtbot):
    look(studio, engine, qtbot, keyword_record())
    found, text = the_list(studio), the_text(studio)
    found.setFocus()
    assert lit(studio) == "Lantern Festival"
    press(qtbot, found, Qt.Key.Key_F3)
    assert lit(studio) == "lantern festival"
    press(qtbot, text, Qt.Key.Key_F3)
    assert lit(studio) == "Lantern Festival"
    press(qtbot, text, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert stepper(studio, "mention_stepper") == "Mention 2 of 2"
    press(qtbot, found, Qt.Key.Key_Down)
    assert lit(studio) == "Pellwick"
    assert said(studio, "keyword_name") == "Pellwick"


def test_a_click_on_a_mention_chooses_its_keyword(studio: Studio, engine, qtbot):
    look(studio, engine, qtbot, keyword_record())
    text = the_text(studio)
    cursor = text.document().find("four hundred paper")
    cursor.setPosition(cursor.selectionEnd() - 2)
    place = text.cursorRect(cursor).center() + QPoint(1, 0)
    qtbot.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert the_list(studio).currentItem().text(0) == "paper lanterns"


def test_emoji_before_a_mention_do_not_shift_it(studio: Studio, engine, qtbot):
    look(studio, engine, qtbot, keyword_record(text=f"🏮🦊 𝔘 🐻‍❄️ {TEXT}"))
    assert lit(studio) == "Lantern Festival"
    qtbot.keyClick(studio.results.findChild(QTabBar, "view"), Qt.Key.Key_F3)
    assert lit(studio) == "lantern festival"


def test_the_reasons_are_asked_for_and_add_up(studio: Studio, engine, qtbot):
    engine.reasons = {"lantern festival": EXPLANATION}
    look(studio, engine, qtbot, keyword_record())
    chart = studio.results.findChild(ReasonChart, "reasons")
    qtbot.waitUntil(lambda: not chart.isHidden())
    assert engine.explained[-1][1:] == (
        "extract", "out", 0, "keywords", "lantern festival",
    )  # fmt: skip
    assert "Named in the title: +0.41" in chart.accessibleDescription()
    assert chart.accessibleDescription().endswith("Score: 0.86")
    assert said(studio, "keyword_forms") == "Also written: Lantern Festival"
    assert said(studio, "keyword_related") == "Goes with: Pellwick, night market"
    asked = len(engine.explained)
    press(qtbot, the_list(studio), Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: "no keyword" in said(studio, "keyword_said"))
    press(qtbot, the_list(studio), Qt.Key.Key_Up)
    assert not chart.isHidden()
    assert len(engine.explained) == asked + 1


def test_a_model_that_gives_no_reasons_says_so(studio: Studio, engine, qtbot):
    engine.reasons = {"lantern festival": Explanation(score=0.86)}
    look(studio, engine, qtbot, keyword_record())
    qtbot.waitUntil(lambda: "does not say" in said(studio, "keyword_said"))


def test_one_record_after_the_other(studio: Studio, engine, qtbot):
    records = [keyword_record(title=f"Page {n}") for n in range(3)]
    records[2]["keywords"] = []
    look(studio, engine, qtbot, *records)
    assert stepper(studio, "record_stepper") == "Record 1 of 3"
    alt = Qt.KeyboardModifier.AltModifier
    press(qtbot, the_list(studio), Qt.Key.Key_PageDown, alt)
    assert stepper(studio, "record_stepper") == "Record 2 of 3"
    assert the_text(studio).toPlainText().startswith("Page 1. The harbour")
    press(qtbot, the_text(studio), Qt.Key.Key_PageDown, alt)
    assert said(studio, "no_keywords") == "No keywords in this record."
    assert studio.results.findChild(QTableView, "records").currentIndex().row() == 2
    press(qtbot, the_text(studio), Qt.Key.Key_PageUp, alt)
    assert the_list(studio).topLevelItemCount() == 8


def test_a_text_that_is_gone_or_changed_is_not_marked(studio: Studio, engine, qtbot):
    gone, changed = keyword_record(), keyword_record()
    del gone["text"], gone["title"]
    changed["text"] = TEXT.swapcase()[3:]
    changed["title"] = ""
    look(studio, engine, qtbot, gone, changed)
    assert "not in this record any more" in said(studio, "text_notice")
    assert the_list(studio).topLevelItemCount() == 8
    alt = Qt.KeyboardModifier.AltModifier
    press(qtbot, the_list(studio), Qt.Key.Key_PageDown, alt)
    assert "has changed since" in said(studio, "text_notice")
    assert the_text(studio).extraSelections() == []


def test_a_long_text_comes_in_pages(studio: Studio, engine, qtbot):
    record = keyword_record(text=f"{'filler words ' * 80_000}\n{TEXT}")
    look(studio, engine, qtbot, record)
    qtbot.waitUntil(lambda: stepper(studio, "page_stepper") == "Page 1 of 53")
    text = the_text(studio)
    assert len(text.toPlainText()) <= 20_000
    press(qtbot, the_list(studio), Qt.Key.Key_F3)
    assert stepper(studio, "page_stepper") == "Page 53 of 53"
    assert lit(studio) == "lantern festival"
    text.show_page(0)
    text.verticalScrollBar().setValue(text.verticalScrollBar().maximum())
    press(qtbot, text, Qt.Key.Key_PageDown)
    assert stepper(studio, "page_stepper") == "Page 2 of 53"


def test_marks_on_a_page_are_bounded(studio: Studio, engine, qtbot):
    record = keyword_record(title="", text="a b " * 5_000)
    record["keywords"] = [
        {
            "text": word,
            "score": 0.5,
            "offsets": places(record["text"], word),
        }
        for word in "ab"
    ]
    look(studio, engine, qtbot, record)
    assert len(the_text(studio).extraSelections()) <= 2_001


def test_two_lists_of_keywords_are_told_apart(studio: Studio, engine, qtbot):
    record = keyword_record()
    record["few"] = record["keywords"][4:5]
    look(studio, engine, qtbot, record)
    fields = studio.results.findChild(QComboBox, "keyword_field")
    assert [fields.itemText(n) for n in range(2)] == ["keywords", "few"]
    fields.setCurrentText("few")
    fields.activated.emit(1)
    assert the_list(studio).topLevelItemCount() == 1


def test_enter_on_a_cell_with_keywords_opens_them(studio: Studio, engine, qtbot):
    look(studio, engine, qtbot, keyword_record())
    studio.results.show_view(0)
    table = studio.results.findChild(QTableView, "records")
    table.setFocus()
    table.setCurrentIndex(studio.results.model.index(0, 0))
    press(qtbot, table, Qt.Key.Key_Return)
    assert the_list(studio).isVisible()


def test_the_keywords_come_back_after_a_node_without_some(
    studio: Studio, engine, qtbot
):
    finished(
        studio,
        engine,
        qtbot,
        extract={"out": [keyword_record()]},
        text={"out": [{"text": TEXT, "title": TITLE}]},
    )
    tabs = studio.results.findChild(QTabBar, "view")
    studio.window.show_run_page(RESULTS)
    studio.desk.front.selection.choose(["extract"])
    qtbot.waitUntil(lambda: tabs.isTabVisible(KEYWORDS))
    studio.results.show_view(KEYWORDS)
    studio.desk.front.selection.choose(["text"])
    qtbot.waitUntil(lambda: not tabs.isTabVisible(KEYWORDS))
    studio.desk.front.selection.choose(["extract"])
    qtbot.waitUntil(lambda: the_list(studio).isVisible())
    qtbot.waitUntil(
        lambda: (
            tabs.tabRect(0).left() >= 0
            and tabs.tabRect(KEYWORDS).right() <= tabs.width()
        )
    )


@pytest.mark.parametrize("width", [400, 900])
def test_parts_stand_side_by_side_where_there_is_room(
    studio: Studio, engine, qtbot, width
):
    look(studio, engine, qtbot, keyword_record())
    view = the_text(studio).window()
    view.resize(width + 700, 800)
    found, text = the_list(studio), the_text(studio)
    studio.results.resize(width, 500)
    assert found.topLevelItemCount() == 8
    beside = text.mapTo(studio.results, QPoint()).x() > 200
    assert beside == (width > 620)
