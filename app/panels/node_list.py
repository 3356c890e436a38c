"""A searchable list of node types, to drag from or to choose with Enter."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QMimeData, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.search import by_category, category_title, matching
from canvas.icons import icon
from canvas.theme import Theme
from nodes.contract import NodeType

MIME = "application/x-siex-node-type"
TYPE_ID = Qt.ItemDataRole.UserRole


class NodeTree(QTreeWidget):
    """Node types in drawers; what is dragged carries the type's id."""

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setIconSize(QSize(18, 18))
        self.setIndentation(14)
        self.setUniformRowHeights(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setAccessibleName(self.tr("Nodes"))

    def chosen_id(self) -> str | None:
        """Return the id of the current node type; None on a drawer."""
        item = self.currentItem()
        return item.data(0, TYPE_ID) if item else None

    def mimeData(self, items: Sequence[QTreeWidgetItem]) -> QMimeData:
        """Return the dragged type's id."""
        data = QMimeData()
        type_id = items[0].data(0, TYPE_ID) if items else None
        if type_id:
            data.setData(MIME, str(type_id).encode())
        return data


class NodeList(QWidget):
    """A search line above the node types.

    Signals:
        chosen: A person wants this node (the type's id).
    """

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._types: Mapping[str, NodeType] = {}
        self._theme: Theme | None = None
        self.search = QLineEdit()
        self.search.setObjectName("search_nodes")
        self.search.setPlaceholderText(self.tr("Search nodes"))
        self.search.setAccessibleName(self.tr("Search nodes"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._fill)
        self.search.returnPressed.connect(self._choose)
        self.search.installEventFilter(self)
        self.tree = NodeTree()
        self.tree.setObjectName("node_types")
        self.tree.itemDoubleClicked.connect(self._choose)
        self.tree.installEventFilter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.tree, 1)
        self.setFocusProxy(self.search)

    def show_types(self, types: Mapping[str, NodeType], theme: Theme) -> None:
        """Show node types in a theme's colours."""
        self._types, self._theme = types, theme
        self._fill(self.search.text())

    def _fill(self, text: str) -> None:
        self.tree.clear()
        if text.strip():
            for node_type in matching(self._types.values(), text):
                self.tree.addTopLevelItem(self._item(node_type))
            if first := self.tree.topLevelItem(0):
                self.tree.setCurrentItem(first)
            return
        for category, types in by_category(self._types.values()).items():
            drawer = QTreeWidgetItem([category_title(category)])
            drawer.setFlags(Qt.ItemFlag.ItemIsEnabled)
            drawer.addChildren([self._item(node_type) for node_type in types])
            self.tree.addTopLevelItem(drawer)
            drawer.setExpanded(True)

    def _item(self, node_type: NodeType) -> QTreeWidgetItem:
        item = QTreeWidgetItem([node_type.title])
        item.setData(0, TYPE_ID, node_type.id)
        item.setToolTip(0, node_type.summary)
        if self._theme:
            colour = self._theme.category(node_type.category)
            item.setIcon(0, icon(node_type.icon, colour, 18))
        return item

    def _choose(self) -> None:
        if type_id := self.tree.chosen_id():
            self.chosen.emit(type_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Walk the list from the search line; choose with Enter in the list."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if watched is self.search and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.tree.keyPressEvent(event)
                return True
            if watched is self.tree and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose()
                return True
        return super().eventFilter(watched, event)
