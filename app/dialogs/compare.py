"""Two runs beside each other, with the records that came, went and changed marked."""

from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app.compared import count_text, value_text
from app.panels.run_panel import STATUS_WORDS
from app.when import when
from canvas.editors.editor import Combo
from canvas.theme import LIGHT, Theme
from engine.protocol import (
    DifferenceKind,
    DifferencePage,
    PortPair,
    RecordDifference,
    RunComparison,
    RunSummary,
)

PAIR = Qt.ItemDataRole.UserRole
NUMBER = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
PAGE = 200
LONGEST = 200
_value = partial(value_text, longest=LONGEST)
SIGNS: dict[DifferenceKind, str] = {"added": "+", "gone": "−", "changed": "~"}
KINDS: tuple[tuple[str, DifferenceKind | None], ...] = (
    ("All differences", None),
    ("Added", "added"),
    ("Gone", "gone"),
    ("Changed", "changed"),
)
RECORD_ID = "@id"


class Differences(Protocol):
    """Reads how what left a port differs."""

    async def __call__(
        self,
        found: RunComparison,
        pair: PortPair,
        *,
        key: str | None,
        kind: DifferenceKind | None,
        offset: int,
        limit: int,
    ) -> DifferencePage:
        """Return a page."""
        ...


Spawn = Callable[[Coroutine[Any, Any, Any], str], None]


def show_comparison(
    parent: QWidget,
    found: RunComparison,
    differences: Differences,
    spawn: Spawn,
    theme: Theme = LIGHT,
) -> "ComparePage":
    """Open the page."""
    page = ComparePage(found, differences, spawn, theme, parent)
    page.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    page.show()
    return page


