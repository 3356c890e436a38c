"""Puts the Studio together: the only place that knows all of its parts."""

import asyncio
from collections.abc import Callable, Coroutine
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from app.actions import Act, Actions
from app.adding import Adding
from app.arrivals import Arrivals
from app.canvases import Canvases
from app.checks import Checks
from app.desk import Desk, Sheet
from app.dialogs.about import show_about, show_shortcuts
from app.drafts import Drafts
from app.editing import Editing
from app.engine_link import Engine, EngineLink
from app.errors import sentence
from app.filing import Filing
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
from app.run_controller import RunController
from app.running import Running
from app.samples import Samples
from app.settings import Settings
from app.status import Status
from app.tasks import Tasks
from app.tray import Tray
from app.window import HISTORY, PROBLEMS, RESULTS, RUN, Parts, StudioWindow
from canvas.document import Document
from canvas.theme import Theme
from engine.errors import EngineError
from engine.pipeline import Pipeline
from engine.protocol import LibraryChanged, RunFinished, RunStarted
from nodes.registry import node_types

if TYPE_CHECKING:
    from canvas.widget import CanvasWidget

Work = Callable[[], Coroutine[Any, Any, object]]
SheetWork = Callable[[Sheet], Coroutine[Any, Any, object]]


class Studio(QObject):
    """The whole program around one window."""

    def __init__(
        self,
        app: QApplication,
        home: Path,
        engine: Engine,
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
        self.tray = Tray(app.windowIcon(), self._tell, self)
        self._connect()
        self.actions.bind(self.handlers())
        self.looks.dress(
            (
                self.window,
                self.start_page,
                self.run_panel,
                self.history,
                self.results,
                *self._side_results,
                self,
            )
        )

    def show(self) -> None:
        """Show the window, then load the nodes and start the engine."""
        values = self.settings.values
        self.window.restore_looks(values.geometry, values.docks)
        self._show_work()
        self.window.show()
        QTimer.singleShot(0, self, self._wake)

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
        return Results(self.runs.page, self.tasks.spawn)

    def _make_panels(self) -> None:
        self.start_page = StartPage()
        self.tabs = Tabs(self.desk, self.start_page)
        self.palette = NodeList()
        self.library = LibraryList()
        self._side_results: list[Results] = []
        self.results = self._make_results()
        self.inspector = Inspector(
            self.desk, node_types, self.runs, self.samples, self.checks, self._for_side
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
        page.sample_asked.connect(self.filing.open_sample)
        page.new_asked.connect(self.filing.new)
        page.open_asked.connect(self._act(self.filing.choose, "Opening"))
        page.recent_asked.connect(self._open)
        self.library.chosen.connect(self._open)
        self.library.delete_asked.connect(self._delete)
        self.tabs.close_asked.connect(self._close)
        self.tabs.rename_asked.connect(self._rename)
        self.run_panel.node_asked.connect(self.canvases.go_to)
        self.problems.place_asked.connect(self.canvases.go_to)
        self.runs.noticed.connect(self.tray.notify)
        self.tray.window_asked.connect(window.activateWindow)
        self.link.heard.connect(self._hear)
        self.link.changed.connect(self._follow_engine)
        self.desk.changed.connect(self._show_work)
        window.close_asked.connect(self._act(self.leave, "Closing"))
        window.files_dropped.connect(self._import)
        window.problems_button.clicked.connect(partial(window.show_run_page, PROBLEMS))

    def handlers(self) -> dict[str, Act]:
        """Return what each action does."""
        editing, filing, running = self.editing, self.filing, self.running
        window = self.window
        return {
            "new": filing.new,
            "sample": filing.open_sample,
            "open": self._act(filing.choose, "Opening"),
            "save": self._on_front(filing.save, "Saving"),
            "save_as": self._on_front(filing.save_as, "Saving"),
            "rename": self._on_front(filing.rename, "Renaming"),
            "import": self._act(filing.import_file, "Importing"),
            "export": self._on_front(filing.export, "Exporting"),
            "pipeline_settings": self._show_pipeline_settings,
            "close": self._on_front(filing.close, "Closing"),
            "quit": window.close,
            **{
                name: partial(self._tried, getattr(editing, name))
                for name in (
                    "undo",
                    "redo",
                    "cut",
                    "copy",
                    "paste",
                    "duplicate",
                    "delete",
                    "select_all",
                    "group",
                    "switch",
                    "zoom_in",
                    "zoom_out",
                    "fit",
                )
            },
            "note": editing.add_note,
            "add_node": self.adding.ask,
            "find_node": partial(window.show_left, 0),
            "run": running.start,
            "run_to": running.start_to_selected,
            "stop": running.stop,
            "results": partial(window.show_run_page, RESULTS),
            "history": partial(window.show_run_page, HISTORY),
            "problems": partial(window.show_run_page, PROBLEMS),
            "run_panel": partial(window.show_run_page, RUN),
            "palette": partial(window.show_left, 0),
            "library": partial(window.show_left, 1),
            "inspector": self.inspector.focus_settings,
            "canvas": self.canvases.focus,
            "next_tab": partial(self.canvases.step, 1),
            "previous_tab": partial(self.canvases.step, -1),
            "theme": self.looks.switch,
            "help": self.inspector.show_help,
            "shortcuts": partial(show_shortcuts, window),
            "about": partial(show_about, window),
        }

    def _show_pipeline_settings(self) -> None:
        if sheet := self.desk.front:
            sheet.selection.clear()
            self.window.right.show()
            self.inspector.focus_settings()

    def _wake(self) -> None:
        self._is_awake = True
        self.palette.show_types(node_types(), self.looks.theme)
        self.tasks.spawn(self._find_engine(), "Starting the engine")
        self.offer_drafts()

    async def _find_engine(self) -> None:
        await self.link.engine()
        await self._list_pipelines()
        self.running.list_runs()

    async def _list_pipelines(self) -> None:
        self.library.show_pipelines(await self.filing.pipelines())

    def offer_drafts(self) -> None:
        """Offer back what an earlier session left unsaved."""
        left = self.drafts.left()
        if not left:
            return
        names = ", ".join(draft.pipeline.name or "Untitled" for draft in left)

        def drop() -> None:
            for draft in left:
                draft.path.unlink(missing_ok=True)

        self.messages.show_message(
            Message(
                f"The Studio ended before these were saved: {names}.",
                actions=(
                    ("Restore", partial(self.filing.restore, left)),
                    ("Discard", drop),
                ),
            )
        )

    def _hear(self, event: object) -> None:
        if isinstance(event, LibraryChanged):
            self.tasks.spawn(self._list_pipelines(), "Reading the library")
        elif isinstance(event, RunStarted | RunFinished):
            self.running.list_runs()

    def _follow_engine(self) -> None:
        if self.link.state == "away" and not self.gone.done():
            again = self._act(self._find_engine, "Starting the engine")
            self.messages.show_message(
                Message(
                    "The engine stopped. What ran is marked as interrupted; "
                    "the next run starts it again.",
                    "error",
                    (("Start it now", again),),
                )
            )

    def _open(self, pipeline_id: str) -> None:
        self.tasks.spawn(self.filing.open(pipeline_id), "Opening the pipeline")

    def _delete(self, pipeline_id: str, name: str) -> None:
        self.tasks.spawn(self.filing.delete(pipeline_id, name), "Deleting")

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

    def _act(self, work: Work, what: str) -> Act:
        return lambda: self.tasks.spawn(work(), what)

    def _on_front(self, work: SheetWork, what: str) -> Act:
        def act() -> None:
            if sheet := self.desk.front:
                self.tasks.spawn(work(sheet), what)

        return act

    def _tried(self, act: Act) -> None:
        try:
            act()
        except EngineError as error:
            self.messages.show_error(str(error))

    def _report(self, what: str, error: BaseException) -> None:
        self.messages.show_error(sentence(what, error))

    def _tell(self, text: str) -> None:
        self.messages.show_message(Message(text))
