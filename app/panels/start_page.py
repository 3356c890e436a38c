"""What stands in the middle while nothing is open: the ways to begin."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from canvas.icons import icon
from canvas.theme import Theme

_MARGIN, _SHARE = 20, 0.9
"""What the middle gets of the page's width, and what lies beside it."""


class StartPage(QWidget):
    """Offers the sample, a new pipeline and the recent ones.

    Signals:
        sample_asked: Open the sample.
        new_asked: Make a new pipeline.
        open_asked: Look into the library.
        recent_asked: Open a recent pipeline (its id).
    """

    sample_asked = Signal()
    new_asked = Signal()
    open_asked = Signal()
    recent_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._sample = _card(
            self.tr("Open the sample"), self.tr("A few texts, ready to run")
        )
        self._new = _card(
            self.tr("New pipeline"), self.tr("Start from an empty canvas")
        )
        self._open = _card(self.tr("Open…"), self.tr("Look into your library"))
        self._sample.setObjectName("open_sample")
        self._new.setObjectName("new_pipeline")
        self._open.setObjectName("open_pipeline")
        self._sample.clicked.connect(self.sample_asked)
        self._new.clicked.connect(self.new_asked)
        self._open.clicked.connect(self.open_asked)
        self._cards = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._cards.setSpacing(12)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(2)
        self._recent_title = QLabel(self.tr("Recent"))
        self._recent_title.setProperty("role", "muted")
        self._lay_out()

    def show_recent(self, recent: Sequence[tuple[str, str]]) -> None:
        """Show recent pipelines, as pairs of id and name."""
        while item := self._recent.takeAt(0):
            if widget := item.widget():
                widget.deleteLater()
        for pipeline_id, name in recent:
            button = QPushButton(name or self.tr("Untitled"))
            button.setProperty("role", "quiet")
            button.clicked.connect(partial(self.recent_asked.emit, pipeline_id))
            self._recent.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._recent_title.setVisible(bool(recent))

    def show_theme(self, theme: Theme) -> None:
        """Draw the icons in a theme's colours."""
        for button, name in (
            (self._sample, "ui/sample"),
            (self._new, "ui/new"),
            (self._open, "ui/open"),
        ):
            button.setIcon(icon(name, theme.accent, 28))
            button.setIconSize(QSize(28, 28))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the cards below one another where they have no room side by side."""
        super().resizeEvent(event)
        cards = (self._sample, self._new, self._open)
        widest = max(card.sizeHint().width() for card in cards)
        room = (event.size().width() - 2 * _MARGIN) * _SHARE
        needed = len(cards) * widest + (len(cards) - 1) * self._cards.spacing()
        self._cards.setDirection(
            QBoxLayout.Direction.LeftToRight
            if room >= needed
            else QBoxLayout.Direction.TopToBottom
        )

    def _lay_out(self) -> None:
        hero = QLabel(self.tr("What shall we find out?"))
        hero.setProperty("role", "hero")
        lead = QLabel(
            self.tr(
                "Draw a pipeline: where the words come from, what happens to them,"
                " where they go. It runs on this machine."
            )
        )
        lead.setProperty("role", "muted")
        lead.setWordWrap(True)
        for card in (self._sample, self._new, self._open):
            self._cards.addWidget(card, 1)
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(hero)
        column.addWidget(lead)
        column.addSpacing(14)
        column.addLayout(self._cards)
        column.addSpacing(18)
        column.addWidget(self._recent_title)
        column.addLayout(self._recent)
        middle = QWidget()
        middle.setMaximumWidth(820)
        middle.setLayout(column)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(middle, 18)
        row.addStretch(1)
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addLayout(row)
        outer.addStretch(3)


def _card(title: str, text: str) -> QPushButton:
    button = QPushButton(f"{title}\n{text}")
    button.setProperty("role", "card")
    button.setMinimumHeight(76)
    return button
