"""Past runs: filter them, open one."""

from collections.abc import Sequence
from typing import get_args

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.panels.run_panel import STATUS_WORDS, duration_text
from app.when import when
from canvas.editors.editor import Combo, tool_button
from canvas.icons import icon
from canvas.theme import LIGHT, Theme
from engine.protocol import RunStatus, RunSummary

RUN = Qt.ItemDataRole.UserRole
PIPELINE = 1


class History(QWidget):
    """Lists runs.

    Signals:
        wanted: The list should be read again, by the filters.
        chosen: A person wants to see this run (its summary).
    """

    wanted = Signal()
    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = LIGHT
        self._runs: Sequence[RunSummary] = ()
        self._scope = Combo()
        self._scope.setObjectName("scope")
        self._scope.setAccessibleName(self.tr("Which pipelines"))
        self._scope.addItem(self.tr("This pipeline"), "this")
        self._scope.addItem(self.tr("All pipelines"), "all")
        self._status = Combo()
        self._status.setObjectName("status")
        self._status.setAccessibleName(self.tr("Status"))
        self._status.addItem(self.tr("Any status"), None)
        for status in get_args(RunStatus):
            self._status.addItem(STATUS_WORDS[status], status)
        for combo in (self._scope, self._status):
            combo.activated.connect(lambda: self.wanted.emit())
        self._table = self._make_table()
        self._lay_out()

    @property
    def is_for_all(self) -> bool:
        """Whether runs of all pipelines are wanted."""
        return self._scope.currentData() == "all"

    @property
    def status(self) -> RunStatus | None:
        """The wanted status."""
        return self._status.currentData()

    def show_runs(self, runs: Sequence[RunSummary]) -> None:
        """Show these runs."""
        self._runs = runs
        self._table.clear()
        for run in runs:
            self._table.addTopLevelItem(self._item(run))
        self._none.setVisible(not runs)
        self._table.setColumnHidden(PIPELINE, not self.is_for_all)

    def show_theme(self, theme: Theme) -> None:
        """Colour the status marks in a theme."""
        self._theme = theme
        self.show_runs(self._runs)

    def _make_table(self) -> QTreeWidget:
        table = QTreeWidget()
        table.setObjectName("runs")
        table.setAccessibleName(self.tr("Runs"))
        table.setRootIsDecorated(False)
        table.setUniformRowHeights(True)
        table.setHeaderLabels(
            [
                self.tr("Started"),
                self.tr("Pipeline"),
                self.tr("Status"),
                self.tr("Time"),
                self.tr("By"),
                self.tr("What went wrong"),
            ]
        )
        for column, width in enumerate((130, 200, 120, 80, 70)):
            table.header().resizeSection(column, width)
        table.itemActivated.connect(self._choose)
        return table

    def _choose(self, item: QTreeWidgetItem) -> None:
        self.chosen.emit(item.data(0, RUN))

    def _lay_out(self) -> None:
        self._none = QLabel(self.tr("No runs."))
        self._none.setProperty("role", "muted")
        head = QHBoxLayout()
        head.setContentsMargins(8, 6, 8, 2)
        head.addWidget(self._scope)
        head.addWidget(self._status)
        head.addWidget(
            tool_button("↻", self.tr("Read the list again"), self.wanted.emit)
        )
        head.addWidget(self._none)
        head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._table, 1)

    def _item(self, run: RunSummary) -> QTreeWidgetItem:
        took = "" if run.duration_ms is None else duration_text(run.duration_ms)
        item = QTreeWidgetItem(
            [
                when(run.started_at),
                run.pipeline_name or self.tr("Untitled"),
                STATUS_WORDS.get(run.status, run.status),
                took,
                self.tr("hand") if run.trigger == "manual" else run.trigger,
                run.error or "",
            ]
        )
        item.setData(0, RUN, run)
        item.setIcon(2, icon("ui/engine", self._theme.status(run.status), 14))
        item.setToolTip(0, run.started_at)
        item.setToolTip(5, run.error or "")
        return item
