"""How a run is doing: its status, and a line per node."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.desk import Desk
from app.panels.decision_card import DecisionCard
from app.panels.outlets import title_of
from app.run_controller import RunController, RunView
from app.when import when
from canvas.face import sign_of
from canvas.icons import icon
from canvas.theme import LIGHT, Theme
from engine.graph import order
from engine.pipeline import Pipeline
from engine.protocol import NodeResult, OpenEffect
from nodes.contract import NodeType

NODE_ID = Qt.ItemDataRole.UserRole
SIGN = Qt.ItemDataRole.UserRole + 1
NUMBERS = (2, 3, 4)
NUMBER = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
STATUS_WORDS = {
    "pending": "Waiting to start",
    "running": "Running",
    "waiting": "Waiting to try again",
    "completed": "Completed",
    "failed": "Failed",
    "skipped": "Skipped",
    "canceled": "Stopped",
    "interrupted": "Interrupted",
}


class RunPanel(QWidget):
    """Shows the run of the document in front.

    Signals:
        node_asked: A person wants to see this node (its id).
        decided: A person said what became of something (run id, decision, the
            `OpenEffect` or None for all).
    """

    node_asked = Signal(str)
    decided = Signal(str, str, object)

    def __init__(
        self,
        desk: Desk,
        runs: RunController,
        types: Callable[[], Mapping[str, NodeType]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._runs, self._types = desk, runs, types
        self._theme = LIGHT
        self._items: dict[str, QTreeWidgetItem] = {}
        self._run_id = ""
        self._headline = QLabel()
        self._headline.setObjectName("run_status")
        self._headline.setWordWrap(True)
        self._busy = QProgressBar(maximum=0, textVisible=False)
        self._busy.setFixedWidth(120)
        self._table = self._make_table()
        self._decisions = DecisionCard()
        self._decisions.decided.connect(self._decide)
        head = QHBoxLayout()
        head.setContentsMargins(12, 6, 12, 2)
        head.addWidget(self._headline, 1)
        head.addWidget(self._busy)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._decisions)
        column.addWidget(self._table, 1)
        desk.changed.connect(self.show_run)
        runs.changed.connect(self.show_run)
        self.show_run()

    def show_run(self) -> None:
        """Show the run of the document in front."""
        sheet = self._desk.front
        run = self._runs.shown(sheet.pipeline.id) if sheet else None
        self._headline.setText(headline(run))
        self._decisions.show_effects(run.open_effects if run else (), self._title)
        self._busy.setVisible(bool(run and run.is_live and not run.open_effects))
        if run is None or run.id != self._run_id:
            self._table.clear()
            self._items.clear()
            self._run_id = run.id if run else ""
        if run and sheet:
            self._show_results(run, sheet.pipeline)

    def show_theme(self, theme: Theme) -> None:
        """Colour the status marks in a theme."""
        self._theme = theme
        self._run_id = ""
        self.show_run()

    def _make_table(self) -> QTreeWidget:
        table = QTreeWidget()
        table.setObjectName("timeline")
        table.setAccessibleName(self.tr("Nodes of the run"))
        table.setRootIsDecorated(False)
        table.setUniformRowHeights(True)
        table.setHeaderLabels(
            [
                self.tr("Node"),
                self.tr("Status"),
                self.tr("In"),
                self.tr("Out"),
                self.tr("Time"),
                self.tr("What went wrong"),
            ]
        )
        header = table.header()
        header.setStretchLastSection(True)
        for column, width in enumerate((180, 160, 60, 170, 70)):
            header.resizeSection(column, width)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column in NUMBERS:
            table.headerItem().setTextAlignment(column, NUMBER)
        table.itemActivated.connect(self._go_to)
        table.setToolTip(self.tr("Enter or double-click: go to the node"))
        return table

    def _show_results(self, run: RunView, pipeline: Pipeline) -> None:
        if not run.nodes.keys() <= self._items.keys():
            self._table.clear()
            flow = dict.fromkeys((*order(pipeline), *run.nodes))
            self._items = {node: _item(node) for node in flow if node in run.nodes}
            self._table.addTopLevelItems(list(self._items.values()))
        for result in run.nodes.values():
            self._show_result(result)

    def _show_result(self, result: NodeResult) -> None:
        item = self._items[result.node]
        item.setText(0, self._title(result.node))
        sign = sign_of(result)
        if item.data(1, SIGN) != sign:
            item.setData(1, SIGN, sign)
            item.setIcon(1, self._mark(sign))
        for column, text in enumerate(columns(result), start=1):
            item.setText(column, text)
            item.setToolTip(column, text)

    def _title(self, node_id: str) -> str:
        sheet = self._desk.front
        return title_of(sheet.pipeline, node_id, self._types()) if sheet else node_id

    def _mark(self, status: str) -> QIcon:
        return icon("ui/engine", self._theme.status(status), 14)

    def _decide(self, decision: str, effect: OpenEffect | None) -> None:
        self.decided.emit(self._run_id, decision, effect)

    def _go_to(self, item: QTreeWidgetItem) -> None:
        self.node_asked.emit(item.data(0, NODE_ID))


def _item(node_id: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem()
    item.setData(0, NODE_ID, node_id)
    for column in NUMBERS:
        item.setTextAlignment(column, NUMBER)
    return item


def columns(result: NodeResult) -> tuple[str, ...]:
    """Return what a node's line says after its name."""
    out = result.records_out
    several = ", ".join(f"{port} {count:,}" for port, count in out.items())
    status = [STATUS_WORDS.get(result.status, result.status)]
    if result.reused_from:
        status = ["From the last run"]
    if result.effects:
        status.append(f"{result.effects:,} not done")
    if result.skipped:
        status.append(f"{result.skipped:,} skipped")
    if result.attempts > 1:
        status.append(f"{result.attempts} tries")
    if result.status in ("pending", "skipped"):
        return ", ".join(status), "", "", "", ""
    return (
        ", ".join(status),
        f"{result.records_in:,}",
        f"{sum(out.values()):,}" if len(out) < 2 else several,
        "" if result.reused_from else duration_text(result.duration_ms),
        result.error.message if result.error else "",
    )


def headline(run: RunView | None) -> str:
    """Return one line on a run."""
    if run is None:
        return "Not run yet."
    summary = run.summary
    words = [STATUS_WORDS.get(summary.status, summary.status)]
    if run.open_effects:
        words = ["Waiting for your decision"]
    if summary.duration_ms is not None:
        words.append(f"in {duration_text(summary.duration_ms)}")
    line = f"{' '.join(words)} · started {when(summary.started_at)}"
    if summary.resumed:
        times = "once" if summary.resumed == 1 else f"{summary.resumed} times"
        line += f" · resumed {times}"
    if run.open_effects:
        return line
    return f"{line} · {summary.error}" if summary.error else line


def duration_text(milliseconds: float) -> str:
    """Return a duration as people say it."""
    seconds = milliseconds / 1000
    if seconds < 1:
        return f"{milliseconds:.0f} ms"
    if seconds < 60:
        return f"{seconds:.1f} s"
    minutes, rest = divmod(round(seconds), 60)
    return (
        f"{minutes} min {rest} s"
        if minutes < 60
        else f"{minutes // 60} h {minutes % 60} min"
    )
