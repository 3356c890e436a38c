"""The size of the history, and backups, from the menus."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from app.dialogs.keeping import KeepingPage
from app.engine_link import EngineLink
from app.panels.message_bar import Message, MessageBar
from app.tasks import Tasks
from engine.protocol import HistoryLimits

BACKUPS = "Backups (*.siexbackup)"


class Upkeep:
    """Lets a person see to the data folder."""

    def __init__(self, link: EngineLink, tasks: Tasks, messages: MessageBar) -> None:
        self._link, self._tasks, self._messages = link, tasks, messages

    async def show_keeping(self, parent: QWidget) -> None:
        """Open the page of limits."""
        engine = await self._link.engine()
        page = KeepingPage(await engine.history_use(), parent)

        def limit(limits: HistoryLimits) -> None:
            self._tasks.spawn(self._limit(limits, page), "Changing the limits")

        def prune() -> None:
            self._tasks.spawn(self._prune(page), "Deleting old runs")

        page.limits_wanted.connect(limit)
        page.pruning_wanted.connect(prune)
        page.show()

    def ask_for_backup(self, parent: QWidget) -> None:
        """Ask where a backup is to lie, and write it."""
        dialog = QFileDialog(parent, "Back up everything", "", BACKUPS)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("siexbackup")
        dialog.selectFile(f"siex-{date.today().isoformat()}.siexbackup")  # noqa: DTZ011
        dialog.fileSelected.connect(self.back_up)
        dialog.open()

    def back_up(self, file: str) -> None:
        """Write a backup."""
        self._tasks.spawn(self._back_up(Path(file)), "Backing up")

    async def _back_up(self, file: Path) -> None:
        engine = await self._link.engine()
        done = await engine.back_up(file)
        text = f"Backed up into {done.file}, {done.bytes / 1e6:,.1f} MB. Passwords and keys of services are not in it."
        self._messages.show_message(Message(text))

    async def _limit(self, limits: HistoryLimits, page: KeepingPage) -> None:
        engine = await self._link.engine()
        page.show_use(await engine.limit_history(limits))
        page.accept()

    async def _prune(self, page: KeepingPage) -> None:
        engine = await self._link.engine()
        gone = await engine.prune_history()
        page.show_use(await engine.history_use())
        runs = "1 run" if gone.runs == 1 else f"{gone.runs:,} runs"
        text = f"{runs} deleted, {gone.megabytes:,.1f} MB are back."
        self._messages.show_message(Message(text))
