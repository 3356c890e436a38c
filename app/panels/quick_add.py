"""A popup to find a node and put it where the pointer is."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.panels.node_list import NodeList
from canvas.theme import Theme
from nodes.contract import NodeType


class QuickAdd(QFrame):
    """Asks which node to add.

    Signals:
        chosen: A person wants this node (the type's id).
    """

    chosen = Signal(str)

    def __init__(
        self, types: Mapping[str, NodeType], theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("quick_add")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._list = NodeList()
        self._list.show_types(types, theme)
        self._list.chosen.connect(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._list)
        self.resize(280, 360)

    def show_at(self, place: QPoint) -> None:
        """Open at a place of the screen, inside it."""
        screen = self.screen().availableGeometry()
        x = min(place.x(), screen.right() - self.width())
        y = min(place.y(), screen.bottom() - self.height())
        self.move(max(x, screen.left()), max(y, screen.top()))
        self.show()
        self._list.search.setFocus(Qt.FocusReason.PopupFocusReason)

    def _take(self, type_id: str) -> None:
        self.close()
        self.chosen.emit(type_id)
