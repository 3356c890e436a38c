"""An editor of condition rows: all or any of some comparisons and groups of them."""

from collections.abc import Callable, Mapping
from functools import partial
from itertools import pairwise
from typing import Any, get_args

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from canvas.editors.editor import (
    Combo,
    Editor,
    FormContext,
    Line,
    keep_text,
    meant,
    tool_button,
)
from canvas.editors.lines import FieldNameEditor
from canvas.fields import FormField, readable
from nodes.conditions import WITHOUT_VALUE, Operator

FIELD = FormField("field", "Field", "field")
NEW_ROW: Mapping[str, Any] = {"field": "", "operator": "equals", "value": ""}
NEW_GROUP: Mapping[str, Any] = {"match": "any", "rows": [dict(NEW_ROW)]}
WORDS: Mapping[str, str] = {
    "equals": "is",
    "not_equals": "is not",
    "not_contains": "does not contain",
    "greater": "greater than",
    "less": "less than",
    "matches": "matches pattern",
}
TEXT_OPERATORS = ("contains", "not_contains", "starts_with", "ends_with", "matches")


class ConditionLine(QFrame):
    """One comparison: field, operator, value.

    Signals:
        edited: The comparison changed (its row).
        removed: It should go.
    """

    edited = Signal(object)
    removed = Signal()

    def __init__(self, context: FormContext) -> None:
        super().__init__()
        self._row: Mapping[str, Any] = NEW_ROW
        self.setProperty("role", "row")
        self._field = FieldNameEditor(FIELD, context)
        self._operator = Combo()
        self._operator.setObjectName("operator")
        self._operator.setAccessibleName(self.tr("Operator"))
        for operator in get_args(Operator):
            self._operator.addItem(
                WORDS.get(operator, readable(operator).lower()), operator
            )
        self._value = Line(placeholderText=self.tr("value"))
        self._value.setObjectName("value")
        self._value.setAccessibleName(self.tr("Value"))
        self._case = tool_button("Aa", self.tr("Match case"), self._choose_case)
        self._case.setCheckable(True)
        self._case.setObjectName("match_case")
        self._field.edited.connect(partial(self._set, "field"))
        self._operator.activated.connect(self._choose)
        self._value.textEdited.connect(self._type)
        self._lay_out()

    def show_row(self, row: Mapping[str, Any]) -> None:
        """Show a comparison."""
        self._row = row
        self._field.show_value(row.get("field", ""))
        self._operator.setCurrentIndex(
            max(0, self._operator.findData(row.get("operator", "equals")))
        )
        text = _value_text(row.get("value"))
        if _typed(self._value.text(), self._operator.currentData()) != row.get("value"):
            self._value.setText(text)
        self._case.setChecked(bool(row.get("match_case")))
        self._value.setVisible(self._operator.currentData() not in WITHOUT_VALUE)
        self._case.setVisible(self._value.isVisibleTo(self))

    def show_context(self, context: FormContext) -> None:
        """Offer other fields."""
        self._field.show_context(context)

    def _lay_out(self) -> None:
        above, below = QHBoxLayout(), QHBoxLayout()
        remove = _remove_button(self.removed.emit)
        above.addWidget(self._field, 1)
        above.addWidget(remove)
        below.addWidget(self._operator, 1)
        below.addWidget(self._value, 1)
        below.addWidget(self._case)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 4, 6)
        column.setSpacing(4)
        column.addLayout(above)
        column.addLayout(below)
        ways = self._field, self._operator, self._value, self._case, remove
        for one, after in pairwise(ways):
            self.setTabOrder(one, after)

    def _choose(self) -> None:
        operator = self._operator.currentData()
        row = {**self._row, "operator": operator}
        row["value"] = _typed(self._value.text(), operator)
        self._tell(row)

    def _choose_case(self) -> None:
        self._set("match_case", self._case.isChecked())

    def _type(self, text: str) -> None:
        self._set("value", _typed(text, self._operator.currentData()))

    def _set(self, name: str, value: Any) -> None:
        self._tell({**self._row, name: value})

    def _tell(self, row: Mapping[str, Any]) -> None:
        self.show_row(row)
        self.edited.emit(row)


