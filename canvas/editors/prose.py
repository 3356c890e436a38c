"""Editors of longer text, and of formulas and templates with a live preview."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QToolButton,
    QWidget,
)

from canvas.editors.editor import (
    Editor,
    FormContext,
    Preview,
    keep_text,
    meant,
    takes_undo,
    tool_button,
)
from canvas.fields import FormField

PREVIEW_DELAY_MS = 150
ERROR_COLOR = QColor("#d64545")


class Prose(QPlainTextEdit):
    """A text box as tall as its text, that leaves undo to the document."""

    def __init__(self, fewest: int, most: int) -> None:
        super().__init__()
        self._fewest, self._most = fewest, most
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """Take the height that the lines need, within limits."""
        lines = min(max(self.document().size().height(), self._fewest), self._most)
        frame = 2 * self.frameWidth() + 2 * self.document().documentMargin() + 8
        self.setFixedHeight(round(lines * self.fontMetrics().lineSpacing() + frame))

    def event(self, event: QEvent) -> bool:
        """Let the window's undo and redo have their keys."""
        if takes_undo(event):
            event.ignore()
            return False
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        """Fit again when the font changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit()


class ProseEditor(Editor):
    """Edits a text of several lines."""

    def __init__(
        self, field: FormField, context: FormContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, context, parent)
        self._text = Prose(*((3, 12) if field.is_multiline else (1, 5)))
        self._text.textChanged.connect(lambda: self.edited.emit(self.value()))
        self.put(self._text)

    def value(self) -> Any:
        """Return the text, or None where an optional field was emptied."""
        text = self._text.toPlainText()
        return None if self.field.is_optional and not text else text

    def show_value(self, value: Any) -> None:
        """Show a text."""
        text = keep_text(value)
        if text != self._text.toPlainText():
            with QSignalBlocker(self._text):
                self._text.setPlainText(text)
            self._text.fit()


class LinesEditor(ProseEditor):
    """Edits a list of texts, one a line, so that a whole list can be pasted."""

    def __init__(
        self, field: FormField, context: FormContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, context, parent)
        self._text.setPlaceholderText(self.tr("one per line"))

    def value(self) -> Any:
        """Return the lines."""
        return self._text.toPlainText().split("\n") if self._text.toPlainText() else []

    def show_value(self, value: Any) -> None:
        """Show the texts line by line."""
        lines = value if isinstance(value, list | tuple) else [keep_text(value)]
        if list(lines) != self.value():
            super().show_value("\n".join(map(keep_text, lines)))


class FormulaEditor(ProseEditor):
    """Edits a formula or a template and shows what it makes of a real record."""

    def __init__(
        self, field: FormField, context: FormContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, context, parent)
        self._text.setProperty("role", "code")
        self._outcome = QLabel()
        self._outcome.setObjectName(f"{field.name}_preview")
        self._outcome.setWordWrap(True)
        self._outcome.setTextFormat(Qt.TextFormat.PlainText)
        self._menu = QMenu(self)
        self._later = QTimer(self, singleShot=True, interval=PREVIEW_DELAY_MS)
        self._later.timeout.connect(self.show_preview)
        self._text.textChanged.connect(self._later.start)
        self.column.addLayout(self._below())
        self.show_context(context)

    def show_value(self, value: Any) -> None:
        """Show a text and what it makes of the record."""
        super().show_value(value)
        self.show_preview()

    def show_context(self, context: FormContext) -> None:
        """Offer other fields and try the text on another record."""
        super().show_context(context)
        self._menu.clear()
        for name in context.fields:
            self._menu.addAction(name).triggered.connect(
                lambda _checked=False, name=name: self._insert(name)
            )
        self._pick.setEnabled(bool(context.fields))
        self.show_preview()

    def show_preview(self) -> None:
        """Try the text and show the outcome, or where it goes wrong."""
        text = self._text.toPlainText()
        preview = self.context.preview(self.field.kind, text) if text else None
        self._outcome.setVisible(preview is not None)
        self._outcome.setText("" if preview is None else _shown(preview))
        is_error = bool(preview and preview.is_error)
        self._outcome.setProperty("role", "error" if is_error else "preview")
        self._outcome.style().polish(self._outcome)
        self._underline(preview)

    def _below(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        self._pick = tool_button(
            self.tr("+ field"), self.tr("Insert a field"), lambda: None
        )
        self._pick.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._pick.setMenu(self._menu)
        row.addWidget(self._outcome, 1)
        row.addWidget(self._pick, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _insert(self, name: str) -> None:
        is_template = self.field.kind == "template"
        self._text.insertPlainText(f"{{{{ {name} }}}}" if is_template else name)
        self._text.setFocus()

    def _underline(self, preview: Preview | None) -> None:
        marks: list[QTextEdit.ExtraSelection] = []
        if preview and preview.is_error and preview.position is not None:
            marks.append(self._mark(preview.position))
        self._text.setExtraSelections(marks)

    def _mark(self, position: int) -> QTextEdit.ExtraSelection:
        length = len(self._text.toPlainText())
        start = max(0, min(position, length - 1))
        cursor = QTextCursor(self._text.document())
        cursor.setPosition(start)
        cursor.setPosition(min(start + 1, length), QTextCursor.MoveMode.KeepAnchor)
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(ERROR_COLOR)
        mark = QTextEdit.ExtraSelection()
        mark.cursor, mark.format = cursor, look
        return mark


class ValueEditor(FormulaEditor):
    """Edits any plain value, or a formula where the row around it says so."""

    def value(self) -> Any:
        """Return the text, or the number that it looks like."""
        text = self._text.toPlainText()
        return text if self.field.kind == "formula" else meant(text)

    def show_value(self, value: Any) -> None:
        """Show a value."""
        is_plain = isinstance(value, str | int | float | None)
        super().show_value(value if is_plain else json.dumps(value))

    def show_row(self, row: Mapping[str, Any]) -> None:
        """Take the value for a formula or not, as the row says."""
        wanted = self.field.formula_when.items()
        kind = "formula" if row.items() >= wanted else "value"
        if wanted and kind != self.field.kind:
            self.field = replace(self.field, kind=kind)
            self._pick.setVisible(kind == "formula")
            self.show_preview()


def _shown(preview: Preview) -> str:
    return preview.text if preview.is_error else f"= {preview.text}"
