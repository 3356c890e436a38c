"""Runs of the document in front: start, stop, look at, and those of the past."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject

from app.desk import Desk, Sheet
from app.engine_link import EngineLink
from app.filing import Filing, fresh_pipeline_id
from app.panels.history import History
from app.panels.message_bar import Message, MessageBar
from app.panels.outlets import Outlets
from app.panels.results import Results
from app.panels.run_filter import Again, RunFilter
from app.permits import Permits
from app.run_controller import RunController, RunView
from app.tasks import Tasks
from app.when import when
from engine import files
from engine.pipeline import Pipeline
from engine.protocol import Decision, OpenEffect, RunSummary
from engine.run.extent import ALL, Extent


class Running(QObject):
    """Joins the documents with their runs."""

    def __init__(
        self,
        desk: Desk,
        runs: RunController,
        link: EngineLink,
        filing: Filing,
        tasks: Tasks,
        messages: MessageBar,
        permits: Permits,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk, self._runs, self._link = desk, runs, link
        self._filing, self._tasks, self._messages = filing, tasks, messages
        self._permits = permits
        self._results: Results | None = None
        self._history: History | None = None
        runs.changed.connect(self.show_run)
        runs.decision_needed.connect(self._ask_for_decision)
        link.changed.connect(self._catch_up)
        desk.changed.connect(self.show_run)
        desk.selected.connect(self.show_results)
        desk.changed.connect(self.list_runs)

    def show_in(self, results: Results, history: History) -> None:
        """Show records and past runs in these panels."""
        self._results, self._history = results, history
        history.wanted.connect(self.list_runs)
        history.chosen.connect(self._open_run)
        history.more_wanted.connect(self._list_more)
        history.again_wanted.connect(self._retry)
        history.compare_wanted.connect(self._compare)

    @property
    def run(self) -> RunView | None:
        """The run that the document in front shows."""
        sheet = self._desk.front
        return self._runs.shown(sheet.pipeline.id) if sheet else None

    def start(self, extent: Extent = ALL, *, is_dry_run: bool = False) -> None:
        """Run the document in front as it stands, saved or not, or a part of it."""
        if sheet := self._desk.front:
            start = partial(self._start, sheet, extent, is_dry_run=is_dry_run)
            self._permits.ask(sheet, start)

    def _start(self, sheet: Sheet, extent: Extent, *, is_dry_run: bool) -> None:
        work = self._runs.start(sheet.pipeline, extent, is_dry_run=is_dry_run)
        self._tasks.spawn(work, "Starting the run")

    def start_dry(self) -> None:
        """Run everything, but show what would be sent and written instead of doing it."""
        self.start(is_dry_run=True)

    def start_changed(self) -> None:
        """Run what has changed, and what depends on it."""
        self.start(Extent(reuse=True))

    def start_to_selected(self) -> None:
        """Run as far as the selected node."""
        if node := self._selected():
            self.start(Extent(until=node, reuse=True))

    def start_from_selected(self) -> None:
        """Run the selected node and what comes after it."""
        if node := self._selected():
            self.start(Extent(since=node))

    def start_selected(self) -> None:
        """Run the selected node alone."""
        if node := self._selected():
            self.start(Extent(only=node))

    def _selected(self) -> str | None:
        sheet = self._desk.front
        return sheet.node.id if sheet and sheet.node else None

    def decide(
        self, run_id: str, decision: Decision, effect: OpenEffect | None
    ) -> None:
        """Pass on what a person says became of something."""
        work = self._runs.decide(run_id, decision, effect)
        self._tasks.spawn(work, "Going on with the run")

    def _catch_up(self) -> None:
        if self._link.state == "ready":
            self._tasks.spawn(self._runs.catch_up(), "Reading the runs")

    def _ask_for_decision(self, run: RunSummary) -> None:
        name = run.pipeline_name or "Untitled"
        self._messages.show_message(
            Message(
                f"A run of “{name}” waits for your decision.",
                actions=(("Show it", partial(self._open_run, run)),),
            )
        )

    def stop(self) -> None:
        """Stop the run in front at once."""
        if (run := self.run) and run.is_live:
            self._tasks.spawn(self._runs.stop(run.id), "Stopping the run")

    def show_run(self) -> None:
        """Show how each node is doing, on the canvas and in the panels."""
        for sheet in self._desk.sheets:
            run = self._runs.shown(sheet.pipeline.id)
            sheet.canvas.show_results(run.nodes if run else {})
        self.show_results()

    def show_results(self) -> None:
        """Show the records of the selected node or wire."""
        sheet, run = self._desk.front, self.run
        if self._results is None:
            return
        if sheet is None or run is None:
            self._results.show_outlets((), "Run the pipeline to see records here.")
            return
        edges = sheet.selection.edges_in(sheet.pipeline)
        outlets = Outlets(sheet.pipeline, sheet.canvas.stage.scene.types, run)
        if sheet.node:
            found = outlets.of(sheet.node.id)
        elif edges:
            found = outlets.of_edge(edges[0])
        else:
            found = outlets.last()
        self._results.show_outlets(found, "Nothing left this node in this run.")

    def list_runs(self) -> None:
        """Read the list of past runs again, if the engine is there."""
        if self._history is not None and self._link.state == "ready":
            self._tasks.spawn(self._list(self._history), "Reading the past runs")

    async def _list(self, history: History) -> None:
        history.show_runs(await self._page(history.filter))

    def _list_more(self, before: str) -> None:
        self._tasks.spawn(self._add_page(before), "Reading the past runs")

    async def _add_page(self, before: str) -> None:
        if self._history is not None:
            self._history.add_runs(await self._page(self._history.filter, before))

    async def _page(
        self, want: RunFilter, before: str | None = None
    ) -> Sequence[RunSummary]:
        front = self._desk.front
        wanted = front.pipeline.id if front and not want.is_for_all else None
        return await self._runs.runs(wanted, want, before)

    def _retry(self, wanted: Again) -> None:
        self._tasks.spawn(self._run_again(wanted), "Running again")

    async def _run_again(self, wanted: Again) -> None:
        """Run again, with the open document where the pipeline of now is wanted.

        That may want more than was allowed, so it is asked about first.
        """
        sheet = self._desk.find(wanted.run.pipeline_id)
        node = sheet.node.id if sheet and sheet.node else None
        if wanted.how == "node" and node is None:
            text = "Select the node on the canvas that the run is to begin at."
            self._messages.show_message(Message(text))
            return
        if wanted.is_current:
            sheet = sheet or await self._filing.open(wanted.run.pipeline_id)
            self._desk.bring_forward(sheet)
            self._permits.ask(sheet, partial(self._spawn_again, wanted, node, sheet))
        else:
            await self._again(wanted, node, None)

    def _spawn_again(self, wanted: Again, node: str | None, sheet: Sheet) -> None:
        self._tasks.spawn(self._again(wanted, node, sheet.pipeline), "Running again")

    async def _again(
        self, wanted: Again, node: str | None, pipeline: Pipeline | None
    ) -> None:
        notes = await self._runs.again(wanted, node, pipeline)
        if notes:
            self._messages.show_message(Message(" ".join(notes)))
        self.list_runs()

    def _compare(self, before: str, after: str) -> None:
        self._tasks.spawn(self._show_comparison(before, after), "Comparing the runs")

    async def _show_comparison(self, before: str, after: str) -> None:
        from app.dialogs.compare import show_comparison

        found = await self._runs.compare(before, after)
        if self._history is not None:
            show_comparison(
                self._history.window(),
                found,
                self._runs.differences,
                self._tasks.spawn,
                self._history.theme,
            )

    def _open_run(self, run: RunSummary) -> None:
        self._tasks.spawn(self._show_past(run), "Opening the run")

    async def _show_past(self, run: RunSummary) -> None:
        await self._runs.show(run.pipeline_id, run.run_id)
        view = self._runs.shown(run.pipeline_id)
        then = files.from_json(view.pipeline) if view and view.pipeline else None
        sheet = self._desk.find(run.pipeline_id) or await self._fetch(run, then)
        if sheet is None:
            return
        self._desk.bring_forward(sheet)
        self.show_run()
        if then and files.to_json(then) != files.to_json(sheet.pipeline):
            self._offer(then, run)

    async def _fetch(self, run: RunSummary, then: Pipeline | None) -> Sheet | None:
        kept = {summary.id for summary in await self._filing.pipelines()}
        if run.pipeline_id in kept:
            return await self._filing.open(run.pipeline_id)
        return self._desk.open(then, is_saved=True) if then else None

    def _offer(self, then: Pipeline, run: RunSummary) -> None:
        name = f"{then.name or 'Untitled'} as run {when(run.started_at)}"
        copy = replace(then, id=fresh_pipeline_id(), name=name)
        self._messages.show_message(
            Message(
                "The pipeline has changed since this run.",
                actions=(
                    ("Open it as it was", lambda: self._desk.open(copy, is_saved=True)),
                ),
            )
        )
