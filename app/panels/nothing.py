"""What an empty list says of itself."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView


def say_nothing(view: QAbstractItemView, words: str) -> None:
    """Write ``words`` into the middle of an empty list; to be called while it paints."""
    area = view.viewport()
    painter = QPainter(area)
    painter.setPen(area.palette().color(QPalette.ColorRole.PlaceholderText))
    room = area.rect().adjusted(16, 16, -16, -16)
    wrapped = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(room, wrapped, words)
    painter.end()
