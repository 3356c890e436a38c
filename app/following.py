"""Follows one record: back to where it came from, and on through the nodes behind it."""

import asyncio
import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from app.desk import Desk, Sheet
from app.dialogs.way import Stop, WayDialog
from app.panels.message_bar import MessageBar
from app.panels.outlets import Outlets, title_of
from app.panels.records_model import Outlet
from app.permits import Permits
from app.run_controller import RunController, RunView
from app.tasks import Tasks
from engine import edit
from engine.graph import descendants, order
from engine.pipeline import Pipeline
from engine.protocol import StoredRecord
from engine.run.extent import Extent
from nodes.contract import NodeType

SHOWN = 20
"""Records of a port that are shown at a stop."""
CHOOSE = "Choose a record in the results first."
TRACED = "From its source to where you saw it. The arrow keys go along."
NOT_KEPT = "What came before is not kept; the pipeline's settings say how much is."
STEPPED = (
    "The record went through alone, as a dry run: nothing was sent or written. "
    "Change a node and step it through again."
)


class Following:
    """Opens the way of a record as a dialog beside the canvas."""

    def __init__(
        self,
        desk: Desk,
        runs: RunController,
        tasks: Tasks,
        messages: MessageBar,
        permits: Permits,
        types: Callable[[], Mapping[str, NodeType]],
        go_to: Callable[[str], object],
    ) -> None:
        self._desk, self._runs, self._tasks = desk, runs, tasks
        self._messages, self._permits = messages, permits
        self._types, self._go_to = types, go_to

    def trace(self, outlet: Outlet | None, record: StoredRecord | None) -> None:
        """Show where a record came from."""
        sheet = self._desk.front
        if sheet is None or outlet is None or record is None:
            self._messages.show_error(CHOOSE)
            return
        self._tasks.spawn(self._trace(sheet, outlet, record), "Tracing the record")

    def step(self, outlet: Outlet | None, record: StoredRecord | None) -> None:
        """Run a record alone through the nodes behind it, and show each."""
        sheet = self._desk.front
        if sheet is None or outlet is None or record is None:
            self._messages.show_error(CHOOSE)
            return
        work = self._step(sheet, outlet, record)

        def go() -> None:
            self._tasks.spawn(work, "Stepping the record through")

        self._permits.ask(sheet, go)

    async def _trace(self, sheet: Sheet, outlet: Outlet, record: StoredRecord) -> None:
        found = await self._runs.trace(outlet, record.id)
        stops = [
            Stop(
                step.node,
                title_of(sheet.pipeline, step.node, self._types()),
                ((f"{step.port} · {step.record.id}", _json([step.record.data])),),
            )
            for step in reversed(found.steps)
        ]
        title = f"Where {record.id} came from"
        self._open(sheet, title, NOT_KEPT if found.gaps else TRACED, stops)

    async def _step(self, sheet: Sheet, outlet: Outlet, record: StoredRecord) -> None:
        pipeline = sheet.pipeline
        if record.large:
            record = (await self._runs.trace(outlet, record.id)).steps[0].record
        pinned = {outlet.port: (record.data,)}
        alone = edit.with_node(pipeline, outlet.node, pinned=pinned)
        extent = Extent(since=outlet.node)
        run_id = await self._runs.start(alone, extent, is_dry_run=True)
        run = await self._ended(run_id, pipeline.id)
        if run is None:
            return
        behind = descendants(pipeline, [outlet.node])
        outlets = Outlets(pipeline, self._types(), run)
        stops = [
            await self._stop(pipeline, outlets, run, node)
            for node in order(pipeline)
            if node in behind and node in run.nodes
        ]
        if not stops:
            self._messages.show_error("There is no node behind this one.")
            return
        self._open(sheet, f"{record.id}, step by step", STEPPED, stops)

    async def _ended(self, run_id: str, pipeline_id: str) -> RunView | None:
        """Wait for the end of a run; None where another one is shown meanwhile."""
        changed = asyncio.Event()
        self._runs.changed.connect(changed.set)
        try:
            while (run := self._runs.shown(pipeline_id)) and run.id == run_id:
                if not run.is_live:
                    return run
                changed.clear()
                await changed.wait()
        finally:
            self._runs.changed.disconnect(changed.set)
        return None

    async def _stop(
        self, pipeline: Pipeline, outlets: Outlets, run: RunView, node: str
    ) -> Stop:
        came = await self._texts("In", outlets.into(node))
        gave = await self._texts("Out", outlets.of(node))
        error = run.nodes[node].error
        if error is not None:
            gave = [("Error", error.message)]
        title = title_of(pipeline, node, self._types())
        nothing = [("Out", "Nothing left this node.")]
        return Stop(node, title, (*came, *(gave or nothing)))

    async def _texts(
        self, what: str, outlets: Iterable[Outlet]
    ) -> list[tuple[str, str]]:
        texts: list[tuple[str, str]] = []
        for outlet in outlets:
            if outlet.count:
                page = await self._runs.page(*outlet.key, 0, SHOWN)
                rows = [record.data for record in page.records]
                texts.append((f"{what} · {outlet.title}", _json(rows)))
        return texts

    def _open(self, sheet: Sheet, title: str, note: str, stops: list[Stop]) -> None:
        window = sheet.canvas.window()
        dialog = WayDialog(title, note, stops, sheet.canvas.theme, window)
        dialog.node_asked.connect(self._go_to)
        dialog.show()
        dialog.show_stop(0)


def _json(rows: list[dict[str, Any]]) -> str:
    shown = rows[0] if len(rows) == 1 else rows
    return json.dumps(shown, ensure_ascii=False, indent=2)
