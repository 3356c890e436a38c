"""The records that left a port, as a table, as JSON and by keywords, of any run."""

import json
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QModelIndex,
    QSignalBlocker,
    Qt,
    QTimer,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QStackedLayout,
    QTabBar,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from app.panels.json_text import JsonText
from app.panels.keyword_chips import CellDelegate, keywords
from app.panels.keywords.found import keyword_fields
from app.panels.records_model import VALUE, Outlet, ReadPage, RecordsModel, Spawn
from canvas.editors.editor import Combo
from canvas.theme import LIGHT, Theme
from engine.protocol import StoredRecord

if TYPE_CHECKING:
    from app.panels.keywords.view import Explain, KeywordsView

SHOWN_AS_JSON, SHOWN_WHOLE = 100, 10
"""Records that are shown as JSON; up to so many, with their large texts in full."""
WIDEST = 420
ROWS_MEASURED = 12
RECORDS_LOOKED_AT = 40
TABLE, JSON, KEYWORDS = range(3)


class Results(QWidget):
    """Shows one of some outlets.

    Signals:
        trace_asked: A person wants to know where a record came from (outlet, record).
        step_asked: A person wants to step a record through (outlet, record).
    """

    trace_asked = Signal(object, object)
    step_asked = Signal(object, object)

    def __init__(
        self,
        read: ReadPage,
        spawn: Spawn,
        explain: "Explain",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._outlets: tuple[Outlet, ...] = ()
        self._shown: Outlet | None = None
        self.model = RecordsModel(read, spawn)
        self.model.setParent(self)
        self._ports = Combo()
        self._ports.setObjectName("port")
        self._ports.setAccessibleName(self.tr("Port"))
        self._ports.activated.connect(self._show_port)
        self._count = QLabel()
        self._count.setProperty("role", "muted")
        self._views = QTabBar()
        self._views.setObjectName("view")
        self._views.addTab(self.tr("Table"))
        self._views.addTab(self.tr("JSON"))
        self._views.addTab(self.tr("Keywords"))
        self._views.setTabVisible(KEYWORDS, False)
        self._views.setUsesScrollButtons(False)
        self._view = TABLE
        self._looked_at: list[StoredRecord] = []
        self._found = False
        self._views.currentChanged.connect(self._choose_view)
        self._table = self._make_table()
        self._json = JsonText()
        self._explain, self._spawn, self._theme = explain, spawn, LIGHT
        self._keywords: KeywordsView | None = None
        self._empty = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._empty.setProperty("role", "muted")
        self._empty.setWordWrap(True)
        self._settle = QTimer(self, singleShot=True, interval=0)
        self._settle.timeout.connect(self._show_state)
        for signal in (self.model.modelReset, self.model.page_read):
            signal.connect(self._settle.start)
        self._lay_out()
        self.show_outlets((), self.tr("Run the pipeline to see records here."))

    def show_outlets(self, outlets: Sequence[Outlet], otherwise: str = "") -> None:
        """Offer these outlets, and say ``otherwise`` where there is none."""
        self._outlets = tuple(outlets)
        self._empty.setText(otherwise)
        keys = [outlet.key for outlet in self._outlets]
        kept = self._shown.key if self._shown and self._shown.key in keys else None
        index = keys.index(kept) if kept else self._fullest()
        with QSignalBlocker(self._ports):
            self._ports.clear()
            for outlet in self._outlets:
                self._ports.addItem(outlet.title or outlet.port)
            self._ports.setCurrentIndex(index)
        self._ports.setVisible(len(self._outlets) > 1)
        self._show_port(index)

    def show_theme(self, theme: Theme) -> None:
        """Paint in a theme's colours."""
        self._cells.theme = theme
        self._theme = theme
        if self._keywords is not None:
            self._keywords.show_theme(theme)
        self._json.show_theme(theme)

    @property
    def chosen(self) -> tuple[Outlet | None, StoredRecord | None]:
        """The current row's record with the port that it left."""
        if not self.model.rowCount():
            return self._shown, None
        row = max(0, self._table.currentIndex().row())
        return self._shown, self.model.record(row)

    def show_view(self, view: int) -> None:
        """Show the table (0), the JSON (1) or the keywords of a record (2)."""
        self._view = view
        self._show_state()

    def copy(self) -> None:
        """Copy the selected cells, tabs between columns, a line per row."""
        cells = self._table.selectionModel().selectedIndexes()
        rows: dict[int, dict[int, str]] = {}
        for cell in cells:
            rows.setdefault(cell.row(), {})[cell.column()] = str(cell.data() or "")
        lines = (
            "\t".join(row[c] for c in sorted(row)) for _, row in sorted(rows.items())
        )
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _make_table(self) -> QTableView:
        table = QTableView()
        table.setObjectName("records")
        table.setAccessibleName(self.tr("Records"))
        table.setModel(self.model)
        table.setAlternatingRowColors(True)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        table.verticalHeader().setDefaultSectionSize(28)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        table.horizontalHeader().setResizeContentsPrecision(ROWS_MEASURED)
        self._cells = CellDelegate(table)
        table.setItemDelegate(self._cells)
        self.model.columnsInserted.connect(self._size_columns)
        table.activated.connect(self._open_cell)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        for text, signal in (
            (self.tr("Where it came from"), self.trace_asked),
            (self.tr("Step this record through"), self.step_asked),
        ):
            action = QAction(text, table)
            action.triggered.connect(partial(self._ask, signal))
            table.addAction(action)
        copy = QShortcut(QKeySequence.StandardKey.Copy, table)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self.copy)
        return table

    def _ask(self, signal: SignalInstance, _is_checked: bool = False) -> None:
        signal.emit(*self.chosen)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(8, 2, 8, 0)
        head.setSpacing(10)
        head.addWidget(self._ports)
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self._views)
        self._head = QWidget()
        self._head.setLayout(head)
        self._stack = QStackedLayout()
        self._stack.addWidget(self._table)
        self._stack.addWidget(self._json)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._head)
        column.addLayout(self._stack, 1)

    def _fullest(self) -> int:
        filled = (i for i, outlet in enumerate(self._outlets) if outlet.count)
        return next(filled, 0 if self._outlets else -1)

    def _show_port(self, index: int) -> None:
        self._shown = self._outlets[index] if index >= 0 else None
        self.model.show_outlet(self._shown)
        self._settle.start()

    def _show_state(self) -> None:
        has_rows = self.model.rowCount() > 0
        self._head.setVisible(bool(self._outlets))
        self._count.setText(self._count_text())
        self._offer_views()
        if not has_rows:
            if self._shown is not None and not self._shown.count:
                self._empty.setText(self._none_text())
            self._stack.setCurrentWidget(self._empty)
        elif self._views.currentIndex() == JSON:
            self._json.setPlainText(self._as_json())
            self._stack.setCurrentWidget(self._json)
        elif self._views.currentIndex() == KEYWORDS:
            self._show_keywords()
        else:
            self._stack.setCurrentWidget(self._table)

    def _offer_views(self) -> None:
        """Offer the keywords where there are some, and go back to them then."""
        with QSignalBlocker(self._views):
            if self.model.rowCount():
                self._views.setTabVisible(KEYWORDS, self._has_keywords())
                self._views.updateGeometry()
            if self._views.isTabVisible(self._view):
                self._views.setCurrentIndex(self._view)

    def _choose_view(self, view: int) -> None:
        self._view = view
        self._show_state()

    def _has_keywords(self) -> bool:
        looked_at = self.model.loaded(RECORDS_LOOKED_AT)
        if looked_at != self._looked_at:
            self._looked_at = looked_at
            self._found = bool(keyword_fields(record.data for record in looked_at))
        return self._found

    def _show_keywords(self) -> None:
        if self._shown is None:
            return
        if self._keywords is None:
            self._keywords = self._make_keywords()
        row = max(0, self._table.currentIndex().row())
        record = self.model.whole(row)
        self._keywords.show_record(self._shown, row, self.model.rowCount(), record)
        self._stack.setCurrentWidget(self._keywords)

    def _make_keywords(self) -> "KeywordsView":
        """Make the view when it is first wanted: the window is up sooner so."""
        from app.panels.keywords.view import KeywordsView

        view = KeywordsView(self._explain, self._spawn)
        view.bind_keys(self)
        view.record_asked.connect(self._choose_record)
        view.show_theme(self._theme)
        self._stack.addWidget(view)
        return view

    def _choose_record(self, row: int) -> None:
        column = max(0, self._table.currentIndex().column())
        self._table.setCurrentIndex(self.model.index(row, column))
        self._show_state()

    def _open_cell(self, cell: QModelIndex) -> None:
        """Show the keywords of a cell that holds some, on Enter or double-click."""
        if keywords(cell.data(VALUE)):
            self.show_view(KEYWORDS)

    def _none_text(self) -> str:
        source = self._shown.source if self._shown else ""
        where = (
            self.tr("“{node}”").format(node=source) if source else self.tr("this port")
        )
        return self.tr("No records left {where}.").format(where=where)

    def _count_text(self) -> str:
        kept, total = self.model.rowCount(), self.model.total
        words = f"{total:,} records" if total != 1 else "1 record"
        if kept != total:
            words = f"{kept:,} of {words} kept"
        source = self._shown.source if self._shown else ""
        return f"{source} · {words}" if source else words

    def _as_json(self) -> str:
        rows = {cell.row() for cell in self._table.selectionModel().selectedIndexes()}
        read = self._whole if len(rows) <= SHOWN_WHOLE else self.model.record
        chosen = [read(row) for row in sorted(rows)[:SHOWN_AS_JSON]]
        records = [r for r in chosen if r] or self.model.loaded(SHOWN_AS_JSON)
        return json.dumps([r.data for r in records], ensure_ascii=False, indent=2)

    def _whole(self, row: int) -> StoredRecord | None:
        """Return a record with its large texts, and without them until they are here."""
        return self.model.whole(row) or self.model.record(row)

    def _size_columns(self) -> None:
        QTimer.singleShot(0, self._table, self._fit_columns)

    def _fit_columns(self) -> None:
        for column in range(self.model.columnCount()):
            header = self._table.horizontalHeader().sectionSizeHint(column)
            wanted = max(self._table.sizeHintForColumn(column), header) + 16
            self._table.setColumnWidth(column, max(72, min(wanted, WIDEST)))
