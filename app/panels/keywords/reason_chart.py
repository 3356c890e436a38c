"""The reasons of a score as a waterfall: each goes on where the one before it ended."""

from collections.abc import Sequence
from itertools import accumulate

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.panels.keywords.reasons import Reason
from canvas.theme import LIGHT, Theme, blend, color

BAR, GAP, EDGE, FIGURE = 8, 9, 2, 44
ONE_LINE = 300
"""From this width on words, bar and figure of a reason stand in one line."""
SHARE = 0.56
"""How much of such a line the words may take."""
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ReasonChart(QWidget):
    """Paints reasons above one another, and their sum below them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reasons")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Why the keyword has its score"))
        self._theme = LIGHT
        self._rows: tuple[Reason, ...] = ()
        self._total = 0.0

    def show_reasons(self, rows: Sequence[Reason], total: float) -> None:
        """Show reasons that add up to a score."""
        self._rows, self._total = tuple(rows), total
        self.setAccessibleDescription(self.words())
        self.setToolTip(self.words())
        self.setFixedHeight(self.sizeHint().height())
        self.update()

    def words(self) -> str:
        """Return everything that is painted as text, a line per reason."""
        lines = [f"{self.tr(row.words)}: {signed(row.value)}" for row in self._rows]
        return "\n".join([*lines, self._sum_words()])

    def show_theme(self, theme: Theme) -> None:
        """Paint in a theme's colours."""
        self._theme = theme
        self.update()

    def _sum_words(self) -> str:
        return self.tr("Score: {score}").format(score=f"{self._total:.2f}")

    @property
    def _is_one_line(self) -> bool:
        return self.width() >= ONE_LINE

    def _line(self) -> int:
        height = self.fontMetrics().height()
        return height + (6 if self._is_one_line else BAR + GAP + 3)

    def _scale(self) -> tuple[float, float]:
        """Return the lowest and the highest value that a bar reaches."""
        steps = [0.0, self._total, *accumulate(row.value for row in self._rows)]
        return min(steps), max(max(steps), 0.05)

    def _places(self, top: float) -> tuple[QRectF, QRectF, QRectF]:
        """Return where words, bar and figure of a line go."""
        wide, height = self.width() - 2 * EDGE, self.fontMetrics().height()
        figure = QRectF(EDGE + wide - FIGURE, top, FIGURE, height)
        if not self._is_one_line:
            words = QRectF(EDGE, top, wide - FIGURE - 6, height)
            return words, QRectF(EDGE, top + height + 3, wide, BAR), figure
        words = QRectF(EDGE, top, (wide - FIGURE) * SHARE, height)
        left, middle = words.right() + 8, top + (height - BAR) / 2
        return words, QRectF(left, middle, figure.left() - left, BAR), figure

    def _paint_line(
        self, painter: QPainter, top: float, words: str, figure: str, hue: str
    ) -> None:
        place, _, right = self._places(top)
        short = painter.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, int(place.width())
        )
        painter.setPen(color(self._theme.text))
        painter.drawText(place, LEFT, short)
        painter.setPen(color(hue))
        painter.drawText(right, RIGHT, figure)

    def _paint_bar(
        self, painter: QPainter, top: float, begin: float, end: float, hue: str
    ) -> None:
        low, high = self._scale()
        _, track, _ = self._places(top)
        at = [
            track.left() + track.width() * (v - low) / (high - low)
            for v in (begin, end)
        ]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(
            color(blend(self._theme.surface, self._theme.border_strong, 0.25))
        )
        painter.drawRoundedRect(track, 3, 3)
        bar = QRectF(track)
        bar.setLeft(min(at))
        bar.setWidth(max(2.0, abs(at[1] - at[0])))
        painter.setBrush(color(hue))
        painter.drawRoundedRect(bar, 2, 2)

    def _paint_sum(self, painter: QPainter, top: float) -> None:
        font = painter.font()
        font.setBold(True)
        painter.setFont(font)
        theme = self._theme
        self._paint_line(
            painter, top, self.tr("Score"), f"{self._total:.2f}", theme.text
        )
        self._paint_bar(painter, top, 0.0, self._total, theme.accent)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the rows from top to bottom."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        reached, top = 0.0, 2.0
        for row in self._rows:
            hue = self._theme.success if row.value >= 0 else self._theme.danger
            self._paint_line(painter, top, self.tr(row.words), signed(row.value), hue)
            self._paint_bar(painter, top, reached, reached + row.value, hue)
            reached, top = reached + row.value, top + self._line()
        self._paint_sum(painter, top)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(color(self._theme.accent), 1))
            frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(frame, 4, 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as high as the lines are in this width."""
        super().resizeEvent(event)
        self.setFixedHeight(self.sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the focus has gone."""
        super().focusOutEvent(event)
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for room for every row and the sum."""
        return QSize(220, self._line() * (len(self._rows) + 1) + 4)


def signed(value: float) -> str:
    """Return a part of a score with its sign: ``+0.12``, ``−0.03``."""
    sign = "−" if round(value, 2) < 0 else "+"
    return f"{sign}{abs(value):.2f}"
