"""An engine in memory for tests of the Studio: same methods, answers at once.

    engine = FakeEngine()
    studio = Studio(app, tmp_path, engine, sample)

A run that was started does nothing until the test says what happens in it: `finish`,
or `tell` with any event. Records of a port are in ``kept_records[run_id, node, port]``.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime
from itertools import zip_longest
from pathlib import Path
from typing import Any

from engine import files
from engine.changes import changes
from engine.errors import EngineError
from engine.pipeline import Pipeline
from engine.protocol import (
    SWITCHED_OFF,
    BackedUp,
    Decision,
    DifferencePage,
    Explanation,
    HistoryLimits,
    HistoryUse,
    LibraryChanged,
    LogLine,
    ModelDescription,
    NodeChanged,
    NodeError,
    NodeResult,
    OpenEffect,
    PipelineChange,
    PipelineSummary,
    PipelineVersion,
    PortPair,
    Pruned,
    RecordDifference,
    RecordPage,
    RecordTrace,
    Retried,
    RunComparison,
    RunDetail,
    RunFinished,
    RunStarted,
    RunStatus,
    RunSummary,
    StoredRecord,
    WebhookAddress,
)
from engine.run.extent import ALL, Extent
from engine.siex.figures import Figures, ModelFacts
from engine.siex.samples import Sample
from engine.store.values import LARGE, SHOWN

STARTED = "2026-11-23T09:00:00+00:00"
Hear = Callable[[Any], None]


class FakeEngine:
    """Remembers what it was asked; ``is_down`` makes connecting fail."""

    def __init__(self) -> None:
        self.library: dict[str, Pipeline] = {}
        self.kept_runs: dict[str, RunDetail] = {}
        self.kept_records: dict[tuple[str, str, str], list[dict[str, Any]]] = {}
        self.traced: list[tuple[str, str, str | None, str | None]] = []
        self.way = RecordTrace(steps=())
        self.are_dry: list[bool] = []
        self.extents: list[Extent] = []
        self.canceled: list[str] = []
        self.retried: list[tuple[str, dict[str, Any]]] = []
        self.limits = HistoryLimits()
        self.backups: list[Path] = []
        self.retry_notes: tuple[str, ...] = ()
        self.changed: tuple[str, ...] = ()
        self.switched_on: set[str] = set()
        self.hooks: dict[str, list[WebhookAddress]] = {}
        self.kept_versions: dict[str, list[Pipeline]] = {}
        self.decisions: list[tuple[str, Decision, str | None]] = []
        self.kept_logs: dict[str, list[LogLine]] = {}
        self.pages_read: list[tuple[str, str, str, int]] = []
        self.explained: list[tuple[str, str, str, int, str, str]] = []
        self.reasons: dict[str, Explanation] = {}
        self.measured: list[int] = []
        self.while_measuring: Callable[[], object] = lambda: None
        self.connections = 0
        self.is_down = False
        self.is_full = False
        self.while_saving: Callable[[], object] = lambda: None
        self.is_closed = False
        self.on_gone: Callable[[], None] | None = None
        self._listeners: list[Hear] = []

    async def connect(self) -> None:
        """Attach to this engine."""
        self.connections += 1
        if self.is_down:
            raise EngineError("The engine could not be started: no room on the disk.")

    def listen(self, hear: Hear) -> Callable[[], None]:
        """Call ``hear`` with every event."""
        self._listeners.append(hear)
        return lambda: self._listeners.remove(hear)

    def tell(self, event: Any) -> None:
        """Send an event to the Studio."""
        for hear in self._listeners:
            hear(event)

    def die(self) -> None:
        """End as a crashed process does."""
        if self.on_gone is not None:
            self.on_gone()

    def finish(
        self,
        run_id: str,
        status: RunStatus = "completed",
        *,
        outputs: Mapping[str, Mapping[str, Sequence[Mapping[str, Any]]]] = {},
        errors: Mapping[str, str] = {},
    ) -> None:
        """End a run; ``outputs`` are records by node and port."""
        detail = self.kept_runs[run_id]
        nodes = {
            node: self._result(detail, node, outputs.get(node, {}), errors.get(node))
            for node in detail.nodes
        }
        for result in nodes.values():
            self.tell(NodeChanged(run_id=run_id, result=result))
        error = next(iter(errors.values()), None)
        ended = detail.model_copy(
            update={
                "nodes": nodes,
                "status": status,
                "duration_ms": 1234.0,
                "error": error,
            }
        )
        self.kept_runs[run_id] = ended
        self.tell(RunFinished(run=_summary(ended)))

    def progress(
        self, run_id: str, node: str, port: str, records: Sequence[Mapping[str, Any]]
    ) -> None:
        """Let records leave a port while the run goes on."""
        self.kept_records[run_id, node, port] = [dict(r) for r in records]
        result = (
            self.kept_runs[run_id]
            .nodes[node]
            .model_copy(
                update={"status": "running", "records_out": {port: len(records)}}
            )
        )
        self.tell(NodeChanged(run_id=run_id, result=result))

    async def start_run(
        self,
        pipeline: Pipeline,
        *,
        inputs: Iterable[Mapping[str, Any]] | None = None,
        extent: Extent = ALL,
        dry_run: bool = False,
    ) -> str:
        """Start a run that waits for the test."""
        del inputs
        self.extents.append(extent)
        self.are_dry.append(dry_run)
        run_id = f"run-{len(self.kept_runs) + 1}"
        detail = RunDetail(
            run_id=run_id,
            pipeline_id=pipeline.id,
            pipeline_name=pipeline.name,
            status="running",
            started_at=STARTED,
            nodes={
                node.id: NodeResult(node=node.id, type=node.type)
                for node in pipeline.nodes.values()
            },
            pipeline=files.to_json(pipeline),
        )
        self.kept_runs[run_id] = detail
        self.tell(RunStarted(run=_summary(detail)))
        for result in detail.nodes.values():
            running = result.model_copy(update={"status": "running"})
            self.tell(NodeChanged(run_id=run_id, result=running))
        return run_id

    def leave(self, run_id: str, *effects: OpenEffect) -> None:
        """Let a run wait for decisions, as an engine does that was killed in it."""
        waiting = self.kept_runs[run_id].model_copy(
            update={
                "status": "waiting",
                "error": "Needs your decision: …",
                "open_effects": effects,
            }
        )
        self.kept_runs[run_id] = waiting
        self.tell(RunStarted(run=waiting.summary))

    async def decide_effects(
        self,
        run_id: str,
        decision: Decision,
        *,
        node: str | None = None,
        key: str | None = None,
    ) -> None:
        """Take a decision; with the last one, the run goes on."""
        self.decisions.append((run_id, decision, key))
        run = self.kept_runs[run_id]
        left = tuple(e for e in run.open_effects if key not in (None, e.key))
        going = run.model_copy(
            update={
                "open_effects": left,
                "status": "waiting" if left else "running",
                "error": None,
                "resumed": 1,
            }
        )
        self.kept_runs[run_id] = going
        self.tell(RunStarted(run=going.summary))

    async def cancel_run(self, run_id: str) -> None:
        """Stop a run."""
        self.canceled.append(run_id)
        self.finish(run_id, "canceled")

    async def runs(
        self,
        *,
        limit: int = 100,
        before: str | None = None,
        pipeline_id: str | None = None,
        status: RunStatus | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
        error: str | None = None,
    ) -> list[RunSummary]:
        """Return runs, newest first."""
        del since, until
        found = [
            _summary(run)
            for key, run in reversed(self.kept_runs.items())
            if pipeline_id in (None, run.pipeline_id)
            and status in (None, run.status)
            and (error or "").casefold() in (run.error or "").casefold()
            and (before is None or _number(key) < _number(before))
        ]
        return found[:limit]

    async def retry_run(self, run_id: str, **how: Any) -> Retried:
        """Remember how a run was to be run again, and start it."""
        self.retried.append((run_id, how))
        then = files.from_json(self.kept_runs[run_id].pipeline)
        again = await self.start_run(how.get("pipeline") or then)
        return Retried(run_id=again, notes=self.retry_notes)

    async def compare(self, before: str, after: str) -> RunComparison:
        """Compare what the ports of two runs gave."""
        old, new = self.kept_runs[before], self.kept_runs[after]
        pairs = {
            (node, port): None
            for run in (old, new)
            for node, result in run.nodes.items()
            for port in result.records_out
        }
        return RunComparison(
            before=_summary(old),
            after=_summary(new),
            changes=self.changed,
            ports=tuple(
                PortPair(
                    node=node,
                    port=port,
                    before=old.nodes[node].records_out.get(port),
                    after=new.nodes[node].records_out.get(port),
                )
                for node, port in pairs
            ),
        )

    async def differences(
        self, before: str, after: str, node: str, port: str, **more: Any
    ) -> DifferencePage:
        """Compare records by their place."""
        rows = [self.kept_records.get((run, node, port), []) for run in (before, after)]
        found = [
            RecordDifference(
                kind="added" if a is None else "gone" if b is None else "changed",
                fields=tuple(k for k in b if a.get(k) != b[k]) if a and b else (),
                before=None if a is None else StoredRecord(id=f"r{n}", data=a),
                after=None if b is None else StoredRecord(id=f"r{n}", data=b),
            )
            for n, (a, b) in enumerate(zip_longest(*rows))
            if a != b
        ]
        count = Counter(difference.kind for difference in found)
        return DifferencePage(
            key=more.get("key") or "",
            added=count["added"],
            gone=count["gone"],
            changed=count["changed"],
            same=len(rows[1]) - count["added"] - count["changed"],
            kept_before=len(rows[0]),
            kept_after=len(rows[1]),
            differences=tuple(found[: more.get("limit", 100)]),
        )

    async def history_use(self) -> HistoryUse:
        """Say what the runs take."""
        return HistoryUse(
            limits=self.limits,
            runs=len(self.kept_runs),
            megabytes=12.5,
            database_megabytes=0.4,
            oldest_month="2026-11" if self.kept_runs else None,
        )

    async def limit_history(self, limits: HistoryLimits) -> HistoryUse:
        """Remember the limits."""
        self.limits = limits
        return await self.history_use()

    async def prune_history(self) -> Pruned:
        """Forget all runs but as many as may stay, the newest."""
        gone = list(self.kept_runs)[: -self.limits.runs]
        for run_id in gone:
            del self.kept_runs[run_id]
        return Pruned(runs=len(gone), megabytes=float(len(gone)))

    async def back_up(self, file: Path, *, with_records: bool = True) -> BackedUp:
        """Remember where a backup was wanted."""
        self.backups.append(file)
        return BackedUp(file=str(file), bytes=3_400_000, with_records=with_records)

    async def versions(self, name: str) -> list[PipelineVersion]:
        """Return the versions that the test has laid down."""
        kept = self.kept_versions.get(name, [])
        return [
            PipelineVersion(
                version=number,
                saved_at=STARTED,
                nodes=len(pipeline.nodes),
                is_current=number == len(kept),
            )
            for number, pipeline in reversed(list(enumerate(kept, start=1)))
        ]

    async def version(self, name: str, number: int) -> Pipeline:
        """Return one version."""
        return self.kept_versions[name][number - 1]

    async def changes(self, name: str, before: int, after: int) -> list[PipelineChange]:
        """Say how two versions differ."""
        old, new = (self.kept_versions[name][n - 1] for n in (before, after))
        return [PipelineChange(**asdict(c)) for c in changes(old, new, {})]

    async def restore_version(self, name: str, number: int) -> PipelineSummary:
        """Make an old version the newest."""
        pipeline = self.kept_versions[name][number - 1]
        self.kept_versions[name].append(pipeline)
        return await self.save(pipeline)

    async def run(self, run_id: str) -> RunDetail:
        """Return a run."""
        return self.kept_runs[run_id]

    async def run_log(self, run_id: str) -> list[LogLine]:
        """Return the lines that the test keeps for a run."""
        return self.kept_logs.get(run_id, [])

    async def records(
        self,
        run_id: str,
        node: str,
        port: str,
        *,
        offset: int = 0,
        limit: int = 100,
        previews: bool = False,
    ) -> RecordPage:
        """Return some records of a port."""
        self.pages_read.append((run_id, node, port, offset))
        found = self.kept_records.get((run_id, node, port), [])
        page = tuple(
            _stored(f"r{offset + i}", data, previews=previews)
            for i, data in enumerate(found[offset : offset + limit])
        )
        return RecordPage(total=len(found), kept=len(found), records=page)

    async def trace(
        self,
        run_id: str,
        record_id: str,
        *,
        node: str | None = None,
        port: str | None = None,
    ) -> RecordTrace:
        """Return the trace that the test has laid down."""
        self.traced.append((run_id, record_id, node, port))
        return self.way

    async def explain(
        self, run_id: str, node: str, port: str, *, row: int, field: str, keyword: str
    ) -> Explanation:
        """Return the reasons that the test has laid down, or say that there are none."""
        self.explained.append((run_id, node, port, row, field, keyword))
        if keyword not in self.reasons:
            raise EngineError(f"There is no keyword “{keyword}”.")
        return self.reasons[keyword]

    async def measure(self, texts: Iterable[Sample]) -> Figures:
        """Return the same for each text; ``while_measuring`` is called before."""
        self.while_measuring()
        if self.is_down:
            raise EngineError("The engine went away.")
        count = len(tuple(texts))
        self.measured.append(count)
        quality = (0.4 * count, 0.5 * count, 0.45 * count)
        return Figures(count, 100 * count, *quality, 10 * count, 1000 * count, 0.1)

    async def model(self) -> ModelDescription:
        """Return made-up facts."""
        facts = ModelFacts("0123456789abcdef", 5_450_000, True, 118_000_000)
        return ModelDescription(facts=facts, first_keyword_s=0.62)

    async def pipelines(self) -> list[PipelineSummary]:
        """Return the library."""
        return [self._kept(pipeline) for pipeline in self.library.values()]

    async def enable(self, name: str, *, enabled: bool) -> PipelineSummary:
        """Switch a pipeline on or off."""
        (self.switched_on.add if enabled else self.switched_on.discard)(name)
        self.tell(LibraryChanged())
        return self._kept(self.library[name])

    async def webhooks(self, name: str) -> list[WebhookAddress]:
        """Return the webhooks of a pipeline, as the test has laid them down."""
        off = "" if name in self.switched_on else SWITCHED_OFF
        return [
            hook.model_copy(update={"trouble": hook.trouble or off})
            for hook in self.hooks.get(name, [])
        ]

    async def pipeline(self, name: str) -> tuple[Pipeline, int]:
        """Return a pipeline of the library."""
        if name not in self.library:
            raise EngineError(f"There is no pipeline “{name}”.")
        return self.library[name], 1

    async def save(self, pipeline: Pipeline) -> PipelineSummary:
        """Keep a pipeline."""
        if self.is_full:
            raise EngineError("The disk is full, nothing more can be saved.")
        self.while_saving()
        self.library[pipeline.id] = pipeline
        self.tell(LibraryChanged())
        return self._kept(pipeline)

    async def delete(self, name: str) -> None:
        """Remove a pipeline."""
        del self.library[name]
        self.tell(LibraryChanged())

    async def close(self) -> None:
        """Let go."""
        self.is_closed = True

    def _kept(self, pipeline: Pipeline) -> PipelineSummary:
        return PipelineSummary(
            id=pipeline.id,
            name=pipeline.name,
            nodes=len(pipeline.nodes),
            enabled=pipeline.id in self.switched_on,
        )

    def _result(
        self,
        detail: RunDetail,
        node: str,
        outputs: Mapping[str, Sequence[Mapping[str, Any]]],
        error: str | None,
    ) -> NodeResult:
        for port, records in outputs.items():
            self.kept_records[detail.run_id, node, port] = [dict(r) for r in records]
        return detail.nodes[node].model_copy(
            update={
                "status": "failed" if error else "completed",
                "records_in": 1,
                "records_out": {port: len(r) for port, r in outputs.items()},
                "attempts": 1,
                "duration_ms": 42.0,
                "error": NodeError(kind="input", message=error) if error else None,
            }
        )


def _stored(id_: str, data: Mapping[str, Any], *, previews: bool) -> StoredRecord:
    texts = data.items() if previews else ()
    large = {k: len(v) for k, v in texts if isinstance(v, str) and len(v) > LARGE}
    short = {k: f"{data[k][:SHOWN]}… ({n:,} characters)" for k, n in large.items()}
    return StoredRecord(id=id_, data={**data, **short}, large=large)


def _number(run_id: str) -> int:
    return int(run_id.rpartition("-")[2])


def _summary(run: RunDetail) -> RunSummary:
    return RunSummary.model_validate(
        run.model_dump(include=set(RunSummary.model_fields))
    )
