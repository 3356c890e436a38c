"""Read-only JSON in colours."""

import re

from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from canvas.theme import LIGHT, Theme, color

PART = re.compile(
    r'(?P<key>"(?:[^"\\]|\\.)*"(?=\s*:))|(?P<text>"(?:[^"\\]|\\.)*")'
    r"|(?P<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?P<word>true|false|null)"
)
LONGEST_LINE = 5_000


class Colours(QSyntaxHighlighter):
    """Colours keys, texts, numbers and words."""

    theme: Theme = LIGHT

    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Colour one line."""
        hues = {
            "key": self.theme.blue,
            "text": self.theme.green,
            "number": self.theme.amber,
            "word": self.theme.violet,
        }
        for match in PART.finditer(text[:LONGEST_LINE]):
            look = QTextCharFormat()
            look.setForeground(color(hues[match.lastgroup or "text"]))
            self.setFormat(match.start(), match.end() - match.start(), look)


class JsonText(QPlainTextEdit):
    """Shows JSON to read and to copy."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setObjectName("json")
        self.setAccessibleName(self.tr("Records as JSON"))
        self.setProperty("role", "code")
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self._colours = Colours(self.document())

    def show_theme(self, theme: Theme) -> None:
        """Colour in a theme."""
        self._colours.theme = theme
        self._colours.rehighlight()
