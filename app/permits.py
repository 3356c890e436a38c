"""Asks, before a pipeline from elsewhere runs, whether it may reach what it names."""

from collections.abc import Callable
from functools import partial
from typing import Literal

from PySide6.QtCore import QObject

from app.arrivals import Arrivals, Permissions
from app.desk import Desk, Sheet
from app.errors import sentence
from app.panels.message_bar import MessageBar
from app.panels.permission_card import PermissionCard

Act = Callable[[], object]
Purpose = Literal["run", "listen"]


class Permits(QObject):
    """Shows one card at a time above the canvas and remembers the answers."""

    def __init__(
        self, desk: Desk, arrivals: Arrivals, messages: MessageBar, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._desk, self._arrivals, self._messages = desk, arrivals, messages
        self._card: PermissionCard | None = None
        self._sheet: Sheet | None = None
        desk.changed.connect(self._leave_other)

    def ask(self, sheet: Sheet, then: Act, purpose: Purpose = "run") -> None:
        """Do ``then`` as soon as the person agrees; at once where nothing is to ask."""
        self._close()
        wanted = self._arrivals.to_ask(sheet.pipeline)
        if not wanted:
            then()
            return
        name = sheet.pipeline.name or "Untitled"
        headline = (
            f"“{name}” now wants to do more than you allowed:"
            if self._arrivals.is_known(sheet.pipeline.id)
            else f"“{name}” comes from a file. When it runs, it may:"
        )
        card = PermissionCard(headline, wanted, purpose)
        card.answered.connect(partial(self._take, sheet, wanted, then, purpose))
        self._card, self._sheet = card, sheet
        self._messages.show_card(card)
        card.focus()

    def _take(
        self,
        sheet: Sheet,
        wanted: Permissions,
        then: Act,
        purpose: Purpose,
        is_yes: bool,
    ) -> None:
        self._close()
        sheet.canvas.setFocus()
        if not is_yes:
            return
        complete = self._arrivals.complete(sheet.pipeline)
        try:
            self._arrivals.allow(sheet.pipeline.id, wanted)
        except OSError as error:
            self._messages.show_error(sentence("Remembering what is allowed", error))
            return
        if complete is not sheet.pipeline:
            sheet.document.change("Allow hosts and folders", complete)
        self.ask(sheet, then, purpose)

    def _leave_other(self) -> None:
        if self._sheet is not self._desk.front:
            self._close()

    def _close(self) -> None:
        card, self._card, self._sheet = self._card, None, None
        if card is not None:
            card.hide()
            card.deleteLater()
