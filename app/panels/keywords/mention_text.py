"""The text of a record with every mention of its keywords marked."""

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from app.panels.keywords.found import Found, Span
from app.panels.keywords.pages import Pages
from canvas.theme import LIGHT, Theme, color

MOST_MARKS = 1_000
"""Marks on one page; more would cost time and tell nothing."""


class MentionText(QPlainTextEdit):
    """Shows a page of a text, marks mentions on it, and goes from one to the next.

    Signals:
        moved: Another mention or another page is shown.
        keyword_clicked: A person clicked on a mention (the keyword's number).
    """

    moved = Signal()
    keyword_clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keyword_text")
        self.setReadOnly(True)
        self.setProperty("role", "reading")
        self.setAccessibleName(self.tr("Text with the mentions of the keywords"))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._theme = LIGHT
        self._pages = Pages("")
        self._title = 0
        self._found: Sequence[Found] = ()
        self._chosen = -1
        self.page = 0
        self.mention = -1

    @property
    def page_count(self) -> int:
        """How many pages the text has."""
        return len(self._pages)

    @property
    def keyword_count(self) -> int:
        """How many keywords are marked."""
        return len(self._found)

    @property
    def mention_count(self) -> int:
        """How many mentions the chosen keyword has."""
        return len(self._spans())

    def show_text(self, content: str, title: int, found: Sequence[Found]) -> None:
        """Show a text whose first ``title`` characters are its title."""
        self._pages, self._title, self._found = Pages(content), title, found
        self._chosen = self.mention = -1
        self.show_page(0)

    def show_page(self, page: int) -> None:
        """Show a page from its beginning."""
        self.page = page
        self.setPlainText(self._pages.text(page))
        if page == 0 and self._title:
            bold = QTextCharFormat()
            bold.setFontWeight(QFont.Weight.DemiBold)
            self._cursor((0, self._title)).mergeCharFormat(bold)
        self._mark()
        self.moved.emit()

    def turn(self, by: int) -> None:
        """Show the page that is so many further on."""
        self.show_page(self.page + by)

    def choose(self, number: int) -> None:
        """Light up the mentions of a keyword and go to the first."""
        self._chosen, self.mention = number, -1
        if self._spans():
            self.go_to(0)
        else:
            self._mark()
            self.moved.emit()

    def step(self, by: int) -> None:
        """Go to the next mention of the chosen keyword, or the one before, around."""
        count = self.mention_count
        if count:
            self.go_to((self.mention + by) % count if self.mention >= 0 else 0)

    def go_to(self, mention: int) -> None:
        """Show a mention of the chosen keyword."""
        self.mention = mention
        span = self._spans()[mention]
        page = self._pages.page_of(span[0])
        if page != self.page:
            self.show_page(page)
        cursor = self._cursor(span)
        cursor.setPosition(cursor.selectionStart())
        self.setTextCursor(cursor)
        self.centerCursor()
        self._mark()
        self.moved.emit()

    def show_theme(self, theme: Theme) -> None:
        """Mark in a theme's colours."""
        self._theme = theme
        self._mark()

    def _spans(self) -> tuple[Span, ...]:
        return self._found[self._chosen].spans if self._chosen >= 0 else ()

    def _mark(self) -> None:
        marks: list[QTextEdit.ExtraSelection] = []
        for number, one in enumerate(self._found):
            if number != self._chosen:
                hue = color(self._theme.named(one.hue), 44)
                left = MOST_MARKS - len(marks)
                marks += [self._made(s, hue) for s in self._on_page(one.spans)[:left]]
        if self._chosen >= 0:
            one = self._found[self._chosen]
            hue = color(self._theme.named(one.hue), 130)
            marks += [self._made(s, hue) for s in self._on_page(one.spans)[:MOST_MARKS]]
        if self.mention >= 0:
            marks.append(self._made(self._spans()[self.mention], None))
        self.setExtraSelections(marks)

    def _on_page(self, spans: Sequence[Span]) -> Sequence[Span]:
        start, end = self._pages.bounds(self.page)
        return spans[bisect_left(spans, (start, 0)) : bisect_left(spans, (end, 0))]

    def _made(self, span: Span, hue: QColor | None) -> QTextEdit.ExtraSelection:
        """Return a mark; without a hue that of the mention which is gone to."""
        mark = QTextEdit.ExtraSelection()
        mark.cursor = self._cursor(span)
        look = QTextCharFormat()
        look.setBackground(hue or color(self._theme.accent))
        if hue is None:
            look.setForeground(color(self._theme.on_accent))
        mark.format = look
        return mark

    def _cursor(self, span: Span) -> QTextCursor:
        cursor = QTextCursor(self.document())
        start, end = (self._pages.position(self.page, place) for place in span)
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _keyword_at(self, place: int) -> int:
        """Return the keyword of the shortest mention at a place, -1 for none."""
        hits = [
            (span[1] - span[0], number)
            for number, one in enumerate(self._found)
            for span in self._on_page(one.spans)
            if span[0] <= place < span[1]
        ]
        return min(hits)[1] if hits else -1

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose the keyword that was clicked on, unless text was selected."""
        super().mouseReleaseEvent(event)
        if self.textCursor().hasSelection():
            return
        position = self.cursorForPosition(event.position().toPoint()).position()
        number = self._keyword_at(self._pages.place(self.page, position))
        if number >= 0:
            self.keyword_clicked.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the page at the end of one."""
        bar, key = self.verticalScrollBar(), event.key()
        is_last = self.page + 1 >= self.page_count
        if key == Qt.Key.Key_PageDown and bar.value() == bar.maximum() and not is_last:
            self.show_page(self.page + 1)
        elif key == Qt.Key.Key_PageUp and bar.value() == 0 and self.page:
            self.show_page(self.page - 1)
        else:
            super().keyPressEvent(event)
