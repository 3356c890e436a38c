"""Editors of lists: rows of small models, and pairs of a name and a value."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from canvas.editors.editor import Editor, EditorMaker, FormContext, tool_button
from canvas.editors.prose import ValueEditor
from canvas.fields import FormField

PAIR = (
    FormField("key", "Name", "text"),
    FormField("value", "Value", "text"),
)
WIDE = (
    "long_text",
    "template",
    "formula",
    "conditions",
    "rows",
    "pairs",
    "texts",
    "value",
)


class Row(QFrame):
    """One row of a list: an editor per column, and buttons to move and remove it."""

    def __init__(self, columns: tuple[Editor, ...], buttons: QWidget) -> None:
        super().__init__()
        self.editors = columns
        self.setProperty("role", "row")
        outer = QHBoxLayout(self)
        outer.setContentsMargins(8, 6, 4, 6)
        outer.setSpacing(4)
        cells = QVBoxLayout()
        cells.setSpacing(4)
        line: QHBoxLayout | None = None
        for editor in columns:
            if editor.field.kind in WIDE:
                line = None
                cells.addWidget(_cell(editor))
                continue
            if line is None or line.count() == 2:
                line = QHBoxLayout()
                line.setSpacing(6)
                cells.addLayout(line)
            line.addWidget(_cell(editor), 1)
        outer.addLayout(cells, 1)
        outer.addWidget(buttons, 0, Qt.AlignmentFlag.AlignTop)


class RowsEditor(Editor):
    """Edits a list of rows: add, remove, move up and down."""

    def __init__(
        self,
        field: FormField,
        context: FormContext,
        make: EditorMaker,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(field, context, parent)
        self._make = make
        self._rows: list[Any] = []
        self._shown: list[Row] = []
        self.columns = PAIR if field.kind == "pairs" else field.columns
        self._add = QPushButton(self.tr("Add"))
        self._add.setProperty("role", "quiet")
        self._add.clicked.connect(self._append)
        self.put(self._add)

    @property
    def is_plain(self) -> bool:
        """Whether the rows are bare values rather than objects."""
        return len(self.columns) == 1 and not self.columns[0].name

    def value(self) -> Any:
        """Return the rows, or a mapping where the field holds pairs."""
        if self.field.kind != "pairs":
            return list(self._rows)
        return {str(row.get("key", "")): row.get("value", "") for row in self._rows}

    def show_value(self, value: Any) -> None:
        """Show rows."""
        if value == self.value() and len(self._shown) == len(self._rows):
            return
        rows = _as_rows(value)
        if len(rows) == len(self._shown):
            self._rows = rows
            for index, row in enumerate(rows):
                self._show_row(index, row)
        else:
            self._rebuild(rows)

    def show_context(self, context: FormContext) -> None:
        """Hand the context on to every cell."""
        super().show_context(context)
        for row in self._shown:
            for editor in row.editors:
                editor.show_context(context)

    def _rebuild(self, rows: list[Any]) -> None:
        for shown in self._shown:
            self.column.removeWidget(shown)
            shown.hide()
            shown.deleteLater()
        self._rows = rows
        self._shown = [self._row(index) for index in range(len(rows))]
        for index, shown in enumerate(self._shown):
            self.column.insertWidget(index, shown)
            self._show_row(index, rows[index])

    def _row(self, index: int) -> Row:
        editors = tuple(self._make(column, self.context) for column in self.columns)
        for editor in editors:
            editor.edited.connect(partial(self._set, index, editor.field.name))
        return Row(editors, self._buttons(index))

    def _show_row(self, index: int, row: Any) -> None:
        for editor in self._shown[index].editors:
            field = editor.field
            cell = row if self.is_plain else _cell_value(row, field)
            editor.show_value(field.empty if cell is None else cell)
            if isinstance(editor, ValueEditor):
                editor.show_row(_effective(row, self.columns))

    def _buttons(self, index: int) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        offers = (
            ("↑", self.tr("Move up"), lambda: self._move(index, -1), index > 0),
            (
                "↓",
                self.tr("Move down"),
                lambda: self._move(index, 1),
                index < len(self._rows) - 1,
            ),
            ("✕", self.tr("Remove"), lambda: self._remove(index), True),
        )
        for text, name, act, is_enabled in offers:
            button = tool_button(text, f"{name} ({index + 1})", act)
            button.setEnabled(is_enabled)
            row.addWidget(button)
        return holder

    def _append(self) -> None:
        new = "" if self.is_plain else {c.name: c.empty for c in self.columns}
        self._rebuild([*self._rows, new])
        self._tell()
        first = self._shown[-1].editors[0]
        first.setFocus()

    def _move(self, index: int, by: int) -> None:
        rows = list(self._rows)
        rows.insert(index + by, rows.pop(index))
        self._rebuild(rows)
        self._tell()

    def _remove(self, index: int) -> None:
        self._rebuild([row for i, row in enumerate(self._rows) if i != index])
        self._tell()

    def _set(self, index: int, name: str, value: Any) -> None:
        row = self._rows[index]
        base = row if isinstance(row, Mapping) else {}
        self._rows[index] = value if self.is_plain else {**base, name: value}
        if not self.is_plain:
            self._show_row(index, self._rows[index])
        self._tell()

    def _tell(self) -> None:
        self.edited.emit(self.value())


def _as_rows(value: Any) -> list[Any]:
    if isinstance(value, Mapping):
        return [{"key": key, "value": part} for key, part in value.items()]
    return list(value) if isinstance(value, list | tuple) else []


def _effective(row: Any, columns: tuple[FormField, ...]) -> dict[str, Any]:
    defaults = {column.name: column.default for column in columns}
    return {**defaults, **row} if isinstance(row, Mapping) else defaults


def _cell_value(row: Any, field: FormField) -> Any:
    return row.get(field.name, field.empty) if isinstance(row, Mapping) else row


def _cell(editor: Editor) -> QWidget:
    title = editor.field.title.strip()
    if not title or editor.field.kind == "boolean":
        return editor
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    label = QLabel(title)
    label.setProperty("role", "hint")
    label.setBuddy(editor)
    column.addWidget(label)
    column.addWidget(editor)
    return holder
