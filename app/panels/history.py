"""Past runs: filter them, page through them, open, retry or compare them."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import get_args

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QToolButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.panels.run_filter import PAGE, Again, How, RunFilter
from app.panels.run_panel import STATUS_WORDS, duration_text
from app.when import when
from canvas.editors.editor import Combo, tool_button
from canvas.icons import icon
from canvas.theme import LIGHT, Theme
from engine.protocol import SHORTEST_SEARCH, RunStatus, RunSummary

RUN = Qt.ItemDataRole.UserRole
PIPELINE = 1
TYPING_MS = 300
NARROWEST = 96
"""Pixels of a filter on a screen so small that its words are cut."""
ENDED_BADLY = ("failed", "interrupted", "canceled")
WAYS: tuple[tuple[How, str], ...] = (
    ("start", "From the start"),
    ("failed", "From where it failed"),
    ("only_failed", "Failed records only"),
    ("node", "From the selected node"),
)
TRIGGER_WORDS = {"manual": "hand", "error": "a failure", "retry": "retry"}
SPANS = (
    ("Any time", None),
    ("Last hour", timedelta(hours=1)),
    ("Last 24 hours", timedelta(days=1)),
    ("Last 7 days", timedelta(days=7)),
    ("Last 30 days", timedelta(days=30)),
)


class History(QWidget):
    """Lists runs.

    Signals:
        wanted: The list should be read anew, by the filters.
        more_wanted: The next page should be added (the id of the last run).
        chosen: A person wants to see this run (its summary).
        again_wanted: A person wants to run it again (an `Again`).
        compare_wanted: A person wants to compare two runs (the ids, earlier first).
    """

    wanted = Signal()
    more_wanted = Signal(str)
    chosen = Signal(object)
    again_wanted = Signal(object)
    compare_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = LIGHT
        self._runs: list[RunSummary] = []
        self._has_more = False
        self._make_filters()
        self._make_actions()
        self._table = self._make_table()
        self._lay_out()
        self._show_what_can_be_done()

    @property
    def filter(self) -> RunFilter:
        """What is wanted."""
        span = self._span.currentData()
        text = self._error.text().strip()
        return RunFilter(
            self._scope.currentData() == "all",
            self._status.currentData(),
            datetime.now(UTC) - span if span else None,
            text if len(text) >= SHORTEST_SEARCH else None,
        )

    def show_runs(self, runs: Sequence[RunSummary]) -> None:
        """Show the first page."""
        kept = {run.run_id for run in self._selected()}
        self._runs = []
        self._table.clear()
        self.add_runs(runs)
        for item in self._items():
            item.setSelected(item.data(0, RUN).run_id in kept)
        self._table.setColumnHidden(PIPELINE, not self.filter.is_for_all)
        self._say_how_many()

    def add_runs(self, runs: Sequence[RunSummary]) -> None:
        """Show one more page."""
        self._runs += runs
        self._has_more = len(runs) >= PAGE
        self._table.addTopLevelItems([self._item(run) for run in runs])
        self._say_how_many()

    def show_theme(self, theme: Theme) -> None:
        """Colour the status marks in a theme."""
        self.theme = theme
        for item in self._items():
            self._mark(item, item.data(0, RUN))

    def _make_filters(self) -> None:
        self._scope = _combo("scope", self.tr("Which pipelines"))
        self._scope.addItem(self.tr("This pipeline"), "this")
        self._scope.addItem(self.tr("All pipelines"), "all")
        self._status = _combo("status", self.tr("Status"))
        self._status.addItem(self.tr("Any status"), None)
        for status in get_args(RunStatus):
            self._status.addItem(STATUS_WORDS[status], status)
        self._span = _combo("span", self.tr("When"))
        for name, span in SPANS:
            self._span.addItem(self.tr(name), span)
        for combo in (self._scope, self._status, self._span):
            combo.activated.connect(lambda: self.wanted.emit())
        self._error = QLineEdit()
        self._error.setObjectName("error")
        self._error.setPlaceholderText(self.tr("Search what went wrong"))
        self._error.setAccessibleName(self.tr("Search what went wrong"))
        self._error.setToolTip(self.tr("From three letters on"))
        self._error.setClearButtonEnabled(True)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_MS)
        self._typing.timeout.connect(self.wanted)
        self._error.textChanged.connect(lambda: self._typing.start())

    def _make_actions(self) -> None:
        self._open = self._action("open", self.tr("Open"), self._open_selected)
        self._compare = self._action(
            "compare", self.tr("Compare the two runs…"), self._compare_selected
        )
        self._again = [
            self._action(f"{when}_{how}", self.tr(text), partial(self._retry, how, now))
            for when, now in (("again", False), ("now", True))
            for how, text in WAYS
        ]
        self._menu = QMenu(self)
        self._menu.addAction(self._open)
        self._menu.addSeparator()
        self._retry_menu = self._menu.addMenu(self.tr("Run again"))
        self._retry_menu.addSection(self.tr("The pipeline as it was"))
        self._retry_menu.addActions(self._again[:4])
        self._retry_menu.addSection(self.tr("The pipeline as it is now"))
        self._retry_menu.addActions(self._again[4:])
        self._menu.addAction(self._compare)

    def _action(self, name: str, text: str, act: Callable[[], object]) -> QAction:
        action = QAction(text, self)
        action.setObjectName(name)
        action.triggered.connect(lambda: act())
        return action

    def _make_table(self) -> QTreeWidget:
        table = QTreeWidget()
        table.setObjectName("runs")
        table.setAccessibleName(self.tr("Runs"))
        table.setRootIsDecorated(False)
        table.setUniformRowHeights(True)
        table.setAlternatingRowColors(False)
        table.setSelectionMode(QTreeWidget.SelectionMode.ExtendedSelection)
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
        table.itemSelectionChanged.connect(self._show_what_can_be_done)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._show_menu)
        table.verticalScrollBar().valueChanged.connect(self._want_more_at_end)
        return table

    def _lay_out(self) -> None:
        self._count = QLabel()
        self._count.setObjectName("run_count")
        self._count.setProperty("role", "muted")
        self._button = QToolButton()
        self._button.setObjectName("run_again")
        self._button.setText(self.tr("Run again"))
        self._button.setMenu(self._retry_menu)
        self._button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._both = QToolButton()
        self._both.setObjectName("compare_runs")
        self._both.setText(self.tr("Compare"))
        self._both.setToolTip(self.tr("Select two runs to compare them"))
        self._both.clicked.connect(self._compare_selected)
        filters = QHBoxLayout()
        filters.setContentsMargins(8, 6, 8, 0)
        for widget in (self._scope, self._status, self._span):
            filters.addWidget(widget)
        filters.addWidget(
            tool_button("↻", self.tr("Read the list again"), self.wanted.emit)
        )
        filters.addStretch(1)
        filters.addWidget(self._count)
        acts = QHBoxLayout()
        acts.setContentsMargins(8, 2, 8, 0)
        acts.addWidget(self._error, 1)
        acts.addWidget(self._button)
        acts.addWidget(self._both)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(filters)
        column.addLayout(acts)
        column.addWidget(self._table, 1)

    def _items(self) -> list[QTreeWidgetItem]:
        rows = range(self._table.topLevelItemCount())
        return [item for row in rows if (item := self._table.topLevelItem(row))]

    def _item(self, run: RunSummary) -> QTreeWidgetItem:
        took = "" if run.duration_ms is None else duration_text(run.duration_ms)
        item = QTreeWidgetItem(
            [
                when(run.started_at),
                run.pipeline_name or self.tr("Untitled"),
                STATUS_WORDS.get(run.status, run.status),
                took,
                TRIGGER_WORDS.get(run.trigger, run.trigger),
                run.error or "",
            ]
        )
        item.setData(0, RUN, run)
        item.setToolTip(0, run.started_at)
        item.setToolTip(5, run.error or "")
        self._mark(item, run)
        return item

    def _mark(self, item: QTreeWidgetItem, run: RunSummary) -> None:
        item.setIcon(2, icon("ui/engine", self.theme.status(run.status), 14))

    def _say_how_many(self) -> None:
        count = len(self._runs)
        if not count:
            text = self.tr("No run fits.")
        elif self._has_more:
            text = self.tr("The newest {count}").format(count=f"{count:,}")
        else:
            text = "1 run" if count == 1 else f"{count:,} runs"
        self._count.setText(text)

    def _selected(self) -> list[RunSummary]:
        """Return the selected runs, the earliest first."""
        runs = [item.data(0, RUN) for item in self._table.selectedItems()]
        return sorted(runs, key=lambda run: run.run_id)

    def _show_what_can_be_done(self) -> None:
        runs = self._selected()
        one, two = len(runs) == 1, len(runs) == 2
        is_bad = one and runs[0].status in ENDED_BADLY
        self._open.setEnabled(one)
        self._compare.setEnabled(two)
        self._both.setEnabled(two)
        self._button.setEnabled(one)
        for action in self._again:
            needs_failure = action.objectName() in ("again_failed", "now_failed")
            action.setEnabled(one and (is_bad or not needs_failure))

    def _show_menu(self, place: QPoint) -> None:
        if self._selected():
            self._menu.popup(self._table.viewport().mapToGlobal(place))

    def _choose(self, item: QTreeWidgetItem) -> None:
        self.chosen.emit(item.data(0, RUN))

    def _open_selected(self) -> None:
        if runs := self._selected():
            self.chosen.emit(runs[0])

    def _retry(self, how: How, is_current: bool) -> None:
        if runs := self._selected():
            self.again_wanted.emit(Again(runs[0], how, is_current))

    def _compare_selected(self) -> None:
        runs = self._selected()
        if len(runs) == 2:
            self.compare_wanted.emit(runs[0].run_id, runs[1].run_id)

    def _want_more_at_end(self, value: int) -> None:
        if self._has_more and value == self._table.verticalScrollBar().maximum():
            self._has_more = False
            self.more_wanted.emit(self._runs[-1].run_id)


def _combo(name: str, read_aloud: str) -> Combo:
    combo = Combo()
    combo.setObjectName(name)
    combo.setAccessibleName(read_aloud)
    combo.setMinimumWidth(NARROWEST)
    return combo
