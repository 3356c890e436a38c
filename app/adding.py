"""Ways to add a node: the palette, and the popup where a node is wanted."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF

from app.desk import Desk, Sheet
from app.editing import Editing
from app.looks import Looks
from app.panels.node_list import NodeList
from app.panels.quick_add import QuickAdd
from nodes.contract import NodeType

if TYPE_CHECKING:
    from canvas.ports import Plug


class Adding(QObject):
    """Answers the palette and the canvases that want a node."""

    def __init__(
        self,
        desk: Desk,
        editing: Editing,
        looks: Looks,
        types: Callable[[], Mapping[str, NodeType]],
        new: Callable[[], Sheet],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._editing, self._looks = desk, editing, looks
        self._types, self._new = types, new
        self._served: set[Sheet] = set()
        desk.changed.connect(self._serve)

    def follow(self, palette: NodeList) -> None:
        """Add what is chosen in the palette; without a document make one."""
        palette.chosen.connect(self._add)

    def ask(self) -> None:
        """Ask for a node to add behind the selected one."""
        if sheet := self._desk.front:
            sheet.canvas.keys.ask_for_node()

    def _add(self, type_id: str) -> None:
        if self._desk.front is None:
            self._new()
        self._editing.add_node(type_id)

    def _serve(self) -> None:
        for sheet in set(self._desk.sheets) - self._served:
            sheet.canvas.wanted_node_at.connect(partial(self._pop_up, sheet))
        self._served = set(self._desk.sheets)

    def _pop_up(self, sheet: Sheet, place: QPointF, plug: "Plug | None") -> None:
        canvas = sheet.canvas
        popup = QuickAdd(self._types(), self._looks.theme, canvas)

        def insert(type_id: str) -> None:
            canvas.insert_node(type_id, place, plug)

        popup.chosen.connect(insert)
        popup.destroyed.connect(lambda: canvas.setFocus())
        popup.show_at(canvas.mapToGlobal(canvas.widget_position(place).toPoint()))
