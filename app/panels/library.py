"""The saved pipelines, to search and to open."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.when import when
from engine.protocol import PipelineSummary

ID = Qt.ItemDataRole.UserRole


class LibraryList(QWidget):
    """A search line above the saved pipelines.

    Signals:
        chosen: A person wants this pipeline (its id).
        delete_asked: A person wants this pipeline gone (its id, its name).
    """

    chosen = Signal(str)
    delete_asked = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pipelines: Sequence[PipelineSummary] = ()
        self.search = QLineEdit()
        self.search.setObjectName("search_pipelines")
        self.search.setPlaceholderText(self.tr("Search pipelines"))
        self.search.setAccessibleName(self.tr("Search pipelines"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._fill)
        self.search.returnPressed.connect(self.choose)
        self.search.installEventFilter(self)
        self.list = QListWidget()
        self.list.setObjectName("pipelines")
        self.list.setAccessibleName(self.tr("Pipelines"))
        self.list.itemActivated.connect(self.choose)
        self.list.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.search)

    def show_pipelines(self, pipelines: Sequence[PipelineSummary]) -> None:
        """Show these pipelines."""
        self._pipelines = pipelines
        self._fill()

    def choose(self) -> None:
        """Tell that the current pipeline is wanted."""
        if item := self.list.currentItem():
            self.chosen.emit(item.data(ID))

    def _fill(self) -> None:
        wanted = self.search.text().casefold().split()
        self.list.clear()
        for summary in self._pipelines:
            text = f"{summary.name} {summary.category}".casefold()
            if all(word in text for word in wanted):
                self.list.addItem(self._item(summary))
        self.list.setCurrentRow(0)

    def _item(self, summary: PipelineSummary) -> QListWidgetItem:
        item = QListWidgetItem(summary.name or self.tr("Untitled"))
        item.setData(ID, summary.id)
        item.setToolTip(
            self.tr("{nodes} nodes, saved {saved}").format(
                nodes=summary.nodes, saved=when(summary.saved_at)
            )
        )
        return item

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the list from the search line; ask to delete with Delete."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if watched is self.search and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.list.keyPressEvent(event)
                return True
            item = self.list.currentItem()
            if watched is self.list and key == Qt.Key.Key_Delete and item:
                self.delete_asked.emit(item.data(ID), item.text())
                return True
        return super().eventFilter(watched, event)