class ConditionGroup(QFrame):
    """Comparisons and groups of which all or any must hold.

    Signals:
        edited: The group changed (its value).
        removed: It should go.
    """

    edited = Signal(object)
    removed = Signal()

    def __init__(self, context: FormContext, *, is_nested: bool) -> None:
        super().__init__()
        self._context = context
        self._group: Mapping[str, Any] = {}
        self._parts: list[ConditionLine | ConditionGroup] = []
        self.setProperty("role", "group" if is_nested else "plain")
        self._match = Combo()
        self._match.setObjectName("match")
        self._match.setAccessibleName(self.tr("How many must hold"))
        self._match.addItem(self.tr("all of these hold"), "all")
        self._match.addItem(self.tr("any of these holds"), "any")
        self._match.activated.connect(
            lambda: self._tell({**self._group, "match": self._match.currentData()})
        )
        self._column = QVBoxLayout(self)
        margin = 8 if is_nested else 0
        self._column.setContentsMargins(margin, margin, margin, margin)
        self._column.setSpacing(6)
        self._column.addLayout(self._head(is_nested))
        self._column.addLayout(self._foot())

    def show_group(self, group: Mapping[str, Any]) -> None:
        """Show a group."""
        self._group = group
        with QSignalBlocker(self._match):
            self._match.setCurrentIndex(
                max(0, self._match.findData(group.get("match", "all")))
            )
        rows = _rows(group)
        if [_is_group(row) for row in rows] != [
            isinstance(part, ConditionGroup) for part in self._parts
        ]:
            self._rebuild(rows)
        for part, row in zip(self._parts, rows, strict=True):
            if isinstance(part, ConditionGroup):
                part.show_group(row)
            else:
                part.show_row(row)

    def show_context(self, context: FormContext) -> None:
        """Offer other fields."""
        self._context = context
        for part in self._parts:
            part.show_context(context)

    def _head(self, is_nested: bool) -> QLayout:
        row = QHBoxLayout()
        row.addWidget(QLabel(self.tr("Where")))
        row.addWidget(self._match, 1)
        if is_nested:
            row.addWidget(_remove_button(self.removed.emit))
        return row

    def _foot(self) -> QLayout:
        row = QHBoxLayout()
        for text, name, new in (
            (self.tr("Add condition"), "add_condition", NEW_ROW),
            (self.tr("Add group"), "add_group", NEW_GROUP),
        ):
            button = QPushButton(text)
            button.setObjectName(name)
            button.setProperty("role", "quiet")
            button.clicked.connect(lambda _checked=False, new=new: self._append(new))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _rebuild(self, rows: list[Mapping[str, Any]]) -> None:
        for part in self._parts:
            self._column.removeWidget(part)
            part.hide()
            part.deleteLater()
        self._parts = [self._part(index, row) for index, row in enumerate(rows)]
        for index, part in enumerate(self._parts):
            self._column.insertWidget(index + 1, part)

    def _part(
        self, index: int, row: Mapping[str, Any]
    ) -> "ConditionLine | ConditionGroup":
        part = (
            ConditionGroup(self._context, is_nested=True)
            if _is_group(row)
            else ConditionLine(self._context)
        )
        part.edited.connect(partial(self._replace, index))
        part.removed.connect(lambda: self._remove(index))
        return part

    def _append(self, new: Mapping[str, Any]) -> None:
        self._put([*_rows(self._group), dict(new)])

    def _replace(self, index: int, after: Mapping[str, Any]) -> None:
        rows = _rows(self._group)
        rows[index] = after
        self._tell({**self._group, "rows": rows})

    def _remove(self, index: int) -> None:
        self._put([row for i, row in enumerate(_rows(self._group)) if i != index])

    def _put(self, rows: list[Mapping[str, Any]]) -> None:
        group = {**self._group, "rows": rows}
        self.show_group(group)
        self._tell(group)

    def _tell(self, group: Mapping[str, Any]) -> None:
        self._group = {"match": "all", **group}
        self.edited.emit(self._group)


class ConditionsEditor(Editor):
    """Edits condition rows."""

    def __init__(
        self, field: FormField, context: FormContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, context, parent)
        self._value: Any = {}
        self._group = ConditionGroup(context, is_nested=False)
        self._group.edited.connect(self._take)
        self.put(self._group)

    def value(self) -> Any:
        """Return the conditions."""
        return self._value

    def show_value(self, value: Any) -> None:
        """Show conditions."""
        if value != self._value or not self._value:
            self._value = value
            self._group.show_group(value if isinstance(value, Mapping) else {})

    def show_context(self, context: FormContext) -> None:
        """Offer other fields."""
        super().show_context(context)
        self._group.show_context(context)

    def _take(self, value: Any) -> None:
        self._value = value
        self.edited.emit(value)


def _remove_button(act: Callable[[], object]) -> QToolButton:
    button = tool_button("✕", "Remove", act)
    button.setObjectName("remove")
    return button


def _rows(group: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    rows = group.get("rows", ())
    if not isinstance(rows, list | tuple):
        return []
    return [row for row in rows if isinstance(row, Mapping)]


def _is_group(row: Mapping[str, Any]) -> bool:
    return "rows" in row or "match" in row


def _value_text(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(map(keep_text, value))
    return keep_text(value)


def _typed(text: str, operator: str) -> Any:
    if operator in WITHOUT_VALUE:
        return None
    if operator == "is_one_of":
        return [part.strip() for part in text.split(",")] if text else []
    return text if operator in TEXT_OPERATORS else meant(text)
