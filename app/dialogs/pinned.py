"""The records that are pinned to a node, to edit as JSON or in a table."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from app.panels.json_text import Colours
from canvas.editors.editor import Combo
from canvas.theme import Theme
from engine.pins import PinError, cell_text, cell_value, pinned_rows, pinned_text

JSON, TABLE = range(2)
Rows = Sequence[Mapping[str, Any]]


class PinnedDialog(QDialog):
    """Edits what stands in for a node's output, port by port."""

    def __init__(
        self,
        title: str,
        ports: Sequence[str],
        pinned: Mapping[str, Rows],
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("pinned")
        self.setWindowTitle(self.tr("Pinned records of {node}").format(node=title))
        self.resize(760, 520)
        names = tuple(dict.fromkeys((*ports, *pinned)))
        self._texts = {port: pinned_text(pinned.get(port, ())) for port in names}
        self._port = names[0]
        self._make_parts(names, theme)
        self._lay_out()
        self._show_port(self._port)

    @property
    def pinned(self) -> dict[str, tuple[Mapping[str, Any], ...]]:
        """The records by port, once all are right; a port without any gives none."""
        return {port: pinned_rows(text) for port, text in self._texts.items()}

    def _make_parts(self, names: Sequence[str], theme: Theme) -> None:
        self._ports = Combo()
        self._ports.setObjectName("pinned_port")
        self._ports.setAccessibleName(self.tr("Port"))
        self._ports.addItems([name.replace("_", " ") for name in names])
        self._ports.setVisible(len(names) > 1)
        self._ports.activated.connect(self._choose_port)
        self._text = QPlainTextEdit()
        self._text.setObjectName("pinned_json")
        self._text.setAccessibleName(self.tr("Records as JSON"))
        self._text.setProperty("role", "code")
        self._text.textChanged.connect(self._take_text)
        self._colours = Colours(self._text.document())
        self._colours.theme = theme
        self._table = QTableWidget()
        self._table.setObjectName("pinned_table")
        self._table.setAccessibleName(self.tr("Records as a table"))
        self._table.itemChanged.connect(self._take_table)
        self._views = QTabWidget(documentMode=True)
        self._views.addTab(self._text, self.tr("JSON"))
        self._views.addTab(self._table_page(), self.tr("Table"))
        self._views.currentChanged.connect(self._show_view)
        self._sentence = QLabel()
        self._sentence.setObjectName("pinned_sentence")
        self._sentence.setWordWrap(True)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        fine = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        fine.setText(self.tr("Pin"))

    def _table_page(self) -> QWidget:
        page = QWidget()
        add = QPushButton(self.tr("Add record"))
        add.setObjectName("add_record")
        add.clicked.connect(self._add_row)
        remove = QPushButton(self.tr("Remove record"))
        remove.setObjectName("remove_record")
        remove.clicked.connect(self._remove_rows)
        hint = QLabel(self.tr("Texts are written plainly, all else as JSON."))
        hint.setProperty("role", "muted")
        below = QHBoxLayout()
        below.addWidget(add)
        below.addWidget(remove)
        below.addWidget(hint)
        below.addStretch(1)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._table)
        column.addLayout(below)
        return page

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(self._ports)
        column.addWidget(self._views, 1)
        column.addWidget(self._sentence)
        column.addWidget(self._buttons)

    def _choose_port(self, at: int) -> None:
        self._show_port(tuple(self._texts)[at])

    def _show_port(self, port: str) -> None:
        self._port = port
        with QSignalBlocker(self._text):
            self._text.setPlainText(self._texts[port])
        self._show_view()
        self._judge()

    def _show_view(self) -> None:
        rows = self._rows()
        if rows is None:  # a table cannot show what is no list of records
            self._views.setCurrentIndex(JSON)
        elif self._views.currentIndex() == TABLE:
            self._fill(rows)

    def _rows(self) -> Rows | None:
        try:
            return pinned_rows(self._texts[self._port])
        except PinError:
            return None

    def _fill(self, rows: Rows) -> None:
        names = list(dict.fromkeys(name for row in rows for name in row))
        with QSignalBlocker(self._table):
            self._table.setColumnCount(len(names))
            self._table.setHorizontalHeaderLabels(names)
            self._table.setRowCount(len(rows))
            for at, row in enumerate(rows):
                for column, name in enumerate(names):
                    text = cell_text(row[name]) if name in row else ""
                    self._table.setItem(at, column, QTableWidgetItem(text))

    def _take_text(self) -> None:
        self._texts[self._port] = self._text.toPlainText()
        self._judge()

    def _take_table(self) -> None:
        rows = [self._row(at) for at in range(self._table.rowCount())]
        self._replace_text(pinned_text(rows))

    def _replace_text(self, text: str) -> None:
        """Put a text in place of the other, as a step that can be undone there."""
        cursor = self._text.textCursor()
        cursor.select(cursor.SelectionType.Document)
        cursor.insertText(text)

    def _row(self, at: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for column in range(self._table.columnCount()):
            item = self._table.item(at, column)
            header = self._table.horizontalHeaderItem(column)
            if item and header and item.text():
                found[header.text()] = cell_value(item.text())
        return found

    def _add_row(self) -> None:
        self._table.insertRow(self._table.rowCount())
        self._take_table()

    def _remove_rows(self) -> None:
        chosen = {cell.row() for cell in self._table.selectedIndexes()}
        for at in sorted(chosen, reverse=True):
            self._table.removeRow(at)
        self._take_table()

    def _judge(self) -> None:
        """Say what is wrong, or how many records there are."""
        wrong = ""
        count = 0
        for port, text in self._texts.items():
            try:
                count += len(pinned_rows(text))
            except PinError as error:
                where = f"{port}: " if len(self._texts) > 1 else ""
                wrong = wrong or f"{where}{error}"
        several = self.tr("{count} records stand in for this node.")
        one = self.tr("One record stands in for this node.")
        told = one if count == 1 else several.format(count=count)
        self._sentence.setText(wrong or told)
        self._sentence.setProperty("role", "error" if wrong else "muted")
        self._sentence.style().polish(self._sentence)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        fine = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        fine.setEnabled(not wrong)
