"""Editors of one line: text, secrets, numbers, field names and paths."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSignalBlocker, QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCompleter,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from canvas.editors.editor import (
    NUMBER,
    WHOLE,
    Combo,
    Editor,
    FormContext,
    Line,
    keep_text,
)
from canvas.fields import FormField


class LineEditor(Editor):
    """Edits a text of one line."""

    def __init__(
        self, field: FormField, context: FormContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, context, parent)
        self._line = self.make_line()
        self._line.textEdited.connect(lambda: self.edited.emit(self.value()))
        self.put(self._line)
        if field.is_optional:
            self._line.setPlaceholderText(self.tr("not set"))

    def make_line(self) -> Line:
        """Return the widget to type in."""
        return Line()

    def value(self) -> Any:
        """Return the text, or None where an optional field was emptied."""
        text = self._line.text()
        return None if self.field.is_optional and not text else text

    def show_value(self, value: Any) -> None:
        """Show a text."""
        text = keep_text(value)
        if text != self._line.text():
            self._line.setText(text)
            self._line.setCursorPosition(0)


class SecretEditor(LineEditor):
    """Edits a text that nobody should read over the shoulder."""

    def __init__(
        self, field: FormField, context: FormContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, context, parent)
        self._line.setEchoMode(QLineEdit.EchoMode.PasswordEchoOnEdit)


class NumberLine(Line):
    """A line that the up and down keys count."""

    def __init__(self, step: Callable[[int], None]) -> None:
        super().__init__()
        self._step = step

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Count on up and down, by ten with Page up and Page down."""
        steps = {
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_PageUp: 10,
            Qt.Key.Key_PageDown: -10,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._step(step)


class NumberEditor(LineEditor):
    """Edits a number; what is no number stays as it was typed."""

    def __init__(
        self, field: FormField, context: FormContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, context, parent)
        self._line.setPlaceholderText(self._limits())

    def make_line(self) -> Line:
        """Return a line that counts."""
        return NumberLine(self._count)

    def value(self) -> Any:
        """Return the number, or the text while it is none."""
        text = self._line.text().strip()
        if WHOLE.fullmatch(text):
            return int(text)
        if self.field.kind == "number" and NUMBER.fullmatch(text):
            return float(text)
        return super().value()

    def _count(self, step: int) -> None:
        now = self.value()
        number = now if isinstance(now, int | float) else self.field.minimum or 0
        after = number + step
        if self.field.minimum is not None:
            after = max(after, self.field.minimum)
        if self.field.maximum is not None:
            after = min(after, self.field.maximum)
        self.show_value(int(after) if self.field.kind == "integer" else after)
        self.edited.emit(self.value())

    def _limits(self) -> str:
        low, high = self.field.minimum, self.field.maximum
        if low is not None and high is not None:
            return self.tr("{low:g} to {high:g}").format(low=low, high=high)
        if self.field.is_optional:
            return self.tr("not set")
        return self.tr("at least {low:g}").format(low=low) if low is not None else ""


class FieldNameEditor(Editor):
    """Edits the name of a record's field and offers the names known upstream."""

    def __init__(
        self, field: FormField, context: FormContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, context, parent)
        self._names = QStringListModel(list(context.fields), self)
        self._combo = Combo()
        self._line = Line()
        self._combo.setEditable(True)
        self._combo.setInsertPolicy(Combo.InsertPolicy.NoInsert)
        self._combo.setModel(self._names)
        self._combo.setLineEdit(self._line)
        self._combo.setCompleter(self._completer())
        self._combo.setCurrentIndex(-1)
        self._combo.setMinimumContentsLength(6)
        self._line.textEdited.connect(lambda: self.edited.emit(self.value()))
        self._combo.activated.connect(lambda: self.edited.emit(self.value()))
        self.put(self._combo)
        self._line.setPlaceholderText(self.tr("field"))

    def value(self) -> Any:
        """Return the name, or None where an optional field was emptied."""
        text = self._line.text().strip()
        return None if self.field.is_optional and not text else text

    def show_value(self, value: Any) -> None:
        """Show a name."""
        text = keep_text(value)
        if text != self._line.text():
            with QSignalBlocker(self._combo):
                self._combo.setCurrentText(text)
                self._line.setCursorPosition(0)

    def show_context(self, context: FormContext) -> None:
        """Offer other names."""
        super().show_context(context)
        if self._names.stringList() != list(context.fields):
            text = self._line.text()
            with QSignalBlocker(self._combo):
                self._names.setStringList(list(context.fields))
                self._combo.setCurrentIndex(-1)
                self._combo.setCurrentText(text)

    def _completer(self) -> QCompleter:
        completer = QCompleter(self._names, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        return completer


class PathEditor(LineEditor):
    """Edits the path of a file or a folder, typed or picked."""

    def __init__(
        self, field: FormField, context: FormContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(field, context, parent)
        button = QPushButton(self.tr("Browse…"))
        button.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.setSpacing(6)
        self.column.removeWidget(self._line)
        row.addWidget(self._line, 1)
        row.addWidget(button)
        self.column.addLayout(row)

    def _browse(self) -> None:
        dialog = QFileDialog(self, self.field.title, self._line.text())
        if self.field.kind == "folder":
            dialog.setFileMode(QFileDialog.FileMode.Directory)
            dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        elif self.field.kind == "save_file":
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.fileSelected.connect(self._pick)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _pick(self, path: str) -> None:
        self.show_value(path)
        self.edited.emit(self.value())
