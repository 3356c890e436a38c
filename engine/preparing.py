"""What stands before a run: which nodes run, what they may use, what is reused."""

import asyncio
from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from engine import expressions
from engine.called import Find, called_digest, finder
from engine.clock import Clock
from engine.file_access import FileAccess
from engine.file_form import from_json, to_json
from engine.going import Ready
from engine.graph import descendants
from engine.home import Home
from engine.keyword_model import KeywordModel
from engine.permissions import private_hosts, readable_paths, writable_paths
from engine.pipeline import Pipeline
from engine.protocol import RunDetail
from engine.read_files import read_paths, stamps
from engine.retrying import Failed, failed_records, played_anew
from engine.reuse import last_runs, stored_outputs
from engine.run.bucket import SharedBuckets
from engine.run.context import Tools
from engine.run.extent import ALL, Extent
from engine.run.fingerprints import fingerprints
from engine.run.keywords import Keywords
from engine.run.plan import Plan, plan
from engine.store.history.rows import Form
from engine.store.records import KeptRecords
from engine.store.store import Store
from engine.webhooks.resumes import Resumes
from engine.workers import WorkerPool
from nodes.context import Http
from nodes.contract import NodeType

if TYPE_CHECKING:
    from engine.http.client import HttpClient


class Preparation:
    """Makes pipelines ready to run, with the tools that all runs share."""

    def __init__(
        self,
        home: Home,
        store: Store,
        clock: Clock,
        types: Mapping[str, NodeType],
        resumes: Resumes,
    ) -> None:
        self.resumes = resumes
        self._home = home
        self._store = store
        self._clock = clock
        self._types = types
        self._http: HttpClient | None = None
        self._workers = WorkerPool()
        self._buckets = SharedBuckets(clock)
        self._keywords = Keywords(self._workers)
        self.model = KeywordModel(self._workers)

    async def close(self) -> None:
        """Give the tools back."""
        if self._http is not None:
            await self._http.aclose()
        await self._workers.close()

    def find(self, called: Mapping[str, Any]) -> Find:
        """Return what finds the pipelines that a run calls: ``called``, or saved ones."""
        return finder(called, self._from_library)

    async def planned(
        self,
        pipeline: Pipeline,
        inputs: Sequence[Mapping[str, Any]] | None,
        extent: Extent,
        called: Mapping[str, Any],
        *,
        is_dry_run: bool,
    ) -> tuple[Plan, Sequence[Mapping[str, Any]]]:
        """Return what a run will do, and what it begins with."""
        find = self.find(called)
        before: list[str] = []
        if extent.may_reuse:
            before = await last_runs(self._store, pipeline.id, extent.reuse_from)
            if inputs is None and before:
                inputs = (await self._store.beginning(before[0])).inputs
        inputs = inputs or ()
        marks: dict[str, str] = {}
        if pipeline.settings.keep_results != 0:
            marks = fingerprints(
                pipeline,
                self._types,
                inputs,
                is_dry_run=is_dry_run,
                called=await called_digest(pipeline, self._types, find, self.stamped),
                files=await self.stamped(pipeline),
            )
        stored = await stored_outputs(self._store, before, marks)
        failed = await self.failed(pipeline, extent)
        for key in failed.again | descendants(pipeline, failed.again):
            stored.pop(key, None)
        found = plan(
            pipeline,
            self._types,
            extent,
            marks=marks,
            stored=stored,
            sieves=failed.sieves,
        )
        return found, inputs

    async def stamped(self, pipeline: Pipeline) -> dict[str, str]:
        """Say, by node, what the files look like now that a pipeline reads."""
        paths = read_paths(pipeline, self._types)
        if not paths:
            return {}
        return await asyncio.to_thread(stamps, paths, self.tools(pipeline).files)

    async def failed(self, pipeline: Pipeline, extent: Extent) -> Failed:
        """Return which records the nodes of the reused run failed on, where it counts."""
        run_id = extent.reuse_from
        if not extent.only_failed or run_id is None:
            return Failed()
        run, kept = await self._store.run(run_id), await self._store.kept(run_id)
        return await asyncio.to_thread(failed_records, run, pipeline, self._types, kept)

    async def notes(
        self, before: RunDetail, planned: Plan, extent: Extent
    ) -> list[str]:
        """Say what of a run is not reused though one may expect it."""
        notes: list[str] = []
        if extent.only_failed:
            notes += (await self.failed(planned.pipeline, extent)).notes
        if extent.may_reuse:
            notes += await asyncio.to_thread(
                played_anew, before, planned, self._types, await self._all_kept(before)
            )
        return notes

    async def _all_kept(self, run: RunDetail) -> dict[str, KeptRecords]:
        """Return where the records of each node are: in the run, or in one it reused."""
        places = {r.node: r.reused_from or run.run_id for r in run.nodes.values()}
        kept = {place: await self._store.kept(place) for place in {*places.values()}}
        return {node: kept[place] for node, place in places.items()}

    def ready(
        self, pipeline: Pipeline, planned: Plan | None = None, extent: Extent = ALL
    ) -> Ready:
        """Return what runs of a pipeline share, ``planned`` or what ``extent`` says."""
        if planned is None:
            planned = plan(pipeline, self._types, extent)
        form, tools = Form.of(to_json(pipeline)), self.tools(pipeline)
        reads = bool(read_paths(pipeline, self._types))
        return Ready(pipeline, form, planned, tools, extent, reads)

    def tools(self, pipeline: Pipeline) -> Tools:
        """Return what the nodes of a pipeline's runs may use."""
        return Tools(
            http=cache(lambda: self._network(pipeline)),
            files=FileAccess(
                self._home.path,
                writable_paths(pipeline),
                readable=readable_paths(pipeline),
            ),
            siex=self._keywords,
            expressions=expressions,
            workers=self._workers,
            clock=self._clock,
            temp=self._home.temp,
            budget=pipeline.settings.memory_mb * 1_000_000,
            resumes=self.resumes,
            buckets=self._buckets,
        )

    def _network(self, pipeline: Pipeline) -> Http:
        """Lend the network to a run; its library is loaded when it is first used."""
        from engine.http.client import HttpClient

        if self._http is None:
            self._http = HttpClient(clock=self._clock)
        lent = self._http.for_pipeline(private_hosts(pipeline))
        return cast("Http", lent)  # its cached text is no property to pyright

    async def _from_library(self, name: str) -> Pipeline:
        form, _version = await self._store.pipeline(name)
        return from_json(form)
