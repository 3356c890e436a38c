"""A way through the pipeline, stop by stop: which node, and what it had and gave."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.panels.json_text import JsonText
from canvas.theme import Theme


@dataclass(frozen=True, slots=True)
class Stop:
    """A node on the way; ``texts`` are headings, each with the JSON to show below."""

    node: str
    title: str
    texts: tuple[tuple[str, str], ...]


class WayDialog(QDialog):
    """Shows stops; the arrow keys go from one to the next.

    Signals:
        node_asked: A person came to this node (its id).
    """

    node_asked = Signal(str)

    def __init__(
        self,
        title: str,
        note: str,
        stops: Sequence[Stop],
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("way")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(860, 480)
        self._stops = tuple(stops)
        self._theme = theme
        self._list = QListWidget()
        self._list.setObjectName("stops")
        self._list.setAccessibleName(self.tr("Nodes on the way"))
        for number, stop in enumerate(self._stops, start=1):
            self._list.addItem(QListWidgetItem(f"{number}. {stop.title}"))
        self._list.currentRowChanged.connect(self._show_stop)
        self._panes = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out(note)

    def show_stop(self, number: int) -> None:
        """Go to a stop."""
        self._list.setCurrentRow(number)

    def _lay_out(self, note: str) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self._list)
        split.addWidget(self._panes)
        split.setStretchFactor(1, 1)
        split.setSizes([220, 640])
        text = QLabel(note)
        text.setObjectName("way_note")
        text.setWordWrap(True)
        text.setProperty("role", "muted")
        text.setTextFormat(Qt.TextFormat.PlainText)
        self._back = self._button(self.tr("Back"), "way_back", -1)
        self._next = self._button(self.tr("Next node"), "way_next", 1)
        below = QHBoxLayout()
        below.addWidget(text, 1)
        below.addWidget(self._back)
        below.addWidget(self._next)
        column = QVBoxLayout(self)
        column.addWidget(split, 1)
        column.addLayout(below)

    def _button(self, text: str, name: str, step: int) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAutoDefault(False)
        button.clicked.connect(
            lambda _on=False: self.show_stop(self._list.currentRow() + step)
        )
        return button

    def _show_stop(self, number: int) -> None:
        if not 0 <= number < len(self._stops):
            return
        while pane := self._panes.widget(0):
            pane.setParent(None)
            pane.deleteLater()
        for heading, text in self._stops[number].texts:
            self._panes.addWidget(self._pane(heading, text))
        self._back.setEnabled(number > 0)
        self._next.setEnabled(number < len(self._stops) - 1)
        self.node_asked.emit(self._stops[number].node)

    def _pane(self, heading: str, text: str) -> QWidget:
        pane = QWidget()
        label = QLabel(heading)
        label.setProperty("role", "label")
        body = JsonText()
        body.show_theme(self._theme)
        body.setPlainText(text)
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(label)
        column.addWidget(body, 1)
        return pane
