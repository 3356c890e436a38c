"""Messages that do not stop anybody: a line above the canvas, with what to do next."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from canvas.editors.editor import tool_button

MOST = 4
Action = tuple[str, Callable[[], object]]


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence for the user and what they can do about it."""

    text: str
    kind: Literal["info", "error"] = "info"
    actions: tuple[Action, ...] = ()


class MessageBar(QWidget):
    """Shows the last few messages until they are acted on or closed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._lines: dict[str, QFrame] = {}

    def show_message(self, message: Message) -> None:
        """Show a message; the same one again replaces it."""
        self.close_message(message.text)
        while len(self._lines) >= MOST:
            self.close_message(next(iter(self._lines)))
        line = self._line(message)
        self._lines[message.text] = line
        self._column.addWidget(line)

    def show_error(self, text: str) -> None:
        """Show a sentence about something that did not work."""
        self.show_message(Message(text, "error"))

    def show_card(self, card: QWidget) -> None:
        """Show a larger question below the messages, until its owner takes it away."""
        self._column.addWidget(card)
        card.show()

    def texts(self) -> tuple[str, ...]:
        """Return the messages that can be read now."""
        return tuple(self._lines)

    def close_message(self, text: str) -> None:
        """Take a message away."""
        if line := self._lines.pop(text, None):
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()

    def _line(self, message: Message) -> QFrame:
        line = QFrame()
        line.setProperty("role", "message")
        line.setProperty("state", message.kind)
        line.setAccessibleName(message.text)
        label = QLabel(message.text)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout(line)
        row.setContentsMargins(14, 6, 8, 6)
        row.addWidget(label, 1)
        for title, act in message.actions:
            button = QPushButton(title)
            button.clicked.connect(partial(self._act, message, act))
            row.addWidget(button)
        row.addWidget(
            tool_button("✕", self.tr("Close"), lambda: self.close_message(message.text))
        )
        return line

    def _act(
        self, message: Message, act: Callable[[], object], _is_checked: bool = False
    ) -> None:
        self.close_message(message.text)
        act()
