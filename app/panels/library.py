"""The saved pipelines, to search and to open."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPixmap
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from app.when import when
from canvas.theme import LIGHT, Theme, color
from engine.protocol import PipelineSummary

ID = Qt.ItemDataRole.UserRole
IS_ON = Qt.ItemDataRole.UserRole + 1


class LibraryList(QWidget):
    """A search line above the saved pipelines.

    Signals:
        chosen: A person wants this pipeline (its id).
        delete_asked: A person wants this pipeline gone (its id, its name).
        switch_asked: A person wants its triggers on or off (its id).
    """

    chosen = Signal(str)
    delete_asked = Signal(str, str)
    switch_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pipelines: Sequence[PipelineSummary] = ()
        self._theme = LIGHT
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
        self.list.setIconSize(QSize(10, 10))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._show_menu)
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

    def show_theme(self, theme: Theme) -> None:
        """Use a theme's colours."""
        self._theme = theme
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
        item.setData(IS_ON, summary.enabled)
        tip = self.tr("{nodes} nodes, saved {saved}").format(
            nodes=summary.nodes, saved=when(summary.saved_at)
        )
        if summary.enabled:
            tip = self.tr("{tip}; started by its triggers").format(tip=tip)
            words = self.tr("{name}, switched on").format(name=item.text())
            item.setData(Qt.ItemDataRole.AccessibleTextRole, words)
        item.setIcon(self._light(is_on=summary.enabled))
        item.setToolTip(tip)
        return item

    def _light(self, *, is_on: bool) -> QIcon:
        """Return a dot for a pipeline that its triggers start, and room for one else."""
        picture = QPixmap(20, 20)
        picture.fill(Qt.GlobalColor.transparent)
        if is_on:
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(self._theme.success))
            painter.drawEllipse(2, 2, 16, 16)
            painter.end()
        light = QIcon(picture)
        light.addPixmap(picture, QIcon.Mode.Selected)
        return light

    def _show_menu(self, place: QPoint) -> None:
        item = self.list.itemAt(place)
        if item is None:
            return
        menu = QMenu(self)
        menu.setObjectName("library_menu")
        key, name = item.data(ID), item.text()
        words = (
            self.tr("Switch its triggers off")
            if item.data(IS_ON)
            else self.tr("Switch its triggers on")
        )
        menu.addAction(self.tr("Open"), lambda: self.chosen.emit(key))
        menu.addAction(words, lambda: self.switch_asked.emit(key))
        menu.addAction(self.tr("Delete…"), lambda: self.delete_asked.emit(key, name))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.list.viewport().mapToGlobal(place))

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
