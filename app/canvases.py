"""Answers what happens on the canvases: opened nodes, chosen wires, the context menu."""

from PySide6.QtCore import QObject, QPointF
from PySide6.QtWidgets import QMenu

from app.actions import Actions
from app.desk import Desk, Sheet
from app.panels.inspector import Inspector
from app.window import RESULTS, StudioWindow

NODE_MENU = (
    ("run_node", "run_to", "run_from"),
    ("results", "pin", "edit_pinned"),
    ("cut", "copy", "duplicate", "delete"),
    ("switch", "group"),
    ("help",),
)
WIRE_MENU = (("results",), ("delete",))
EMPTY_MENU = (
    ("add_node", "note"),
    ("paste", "select_all"),
    ("tidy",),
    ("run", "fit"),
)


class Canvases(QObject):
    """Follows the canvases of all open documents."""

    def __init__(
        self,
        desk: Desk,
        window: StudioWindow,
        actions: Actions,
        inspector: Inspector,
    ) -> None:
        super().__init__(window)
        self._desk, self._window = desk, window
        self._actions, self._inspector = actions, inspector
        self._followed: set[Sheet] = set()
        self._front = desk.front
        desk.changed.connect(self._follow)

    def go_to(self, node_id: str | None, field: str | None = None) -> None:
        """Show a node of the document in front, and its setting ``field``."""
        sheet = self._desk.front
        if sheet and node_id and node_id in sheet.pipeline.nodes:
            sheet.selection.choose([node_id])
            sheet.canvas.centre_on(node_id)
            self._inspector.focus(field)

    def focus(self) -> None:
        """Give the keys to the canvas in front."""
        if sheet := self._desk.front:
            sheet.canvas.setFocus()

    def step(self, by: int) -> None:
        """Bring the next document forward, or the one before."""
        sheets, front = self._desk.sheets, self._desk.front
        if front:
            index = (sheets.index(front) + by) % len(sheets)
            self._desk.bring_forward(sheets[index])

    def _follow(self) -> None:
        for sheet in set(self._desk.sheets) - self._followed:
            canvas = sheet.canvas
            canvas.node_opened.connect(self._open_node)
            canvas.edge_chosen.connect(lambda: self._window.show_run_page(RESULTS))
            canvas.refused.connect(self._window.statusBar().showMessage)
            canvas.menu_wanted.connect(self._show_menu)
        self._followed = set(self._desk.sheets)
        if self._desk.front is not self._front:
            self._front = self._desk.front
            self.focus()

    def _menu(self) -> tuple[tuple[str, ...], ...]:
        selection = self._desk.front.selection if self._desk.front else None
        if selection and selection.ids:
            return NODE_MENU
        return WIRE_MENU if selection and selection.edges else EMPTY_MENU

    def _open_node(self, _node_id: str) -> None:
        self._window.right.show()
        self._inspector.focus_settings()

    def _show_menu(self, place: QPointF, _scene: QPointF) -> None:
        menu = QMenu(self._window)
        menu.setObjectName("canvas_menu")
        for names in self._menu():
            menu.addActions([self._actions[name] for name in names])
            menu.addSeparator()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place.toPoint())
