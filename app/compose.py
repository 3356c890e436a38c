"""Puts the Studio together: the only place that knows all of its parts."""

import asyncio
from collections.abc import Callable
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.actions import Actions
from app.acts import Acts
from app.adding import Adding
from app.arrivals import Arrivals
from app.bindings import bindings
from app.canvases import Canvases
from app.checks import Checks
from app.desk import Desk, Sheet
from app.drafts import Drafts
from app.editing import Editing
from app.engine_link import EngineLink
from app.errors import sentence
from app.filing import Filing
from app.following import Following
from app.keeper import DraftKeeper
from app.looks import Looks
from app.panels.history import History
from app.panels.inspector import Inspector
from app.panels.library import LibraryList
from app.panels.log import LogPanel
from app.panels.message_bar import Message, MessageBar
from app.panels.node_list import NodeList
from app.panels.problems import ProblemsPanel
from app.panels.results import Results
from app.panels.run_panel import RunPanel
from app.panels.start_page import StartPage
from app.panels.tabs import Tabs
from app.permits import Permits
from app.pinning import Pinning
from app.restoring import Restoring
from app.run_controller import RunController
from app.running import Running
from app.samples import Samples
from app.settings import Settings
from app.status import Status
from app.tasks import Tasks
from app.tray import Tray
from app.triggers import Triggers
from app.upkeep import Upkeep
from app.versions import Versions
from app.window import PROBLEMS, Parts, StudioWindow
from canvas.document import Document
from canvas.theme import Theme
from engine.pipeline import Pipeline
from engine.protocol import LibraryChanged, RunFinished, RunStarted
from nodes.registry import node_types

if TYPE_CHECKING:
    from app.measuring import Measuring
    from canvas.widget import CanvasWidget
    from engine.client import EngineClient

FRAME_MS = 16
"""After so long, what was opened has been painted."""


