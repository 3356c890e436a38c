"""The keywords of a record as lines: text over a bar, score, type, mentions."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from app.panels.keywords.found import TYPE_WORDS, Found
from canvas.theme import LIGHT, Theme, blend, color

TEXT, SCORE, TYPE, COUNT = range(4)
WIDTHS = {SCORE: 50, TYPE: 98, COUNT: 40}
LINE, BAR = 34, 4
FOUND = Qt.ItemDataRole.UserRole
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
Index = QModelIndex | QPersistentModelIndex


class KeywordList(QTreeWidget):
    """Lists keywords, best first.

    Signals:
        chosen: Another keyword is the current one (its number, -1 for none).
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keywords")
        self.setAccessibleName(self.tr("Keywords of the record"))
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setHeaderHidden(True)
        self.setHeaderLabels(
            [
                self.tr("Keyword"),
                self.tr("Score"),
                self.tr("Type"),
                self.tr("Mentions"),
            ]
        )
        self._bars = Bars(self)
        self.setItemDelegate(self._bars)
        header = self.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(36)
        header.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        for column, width in WIDTHS.items():
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(column, width)
        self.currentItemChanged.connect(self._tell)

    @property
    def number(self) -> int:
        """The current keyword's number, -1 for none."""
        item = self.currentItem()
        return self.indexOfTopLevelItem(item) if item else -1

    def show_keywords(self, found: Sequence[Found]) -> None:
        """Show these keywords; none of them is chosen yet."""
        with QSignalBlocker(self):
            self.clear()
            self.addTopLevelItems([self._item(one) for one in found])

    def choose(self, number: int) -> None:
        """Make a keyword the current one."""
        if item := self.topLevelItem(number):
            self.setCurrentItem(item)

    def show_theme(self, theme: Theme) -> None:
        """Paint in a theme's colours."""
        self._bars.theme = theme
        self.viewport().update()

    def _item(self, one: Found) -> QTreeWidgetItem:
        kind = self.tr(TYPE_WORDS.get(one.type, one.type.capitalize()))
        count = "" if one.count is None else f"{one.count:,}×"
        item = QTreeWidgetItem([one.text, f"{one.score:.2f}", kind, count])
        item.setData(TEXT, FOUND, one)
        for column in (SCORE, COUNT):
            item.setTextAlignment(column, RIGHT)
        for column in range(4):
            item.setToolTip(column, self._tip(one))
        return item

    def _tip(self, one: Found) -> str:
        tip = self.tr("{text}: a person would list it with a chance of {score} %.")
        return tip.format(text=one.text, score=round(100 * one.score))

    def _tell(self, current: QTreeWidgetItem | None) -> None:
        self.chosen.emit(self.indexOfTopLevelItem(current) if current else -1)


class Bars(QStyledItemDelegate):
    """Paints a bar as long as the score below a keyword, and its type as a chip."""

    theme: Theme = LIGHT

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Paint one cell."""
        if index.column() not in (TEXT, TYPE):
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        words, option.text = option.text, ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter)
        one = index.sibling(index.row(), TEXT).data(FOUND)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell = QRectF(option.rect).adjusted(8, 0, -6, 0)
        if index.column() == TEXT:
            self._keyword(painter, cell, one)
        elif words:
            self._chip(painter, cell, words, self.theme.named(one.hue))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give every line room for a text and a bar."""
        return QSize(super().sizeHint(option, index).width(), LINE)

    def _keyword(self, painter: QPainter, cell: QRectF, one: Found) -> None:
        words = painter.fontMetrics().elidedText(
            one.text, Qt.TextElideMode.ElideRight, int(cell.width())
        )
        painter.setPen(color(self.theme.text))
        painter.drawText(cell.adjusted(0, 0, 0, -BAR - 3), LEFT, words)
        track = QRectF(cell.left(), cell.bottom() - BAR - 4, cell.width(), BAR)
        empty = blend(self.theme.surface, self.theme.border_strong, 0.45)
        full = QRectF(track)
        full.setWidth(max(BAR, track.width() * one.score))
        painter.setPen(Qt.PenStyle.NoPen)
        for bar, hue in ((track, empty), (full, self.theme.named(one.hue))):
            painter.setBrush(color(hue))
            painter.drawRoundedRect(bar, BAR / 2, BAR / 2)

    def _chip(self, painter: QPainter, cell: QRectF, words: str, hue: str) -> None:
        metrics = painter.fontMetrics()
        words = metrics.elidedText(
            words, Qt.TextElideMode.ElideRight, int(cell.width()) - 12
        )
        height, width = metrics.height() + 3, metrics.horizontalAdvance(words) + 14
        chip = QRectF(cell.left() - 4, cell.center().y() - height / 2, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(blend(self.theme.surface, hue, 0.16)))
        painter.drawRoundedRect(chip, height / 2, height / 2)
        painter.setPen(QColor(blend(self.theme.text, hue, 0.55)))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, words)
