"""Everything that is wrong with the pipeline in front, each with the way to it."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from app.checks import Checks
from app.desk import Desk
from app.panels.nothing import say_nothing
from app.panels.outlets import title_of
from nodes.contract import NodeType

PLACE = Qt.ItemDataRole.UserRole


class ProblemsPanel(QTreeWidget):
    """Lists problems.

    Signals:
        place_asked: A person wants to go to a problem (node id, field).
    """

    place_asked = Signal(object, object)

    def __init__(
        self,
        desk: Desk,
        checks: Checks,
        types: Callable[[], Mapping[str, NodeType]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._checks, self._types = desk, checks, types
        self.setObjectName("problems")
        self.setAccessibleName(self.tr("Problems"))
        self.setRootIsDecorated(False)
        self.setHeaderLabels([self.tr("Node"), self.tr("Setting"), self.tr("Problem")])
        for column, width in enumerate((210, 150)):
            self.header().resizeSection(column, width)
        self.itemActivated.connect(self._go_to)
        checks.changed.connect(self.show_problems)

    def show_problems(self) -> None:
        """Show what is wrong now."""
        self.clear()
        self.setHeaderHidden(not self._checks.problems)
        sheet = self._desk.front
        for problem in self._checks.problems:
            node, field = problem.node, problem.field
            name = (
                title_of(sheet.pipeline, node, self._types()) if sheet and node else ""
            )
            title = self._title(node, field) if node and field else ""
            item = QTreeWidgetItem([name, title, problem.sentence])
            item.setData(0, PLACE, (node, field))
            item.setToolTip(2, problem.sentence)
            self.addTopLevelItem(item)

    def _title(self, node_id: str, name: str) -> str:
        sheet = self._desk.front
        node = sheet.pipeline.nodes.get(node_id) if sheet else None
        node_type = self._types().get(node.type) if node else None
        field = node_type.config.model_fields.get(name) if node_type else None
        return (field.title if field else None) or name

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say so where nothing is wrong."""
        super().paintEvent(event)
        if not self.topLevelItemCount():
            say_nothing(self, self.tr("No problems: the pipeline can run."))

    def _go_to(self, item: QTreeWidgetItem) -> None:
        self.place_asked.emit(*item.data(0, PLACE))
