"""A form for any pydantic model: a row per field, errors where they belong."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from canvas.editors.catalog import editor_for
from canvas.editors.editor import Editor, FormContext
from canvas.fields import FormField


class FormRow(QWidget):
    """A field's title, its editor, what it means and what is wrong with it."""

    def __init__(self, field: FormField, context: FormContext) -> None:
        super().__init__()
        self.editor: Editor = editor_for(field, context)
        self._error = _text("error", "")
        self._error.setObjectName(f"{field.name}_error")
        self._error.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if field.kind != "boolean":
            column.addWidget(self._title(field))
        column.addWidget(self.editor)
        column.addWidget(self._error)
        if field.description:
            column.addWidget(_text("hint", field.description))

    def show_error(self, message: str) -> None:
        """Say what is wrong, or nothing."""
        self._error.setText(message)
        self._error.setVisible(bool(message))
        state = "error" if message else ""
        if self.editor.property("state") != state:
            self.editor.setProperty("state", state)
            for widget in (self.editor, *self.editor.findChildren(QWidget)):
                widget.style().polish(widget)

    def _title(self, field: FormField) -> QLabel:
        label = QLabel(field.title)
        label.setProperty("role", "label")
        label.setBuddy(self.editor)
        return label


class Form(QWidget):
    """Shows the fields of a model and tells what a person types into them.

    Signals:
        field_edited: A person changed a field (its name, the value as typed).
    """

    field_edited = Signal(str, object)

    def __init__(
        self,
        fields: tuple[FormField, ...],
        context: FormContext,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows: dict[str, FormRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        for field in fields:
            row = FormRow(field, context)
            row.editor.edited.connect(partial(self.field_edited.emit, field.name))
            self._rows[field.name] = row
            column.addWidget(row)

    def show_values(self, values: Mapping[str, Any]) -> None:
        """Show ``values``; a field without one shows its default.

        Fields that do not matter beside these values are hidden.
        """
        held = {
            name: values.get(name, row.editor.field.empty)
            for name, row in self._rows.items()
        }
        for name, row in self._rows.items():
            row.editor.show_value(held[name])
            needed = row.editor.field.shown_when.items()
            row.setVisible(all(_fits(held.get(other), it) for other, it in needed))

    def show_errors(self, errors: Mapping[str, str]) -> None:
        """Show the message of each field, by its name."""
        for name, row in self._rows.items():
            row.show_error(errors.get(name, ""))

    def show_context(self, context: FormContext) -> None:
        """Offer other fields, or another record to try formulas on."""
        for row in self._rows.values():
            row.editor.show_context(context)

    def focus(self, name: str) -> None:
        """Put the cursor into a field."""
        if name in self._rows:
            self._rows[name].editor.setFocus(Qt.FocusReason.OtherFocusReason)


def _fits(value: Any, choice: Any) -> bool:
    return value in choice if isinstance(choice, list) else value == choice


def _text(role: str, text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
