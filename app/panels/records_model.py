"""The records of one port of a run as a table that reads pages when they are looked at."""

import json
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from engine.protocol import RecordPage, StoredRecord

if TYPE_CHECKING:
    from engine.keyword_source import KeywordSource

PAGE = 100
PAGES_KEPT = 40
LONGEST_CELL = 300
LONGEST_TIP = 2_000
RECORD = Qt.ItemDataRole.UserRole
VALUE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()
NOTHING: tuple[Any, ...] = (None, "", [], {})
Spawn = Callable[[Coroutine[Any, Any, Any], str], object]
SourceOf = Callable[[str], "KeywordSource"]


class ReadPage(Protocol):
    """Reads some records of a port; `RunController.page` does."""

    def __call__(
        self,
        run_id: str,
        node: str,
        port: str,
        offset: int,
        limit: int,
        /,
        *,
        previews: bool = False,
    ) -> Awaitable[RecordPage]:
        """Return them, perhaps with only the beginnings of large texts."""
        ...


def usual_source(_field: str) -> "KeywordSource":
    """Return the fields that are usually read."""
    from engine.keyword_source import KeywordSource

    return KeywordSource()


@dataclass(frozen=True, slots=True)
class Outlet:
    """An output port of a node in a run; ``count`` records have left it so far.

    ``source`` is what a person calls the node; ``newest`` are the fields to show first;
    ``keyword_source`` says how the keywords in a field were found.
    """

    run_id: str
    node: str
    port: str
    title: str = ""
    count: int = 0
    source: str = ""
    newest: tuple[str, ...] = ()
    keyword_source: SourceOf = field(default=usual_source, compare=False)

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes two outlets the same one."""
        return self.run_id, self.node, self.port


class RecordsModel(QAbstractTableModel):
    """Rows are records, columns the union of their fields as far as they were seen.

    Signals:
        page_read: A page or a whole record has come; rows may be other ones.
    """

    page_read = Signal()

    def __init__(self, read: ReadPage, spawn: Spawn) -> None:
        super().__init__()
        self._read = read
        self._spawn = spawn
        self._outlet: Outlet | None = None
        self._pages: OrderedDict[int, tuple[StoredRecord, ...]] = OrderedDict()
        self._asked: set[int] = set()
        self._sent_for: set[int] = set()
        self._columns: list[str] = []
        self._kept = 0
        self.total = 0

    def show_outlet(self, outlet: Outlet | None) -> None:
        """Show what left ``outlet``; the same one again reads what is new."""
        before, self._outlet = self._outlet, outlet
        if before and outlet and before.key == outlet.key:
            if before.count != outlet.count:
                self._ask(self._kept // PAGE)
            return
        self.beginResetModel()
        self._pages.clear()
        self._asked.clear()
        self._columns.clear()
        self._kept = self.total = 0
        self.endResetModel()
        if outlet is not None:
            self._ask(0)

    def record(self, row: int) -> StoredRecord | None:
        """Return a record that was read already; an unread page is sent for."""
        number = row // PAGE
        page = self._pages.get(number)
        if page is None:
            self._ask(number)
            return None
        self._pages.move_to_end(number)
        return page[row % PAGE] if row % PAGE < len(page) else None

    def whole(self, row: int) -> StoredRecord | None:
        """Return a record with its large texts; what is missing is sent for."""
        record = self.record(row)
        if record is None or not record.large:
            return record
        if self._outlet is not None and row not in self._sent_for:
            self._sent_for.add(row)
            self._spawn(self._fetch_whole(self._outlet, row), "Reading a record")
        return None

    def loaded(self, most: int) -> list[StoredRecord]:
        """Return the first records that were read."""
        found: list[StoredRecord] = []
        for number in sorted(self._pages):
            found += self._pages[number]
        return found[:most]

    def _ask(self, number: int) -> None:
        if self._outlet is not None and number not in self._asked:
            self._asked.add(number)
            self._spawn(self._fetch(self._outlet, number), "Reading records")

    async def _fetch(self, outlet: Outlet, number: int) -> None:
        try:
            page = await self._read(*outlet.key, number * PAGE, PAGE, previews=True)
        finally:
            self._asked.discard(number)
        now = self._outlet
        if now is None or now.key != outlet.key:
            return
        self._take(number, page)
        if now.count > outlet.count and page.kept > self._kept:
            self._ask(self._kept // PAGE)

    async def _fetch_whole(self, outlet: Outlet, row: int) -> None:
        try:
            found = (await self._read(*outlet.key, row, 1)).records
        finally:
            self._sent_for.discard(row)
        number, at = divmod(row, PAGE)
        page = self._pages.get(number, ())
        is_shown = self._outlet is not None and self._outlet.key == outlet.key
        if is_shown and found and at < len(page):
            self._pages[number] = (*page[:at], found[0], *page[at + 1 :])
            last = self.index(row, len(self._columns) - 1)
            self.dataChanged.emit(self.index(row, 0), last)
            self.page_read.emit()

    def _take(self, number: int, page: RecordPage) -> None:
        start = number * PAGE
        known = start + len(self._pages.get(number, ()))
        end = min(start + len(page.records), self._kept)
        self._pages[number] = page.records
        self.total = page.total
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        self._add_columns(page.records)
        self._grow(page.kept)
        if known < end:
            last = self.index(end - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(known, 0), last)
        self.page_read.emit()

    def _add_columns(self, records: tuple[StoredRecord, ...]) -> None:
        new = [name for name in self._in_order(records) if name not in self._columns]
        if new:
            start = len(self._columns)
            self.beginInsertColumns(NOWHERE, start, start + len(new) - 1)
            self._columns += new
            self.endInsertColumns()

    def _in_order(self, records: tuple[StoredRecord, ...]) -> list[str]:
        """Return the fields: first those just added, last those that hold nothing."""
        newest = self._outlet.newest if self._outlet else ()
        names = dict.fromkeys(name for record in records for name in record.data)
        filled = {
            name
            for record in records
            for name, value in record.data.items()
            if value not in NOTHING
        }
        ordered = dict.fromkeys(name for name in (*newest, *names) if name in names)
        return sorted(
            ordered, key=lambda name: (name not in newest, name not in filled)
        )

    def _grow(self, kept: int) -> None:
        if kept > self._kept:
            self.beginInsertRows(NOWHERE, self._kept, kept - 1)
            self._kept = kept
            self.endInsertRows()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many records are on disk."""
        return 0 if parent.isValid() else self._kept

    def columnCount(self, parent: Index = NOWHERE) -> int:
        """Return how many fields were seen."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell as text, or its record or value."""
        record = self.record(index.row())
        if record is None:
            return "…" if role == Qt.ItemDataRole.DisplayRole else None
        if role == RECORD:
            return record
        name = self._columns[index.column()]
        value = record.data.get(name)
        if role == VALUE:
            return value
        if role == Qt.ItemDataRole.DisplayRole and name in record.data:
            return " ".join(cell_text(value)[:LONGEST_CELL].split())
        if role == Qt.ItemDataRole.ToolTipRole and name in record.data:
            return _tip(cell_text(value)[:LONGEST_TIP])
        if role == Qt.ItemDataRole.TextAlignmentRole and _is_number(value):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return a field's name, or a row's number counted from one."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        is_column = orientation == Qt.Orientation.Horizontal
        return self._columns[section] if is_column else section + 1


def cell_text(value: Any) -> str:
    """Return a value as a cell shows it: text as it is, the rest as compact JSON."""
    if isinstance(value, str):
        return value
    if isinstance(value, float):
        return f"{value:.6g}"
    return json.dumps(value, ensure_ascii=False, separators=(", ", ": "))


def _tip(text: str) -> str:
    """Return a tooltip that shows ``text`` as it is, however much it looks like HTML."""
    return f"<p style='white-space: pre-wrap'>{escape(text)}</p>"


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
