"""The life of documents: new, opened, saved, imported, exported, renamed, closed."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from PySide6.QtWidgets import QMainWindow

from app.arrivals import Arrivals
from app.desk import Desk, Sheet
from app.dialogs import ask
from app.dialogs.open_pipeline import choose_pipeline
from app.drafts import Draft, Drafts
from app.engine_link import EngineLink
from app.settings import Settings
from engine import edit, files
from engine.pipeline import Pipeline
from engine.protocol import PipelineSummary
from resources.folders import TEMPLATES

UNTITLED = "Untitled"
SAID_MS = 6_000


class Filing:
    """Brings pipelines to the desk and away from it."""

    def __init__(
        self,
        desk: Desk,
        link: EngineLink,
        settings: Settings,
        drafts: Drafts,
        sample: Callable[[], Pipeline],
        arrivals: Arrivals,
    ) -> None:
        self._desk, self._link = desk, link
        self._settings, self._drafts = settings, drafts
        self._sample, self._arrivals = sample, arrivals
        self.window: QMainWindow | None = None

    def new(self) -> Sheet:
        """Open an empty pipeline."""
        return self._desk.open(Pipeline(id=fresh_pipeline_id()), is_saved=True)

    def open_sample(self) -> Sheet:
        """Open a copy of the sample pipeline that comes with the program."""
        copy = replace(self._sample(), id=fresh_pipeline_id())
        sheet = self._desk.open(copy, is_saved=True)
        sheet.canvas.fit()
        return sheet

    async def pipelines(self) -> Sequence[PipelineSummary]:
        """Return the library."""
        engine = await self._link.engine()
        return await engine.pipelines()

    async def choose(self) -> None:
        """Ask for a pipeline of the library and open it."""
        chosen = await choose_pipeline(self._parent(), await self.pipelines())
        if chosen:
            await self.open(chosen)

    async def open(self, pipeline_id: str) -> Sheet:
        """Open a pipeline of the library, or bring it forward."""
        sheet = self._desk.find(pipeline_id)
        if sheet is None:
            engine = await self._link.engine()
            pipeline, _version = await engine.pipeline(pipeline_id)
            sheet = self._desk.open(pipeline, is_saved=True)
            sheet.canvas.fit()
        self._desk.bring_forward(sheet)
        self._settings.opened(pipeline_id, sheet.pipeline.name)
        return sheet

    async def save(self, sheet: Sheet) -> bool:
        """Keep a document in the library; False if the person gave up naming it."""
        if not sheet.pipeline.name and not await self.rename(sheet):
            return False
        saved = sheet.pipeline
        engine = await self._link.engine()
        await engine.save(saved)
        sheet.document.mark_saved(saved)
        self._settings.opened(saved.id, saved.name)
        self._say(f"Saved “{saved.name}” in the library.")
        return True

    async def save_as(self, sheet: Sheet) -> None:
        """Keep a copy under another name and go on with it."""
        wanted = f"{sheet.pipeline.name or UNTITLED} copy"
        name = await ask.for_name(self._parent(), "Save a copy as", wanted)
        if name:
            copy = replace(sheet.pipeline, id=fresh_pipeline_id(), name=name)
            self._arrivals.copied(sheet.pipeline.id, copy.id)
            await self.save(self._desk.open(copy, is_saved=False))

    async def rename(self, sheet: Sheet) -> bool:
        """Ask for another name; False if the person gave up."""
        name = await ask.for_name(
            self._parent(), "Name of the pipeline", sheet.pipeline.name
        )
        if name:
            sheet.document.change("Rename", edit.rename(sheet.pipeline, name))
        return bool(name)

    async def import_file(self) -> None:
        """Ask for a pipeline file and open it as an unsaved document."""
        path = await ask.for_file_to_open(self._parent())
        if path is not None:
            await self.open_file(path)

    async def open_file(self, path: Path, *, is_saved: bool = False) -> None:
        """Open a pipeline file; unsaved, as it is not in the library."""
        pipeline = await asyncio.to_thread(files.load, path)
        if self._desk.find(pipeline.id) or not pipeline.id:
            pipeline = replace(pipeline, id=fresh_pipeline_id())
        if not path.is_relative_to(TEMPLATES):
            pipeline = self._arrivals.admit(pipeline)
        named = replace(pipeline, name=pipeline.name or path.stem)
        self._desk.open(named, is_saved=is_saved).canvas.fit()

    async def export(self, sheet: Sheet) -> None:
        """Write a document into a file."""
        name = f"{sheet.pipeline.name or UNTITLED}{files.SUFFIX}"
        path = await ask.for_file_to_save(self._parent(), name.replace("/", "-"))
        if path is not None:
            await asyncio.to_thread(files.save, sheet.pipeline, path)
            self._say(f"Exported to {path}.")

    async def delete(self, pipeline_id: str, name: str) -> None:
        """Remove a pipeline from the library, if the person means it."""
        question = f"Delete “{name}” from the library? Its past runs stay."
        if await ask.yes(self._parent(), question, "Delete"):
            engine = await self._link.engine()
            await engine.delete(pipeline_id)
            self._settings.forget(pipeline_id)

    async def close(self, sheet: Sheet) -> bool:
        """Close a document; False if the person wants to stay."""
        if not await self._may_go([sheet]):
            return False
        self._desk.close(sheet)
        return True

    async def close_all(self) -> bool:
        """Close everything; ask once for all. False if the person wants to stay."""
        return await self._may_go(self._desk.unsaved())

    def restore(self, drafts: Sequence[Draft]) -> None:
        """Open what an earlier session left unsaved."""
        for draft in drafts:
            if sheet := self._desk.find(draft.pipeline.id):
                sheet.document.change("Restore", draft.pipeline)
                self._desk.bring_forward(sheet)
            else:
                self._desk.open(draft.pipeline, is_saved=False).canvas.fit()

    async def _may_go(self, sheets: Sequence[Sheet]) -> bool:
        unsaved = [sheet for sheet in sheets if sheet.document.is_dirty]
        if not unsaved:
            return True
        names = [sheet.pipeline.name or UNTITLED for sheet in unsaved]
        decision = await ask.about_unsaved(self._parent(), names)
        if decision == "cancel":
            return False
        for sheet in unsaved:
            if decision == "save" and not await self.save(sheet):
                return False
            self._drafts.drop(sheet.pipeline.id)
        return True

    def _say(self, words: str) -> None:
        self._parent().statusBar().showMessage(words, SAID_MS)

    def _parent(self) -> QMainWindow:
        assert self.window is not None  # noqa: S101 - compose sets it before anything runs
        return self.window


def fresh_pipeline_id() -> str:
    """Return an id that no pipeline has yet."""
    return f"p-{uuid4().hex[:12]}"