class Studio(QObject):
    """The whole program around one window."""

    def __init__(
        self,
        app: QApplication,
        home: Path,
        engine: "EngineClient",
        sample: Callable[[], Pipeline],
    ) -> None:
        super().__init__()
        self._is_awake = False
        self.gone: asyncio.Future[None] = asyncio.get_event_loop().create_future()
        self.messages = MessageBar()
        self.tasks = Tasks(self._report)
        self.settings = Settings(home)
        self.arrivals = Arrivals(home)
        self.drafts = Drafts(home / "drafts")
        self.link = EngineLink(engine, self)
        self.desk = Desk(self._make_canvas, self)
        self.acts = Acts(self.desk, self.tasks, self.messages)
        self.runs = RunController(self.link, self)
        self.checks = Checks(self.desk, node_types, self)
        self.looks = Looks(app, self.settings, self.desk, self)
        self.filing = Filing(
            self.desk, self.link, self.settings, self.drafts, sample, self.arrivals
        )
        self.editing = Editing(self.desk, app.clipboard())
        self.adding = Adding(
            self.desk, self.editing, self.looks, node_types, self.filing.new, self
        )
        self.permits = Permits(self.desk, self.arrivals, self.messages, self)
        self.running = Running(
            self.desk,
            self.runs,
            self.link,
            self.filing,
            self.tasks,
            self.messages,
            self.permits,
            self,
        )
        self.triggers = Triggers(
            self.desk,
            self.link,
            self.filing,
            self.permits,
            self.tasks,
            self.messages,
            self,
        )
        self.upkeep = Upkeep(self.link, self.tasks, self.messages)
        self.restoring = Restoring(home, self.messages)
        self.versions = Versions(
            self.desk, self.link, self.tasks, self.messages, self.looks
        )
        self.pinning = Pinning(self.desk, self.runs, self.messages, node_types)
        self.keeper = DraftKeeper(self.desk, self.drafts, self.tasks, self)
        self.samples = Samples(self.runs, self.tasks, self)
        self.actions = Actions(self)
        self._make_panels()
        self.window = StudioWindow(self.actions, self._parts())
        self.filing.window = self.window
        self.status = Status(
            self.window, self.actions, self.desk, self.runs, self.checks, self.link
        )
        self.canvases = Canvases(self.desk, self.window, self.actions, self.inspector)
        self.following = Following(
            self.desk,
            self.runs,
            self.tasks,
            self.messages,
            self.permits,
            node_types,
            self._point_to,
        )
        self.tray = Tray(app.windowIcon(), self._tell, self)
        self._connect()
        self.actions.bind(bindings(self))
        self.looks.dress(
            (
                self.window,
                self.start_page,
                self.library,
                self.run_panel,
                self.history,
                self.results,
                *self._side_results,
                self,
            )
        )

    @cached_property
    def measuring(self) -> "Measuring":
        """What measures the keyword model, made when it is first wanted."""
        from app.measuring import Measuring

        return Measuring(self.link, self.tasks, self)

    def show(self, file: Path | None = None) -> None:
        """Show the window and what a file holds, then all nodes; start the engine."""
        values = self.settings.values
        self.window.restore_looks(values.geometry, values.docks)
        self._show_work()
        self.window.show()
        if file is None:
            QTimer.singleShot(0, self, self._wake)
        else:
            self.tasks.spawn(self._open_first(file), f"Opening {file}")

    def show_theme(self, theme: Theme) -> None:
        """Show the palette in a theme's colours, once the nodes are loaded."""
        if self._is_awake:
            self.palette.show_types(node_types(), theme)

    async def leave(self) -> None:
        """Ask about unsaved work, then close everything down."""
        if not await self.filing.close_all():
            return
        self.settings.remember(**self.window.looks())
        self.tray.close()
        if not self.gone.done():
            self.gone.set_result(None)

    async def close(self) -> None:
        """End what runs in the background and let go of the engine."""
        self.window.leave()
        await self.tasks.close()
        await self.link.close()
        for sheet in self.desk.sheets:
            self.drafts.drop(sheet.pipeline.id)
            self.desk.close(sheet)

    def _make_canvas(self, document: Document) -> "CanvasWidget":
        from canvas.widget import CanvasWidget

        return CanvasWidget(document, node_types())

    def _make_results(self) -> Results:
        return Results(self.runs.page, self.tasks.spawn, self.runs.explain)

    def _make_panels(self) -> None:
        self.start_page = StartPage()
        self.tabs = Tabs(self.desk, self.start_page)
        self.palette = NodeList()
        self.library = LibraryList()
        self._side_results: list[Results] = []
        self.results = self._make_results()
        self.inspector = Inspector(
            self.desk,
            node_types,
            self.runs,
            self.samples,
            self.checks,
            self._for_side,
            self.triggers,
        )
        self.run_panel = RunPanel(self.desk, self.runs, node_types)
        self.log = LogPanel(self.desk, self.runs, node_types)
        self.problems = ProblemsPanel(self.desk, self.checks, node_types)
        self.history = History()
        self.running.show_in(self.results, self.history)
        self.adding.follow(self.palette)

    def _for_side(self) -> Results:
        self._side_results.append(self._make_results())
        return self._side_results[-1]

    def _parts(self) -> Parts:
        return Parts(
            tabs=self.tabs,
            messages=self.messages,
            palette=self.palette,
            library=self.library,
            inspector=self.inspector,
            run_pages=(
                ("Run", self.run_panel),
                ("Results", self.results),
                ("Log", self.log),
                ("Problems", self.problems),
                ("Past runs", self.history),
            ),
        )

    def _connect(self) -> None:
        page, window = self.start_page, self.window
        for results in (self.results, *self._side_results):
            results.trace_asked.connect(self.following.trace)
            results.step_asked.connect(self.following.step)
        page.sample_asked.connect(self.filing.open_sample)
        page.new_asked.connect(self.filing.new)
        page.open_asked.connect(self.acts.later(self.filing.choose, "Opening"))
        page.recent_asked.connect(self._open)
        self.library.chosen.connect(self._open)
        self.library.delete_asked.connect(self._delete)
        self.library.switch_asked.connect(self._switch)
        self.triggers.changed.connect(self._list_pipelines)
        self.tabs.close_asked.connect(self._close)
        self.tabs.rename_asked.connect(self._rename)
        self.run_panel.node_asked.connect(self.canvases.go_to)
        self.run_panel.decided.connect(self.running.decide)
        self.problems.place_asked.connect(self.canvases.go_to)
        self.runs.noticed.connect(self.tray.notify)
        self.tray.window_asked.connect(window.activateWindow)
        self.link.heard.connect(self._hear)
        self.link.changed.connect(self._follow_engine)
        self.desk.changed.connect(self._show_work)
        window.close_asked.connect(self.acts.later(self.leave, "Closing"))
        window.files_dropped.connect(self._import)
        window.problems_button.clicked.connect(partial(window.show_run_page, PROBLEMS))

    async def _open_first(self, file: Path) -> None:
        """Open a file before all else, so that it is seen as soon as can be."""
        try:
            await self.filing.open_file(file, is_saved=True)
        finally:
            QTimer.singleShot(FRAME_MS, self, self._wake)

    def _wake(self) -> None:
        self._is_awake = True
        self.palette.show_types(node_types(), self.looks.theme)
        self.tasks.spawn(self._find_engine(), "Starting the engine")
        self.keeper.offer(self.messages, self.filing.restore)

    async def _find_engine(self) -> None:
        await self.link.engine()
        await self.triggers.learn()
        self.running.list_runs()

    def _list_pipelines(self) -> None:
        self.library.show_pipelines(self.triggers.library)

    def _hear(self, event: object) -> None:
        if isinstance(event, LibraryChanged):
            self.tasks.spawn(self.triggers.learn(), "Reading the library")
        elif isinstance(event, RunStarted | RunFinished):
            self.running.list_runs()

    def _follow_engine(self) -> None:
        if self.link.state == "away" and not self.gone.done():
            again = self.acts.later(self._find_engine, "Starting the engine")
            self.messages.show_message(
                Message(
                    "The engine stopped. The next run starts it again, and what ran "
                    "goes on then.",
                    "error",
                    (("Start it now", again),),
                )
            )

    def _point_to(self, node_id: str) -> None:
        """Show a node on the canvas, and leave the keys where they are."""
        if (sheet := self.desk.front) and node_id in sheet.pipeline.nodes:
            sheet.selection.choose([node_id])
            sheet.canvas.reveal([node_id])

    def _open(self, pipeline_id: str) -> None:
        self.tasks.spawn(self.filing.open(pipeline_id), "Opening the pipeline")

    def _delete(self, pipeline_id: str, name: str) -> None:
        self.tasks.spawn(self.filing.delete(pipeline_id, name), "Deleting")

    def _switch(self, pipeline_id: str) -> None:
        work = self.triggers.switch_in_library(pipeline_id)
        self.tasks.spawn(work, "Switching the triggers")

    def _close(self, sheet: Sheet) -> None:
        self.tasks.spawn(self.filing.close(sheet), "Closing")

    def _rename(self, sheet: Sheet) -> None:
        self.tasks.spawn(self.filing.rename(sheet), "Renaming")

    def _import(self, paths: list[str]) -> None:
        for path in paths:
            self.tasks.spawn(self.filing.open_file(Path(path)), f"Importing {path}")

    def _show_work(self) -> None:
        self.window.show_work(bool(self.desk.sheets))
        self.start_page.show_recent(self.settings.values.recent)

    def _report(self, what: str, error: BaseException) -> None:
        self.messages.show_error(sentence(what, error))

    def _tell(self, text: str) -> None:
        self.messages.show_message(Message(text))
