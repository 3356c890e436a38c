"""The keywords of one record: bars, mentions in the text, reasons of the chosen one."""

from collections.abc import Awaitable, Callable
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSplitter,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from app.panels.keywords.found import Found, found_in, keyword_fields, stand_in
from app.panels.keywords.keyword_list import KeywordList
from app.panels.keywords.mention_text import MentionText
from app.panels.keywords.reason_page import ReasonPage
from app.panels.keywords.reasons import circumstances, reasons
from app.panels.keywords.stepper import Stepper
from app.panels.records_model import Outlet, Spawn
from canvas.editors.editor import Combo
from canvas.theme import Theme
from engine.errors import EngineError
from engine.protocol import Explanation, StoredRecord

Explain = Callable[[Outlet, int, str, str], Awaitable[Explanation]]
SIDE_BY_SIDE = 620
"""From this width on the three parts stand beside one another."""
SIZES_ACROSS, SIZES_DOWN = (330, 400, 260), (240, 240, 230)
LIST, NOTHING = range(2)


class KeywordsView(QWidget):
    """Shows the keywords of a record.

    Signals:
        record_asked: A person wants to see another record (its row).
    """

    record_asked = Signal(int)

    def __init__(
        self, explain: Explain, spawn: Spawn, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._explain, self._spawn = explain, spawn
        self._outlet: Outlet | None = None
        self._record: StoredRecord | None = None
        self._row = self._total = 0
        self._fields: tuple[str, ...] = ()
        self._found: tuple[Found, ...] = ()
        self._content, self._title = "", 0
        self._known: dict[tuple[str, str], Explanation] = {}
        self._make_parts()
        self._lay_out()

    def show_record(
        self, outlet: Outlet, row: int, total: int, record: StoredRecord | None
    ) -> None:
        """Show a record that left an outlet; None while it is being read."""
        self._row, self._total = row, total
        self._show_place()
        is_same = self._outlet is not None and self._outlet.key == outlet.key
        if is_same and record is not None and record == self._record:
            return
        self._outlet, self._record = outlet, record
        self._known.clear()
        self._show_fields()
        self._show_keywords()

    def bind_keys(self, owner: QWidget) -> None:
        """Let mentions and records be stepped through from anywhere in ``owner``."""
        for key, step, by in (
            ("F3", self._text.step, 1),
            ("Shift+F3", self._text.step, -1),
            ("Alt+PgDown", self._step_record, 1),
            ("Alt+PgUp", self._step_record, -1),
        ):
            shortcut = QShortcut(QKeySequence(key), owner)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._step_if_seen, step, by))

    def _step_if_seen(self, step: Callable[[int], None], by: int) -> None:
        if self.isVisible():
            step(by)

    def show_theme(self, theme: Theme) -> None:
        """Paint in a theme's colours."""
        for part in (self._list, self._text, self._reasons):
            part.show_theme(theme)

    def _make_parts(self) -> None:
        self._records = Stepper(
            "record_stepper",
            self.tr("Previous record (Alt+Page up)"),
            self.tr("Next record (Alt+Page down)"),
        )
        self._records.stepped.connect(self._step_record)
        self._field = Combo()
        self._field.setObjectName("keyword_field")
        self._field.setAccessibleName(self.tr("Field with the keywords"))
        self._field.activated.connect(lambda: self._show_keywords())
        self._list = KeywordList()
        self._list.chosen.connect(self._choose)
        self._none = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._none.setObjectName("no_keywords")
        self._none.setProperty("role", "muted")
        self._none.setWordWrap(True)
        self._text = MentionText()
        self._text.moved.connect(self._show_moves)
        self._text.keyword_clicked.connect(self._list.choose)
        self._notice = QLabel()
        self._notice.setObjectName("text_notice")
        self._notice.setProperty("role", "muted")
        self._notice.setWordWrap(True)
        self._mentions = Stepper(
            "mention_stepper",
            self.tr("Previous mention (Shift+F3)"),
            self.tr("Next mention (F3)"),
        )
        self._mentions.stepped.connect(self._text.step)
        self._pages = Stepper(
            "page_stepper", self.tr("Previous page"), self.tr("Next page")
        )
        self._pages.stepped.connect(self._text.turn)
        self._reasons = ReasonPage()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 8, 0)
        head.setSpacing(8)
        head.addWidget(self._records)
        head.addWidget(self._field)
        head.addStretch(1)
        head.addWidget(self._mentions)
        head.addWidget(self._pages)
        left = QWidget()
        self._left = QStackedLayout(left)
        self._left.addWidget(self._list)
        self._left.addWidget(self._none)
        self._parts = QSplitter(Qt.Orientation.Horizontal)
        self._parts.setChildrenCollapsible(False)
        for part in (left, self._reading(), self._reasons):
            self._parts.addWidget(part)
        self._parts.setStretchFactor(1, 1)
        self._parts.setSizes(SIZES_ACROSS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._parts, 1)

    def _reading(self) -> QWidget:
        """Return the text with what is said about it above."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._notice.setContentsMargins(12, 4, 12, 4)
        column.addWidget(self._notice)
        column.addWidget(self._text, 1)
        return page

    def _step_record(self, by: int) -> None:
        if 0 <= self._row + by < self._total:
            self.record_asked.emit(self._row + by)

    def _show_place(self) -> None:
        words = self.tr("Record {n} of {total}")
        self._records.show_place(
            words.format(n=f"{self._row + 1:,}", total=f"{self._total:,}"),
            has_before=self._row > 0,
            has_after=self._row + 1 < self._total,
        )

    def _show_fields(self) -> None:
        """Offer the fields with keywords; keep the one that was looked at."""
        found = keyword_fields([self._record.data]) if self._record else ()
        kept = self._field.currentText()
        self._fields = found or self._fields
        with QSignalBlocker(self._field):
            self._field.clear()
            self._field.addItems(self._fields)
            self._field.setCurrentText(kept if kept in self._fields else "")
            if self._fields and kept not in self._fields:
                self._field.setCurrentIndex(0)
        self._field.setVisible(len(self._fields) > 1)

    def _show_keywords(self) -> None:
        data = self._record.data if self._record else {}
        self._found = found_in(data.get(self._field.currentText()))
        self._list.show_keywords(self._found)
        self._none.setText(
            self.tr("No keywords in this record.")
            if self._record
            else self.tr("Reading the record…")
        )
        self._left.setCurrentIndex(LIST if self._found else NOTHING)
        self._show_text()
        self._list.choose(0) if self._found else self._reasons.show_nothing()

    def _show_text(self) -> None:
        self._content, self._title = "", 0
        if self._outlet and self._record:
            source = self._outlet.keyword_source(self._field.currentText())
            self._content = source.content(self._record.data)
            self._title = len(source.document(self._record.data)[0] or "")
        fits = stand_in(self._content, self._found)
        self._text.show_text(self._content, self._title, self._found if fits else ())
        self._notice.setText(self._what_is_wrong(fits))
        self._notice.setVisible(bool(self._notice.text()))
        self._text.setVisible(bool(self._content))
        self._show_moves()

    def _what_is_wrong(self, fits: bool) -> str:
        if not self._record:
            return ""
        if not self._content:
            return self.tr("The text is not in this record any more.")
        if not fits:
            return self.tr(
                "The text has changed since the keywords were found, so their places"
                " are not marked."
            )
        return ""

    def _show_moves(self) -> None:
        count, page, pages = (
            self._text.mention_count,
            self._text.page,
            self._text.page_count,
        )
        words = self.tr("Mention {n} of {total}")
        self._mentions.show_place(
            words.format(n=f"{self._text.mention + 1:,}", total=f"{count:,}"),
            has_before=count > 1,
            has_after=count > 1,
        )
        self._mentions.setVisible(count > 0)
        self._pages.show_place(
            self.tr("Page {n} of {total}").format(n=page + 1, total=pages),
            has_before=page > 0,
            has_after=page + 1 < pages,
        )
        self._pages.setVisible(pages > 1)

    def _choose(self, number: int) -> None:
        if not 0 <= number < len(self._found):
            self._reasons.show_nothing()
            return
        if self._text.keyword_count:
            self._text.choose(number)
        self._reasons.show_keyword(self._found[number])
        field, text = self._field.currentText(), self._found[number].text
        if known := self._known.get((field, text)):
            self._show_reasons(self._found[number], known)
        elif self._outlet:
            ask = self._ask(self._outlet, self._row, field, self._found[number])
            self._spawn(ask, "Asking for the reasons of a keyword")

    async def _ask(self, outlet: Outlet, row: int, field: str, one: Found) -> None:
        asked = self._record
        try:
            found = await self._explain(outlet, row, field, one.text)
        except EngineError as error:
            if self._is_still(asked, one):
                self._reasons.show_trouble(str(error))
            return
        if asked is self._record:
            self._known[field, one.text] = found
        if self._is_still(asked, one):
            self._show_reasons(one, found)

    def _is_still(self, record: StoredRecord | None, one: Found) -> bool:
        """Tell whether a keyword is still the chosen one of the record that is shown."""
        number = self._list.number
        return (
            record is self._record
            and 0 <= number < len(self._found)
            and self._found[number] == one
        )

    def _show_reasons(self, one: Found, found: Explanation) -> None:
        seen = circumstances(one, self._content, self._title)
        parts = ((part.feature, part.value) for part in found.parts)
        self._reasons.show_reasons(reasons(parts, seen), found.score)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand side by side where there is room, else above one another."""
        super().resizeEvent(event)
        wide = self.width() >= SIDE_BY_SIDE
        way = Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical
        if way != self._parts.orientation():
            self._parts.setOrientation(way)
            self._parts.setSizes(SIZES_ACROSS if wide else SIZES_DOWN)
