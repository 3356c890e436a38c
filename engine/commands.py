"""The engine as others call it: the same methods in this process and over the socket."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from engine import protocol, requests
from engine.file_form import from_json, to_json
from engine.pipeline import NOTHING, Pipeline
from engine.protocol import (
    BackedUp,
    Decision,
    DifferenceKind,
    DifferencePage,
    Event,
    Explanation,
    HistoryLimits,
    HistoryUse,
    ModelDescription,
    PipelineChange,
    PipelineSummary,
    PipelineVersion,
    Pruned,
    RecordPage,
    RecordTrace,
    Retried,
    RunComparison,
    RunDetail,
    RunFinished,
    RunStarted,
    RunStatus,
    RunSummary,
    Version,
    WebhookAddress,
)
from engine.run.extent import ALL, Extent
from engine.siex.figures import Figures
from engine.siex.samples import Sample

Hear = Callable[[Event], None]
OVER = ("completed", "failed", "canceled", "interrupted")


class Commands:
    """Typed calls on top of one `ask`; and the events, to whoever wants to hear them."""

    def __init__(self) -> None:
        self._listeners: list[Hear] = []

    async def ask(self, command: protocol.Message) -> Any:
        """Send a command and return the answer in its JSON form."""
        raise NotImplementedError

    def listen(self, hear: Hear) -> Callable[[], None]:
        """Call ``hear`` with every event; the answer ends that."""
        self._listeners.append(hear)
        return lambda: self._listeners.remove(hear)

    def is_heard(self) -> bool:
        """Say whether anybody listens."""
        return bool(self._listeners)

    def tell(self, event: Event) -> None:
        """Hand an event to those who listen."""
        for hear in tuple(self._listeners):
            hear(event)

    async def start_run(
        self,
        pipeline: Pipeline,
        *,
        inputs: Iterable[Mapping[str, Any]] | None = None,
        extent: Extent = ALL,
        dry_run: bool = False,
        called: Mapping[str, Pipeline] = NOTHING,
    ) -> str:
        """Start a run and return its id."""
        command = requests.StartRun(
            pipeline=to_json(pipeline),
            inputs=None if inputs is None else tuple(map(dict, inputs)),
            dry_run=dry_run,
            called={name: to_json(one) for name, one in called.items()},
            **asdict(extent),
        )
        return (await self.ask(command))["run_id"]

    async def retry_run(
        self,
        run_id: str,
        *,
        since: str | None = None,
        from_failed: bool = False,
        only_failed: bool = False,
        version: Version = "saved",
        pipeline: Pipeline | None = None,
    ) -> Retried:
        """Run again what a run ran, or a part of it; see `requests.RetryRun`."""
        command = requests.RetryRun(
            run_id=run_id,
            since=since,
            from_failed=from_failed,
            only_failed=only_failed,
            version=version,
            pipeline=None if pipeline is None else to_json(pipeline),
        )
        return Retried.model_validate(await self.ask(command))

    async def resume_run(self, run_id: str) -> None:
        """Go on with a run that an engine left when it died."""
        await self.ask(requests.ResumeRun(run_id=run_id))

    async def decide_effects(
        self,
        run_id: str,
        decision: Decision,
        *,
        node: str | None = None,
        key: str | None = None,
    ) -> None:
        """Say what became of a run's open effects, all or some; then it goes on."""
        command = requests.DecideEffects(
            run_id=run_id, decision=decision, node=node, key=key
        )
        await self.ask(command)

    async def cancel_run(self, run_id: str) -> None:
        """Stop a run at once."""
        await self.ask(requests.CancelRun(run_id=run_id))

    async def finished(self, run_id: str) -> RunDetail:
        """Wait for the end of a run, or until it needs a decision; return how it is."""
        ended = asyncio.Event()

        def hear(event: Event) -> None:
            if isinstance(event, RunFinished | RunStarted):
                run = event.run
                if run.run_id == run_id and run.status in (*OVER, "waiting"):
                    ended.set()

        stop = self.listen(hear)
        try:
            detail = await self.run(run_id)
            if detail.status in OVER or detail.open_effects:
                return detail
            await ended.wait()
        finally:
            stop()
        return await self.run(run_id)

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
        """Return runs, newest first; the filters are those of `requests.ListRuns`."""
        command = requests.ListRuns(
            limit=limit,
            before=before,
            pipeline_id=pipeline_id,
            status=status,
            since=since,
            until=until,
            error=error,
        )
        found = (await self.ask(command))["runs"]
        return [RunSummary.model_validate(run) for run in found]

    async def run(self, run_id: str) -> RunDetail:
        """Return a run with its nodes, as they are now."""
        return RunDetail.model_validate(await self.ask(requests.ShowRun(run_id=run_id)))

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
        """Return some records that left a node's port, perhaps without large texts."""
        command = requests.ReadRecords(
            run_id=run_id,
            node=node,
            port=port,
            offset=offset,
            limit=limit,
            previews=previews,
        )
        return RecordPage.model_validate(await self.ask(command))

    async def compare(self, before: str, after: str) -> RunComparison:
        """Return how two runs differ, but for their records."""
        command = requests.CompareRuns(before=before, after=after)
        return RunComparison.model_validate(await self.ask(command))

    async def differences(
        self,
        before: str,
        after: str,
        node: str,
        port: str,
        *,
        key: str | None = None,
        kind: DifferenceKind | None = None,
        offset: int = 0,
        limit: int = 100,
    ) -> DifferencePage:
        """Return how what left a port differs in two runs."""
        command = requests.CompareRecords(
            before=before,
            after=after,
            node=node,
            port=port,
            key=key,
            kind=kind,
            offset=offset,
            limit=limit,
        )
        return DifferencePage.model_validate(await self.ask(command))

    async def trace(
        self,
        run_id: str,
        record_id: str,
        *,
        node: str | None = None,
        port: str | None = None,
    ) -> RecordTrace:
        """Return where a record of a run came from."""
        command = requests.TraceRecord(
            run_id=run_id, record_id=record_id, node=node, port=port
        )
        return RecordTrace.model_validate(await self.ask(command))

    async def explain(
        self, run_id: str, node: str, port: str, *, row: int, field: str, keyword: str
    ) -> Explanation:
        """Return why a keyword of a record has its score."""
        command = requests.ExplainKeyword(
            run_id=run_id, node=node, port=port, row=row, field=field, keyword=keyword
        )
        return Explanation.model_validate(await self.ask(command))

    async def measure(self, texts: Iterable[Sample]) -> Figures:
        """Return quality and speed of the keyword model on some texts."""
        command = requests.MeasureTexts(texts=tuple(texts))
        return Figures(**(await self.ask(command))["figures"])

    async def model(self) -> ModelDescription:
        """Return what there is to say of the keyword model on the engine's machine."""
        return ModelDescription.model_validate(await self.ask(requests.DescribeModel()))

    async def pipelines(self) -> list[PipelineSummary]:
        """Return the library."""
        found = (await self.ask(requests.ListPipelines()))["pipelines"]
        return [PipelineSummary.model_validate(line) for line in found]

    async def pipeline(self, name: str) -> tuple[Pipeline, int]:
        """Return a saved pipeline by id or name, and its version."""
        found = await self.ask(requests.GetPipeline(pipeline_id=name))
        return from_json(found["pipeline"]), found["version"]

    async def save(self, pipeline: Pipeline) -> PipelineSummary:
        """Keep a pipeline in the library."""
        command = requests.SavePipeline(pipeline=to_json(pipeline))
        return PipelineSummary.model_validate(await self.ask(command))

    async def versions(self, name: str) -> list[PipelineVersion]:
        """Return the versions of a saved pipeline, newest first."""
        found = await self.ask(requests.ListVersions(pipeline_id=name))
        return [PipelineVersion.model_validate(line) for line in found["versions"]]

    async def version(self, name: str, number: int) -> Pipeline:
        """Return one version of a saved pipeline."""
        command = requests.GetVersion(pipeline_id=name, version=number)
        return from_json((await self.ask(command))["pipeline"])

    async def changes(self, name: str, before: int, after: int) -> list[PipelineChange]:
        """Return how two versions of a saved pipeline differ."""
        command = requests.CompareVersions(pipeline_id=name, before=before, after=after)
        found = (await self.ask(command))["changes"]
        return [PipelineChange.model_validate(change) for change in found]

    async def restore_version(self, name: str, number: int) -> PipelineSummary:
        """Save an older version anew, as the newest."""
        command = requests.RestoreVersion(pipeline_id=name, version=number)
        return PipelineSummary.model_validate(await self.ask(command))

    async def history_use(self) -> HistoryUse:
        """Return how much history there is, and how much there may be."""
        return HistoryUse.model_validate(await self.ask(requests.ShowHistoryUse()))

    async def limit_history(self, limits: HistoryLimits) -> HistoryUse:
        """Keep so much history from now on."""
        command = requests.LimitHistory(limits=limits)
        return HistoryUse.model_validate(await self.ask(command))

    async def prune_history(self) -> Pruned:
        """Delete what is beyond the limits now."""
        return Pruned.model_validate(await self.ask(requests.PruneHistory()))

    async def back_up(self, file: Path, *, with_records: bool = True) -> BackedUp:
        """Write all that the engine remembers into a file, named by its full path."""
        command = requests.BackUp(file=str(file), with_records=with_records)
        return BackedUp.model_validate(await self.ask(command))

    async def enable(self, name: str, *, enabled: bool) -> PipelineSummary:
        """Switch a pipeline's triggers on or off."""
        command = requests.EnablePipeline(pipeline_id=name, enabled=enabled)
        return PipelineSummary.model_validate(await self.ask(command))

    async def delete(self, name: str) -> None:
        """Remove a pipeline from the library; its runs stay."""
        await self.ask(requests.DeletePipeline(pipeline_id=name))

    async def webhooks(self, name: str | None = None) -> list[WebhookAddress]:
        """Return the webhooks that are switched on, or those of one pipeline."""
        found = (await self.ask(requests.ListWebhooks(pipeline_id=name)))["webhooks"]
        return [WebhookAddress.model_validate(line) for line in found]

    async def run_log(
        self, run_id: str, *, limit: int = 1000
    ) -> list[protocol.LogLine]:
        """Return what was said in a run, as far as it keeps records."""
        page = await self.records(
            run_id, protocol.LOG_NODE, protocol.LOG_PORT, limit=limit
        )
        return [
            protocol.LogLine(run_id=run_id, **record.data) for record in page.records
        ]
