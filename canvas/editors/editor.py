"""What every editor of a form can do, and what the form lends to its editors."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from canvas.fields import FormField, Kind

NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?", re.IGNORECASE)
WHOLE = re.compile(r"[+-]?\d+")
LEADING_ZERO = re.compile(r"[+]|0\d")


@dataclass(frozen=True, slots=True)
class Preview:
    """What a formula or a template makes of a real record.

    ``position`` is where in the text an error lies.
    """

    text: str
    is_error: bool = False
    position: int | None = None


class Previewer(Protocol):
    """Tries a formula or a template on a record of the last run."""

    def __call__(self, kind: Kind, text: str, /) -> Preview | None:
        """Return what ``text`` makes of the record, or None where there is none."""
        ...


def _no_preview(_kind: Kind, _text: str) -> Preview | None:
    return None


@dataclass(frozen=True, slots=True)
class FormContext:
    """What is known around a node: the fields upstream and a record to try things on."""

    fields: tuple[str, ...] = ()
    preview: Previewer = _no_preview


class Editor(QWidget):
    """Edits one value of any shape, right or wrong.

    Signals:
        edited: A person changed the value (the value).
    """

    edited = Signal(object)

    def __init__(
        self, field: FormField, context: FormContext, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.field = field
        self.context = context
        self.setObjectName(f"editor-{field.name}")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)

    def value(self) -> Any:
        """Return what was typed, as the type it looks like."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        """Show ``value`` unless it is what the editor shows already."""
        raise NotImplementedError

    def show_context(self, context: FormContext) -> None:
        """Take note of other fields upstream or another record to try."""
        self.context = context

    def put(self, widget: QWidget) -> None:
        """Show ``widget`` as the place to type, named after the field."""
        widget.setObjectName(self.field.name)
        widget.setAccessibleName(self.field.title)
        widget.setAccessibleDescription(self.field.description)
        self.setFocusProxy(widget)
        self.column.addWidget(widget)


EditorMaker = Callable[[FormField, FormContext], Editor]


def takes_undo(event: QEvent) -> bool:
    """Say whether ``event`` asks if a widget wants undo or redo for itself."""
    return (
        event.type() == QEvent.Type.ShortcutOverride
        and isinstance(event, QKeyEvent)
        and (
            event.matches(QKeySequence.StandardKey.Undo)
            or event.matches(QKeySequence.StandardKey.Redo)
        )
    )


class Line(QLineEdit):
    """A line of text that leaves undo to the document."""

    def event(self, event: QEvent) -> bool:
        """Let the window's undo and redo have their keys."""
        if takes_undo(event):
            event.ignore()
            return False
        return super().event(event)


class Combo(QComboBox):
    """A combo box that scrolling the form does not change."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the scroll area unless the list has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


def tool_button(text: str, name: str, act: Callable[[], object]) -> QToolButton:
    """Return a small flat button; ``name`` is its tooltip and what is read aloud."""
    button = QToolButton()
    button.setText(text)
    button.setToolTip(name)
    button.setAccessibleName(name)
    button.setAutoRaise(True)
    button.clicked.connect(lambda: act())
    return button


def meant(text: str) -> Any:
    """Return the number, yes or no that a text looks like, else the text."""
    if text in ("true", "false"):
        return text == "true"
    if LEADING_ZERO.match(text):
        return text
    if WHOLE.fullmatch(text):
        return int(text)
    return float(text) if NUMBER.fullmatch(text) else text


def keep_text(value: Any) -> str:
    """Return a value as the text a person would have typed for it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)
