"""The form keeps what was typed, shows errors at the field, and offers what is known."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from canvas.editors.editor import FormContext, Preview
from canvas.fields import FormField, form_fields
from canvas.form import Form
from nodes.registry import node_types

NOTHING = FormContext()


@pytest.fixture
def show(qtbot):
    def make(*fields: FormField, context: FormContext = NOTHING, **values):
        form = Form(fields, context)
        qtbot.addWidget(form)
        form.show_values(values)
        form.edits = []
        form.field_edited.connect(lambda name, value: form.edits.append((name, value)))
        return form

    return make


def typed(qtbot, widget, text: str) -> None:
    widget.selectAll()
    qtbot.keyClick(widget, Qt.Key.Key_Delete)
    qtbot.keyClicks(widget, text)


NUMBER = FormField("count", "Count", "integer", minimum=1, maximum=20)


@pytest.mark.parametrize(
    ("text", "value"), [("12", 12), ("12a", "12a"), ("", ""), ("1.5", "1.5")]
)
def test_a_number_is_a_number_once_it_is_one(show, qtbot, text, value):
    form = show(NUMBER, count=3)
    typed(qtbot, form.findChild(QLineEdit, "count"), text)
    assert form.edits[-1] == ("count", value)


def test_what_is_no_number_is_shown_as_it_was_typed(show):
    form = show(NUMBER, count="12a")
    assert form.findChild(QLineEdit, "count").text() == "12a"


def test_up_and_down_count_within_the_limits(show, qtbot):
    form = show(NUMBER, count=19)
    line = form.findChild(QLineEdit, "count")
    for _ in range(3):
        qtbot.keyClick(line, Qt.Key.Key_Up)
    assert form.edits[-1] == ("count", 20)


def test_a_field_without_value_shows_its_default(show):
    form = show(FormField("field", "Field", "text", default="text"))
    assert form.findChild(QLineEdit, "field").text() == "text"


def test_an_emptied_optional_field_is_nothing(show, qtbot):
    form = show(FormField("after", "After", "number", is_optional=True), after=2.5)
    typed(qtbot, form.findChild(QLineEdit, "after"), "")
    assert form.edits[-1] == ("after", None)


def test_a_choice_that_is_none_is_shown_all_the_same(show):
    form = show(FormField("way", "Way", "choice", choices=("a", "b")), way="old")
    assert form.findChild(QComboBox, "way").currentText() == "old"


def test_a_box_is_ticked_by_a_click(show, qtbot):
    form = show(FormField("on", "On", "boolean"), on=False)
    box = form.findChild(QCheckBox, "on")
    box.click()
    assert form.edits == [("on", True)]


def test_errors_stand_at_their_field(show):
    form = show(NUMBER, count=0)
    form.show_errors({"count": "At least 1."})
    label = form.findChild(QLabel, "count_error")
    assert label.text() == "At least 1."
    assert label.isVisibleTo(form)
    form.show_errors({})
    assert not label.isVisibleTo(form)


def test_a_list_of_texts_can_be_pasted_line_by_line(show, qtbot):
    form = show(FormField("urls", "URLs", "texts"), urls=["a"])
    box = form.findChild(QPlainTextEdit, "urls")
    box.setPlainText("a\nb")
    assert form.edits[-1] == ("urls", ["a", "b"])


def test_a_field_name_is_offered_from_upstream(show):
    form = show(
        FormField("field", "Field", "field"),
        context=FormContext(fields=("title", "text")),
        field="other",
    )
    combo = form.findChild(QComboBox, "field")
    assert [combo.itemText(i) for i in range(combo.count())] == ["title", "text"]
    assert combo.currentText() == "other"
    form.show_context(FormContext(fields=("score",)))
    assert combo.currentText() == "other"


def test_a_formula_shows_what_it_makes_of_a_record(show, qtbot):
    def preview(kind: str, text: str) -> Preview:
        return Preview(f"{kind} of {text}")

    form = show(FormField("if", "If", "formula"), context=FormContext(preview=preview))
    qtbot.keyClicks(form.findChild(QPlainTextEdit, "if"), "a+1")
    label = form.findChild(QLabel, "if_preview")
    qtbot.waitUntil(lambda: label.text() == "= formula of a+1")


def test_a_wrong_formula_says_where(show, qtbot):
    def preview(_kind: str, _text: str) -> Preview:
        return Preview("No such function (column 2)", is_error=True, position=1)

    form = show(
        FormField("if", "If", "formula"),
        context=FormContext(preview=preview),
        **{"if": "ab"},
    )
    marks = form.findChild(QPlainTextEdit, "if").extraSelections()
    assert [mark.cursor.selectionStart() for mark in marks] == [1]
    assert form.findChild(QLabel, "if_preview").property("role") == "error"


ROWS = FormField(
    "by",
    "By",
    "rows",
    columns=(FormField("field", "Field", "text"), FormField("up", "Up", "boolean")),
)


def test_rows_are_added_moved_and_removed(show, qtbot):
    form = show(ROWS, by=[{"field": "a", "up": True}])
    qtbot.mouseClick(form.findChild(QPushButton, "by"), Qt.MouseButton.LeftButton)
    assert form.edits[-1] == (
        "by",
        [{"field": "a", "up": True}, {"field": "", "up": False}],
    )
    qtbot.keyClicks(form.findChildren(QLineEdit, "field")[-1], "b")
    button(form, "Move up (2)").click()
    assert [row["field"] for row in form.edits[-1][1]] == ["b", "a"]
    button(form, "Remove (1)").click()
    assert [row["field"] for row in form.edits[-1][1]] == ["a"]


def test_headers_are_pairs(show, qtbot):
    form = show(
        FormField("headers", "Headers", "pairs"), headers={"Accept": "text/html"}
    )
    line = form.findChild(QLineEdit, "value")
    line.end(False)
    qtbot.keyClicks(line, ";q=1")
    assert form.edits[-1] == ("headers", {"Accept": "text/html;q=1"})


def test_a_row_is_a_formula_where_it_says_so(show, qtbot):
    field = next(
        f for f in form_fields(node_types()["fields.set"].config) if f.kind == "rows"
    )
    form = show(field, fields=[{"name": "n", "kind": "literal", "value": 1}])
    value = form.findChild(QPlainTextEdit, "value")
    value.setPlainText("2")
    assert form.edits[-1][1][0]["value"] == 2
    kind = form.findChild(QComboBox, "kind")
    kind.setCurrentIndex(1)
    kind.activated.emit(1)
    value.setPlainText("3")
    assert form.edits[-1][1][0] == {"name": "n", "kind": "formula", "value": "3"}


CONDITIONS = FormField("conditions", "Where", "conditions")


def test_tab_goes_through_a_condition_before_its_cross(show):
    rows = [{"field": "score", "operator": "equals", "value": "high"}]
    form = show(CONDITIONS, conditions={"match": "all", "rows": rows})
    names = "operator", "value", "match_case", "remove"
    ways = [form.findChild(QWidget, name) for name in names]
    for one, after in pairwise(ways):
        assert one.nextInFocusChain() is after


def test_conditions_are_built_by_hand(show, qtbot):
    form = show(CONDITIONS)
    form.findChild(QPushButton, "add_condition").click()
    line = form.findChild(QComboBox, "field").lineEdit()
    qtbot.keyClicks(line, "score")
    operator = form.findChild(QComboBox, "operator")
    operator.setCurrentIndex(operator.findData("at_least"))
    operator.activated.emit(operator.currentIndex())
    qtbot.keyClicks(form.findChild(QLineEdit, "value"), "0.5")
    assert form.edits[-1][1] == {
        "match": "all",
        "rows": [{"field": "score", "operator": "at_least", "value": 0.5}],
    }


def test_conditions_may_be_nested_and_removed(show):
    form = show(CONDITIONS)
    form.findChild(QPushButton, "add_group").click()
    group = form.edits[-1][1]["rows"][0]
    assert group == {
        "match": "any",
        "rows": [{"field": "", "operator": "equals", "value": ""}],
    }
    form.findChildren(QToolButton, "remove")[0].click()
    assert form.edits[-1][1]["rows"] == []


def test_the_decimals_of_a_value_can_be_typed(show, qtbot):
    rows = [{"field": "score", "operator": "at_least", "value": 1}]
    form = show(CONDITIONS, conditions={"match": "all", "rows": rows})
    line = form.findChild(QLineEdit, "value")
    qtbot.keyClicks(line, ".50")
    assert line.text() == "1.50"


@pytest.mark.parametrize("node_type", node_types().values(), ids=lambda each: each.id)
def test_every_node_can_be_shown_in_a_form(show, node_type):
    defaults = {
        name: field.default
        for name, field in node_type.config.model_fields.items()
        if not field.is_required()
    }
    form = show(*form_fields(node_type.config), **defaults)
    assert form.edits == []


def button(form: Form, name: str) -> QToolButton:
    return next(b for b in form.findChildren(QToolButton) if b.toolTip() == name)
