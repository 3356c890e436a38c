"""The saved versions of a pipeline: what changed in each, and the way back to one."""

from collections.abc import Callable, Coroutine, Sequence
from typing import Any, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.when import when
from canvas.editors.editor import Combo
from canvas.theme import LIGHT, Theme
from engine.protocol import PipelineChange, PipelineVersion

VERSION = Qt.ItemDataRole.UserRole
SIGNS = {"added": "+", "removed": "−", "changed": "~"}
Spawn = Callable[[Coroutine[Any, Any, Any], str], None]


class ChangesOf(Protocol):
    """Says how two versions differ."""

    async def __call__(self, before: int, after: int, /) -> Sequence[PipelineChange]:
        """Return the differences."""
        ...


class VersionsPage(QDialog):
    """Lists versions, and says how the chosen one differs from another.

    Signals:
        restore_wanted: A person wants this version back as the newest.
        look_wanted: A person wants to look at this version in a tab of its own.
    """

    restore_wanted = Signal(int)
    look_wanted = Signal(int)

    def __init__(
        self,
        name: str,
        versions: Sequence[PipelineVersion],
        changes_of: ChangesOf,
        spawn: Spawn,
        parent: QWidget,
        theme: Theme = LIGHT,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("versions")
        self.setWindowTitle(self.tr("Versions of “{name}”").format(name=name))
        self.resize(820, 520)
        self._versions, self._changes_of = versions, changes_of
        self._spawn, self._theme = spawn, theme
        self._make_parts()
        self._lay_out()
        self._list.setCurrentRow(0)

    def _make_parts(self) -> None:
        self._list = QListWidget()
        self._list.setObjectName("version_list")
        self._list.setAccessibleName(self.tr("Versions, newest first"))
        for version in self._versions:
            item = QListWidgetItem(_line(version))
            item.setData(VERSION, version.version)
            self._list.addItem(item)
        self._list.currentRowChanged.connect(lambda: self._compare())
        self._against = Combo()
        self._against.setObjectName("against")
        self._against.setAccessibleName(self.tr("Compare with"))
        self._against.addItem(self.tr("What changed in this version"), "before")
        self._against.addItem(self.tr("What has changed since"), "now")
        self._against.activated.connect(lambda: self._compare())
        self._changes = QListWidget()
        self._changes.setObjectName("changes")
        self._changes.setAccessibleName(self.tr("What is different"))
        self._changes.setWordWrap(True)
        self._look = QPushButton(self.tr("Open as a copy"))
        self._look.setObjectName("look")
        self._look.setAutoDefault(False)
        self._look.clicked.connect(lambda: self.look_wanted.emit(self._chosen()))
        self._restore = QPushButton(self.tr("Bring this version back"))
        self._restore.setObjectName("restore")
        self._restore.setProperty("role", "primary")
        self._restore.clicked.connect(lambda: self.restore_wanted.emit(self._chosen()))

    def _lay_out(self) -> None:
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._against)
        column.addWidget(self._changes, 1)
        parts = QSplitter()
        parts.addWidget(self._list)
        parts.addWidget(right)
        parts.setSizes([280, 540])
        note = QLabel(self.tr("Bringing a version back makes a new one of it."))
        note.setProperty("role", "muted")
        foot = QHBoxLayout()
        foot.addWidget(note, 1)
        foot.addWidget(self._look)
        foot.addWidget(self._restore)
        whole = QVBoxLayout(self)
        whole.addWidget(parts, 1)
        whole.addLayout(foot)

    def _chosen(self) -> int:
        return self._list.currentItem().data(VERSION)

    def _compare(self) -> None:
        row = self._list.currentRow()
        self._restore.setEnabled(row > 0)
        self._changes.clear()
        newest, chosen = self._versions[0].version, self._chosen()
        if self._against.currentData() == "now":
            self._spawn(self._show(chosen, newest), "Comparing the versions")
        elif row + 1 < len(self._versions):
            before = self._versions[row + 1].version
            self._spawn(self._show(before, chosen), "Comparing the versions")
        else:
            self._changes.addItem(self.tr("This is the first version that is kept."))

    async def _show(self, before: int, after: int) -> None:
        found = await self._changes_of(before, after)
        self._changes.clear()
        for change in found:
            self._changes.addItem(self._item(change))
        if not found:
            self._changes.addItem(self.tr("Nothing is different."))

    def _item(self, change: PipelineChange) -> QListWidgetItem:
        theme = self._theme
        colors = {
            "added": theme.success,
            "removed": theme.danger,
            "changed": theme.text,
        }
        item = QListWidgetItem(f"{SIGNS[change.sign]}  {change.text}")
        item.setForeground(QBrush(QColor(colors[change.sign])))
        return item


def _line(version: PipelineVersion) -> str:
    nodes = "1 node" if version.nodes == 1 else f"{version.nodes:,} nodes"
    now = ", current" if version.is_current else ""
    return f"{version.version}  ·  {when(version.saved_at)}  ·  {nodes}{now}"
