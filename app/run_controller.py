"""Starts, stops and follows runs; live ones and those of the past look alike."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from app.engine_link import EngineLink
from app.panels.records_model import Outlet
from app.panels.run_filter import PAGE, Again, RunFilter
from engine.pipeline import Pipeline
from engine.protocol import (
    Decision,
    DifferenceKind,
    DifferencePage,
    Explanation,
    LogLine,
    NodeChanged,
    NodeResult,
    Notice,
    OpenEffect,
    PortPair,
    RecordPage,
    RecordTrace,
    RunComparison,
    RunFinished,
    RunStarted,
    RunStatus,
    RunSummary,
)
from engine.run.extent import ALL, Extent

LOG_LINES = 5_000
TELL_EVERY_MS = 40
LIVE: frozenset[RunStatus] = frozenset({"pending", "running", "waiting"})


@dataclass(frozen=True, slots=True)
class RunView:
    """What is known of a run: its summary, each node's result, its log.

    ``pipeline`` is the run's own copy in file form, where it was asked for;
    ``open_effects`` is what it waits for a decision about.
    """

    summary: RunSummary
    nodes: Mapping[str, NodeResult] = field(default_factory=dict[str, NodeResult])
    log: tuple[LogLine, ...] = ()
    pipeline: Mapping[str, Any] | None = None
    open_effects: tuple[OpenEffect, ...] = ()

    @property
    def id(self) -> str:
        """The run's id."""
        return self.summary.run_id

    @property
    def is_live(self) -> bool:
        """Whether the run still goes on."""
        return self.summary.status in LIVE


