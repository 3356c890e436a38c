"""Shows a list of keywords in a cell as chips, the surer ones fuller."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from app.panels.records_model import VALUE
from canvas.theme import LIGHT, Theme, color

MOST = 12
PADDING, GAP = 7, 5
WIDEST_TEXT, WIDEST_CHIPS = 260, 420


class CellDelegate(QStyledItemDelegate):
    """Paints keywords as chips and anything else as usual."""

    theme: Theme = LIGHT

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one cell."""
        chips = keywords(index.data(VALUE))
        if not chips:
            super().paint(painter, option, index)
            return
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter)
        painter.save()
        self._chips(painter, QRectF(option.rect), chips)
        painter.restore()

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Ask for room for some chips."""
        size = super().sizeHint(option, index)
        if keywords(index.data(VALUE)):
            return QSize(WIDEST_CHIPS, size.height())
        return size.boundedTo(QSize(WIDEST_TEXT, size.height()))

    def initStyleOption(  # noqa: N802 - Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Show a null as a faint dash, so that it is not taken for a text."""
        super().initStyleOption(option, index)
        if option.text and index.data(VALUE) is None:
            option.text = "–"
            option.palette.setColor(QPalette.ColorRole.Text, color(self.theme.faint))

    def _chips(
        self, painter: QPainter, cell: QRectF, chips: list[tuple[str, float]]
    ) -> None:
        painter.setClipRect(cell)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = painter.fontMetrics()
        height = min(cell.height() - 6, metrics.height() + 4)
        x, y = cell.left() + 6, cell.center().y() - height / 2
        for text, score in chips[:MOST]:
            width = metrics.horizontalAdvance(text) + 2 * PADDING
            chip = QRectF(x, y, width, height)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color(self.theme.teal, round(30 + 90 * score)))
            painter.drawRoundedRect(chip, height / 2, height / 2)
            painter.setPen(color(self.theme.text))
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, text)
            x += width + GAP
            if x > cell.right():
                return


def keywords(value: Any) -> list[tuple[str, float]]:
    """Return the keywords and scores of a value that is a list of keywords."""
    if not isinstance(value, list) or not value:
        return []
    found = [_keyword(item) for item in value[:MOST]]
    return [pair for pair in found if pair] if all(found) else []


def _keyword(item: Any) -> tuple[str, float] | None:
    if not isinstance(item, Mapping) or not isinstance(item.get("text"), str):
        return None
    score = item.get("score")
    if not isinstance(score, int | float) or isinstance(score, bool):
        return None
    return item["text"], min(max(float(score), 0.0), 1.0)
