"""The tabs of open documents, and the start page while there are none."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QStackedLayout, QTabBar, QTabWidget, QWidget

from app.desk import Desk, Sheet


class Tabs(QWidget):
    """Shows the desk.

    Signals:
        close_asked: A person wants to close a document.
        rename_asked: A person wants to rename a document.
    """

    close_asked = Signal(object)
    rename_asked = Signal(object)

    def __init__(
        self, desk: Desk, start_page: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tabs = QTabWidget(
            documentMode=True, tabsClosable=True, movable=False, usesScrollButtons=True
        )
        self._tabs.setObjectName("documents")
        self._tabs.tabBar().setAccessibleName(self.tr("Open pipelines"))
        self._tabs.tabBar().setExpanding(False)
        self._tabs.currentChanged.connect(self._choose)
        self._tabs.tabCloseRequested.connect(self._ask_to_close)
        self._tabs.tabBarDoubleClicked.connect(self._ask_to_rename)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(start_page)
        self._stack.addWidget(self._tabs)
        desk.changed.connect(self.show_desk)
        desk.touched.connect(self.show_titles)

    def show_desk(self) -> None:
        """Show one tab per document, the front one on top."""
        canvases = [sheet.canvas for sheet in self._desk.sheets]
        with QSignalBlocker(self._tabs):
            for index in reversed(range(self._tabs.count())):
                if self._tabs.widget(index) not in canvases:
                    self._tabs.removeTab(index)
            for index, canvas in enumerate(canvases):
                if self._tabs.indexOf(canvas) < 0:
                    self._tabs.insertTab(index, canvas, "")
            if front := self._desk.front:
                self._tabs.setCurrentWidget(front.canvas)
        self._stack.setCurrentIndex(1 if canvases else 0)
        self.show_titles()

    def show_titles(self) -> None:
        """Show the documents' names; a dot marks what is not saved."""
        for index, sheet in enumerate(self._desk.sheets):
            mark = " •" if sheet.document.is_dirty else ""
            name = sheet.pipeline.name or self.tr("Untitled")
            self._tabs.setTabText(index, f"{name}{mark}".replace("&", "&&"))
            button = self._tabs.tabBar().tabButton(
                index, QTabBar.ButtonPosition.RightSide
            )
            if button:
                button.setToolTip(self.tr("Close"))

    def _choose(self, index: int) -> None:
        self._desk.bring_forward(self._sheet(index))

    def _ask_to_close(self, index: int) -> None:
        self.close_asked.emit(self._sheet(index))

    def _ask_to_rename(self, index: int) -> None:
        if sheet := self._sheet(index):
            self.rename_asked.emit(sheet)

    def _sheet(self, index: int) -> Sheet | None:
        sheets = self._desk.sheets
        return sheets[index] if 0 <= index < len(sheets) else None
