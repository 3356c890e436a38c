"""The card that shows what a pipeline from elsewhere may reach, before it runs."""

from collections.abc import Collection
from functools import partial
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from engine.permissions import Kind, Permission

TALLEST = 220
OUTPUT_FOLDER = "the output folder"
# In this order; what comes first deserves the most care.
WORDS: tuple[tuple[Kind, str, str], ...] = (
    ("private_host", "Talk to this machine or others in your network", ""),
    ("write", "Write files in", OUTPUT_FOLDER),
    ("read", "Read files in", ""),
    ("host", "Talk to", ""),
    ("web", "Open pages of the web", "any that its records or these sites lead to"),
    ("notify", "Show desktop notifications", ""),
)
ANSWERS = {
    "run": ("Allow and run", "Don't run"),
    "listen": ("Allow and switch on", "Leave it off"),
}


class PermissionCard(QFrame):
    """Lists permissions with a yes and a no; Escape means the latter.

    Signals:
        answered: A person decided; True for yes.
    """

    answered = Signal(bool)

    def __init__(
        self,
        headline: str,
        wanted: Collection[Permission],
        purpose: Literal["run", "listen"] = "run",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("permission_card")
        self.setProperty("role", "message")
        lines = lines_of(wanted)
        self.setAccessibleName(headline)
        told = (f"{title}: {what}" if what else title for title, what, _ in lines)
        self.setAccessibleDescription("; ".join(told))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(10)
        title = _text(headline)
        title.setProperty("role", "title")
        column.addWidget(title)
        column.addWidget(_listed(lines))
        column.addLayout(self._buttons(*ANSWERS[purpose]))

    def focus(self) -> None:
        """Put the keyboard on the answer that changes nothing."""
        self._refuse.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Escape for a no."""
        if event.key() == Qt.Key.Key_Escape:
            self.answered.emit(False)
        else:
            super().keyPressEvent(event)

    def _buttons(self, yes: str, no: str) -> QHBoxLayout:
        allow = QPushButton(self.tr(yes))
        allow.setObjectName("allow")
        allow.setProperty("role", "primary")
        self._refuse = QPushButton(self.tr(no))
        self._refuse.setObjectName("refuse")
        row = QHBoxLayout()
        for button, is_yes in ((allow, True), (self._refuse, False)):
            button.setAutoDefault(True)
            button.clicked.connect(partial(self._answer, is_yes))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _answer(self, is_yes: bool, _is_checked: bool = False) -> None:
        self.answered.emit(is_yes)


def lines_of(wanted: Collection[Permission]) -> list[tuple[str, str, bool]]:
    """Return (what may be done, to what, whether it deserves care) in plain words."""
    lines: list[tuple[str, str, bool]] = []
    for kind, title, otherwise in WORDS:
        found = sorted({what or otherwise for k, what in wanted if k == kind})
        if found:
            inside = kind in ("host", "web", "notify") or found == [OUTPUT_FOLDER]
            lines.append((title, ", ".join(found), not inside))
    return lines


def _listed(lines: list[tuple[str, str, bool]]) -> QScrollArea:
    table = QWidget()
    grid = QGridLayout(table)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    grid.setAlignment(Qt.AlignmentFlag.AlignTop)
    grid.setColumnStretch(1, 1)
    for row, (title, what, needs_care) in enumerate(lines):
        for column, words in enumerate((title, what)):
            label = _text(words)
            label.setWordWrap(column == 1)
            label.setProperty("role", "label" if needs_care else "muted")
            grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setWidget(table)
    area.setStyleSheet("background: transparent")
    area.setMaximumHeight(min(TALLEST, table.sizeHint().height() + 4))
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area


def _text(words: str) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    return label
