"""Putting back what a backup holds: said before, checked, done at the engine's next start."""

import asyncio
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.dialogs import ask
from app.panels.message_bar import Message, MessageBar
from app.when import when
from engine.home import Home

AGREE = "Restore"
WHAT_HAPPENS = (
    "The library, the history{records}, the settings of the engine and the addresses of "
    "webhooks become what they were then. What is there now is set aside in the data "
    "folder, not deleted; files of pipelines elsewhere stay as they are.\n\n"
    "It happens when the engine starts anew. Until then you can think better of it."
)
WAITS = (
    "The backup of {when} is checked and waits. It takes its place when the engine starts "
    "anew: close the Studio, and “siex serve” where that runs, and start again."
)
STAYS = "Nothing is restored; all stays as it is."


class Restoring:
    """Restores backups when a person asks for it."""

    def __init__(self, home: Path, messages: MessageBar) -> None:
        self._home, self._messages = Home(home), messages

    async def ask(self, parent: QWidget) -> None:
        """Ask for a backup and restore it."""
        file = await ask.for_backup_to_restore(parent)
        if file is not None:
            await self.restore(file, parent)

    async def restore(self, file: Path, parent: QWidget) -> None:
        """Say what a backup would change, and let it wait for the engine's next start."""
        from engine.store.archive import look_into, unpack_archive

        facts = await asyncio.to_thread(look_into, file)
        then = when(facts.made_at)
        records = " with its records" if facts.with_records else " without its records"
        question = f"Restore the backup of {then}?"
        more = WHAT_HAPPENS.format(records=records)
        if not await ask.yes(parent, question, AGREE, more):
            return
        await asyncio.to_thread(unpack_archive, file, self._home)
        text = WAITS.format(when=then)
        self._messages.show_message(
            Message(text, actions=(("Do not restore", self._forget),))
        )

    def _forget(self) -> None:
        from engine.store.archive import forget_restoring

        forget_restoring(self._home)
        self._messages.show_message(Message(STAYS))
