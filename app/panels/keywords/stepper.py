"""Back, where one is, forward: through records, pages or mentions."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from canvas.editors.editor import tool_button


class Stepper(QWidget):
    """Two small buttons around a few words.

    Signals:
        stepped: A person wants to go on (1) or back (-1).
    """

    stepped = Signal(int)

    def __init__(self, name: str, back: str, forward: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._words = QLabel()
        self._words.setProperty("role", "muted")
        self._back = self._button("‹", back, f"{name}_back", -1)
        self._forward = self._button("›", forward, f"{name}_forward", 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        for widget in (self._back, self._words, self._forward):
            row.addWidget(widget)

    def show_place(
        self, words: str, *, has_before: bool = True, has_after: bool = True
    ) -> None:
        """Say where one is, and whether there is something on either side."""
        self._words.setText(words)
        self._back.setEnabled(has_before)
        self._forward.setEnabled(has_after)

    @property
    def words(self) -> str:
        """What stands between the buttons."""
        return self._words.text()

    def _button(self, text: str, tip: str, name: str, by: int) -> QWidget:
        button = tool_button(text, tip, partial(self.stepped.emit, by))
        button.setObjectName(name)
        return button