class RunController(QObject):
    """Knows the runs of this session and which one each pipeline shows.

    Signals:
        changed: Something about a run is different; read it again.
        noticed: A pipeline asked for a notification (title, text).
        decision_needed: A run waits for a person (its `RunSummary`).
    """

    changed = Signal()
    noticed = Signal(str, str)
    decision_needed = Signal(object)

    def __init__(self, link: EngineLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._runs: dict[str, RunView] = {}
        self._shown: dict[str, str] = {}
        self._later = QTimer(self, singleShot=True, interval=TELL_EVERY_MS)
        self._later.timeout.connect(self.changed)
        link.heard.connect(self._take)
        link.changed.connect(self._mark_lost)

    def shown(self, pipeline_id: str) -> RunView | None:
        """Return the run that a pipeline's panels show."""
        return self._runs.get(self._shown.get(pipeline_id, ""))

    def running(self) -> tuple[RunView, ...]:
        """Return the runs that go on."""
        return tuple(run for run in self._runs.values() if run.is_live)

    async def start(
        self, pipeline: Pipeline, extent: Extent = ALL, *, is_dry_run: bool = False
    ) -> str:
        """Run a pipeline as it stands, or a part of it, and show the run."""
        engine = await self._link.engine()
        run_id = await engine.start_run(pipeline, extent=extent, dry_run=is_dry_run)
        self._runs.setdefault(run_id, RunView(_just_started(run_id, pipeline)))
        self._shown[pipeline.id] = run_id
        self.changed.emit()
        return run_id

    async def stop(self, run_id: str) -> None:
        """Stop a run at once."""
        engine = await self._link.engine()
        await engine.cancel_run(run_id)

    async def show(self, pipeline_id: str, run_id: str) -> None:
        """Show a run of the past (or a live one) with a pipeline."""
        engine = await self._link.engine()
        detail = await engine.run(run_id)
        known = self._runs.get(run_id)
        log = known.log if known else tuple(await engine.run_log(run_id))
        self._runs[run_id] = RunView(
            RunSummary.model_validate(
                detail.model_dump(include=set(RunSummary.model_fields))
            ),
            detail.nodes,
            log,
            detail.pipeline,
            detail.open_effects,
        )
        self._shown[pipeline_id] = run_id
        self.changed.emit()

    async def decide(
        self, run_id: str, decision: Decision, effect: OpenEffect | None
    ) -> None:
        """Say what became of an open effect, or of all; then look what is left."""
        engine = await self._link.engine()
        await engine.decide_effects(
            run_id,
            decision,
            node=effect.node if effect else None,
            key=effect.key if effect else None,
        )
        run = self._runs[run_id]
        detail = await engine.run(run_id)
        self._runs[run_id] = replace(
            run, summary=detail.summary, open_effects=detail.open_effects
        )
        self.changed.emit()

    async def catch_up(self) -> None:
        """Look, with an engine that has just come, at what went on without this."""
        engine = await self._link.engine()
        for run in tuple(self._runs.values()):
            if run.summary.status in (*LIVE, "interrupted"):
                detail = await engine.run(run.id)
                self._runs[run.id] = replace(
                    run,
                    summary=detail.summary,
                    nodes=detail.nodes,
                    open_effects=detail.open_effects,
                )
        self.changed.emit()
        for waiting in await engine.runs(status="waiting"):
            self.decision_needed.emit(waiting)

    async def runs(
        self, pipeline_id: str | None, want: RunFilter, before: str | None = None
    ) -> Sequence[RunSummary]:
        """Return a page of past and present runs, newest first."""
        engine = await self._link.engine()
        return await engine.runs(
            limit=PAGE,
            before=before,
            pipeline_id=pipeline_id,
            status=want.status,
            since=want.since,
            error=want.error,
        )

    async def again(
        self, wanted: Again, node: str | None, pipeline: Pipeline | None
    ) -> Sequence[str]:
        """Run a run again and show it; return what a person should know of it."""
        engine = await self._link.engine()
        run = wanted.run
        retried = await engine.retry_run(
            run.run_id,
            since=node if wanted.how == "node" else None,
            from_failed=wanted.how == "failed",
            only_failed=wanted.how == "only_failed",
            version="current" if wanted.is_current else "saved",
            pipeline=pipeline if wanted.is_current else None,
        )
        await self.show(run.pipeline_id, retried.run_id)
        return retried.notes

    async def compare(self, before: str, after: str) -> RunComparison:
        """Return how two runs differ, but for their records."""
        engine = await self._link.engine()
        return await engine.compare(before, after)

    async def differences(
        self,
        found: RunComparison,
        pair: PortPair,
        *,
        key: str | None,
        kind: DifferenceKind | None,
        offset: int,
        limit: int,
    ) -> DifferencePage:
        """Return how what left a port differs in two runs."""
        engine = await self._link.engine()
        return await engine.differences(
            found.before.run_id,
            found.after.run_id,
            pair.node,
            pair.port,
            key=key,
            kind=kind,
            offset=offset,
            limit=limit,
        )

    async def page(
        self,
        run_id: str,
        node: str,
        port: str,
        offset: int,
        limit: int,
        *,
        previews: bool = False,
    ) -> RecordPage:
        """Return some of the records that left a port in a run."""
        engine = await self._link.engine()
        return await engine.records(
            run_id, node, port, offset=offset, limit=limit, previews=previews
        )

    async def trace(self, outlet: Outlet, record_id: str) -> RecordTrace:
        """Return where a record that left a port came from."""
        engine = await self._link.engine()
        run_id, node, port = outlet.key
        return await engine.trace(run_id, record_id, node=node, port=port)

    async def explain(
        self, outlet: Outlet, row: int, field: str, keyword: str
    ) -> Explanation:
        """Return why a keyword of a record has its score."""
        engine = await self._link.engine()
        return await engine.explain(*outlet.key, row=row, field=field, keyword=keyword)

    def _take(self, event: object) -> None:
        match event:
            case RunStarted(run=run) | RunFinished(run=run):
                known = self._runs.get(run.run_id)
                self._runs[run.run_id] = (
                    replace(known, summary=run, open_effects=())
                    if known
                    else RunView(run)
                )
                if run.status == "waiting":
                    self.decision_needed.emit(run)
            case NodeChanged(run_id=run_id, result=result):
                self._update(run_id, result)
            case LogLine(run_id=run_id):
                self._note(run_id, event)
            case Notice(title=title, text=text):
                self.noticed.emit(title, text)
                return
            case _:
                return
        if not self._later.isActive():
            self._later.start()

    def _update(self, run_id: str, result: NodeResult) -> None:
        if run := self._runs.get(run_id):
            nodes = {**run.nodes, result.node: result}
            self._runs[run_id] = replace(run, nodes=nodes)

    def _note(self, run_id: str, line: LogLine) -> None:
        if run := self._runs.get(run_id):
            self._runs[run_id] = replace(run, log=(*run.log, line)[-LOG_LINES:])

    def _mark_lost(self) -> None:
        if self._link.state != "away":
            return
        for run in self.running():
            summary = run.summary.model_copy(
                update={
                    "status": "interrupted",
                    "error": "The engine stopped; the run goes on when it is back.",
                }
            )
            self._runs[run.id] = replace(run, summary=summary)
        self.changed.emit()


def _just_started(run_id: str, pipeline: Pipeline) -> RunSummary:
    """Return what is known of a run before its first event has arrived."""
    return RunSummary(
        run_id=run_id,
        pipeline_id=pipeline.id,
        pipeline_name=pipeline.name,
        status="pending",
        started_at=datetime.now(UTC).isoformat(timespec="seconds"),
    )
