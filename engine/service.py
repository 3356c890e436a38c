"""The engine's answers: every command of the protocol, over one data folder."""

import asyncio
import shutil
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict, replace
from typing import Any

from engine import protocol, requests
from engine.clock import Clock, SystemClock
from engine.comparing import Comparisons, comparison
from engine.depth import DEEPEST, cut
from engine.edit import remove as without
from engine.errors import BadRequestError, EngineGoneError, NotFoundError
from engine.file_form import from_json, to_json
from engine.home import Home
from engine.keyword_source import keyword_source
from engine.left_runs import LeftRuns
from engine.lineage import Trace, trace
from engine.pipeline import Endpoint, Pipeline
from engine.preparing import Preparation
from engine.protocol import (
    Event,
    LibraryChanged,
    Message,
    RecordPage,
    RunDetail,
    StoredRecord,
)
from engine.retrying import NOTHING_FAILED, has_failures
from engine.run.audience import always
from engine.run.extent import Extent
from engine.runs import Runs
from engine.store.archive import finish_restoring
from engine.store.history.listing import Wanted
from engine.store.records import KeptRecords
from engine.store.retention import Retention
from engine.store.store import Store
from engine.upkeep import Upkeep
from engine.webhooks.key_ring import KeyRing
from engine.webhooks.listener import Webhooks
from engine.webhooks.resumes import Resumes
from nodes.contract import NodeType
from nodes.registry import node_types

Answer = Message | Mapping[str, Any]