class ComparePage(QDialog):
    """Shows what differs: the pipeline above, ports on the left, records on the right."""

    def __init__(
        self,
        found: RunComparison,
        differences: Differences,
        spawn: Spawn,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("compare")
        self.setWindowTitle(self.tr("Compare two runs"))
        self.resize(1040, 680)
        self._found, self._differences = found, differences
        self._spawn, self._theme = spawn, theme
        self._shown = 0
        self._make_parts()
        self._lay_out()
        self._spawn(self._count_all(), "Comparing the runs")

    def _make_parts(self) -> None:
        self._ports = QTreeWidget()
        self._ports.setObjectName("ports")
        self._ports.setAccessibleName(self.tr("Nodes and how much differs"))
        self._ports.setRootIsDecorated(False)
        self._ports.setHeaderLabels(
            [self.tr("Node"), "+", "−", "~", self.tr("Before"), self.tr("After")]
        )
        for column, width in enumerate((160, 38, 38, 38, 60, 60)):
            self._ports.header().resizeSection(column, width)
        for pair in self._found.ports:
            name = self._found.names.get(pair.node, pair.node)
            self._ports.addTopLevelItem(_port_item(pair, name))
        self._ports.currentItemChanged.connect(lambda: self._read_first())
        self._kind = Combo()
        self._kind.setObjectName("kind")
        self._kind.setAccessibleName(self.tr("Which differences"))
        for name, kind in KINDS:
            self._kind.addItem(self.tr(name), kind)
        self._kind.activated.connect(lambda: self._read_first())
        self._key = QLineEdit()
        self._key.setObjectName("key")
        self._key.setAccessibleName(self.tr("Records belong together by"))
        self._key.setToolTip(
            self.tr("The field that tells records apart; @id for the record's own id")
        )
        self._key.returnPressed.connect(self._read_first)
        self._told = QLabel()
        self._told.setObjectName("told")
        self._told.setProperty("role", "muted")
        self._told.setWordWrap(True)
        self._records = QTreeWidget()
        self._records.setObjectName("differences")
        self._records.setAccessibleName(self.tr("Records that differ"))
        self._records.setHeaderLabels(
            ["", self.tr("Record"), self.tr("Before"), self.tr("After")]
        )
        for column, width in enumerate((46, 200, 210, 210)):
            self._records.header().resizeSection(column, width)
        self._more = QPushButton(self.tr("Show more"))
        self._more.setObjectName("more")
        self._more.setAutoDefault(False)
        self._more.clicked.connect(self._read_more)

    def _lay_out(self) -> None:
        found = self._found
        head = QLabel(
            f"<b>{_plain(found.after.pipeline_name or self.tr('Untitled'))}</b><br>"
            f"{self.tr('before')}: {_line(found.before)}<br>"
            f"{self.tr('after')}: {_line(found.after)}"
        )
        head.setObjectName("runs_compared")
        changed = QLabel(self._changed_words())
        changed.setObjectName("pipeline_changes")
        changed.setWordWrap(True)
        changed.setTextFormat(Qt.TextFormat.PlainText)
        tools = QHBoxLayout()
        tools.addWidget(self._kind)
        tools.addWidget(QLabel(self.tr("matched by")))
        tools.addWidget(self._key)
        tools.addStretch(1)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(tools)
        column.addWidget(self._told)
        column.addWidget(self._records, 1)
        column.addWidget(self._more)
        parts = QSplitter()
        parts.addWidget(self._ports)
        parts.addWidget(right)
        parts.setSizes([400, 640])
        whole = QVBoxLayout(self)
        whole.addWidget(head)
        whole.addWidget(changed)
        whole.addWidget(parts, 1)

    def _changed_words(self) -> str:
        changes = self._found.changes
        if not changes:
            return self.tr("Both ran the same pipeline.")
        lines = [f"· {sentence}" for sentence in changes[:8]]
        if len(changes) > 8:
            lines.append(f"… {len(changes) - 8:,} more")
        return "\n".join([self.tr("The pipeline was changed in between:"), *lines])

    async def _count_all(self) -> None:
        """Count the differences of each port, one after the other, and show the last."""
        last = None
        rows = range(self._ports.topLevelItemCount())
        for item in [i for row in rows if (i := self._ports.topLevelItem(row))]:
            pair = item.data(0, PAIR)
            last = last or item
            page = await self._differences(
                self._found, pair, key=None, kind=None, offset=0, limit=0
            )
            counts = (page.added, page.gone, page.changed)
            for column, count in enumerate(counts, start=1):
                item.setText(column, f"{count:,}" if count else "")
            if any(counts):
                last = item
        if self._ports.currentItem() is None and last is not None:
            self._ports.setCurrentItem(last)

    def _read_first(self) -> None:
        self._shown = 0
        self._records.clear()
        self._read_more()

    def _read_more(self) -> None:
        self._spawn(self._read(), "Comparing the records")

    async def _read(self) -> None:
        picked = self._ports.currentItem()
        if picked is None:
            return
        pair: PortPair = picked.data(0, PAIR)
        typed = self._key.text().strip()
        page = await self._differences(
            self._found,
            pair,
            key="" if typed == RECORD_ID else typed or None,
            kind=self._kind.currentData(),
            offset=self._shown,
            limit=PAGE,
        )
        if picked is not self._ports.currentItem():
            return
        self._shown += len(page.differences)
        self._key.setPlaceholderText(page.key or RECORD_ID)
        self._told.setText(_counts(pair, page))
        for difference in page.differences:
            item = self._item(difference, page.key)
            self._records.addTopLevelItem(item)
            item.setExpanded(difference.kind == "changed")
        kind = self._kind.currentData()
        total = getattr(page, kind) if kind else page.added + page.gone + page.changed
        self._more.setVisible(self._shown < total)

    def _item(self, difference: RecordDifference, key: str) -> QTreeWidgetItem:
        before, after = difference.before, difference.after
        record = after or before
        name = ""
        if record is not None:
            name = _value(record.data.get(key)) if key in record.data else record.id
        item = QTreeWidgetItem([SIGNS[difference.kind], name, "", ""])
        old, new = before.data if before else {}, after.data if after else {}
        for field in difference.fields or tuple(new or old):
            row = QTreeWidgetItem(["", field, _shown(old, field), _shown(new, field)])
            item.addChild(row)
            self._mark(row, 2, "gone" if field in old else None)
            self._mark(row, 3, "added" if field in new else None)
        if difference.kind == "changed":
            item.setText(2, ", ".join(difference.fields))
        else:
            item.setText(3 if new else 2, _value(new or old))
        for column in range(4):
            self._mark(item, column, difference.kind)
        return item

    def _mark(
        self, item: QTreeWidgetItem, column: int, kind: DifferenceKind | None
    ) -> None:
        theme = self._theme
        colors = {
            "added": theme.success,
            "gone": theme.danger,
            "changed": theme.warning,
        }
        if kind:
            item.setForeground(column, QBrush(QColor(colors[kind])))


def _port_item(pair: PortPair, node: str) -> QTreeWidgetItem:
    name = node if pair.port == "out" else f"{node} → {pair.port}"
    item = QTreeWidgetItem(
        [name, "…", "", "", count_text(pair.before), count_text(pair.after)]
    )
    item.setData(0, PAIR, pair)
    for column in range(1, 6):
        item.setTextAlignment(column, NUMBER)
    return item


def _counts(pair: PortPair, page: DifferencePage) -> str:
    told = (
        f"{page.added:,} added, {page.gone:,} gone, {page.changed:,} changed, "
        f"{page.same:,} the same."
    )
    kept = ((page.kept_before, pair.before), (page.kept_after, pair.after))
    if any(total is not None and there < total for there, total in kept):
        told += (
            f" Only {page.kept_before:,} of {pair.before or 0:,} records before and "
            f"{page.kept_after:,} of {pair.after or 0:,} after were kept and compared."
        )
    return told


def _line(run: RunSummary) -> str:
    return f"{when(run.started_at)} · {STATUS_WORDS.get(run.status, run.status)}"


def _plain(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _shown(data: dict[str, Any], field: str) -> str:
    return _value(data[field]) if field in data else ""
