"""The main window: docks, menus and bars in their places, and no decisions."""

from dataclasses import dataclass

from PySide6.QtCore import QByteArray, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import (
    QDockWidget,
    QLabel,
    QMainWindow,
    QTabWidget,
    QToolBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from app.actions import MENUS, TOOLBAR, Actions
from canvas.theme import Theme

RUN, RESULTS, LOG, PROBLEMS, HISTORY = range(5)
NARROWEST_PALETTE = 240
NARROWEST_MIDDLE = 360
NARROWEST_INSPECTOR = 306
SIZE, FRAME = QSize(1440, 900), QSize(16, 48)


@dataclass(frozen=True, slots=True)
class Parts:
    """The widgets that the window places."""

    tabs: QWidget
    messages: QWidget
    palette: QWidget
    library: QWidget
    inspector: QWidget
    run_pages: tuple[tuple[str, QWidget], ...]


class StudioWindow(QMainWindow):
    """Places the parts.

    Signals:
        close_asked: A person wants to leave.
        files_dropped: Files were dropped on the window (their paths).
    """

    close_asked = Signal()
    files_dropped = Signal(list)

    def __init__(self, actions: Actions, parts: Parts) -> None:
        super().__init__()
        self.setObjectName("studio")
        self.setWindowTitle("SIE-X Studio")
        self.setAcceptDrops(True)
        self.setDockNestingEnabled(True)
        self.resize(_roomy())
        self._may_close = False
        self._is_at_work = True
        self._actions = actions
        self._place_middle(parts)
        self.left = self._dock("left", self.tr("Nodes and library"), self._left(parts))
        parts.inspector.setMinimumWidth(NARROWEST_INSPECTOR)
        self.right = self._dock("right", self.tr("Inspector"), parts.inspector)
        self.run_tabs = self._run_tabs(parts)
        self.below = self._dock("below", self.tr("Run"), self.run_tabs)
        self._place_docks()
        self._fill_menus()
        self._fill_toolbar()
        self._fill_status_bar()

    def show_theme(self, theme: Theme) -> None:
        """Colour what no style sheet reaches."""
        self._actions.show_theme(theme)

    def looks(self) -> dict[str, str]:
        """Return where everything stands, to be remembered."""
        return {
            "geometry": bytes(self.saveGeometry().data()).hex(),
            "docks": bytes(self.saveState().data()).hex(),
        }

    def restore_looks(self, geometry: str, docks: str) -> None:
        """Put everything back to where it stood."""
        if geometry:
            self.restoreGeometry(QByteArray.fromHex(geometry.encode()))
        if docks:
            self.restoreState(QByteArray.fromHex(docks.encode()))

    def show_work(self, is_open: bool) -> None:
        """Show the docks that belong to a document, or keep the start page calm."""
        if is_open != self._is_at_work:
            self._is_at_work = is_open
            for dock in (self.right, self.below):
                dock.setVisible(is_open)

    def show_left(self, index: int) -> None:
        """Open the palette (0) or the library (1)."""
        self.left.show()
        self._left_tabs.setCurrentIndex(index)
        page = self._left_tabs.currentWidget()
        page.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_run_page(self, index: int) -> None:
        """Open a page of the run panel."""
        self.below.show()
        self.below.raise_()
        self.run_tabs.setCurrentIndex(index)
        self.run_tabs.currentWidget().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Close without asking."""
        self._may_close = True
        self.close()

    def _place_middle(self, parts: Parts) -> None:
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(parts.messages)
        column.addWidget(parts.tabs, 1)
        parts.tabs.setMinimumWidth(NARROWEST_MIDDLE)
        parts.tabs.addActions(self._actions.local())
        self.setCentralWidget(middle)

    def _left(self, parts: Parts) -> QTabWidget:
        self._left_tabs = QTabWidget(documentMode=True)
        self._left_tabs.setObjectName("left_tabs")
        self._left_tabs.setMinimumWidth(NARROWEST_PALETTE)
        self._left_tabs.addTab(parts.palette, self.tr("Nodes"))
        self._left_tabs.addTab(parts.library, self.tr("Library"))
        return self._left_tabs

    def _run_tabs(self, parts: Parts) -> QTabWidget:
        tabs = QTabWidget(documentMode=True)
        tabs.setObjectName("run_tabs")
        for title, page in parts.run_pages:
            tabs.addTab(page, title)
        return tabs

    def _dock(self, name: str, title: str, widget: QWidget) -> QDockWidget:
        dock = QDockWidget(title, self)
        dock.setObjectName(name)
        dock.setWidget(widget)
        dock.setTitleBarWidget(QWidget(dock))
        widget.setProperty("role", "panel")
        return dock

    def _place_docks(self) -> None:
        self.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea)
        self.setCorner(
            Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea
        )
        self.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self.left)
        self.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.right)
        self.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, self.below)
        self.resizeDocks([self.left, self.right], [240, 350], Qt.Orientation.Horizontal)
        self.resizeDocks([self.below], [260], Qt.Orientation.Vertical)

    def _fill_menus(self) -> None:
        for title in MENUS:
            self.menuBar().addMenu(self.tr(title)).addActions(
                self._actions.in_menu(title)
            )

    def _fill_toolbar(self) -> None:
        bar = QToolBar(self.tr("Tools"))
        bar.setObjectName("tools")
        bar.setMovable(False)
        bar.setIconSize(QSize(20, 20))
        for action_id in TOOLBAR:
            if action_id:
                bar.addAction(self._actions[action_id])
            else:
                bar.addSeparator()
        run = bar.widgetForAction(self._actions["run"])
        if isinstance(run, QToolButton):
            run.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.addToolBar(bar)

    def _fill_status_bar(self) -> None:
        self.problems_button = QToolButton()
        self.problems_button.setObjectName("problem_count")
        self.engine_label = QLabel()
        self.engine_label.setObjectName("engine_state")
        self.selection_label = QLabel()
        self.statusBar().addWidget(self.problems_button)
        self.statusBar().addWidget(self.selection_label)
        self.statusBar().addPermanentWidget(self.engine_label)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask first; `leave` closes."""
        if self._may_close:
            event.accept()
            return
        event.ignore()
        self.close_asked.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which files were dropped."""
        paths = [u.toLocalFile() for u in event.mimeData().urls() if u.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.files_dropped.emit(paths)


def _roomy() -> QSize:
    """Return a size that is good to work in and fits on the screen with its frame."""
    screen = QGuiApplication.primaryScreen().availableSize()
    return SIZE.boundedTo(screen - FRAME)