class Service:
    """Everything that an engine can do. Hold the data folder's lock while it is open."""

    def __init__(
        self,
        home: Home,
        tell: Callable[[Event], None],
        *,
        clock: Clock | None = None,
        types: Mapping[str, NodeType] | None = None,
        retention: Retention | None = None,
        goes_on: bool = False,
        is_heard: Callable[[], bool] = always,
    ) -> None:
        clock = clock or SystemClock()
        self._is_closing = False
        self._home = home
        self._tell = tell
        self._store = Store(home, clock, retention)
        self._types = types if types is not None else node_types()
        ring = KeyRing(home)
        resumes = Resumes(ring, self._store, clock)
        preparation = Preparation(home, self._store, clock, self._types, resumes)
        self._runs = Runs(
            self._store, tell, clock, self._types, preparation, is_heard=is_heard
        )
        self._comparisons = Comparisons(home.temp)
        self._left = LeftRuns(home, self._store, self._runs, tell)
        self._goes_on = goes_on
        self._taking_up: asyncio.Task[None] | None = None
        self._webhooks = Webhooks(ring, self._store, self._runs, resumes)
        self._upkeep = upkeep = Upkeep(home, self._store, self._types)
        self._answers: dict[type[Message], Callable[[Any], Awaitable[Answer]]] = {
            requests.StartRun: self._start_run,
            requests.RetryRun: self._retry_run,
            requests.ResumeRun: self._resume_run,
            requests.DecideEffects: self._decide_effects,
            requests.CancelRun: self._cancel_run,
            requests.ListRuns: self._list_runs,
            requests.ShowRun: self._show_run,
            requests.ReadRecords: self._read_records,
            requests.TraceRecord: self._trace_record,
            requests.CompareRuns: self._compare_runs,
            requests.CompareRecords: self._compare_records,
            requests.ExplainKeyword: self._explain_keyword,
            requests.MeasureTexts: self._measure_texts,
            requests.DescribeModel: self._describe_model,
            requests.ListPipelines: self._list_pipelines,
            requests.GetPipeline: self._get_pipeline,
            requests.SavePipeline: self._save_pipeline,
            requests.EnablePipeline: self._enable_pipeline,
            requests.DeletePipeline: self._delete_pipeline,
            requests.ListVersions: upkeep.versions,
            requests.GetVersion: upkeep.version,
            requests.CompareVersions: upkeep.compare,
            requests.RestoreVersion: self._restore_version,
            requests.ShowHistoryUse: upkeep.use,
            requests.LimitHistory: upkeep.limit,
            requests.PruneHistory: upkeep.prune,
            requests.BackUp: upkeep.back_up,
            requests.ListWebhooks: self._list_webhooks,
        }

    async def open(self) -> None:
        """Open the store; runs that a dead engine left go on, or are marked so."""
        await asyncio.to_thread(finish_restoring, self._home)
        await asyncio.to_thread(self._left.look_when_it_stopped)
        await self._store.open()
        await self._store.back_up_daily()
        await asyncio.to_thread(self._empty_temp)
        taking_up = self._left.take_up(goes_on=self._goes_on)
        if self._goes_on:  # there may be many, and clients need not wait
            self._taking_up = asyncio.create_task(taking_up)
        else:
            await taking_up

    async def listen(self) -> None:
        """Listen for the webhooks of the library from now on."""
        await self._webhooks.listen()

    async def close(self) -> None:
        """Stop what runs and close the store; commands are refused from now on.

        A later engine goes on with the runs of one that goes on; else they are canceled.
        """
        self._is_closing = True
        await self._webhooks.close()
        if self._taking_up is not None:
            await asyncio.wait([self._taking_up])
        if self._goes_on:
            await self._runs.stop()
        await self._runs.close()
        await self._comparisons.close()
        await self._store.close()

    async def answer(self, command: Message) -> dict[str, Any]:
        """Carry out a command and return the answer in its JSON form.

        Raises:
            EngineError: it cannot be done; the message says why.
        """
        if self._is_closing:
            raise EngineGoneError
        carry_out = self._answers.get(type(command))
        if carry_out is None:
            message = f"The engine does not know the command {type(command).__name__}."
            raise BadRequestError(message)
        found = await carry_out(command)
        return (
            found.model_dump(mode="json") if isinstance(found, Message) else {**found}
        )

    async def _start_run(self, command: requests.StartRun) -> Answer:
        pipeline = from_json(command.pipeline)
        extent = Extent(
            command.until,
            command.since,
            command.only,
            command.reuse,
            command.reuse_from,
            command.begins_at,
            command.only_failed,
        )
        for named in extent.named:
            if named not in pipeline.nodes:
                raise NotFoundError("node", named)
        run_id = await self._runs.start(
            pipeline,
            command.inputs,
            extent=extent,
            is_dry_run=command.dry_run,
            called=command.called,
        )
        return {"run_id": run_id}

    async def _retry_run(self, command: requests.RetryRun) -> Answer:
        before = await self._show(command.run_id)
        began = await self._store.beginning(command.run_id)
        pipeline = await self._to_retry(before, command)
        extent = began.extent
        part = Extent(reuse_from=before.run_id, begins_at=extent.begins_at)
        if command.since is not None:
            if command.since not in pipeline.nodes:
                raise NotFoundError("node", command.since)
            extent = replace(part, since=command.since)
        elif command.from_failed or command.only_failed:
            if not has_failures(before):
                raise BadRequestError(NOTHING_FAILED)
            extent = replace(part, reuse=True, only_failed=command.only_failed)
        return await self._runs.again(before, pipeline, extent, began)

    async def _to_retry(
        self, before: RunDetail, command: requests.RetryRun
    ) -> Pipeline:
        """Return the pipeline that a retry runs: as it was, or as it is now."""
        if command.version == "saved":
            return from_json(before.pipeline)
        if command.pipeline is not None:
            return from_json(command.pipeline)
        form, _version = await self._store.pipeline(before.pipeline_id)
        return from_json(form)

    async def _resume_run(self, command: requests.ResumeRun) -> Answer:
        await self._left.resume(command.run_id)
        return {}

    async def _decide_effects(self, command: requests.DecideEffects) -> Answer:
        await self._left.decide(
            command.run_id, command.decision, command.node, command.key
        )
        return {}

    async def _cancel_run(self, command: requests.CancelRun) -> Answer:
        going = self._runs.going.get(command.run_id)
        if going is not None:
            going.cancel()
        else:
            await self._left.cancel(command.run_id)
        return {}

    async def _list_runs(self, command: requests.ListRuns) -> Answer:
        want = Wanted(**command.model_dump(exclude={"do"}))
        found = [self._as_it_is_now(run) for run in await self._store.runs(want)]
        return {"runs": [line.model_dump(mode="json") for line in found]}

    def _as_it_is_now(self, run: protocol.RunSummary) -> protocol.RunSummary:
        """Return what is known of a run before the history has it."""
        going = self._runs.going.get(run.run_id)
        return run if going is None else going.summary

    async def _show_run(self, command: requests.ShowRun) -> Answer:
        return await self._show(command.run_id)

    async def _show(self, run_id: str) -> RunDetail:
        """Return a run, present or past, as it is now."""
        going = self._runs.going.get(run_id)
        detail = await self._store.run(run_id)
        if going is not None:
            return detail.model_copy(
                update={**dict(going.summary), "nodes": going.results()}
            )
        if unsaved := self._runs.unsaved.get(run_id):
            summary, nodes = unsaved
            return detail.model_copy(update={**dict(summary), "nodes": nodes})
        if detail.status == "waiting":
            effects = await self._left.open_effects(run_id)
            return detail.model_copy(update={"open_effects": effects})
        return detail

    async def _read_records(self, command: requests.ReadRecords) -> Answer:
        run_id, node, port = command.run_id, command.node, command.port
        kept, results = await self._kept_of(run_id, node)
        count = kept.count(node, port)
        total = results[node].records_out.get(port, 0) if node in results else count
        place = node, port, command.offset, command.limit
        if command.previews:
            records = await asyncio.to_thread(kept.previews, *place)
        else:
            records = [(r, {}) for r in await asyncio.to_thread(kept.page, *place)]
        page = tuple(
            StoredRecord(id=r.id, parents=r.parents, data=cut(r, DEEPEST), large=large)
            for r, large in records
        )
        return RecordPage(total=max(total, count), kept=count, records=page)

    async def _compare_runs(self, command: requests.CompareRuns) -> Answer:
        before = await self._show(command.before)
        return comparison(before, await self._show(command.after), self._types)

    async def _compare_records(self, command: requests.CompareRecords) -> Answer:
        before, old = await self._kept_of(command.before, command.node)
        after, new = await self._kept_of(command.after, command.node)
        if command.node not in {**old, **new}:
            raise NotFoundError("node", command.node)
        are_over = not {command.before, command.after} & self._runs.going.keys()
        return await self._comparisons.page(command, before, after, are_over=are_over)

    async def _trace_record(self, command: requests.TraceRecord) -> Answer:
        kept, results = await self._kept(command.run_id)
        reused = {key: r.reused_from for key, r in results.items() if r.reused_from}
        before = {run: await self._store.kept(run) for run in set(reused.values())}

        def kept_of(node: str) -> KeptRecords:
            own = any(kept.count(node, port) for port in results[node].records_out)
            return kept if own or node not in reused else before[reused[node]]

        pipeline = from_json((await self._store.run(command.run_id)).pipeline)
        place = None
        if command.node and command.port:
            place = Endpoint(command.node, command.port)
        there = without(pipeline, pipeline.nodes.keys() - results.keys())
        found = await asyncio.to_thread(trace, there, kept_of, command.record_id, place)
        return _told_trace(found)

    async def _kept_of(
        self, run_id: str, node: str
    ) -> tuple[KeptRecords, Mapping[str, protocol.NodeResult]]:
        """Return where the records of a node are: in the run, or in one it reused."""
        kept, results = await self._kept(run_id)
        found = results.get(node)
        before = found.reused_from if found else None
        if found and before and not any(kept.count(node, p) for p in found.records_out):
            kept = await self._store.kept(before)
        return kept, results

    async def _kept(
        self, run_id: str
    ) -> tuple[KeptRecords, Mapping[str, protocol.NodeResult]]:
        """Return the records of a run, present or past, and how its nodes are doing."""
        going = self._runs.going.get(run_id)
        if going is not None:
            return going.kept, going.results()
        results = (await self._store.run(run_id)).nodes
        return await self._store.kept(run_id), results

    async def _explain_keyword(self, command: requests.ExplainKeyword) -> Answer:
        kept, _ = await self._kept(command.run_id)
        page = await asyncio.to_thread(
            kept.page, command.node, command.port, command.row, 1
        )
        if not page:
            raise NotFoundError("record", str(command.row + 1))
        ran = from_json((await self._store.run(command.run_id)).pipeline)
        source = keyword_source(ran, self._types, command.node, command.field)
        return await self._runs.preparation.model.explain(
            source.document(page[0]), source.options, command.keyword
        )

    async def _measure_texts(self, command: requests.MeasureTexts) -> Answer:
        return {
            "figures": asdict(await self._runs.preparation.model.measure(command.texts))
        }

    async def _describe_model(self, _command: requests.DescribeModel) -> Answer:
        return await self._runs.preparation.model.describe()

    async def _list_pipelines(self, _command: requests.ListPipelines) -> Answer:
        found = await self._store.pipelines()
        return {"pipelines": [line.model_dump(mode="json") for line in found]}

    async def _get_pipeline(self, command: requests.GetPipeline) -> Answer:
        form, version = await self._store.pipeline(command.pipeline_id)
        return {"pipeline": form, "version": version}

    async def _save_pipeline(self, command: requests.SavePipeline) -> Answer:
        form = to_json(from_json(command.pipeline))
        return await self._changed(await self._store.save(form))

    async def _restore_version(self, command: requests.RestoreVersion) -> Answer:
        return await self._changed(await self._upkeep.restore(command))

    async def _enable_pipeline(self, command: requests.EnablePipeline) -> Answer:
        return await self._changed(
            await self._store.enable(command.pipeline_id, enabled=command.enabled)
        )

    async def _delete_pipeline(self, command: requests.DeletePipeline) -> Answer:
        await self._store.forget(command.pipeline_id)
        return await self._changed({})

    async def _list_webhooks(self, command: requests.ListWebhooks) -> Answer:
        found = await self._webhooks.addresses(command.pipeline_id)
        return {"webhooks": [line.model_dump(mode="json") for line in found]}

    async def _changed(self, answer: Answer) -> Answer:
        await self._webhooks.refresh()
        self._tell(LibraryChanged())
        return answer

    def _empty_temp(self) -> None:
        shutil.rmtree(self._home.temp, ignore_errors=True)
        self._home.temp.mkdir(parents=True, exist_ok=True)


def _told_trace(found: Trace) -> protocol.RecordTrace:
    """Return a trace as it is sent."""
    steps = tuple(
        protocol.TraceStep(
            node=step.place.node,
            port=step.place.port,
            record=StoredRecord(
                id=step.record.id,
                parents=step.record.parents,
                data=cut(step.record, DEEPEST),
            ),
            led_to=step.led_to,
        )
        for step in found.steps
    )
    return protocol.RecordTrace(steps=steps, gaps=found.gaps)
