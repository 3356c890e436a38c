"""Older versions of the document in front: compared, looked at, brought back."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from app.desk import Desk, Sheet
from app.engine_link import EngineLink
from app.filing import fresh_pipeline_id
from app.looks import Looks
from app.panels.message_bar import Message, MessageBar
from app.tasks import Tasks

if TYPE_CHECKING:
    from app.dialogs.versions import VersionsPage


class Versions:
    """Joins the page of versions with the documents."""

    def __init__(
        self,
        desk: Desk,
        link: EngineLink,
        tasks: Tasks,
        messages: MessageBar,
        looks: Looks,
    ) -> None:
        self._desk, self._link, self._tasks = desk, link, tasks
        self._messages, self._looks = messages, looks

    async def show(self, sheet: Sheet, parent: QWidget) -> None:
        """Open the page for a document that has been saved at least once."""
        from app.dialogs.versions import VersionsPage

        engine = await self._link.engine()
        key = sheet.pipeline.id
        kept = {summary.id for summary in await engine.pipelines()}
        if key not in kept:
            text = "This pipeline has no versions yet; each time it is saved makes one."
            self._messages.show_message(Message(text))
            return

        page = VersionsPage(
            sheet.pipeline.name,
            await engine.versions(key),
            lambda before, after: engine.changes(key, before, after),
            self._tasks.spawn,
            parent,
            self._looks.theme,
        )

        def restore(number: int) -> None:
            work = self._restore(sheet, number, page)
            self._tasks.spawn(work, "Bringing back the version")

        def look(number: int) -> None:
            self._tasks.spawn(self._look(sheet, number), "Opening the version")

        page.restore_wanted.connect(restore)
        page.look_wanted.connect(look)
        page.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page.show()

    async def _restore(self, sheet: Sheet, number: int, page: "VersionsPage") -> None:
        """Save the version anew; in the open document that can be undone."""
        engine = await self._link.engine()
        key = sheet.pipeline.id
        restored = await engine.restore_version(key, number)
        pipeline, _ = await engine.pipeline(key)
        if sheet in self._desk.sheets:
            sheet.document.change(f"Bring back version {number}", pipeline)
            sheet.document.mark_saved(pipeline)
        page.close()
        text = f"Version {number} is back, as version {restored.version}."
        self._messages.show_message(Message(text))

    async def _look(self, sheet: Sheet, number: int) -> None:
        engine = await self._link.engine()
        then = await engine.version(sheet.pipeline.id, number)
        name = f"{then.name or 'Untitled'}, version {number}"
        copy = replace(then, id=fresh_pipeline_id(), name=name)
        self._desk.open(copy, is_saved=True).canvas.fit()
