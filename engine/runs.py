"""The runs of an engine: each from its first line in the history to its last."""

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from random import Random
from typing import TYPE_CHECKING, Any, cast
from weakref import WeakValueDictionary

from engine import expressions
from engine.aftermath import BY_ERROR, told_of_failure
from engine.clock import Clock
from engine.errors import AlreadyRunningError, EngineError
from engine.file_access import FileAccess
from engine.file_form import from_json, to_json
from engine.home import Home
from engine.keyword_model import KeywordModel
from engine.permissions import private_hosts, readable_paths, writable_paths
from engine.pipeline import Pipeline, Settings
from engine.protocol import (
    Event,
    NodeResult,
    RunFinished,
    RunStarted,
    RunSummary,
)
from engine.reuse import last_runs, stored_outputs
from engine.run.audience import RunAudience
from engine.run.context import Tools
from engine.run.extent import ALL, Extent
from engine.run.fingerprints import fingerprints
from engine.run.keywords import Keywords
from engine.run.plan import Plan, plan
from engine.run.runner import Outcome, Run
from engine.store.beginnings import USUAL, Beginning
from engine.store.records import KeptRecords, RecordsWriter
from engine.store.run_journal import RunJournal
from engine.store.store import Store
from engine.workers import WorkerPool
from nodes.context import Http
from nodes.contract import NodeType
from nodes.records import Record

if TYPE_CHECKING:
    from engine.http.client import HttpClient

BROKEN = "The run broke off by a fault in the program; the log file has the details."
logger = logging.getLogger(__name__)


class Going:
    """A run that is not over."""

    def __init__(
        self,
        run: Run,
        writer: RecordsWriter,
        summary: RunSummary,
        journal: RunJournal,
        audience: RunAudience,
        pipeline: Pipeline,
        *,
        is_whole: bool,
    ) -> None:
        self.run = run
        self.audience = audience
        self.pipeline = pipeline
        self.is_whole = is_whole
        self.writer = writer
        self.summary = summary
        self.journal = journal
        self.is_canceled = False
        self.has_turn = False
        self.task: asyncio.Task[None] | None = None

    @property
    def is_followed(self) -> bool:
        """Say whether another pipeline runs when this run fails."""
        has_one = bool(self.pipeline.settings.error_pipeline)
        return has_one and self.is_whole and self.summary.trigger != BY_ERROR

    @property
    def kept(self) -> KeptRecords:
        """The records so far."""
        return self.writer.kept

    def results(self) -> dict[str, NodeResult]:
        """Return how the nodes are doing."""
        return self.run.results()

    def cancel(self) -> None:
        """Stop it, or take it out of the queue."""
        self.is_canceled = True
        if self.has_turn:
            self.run.cancel()
        elif self.task is not None:
            self.task.cancel()


class Runs:
    """Starts runs, in turn where a pipeline may not run several times at once."""

    def __init__(
        self,
        home: Home,
        store: Store,
        tell: Callable[[Event], None],
        clock: Clock,
        types: Mapping[str, NodeType],
    ) -> None:
        self.going: dict[str, Going] = {}
        self.unsaved: dict[str, tuple[RunSummary, Mapping[str, NodeResult]]] = {}
        self._home = home
        self._store = store
        self._tell = tell
        self._clock = clock
        self._types = types
        self._random = Random()  # noqa: S311 - jitter, no secret
        self._http: HttpClient | None = None
        self._workers = WorkerPool()
        self._keywords = Keywords(self._workers)
        self.model = KeywordModel(self._workers)
        self._turns: WeakValueDictionary[str, asyncio.Semaphore] = WeakValueDictionary()

    async def start(
        self,
        pipeline: Pipeline,
        inputs: Sequence[Mapping[str, Any]] | None,
        *,
        extent: Extent = ALL,
        is_dry_run: bool = False,
        trigger: str = "manual",
    ) -> str:
        """Start a run and return its id.

        A partial run that is given no ``inputs`` takes those of the run that it reuses.

        Raises:
            AlreadyRunningError: the pipeline leaves out starts while it runs.
        """
        self._refuse_further(pipeline)
        planned, inputs = await self._planned(pipeline, inputs, extent, is_dry_run)
        run_id = self._store.new_run_id()
        summary = self._summary(run_id, pipeline, trigger)
        writer = self._store.writer(run_id, _most(pipeline, is_dry_run=is_dry_run))
        audience = RunAudience(run_id, writer, self._tell, self._clock)
        journal = self._store.run_journal(run_id, pipeline.id)
        run = Run(
            planned,
            self._tools(pipeline),
            audience,
            run_id=run_id,
            inputs=_records(inputs),
            is_dry_run=is_dry_run,
            random=self._random,
            journal=journal,
        )
        audience.on_trouble = journal.on_trouble = run.abort
        beginning = USUAL
        if pipeline.settings.keep_results != 0:
            beginning = Beginning.of(extent, tuple(inputs), is_dry_run=is_dry_run)
        try:
            await self._store.add_run(summary, to_json(pipeline), beginning)
        except BaseException:
            writer.close()
            raise
        going = self.going[run_id] = Going(
            run,
            writer,
            summary,
            journal,
            audience,
            pipeline,
            is_whole=extent == ALL and not is_dry_run,
        )
        going.task = asyncio.create_task(self._go(going, pipeline))
        await asyncio.sleep(0)  # so that it stands in the queue and can be canceled
        _tell_reused(audience, planned)
        return run_id

    async def close(self) -> None:
        """Cancel what runs and give everything back."""
        for going in self.going.values():
            going.cancel()
        tasks = [going.task for going in self.going.values() if going.task]
        await asyncio.gather(*tasks)
        if self._http is not None:
            await self._http.aclose()
        await self._workers.close()

    async def _planned(
        self,
        pipeline: Pipeline,
        inputs: Sequence[Mapping[str, Any]] | None,
        extent: Extent,
        is_dry_run: bool,
    ) -> tuple[Plan, Sequence[Mapping[str, Any]]]:
        """Return what a run will do, and what it begins with."""
        before: list[str] = []
        if extent.may_reuse:
            before = await last_runs(self._store, pipeline.id, extent.reuse_from)
            if inputs is None and before:
                inputs = (await self._store.beginning(before[0])).inputs
        inputs = inputs or ()
        marks: dict[str, str] = {}
        if pipeline.settings.keep_results != 0:
            marks = fingerprints(pipeline, self._types, inputs, is_dry_run=is_dry_run)
        stored = await stored_outputs(self._store, before, marks)
        found = plan(pipeline, self._types, extent, marks=marks, stored=stored)
        return found, inputs

    async def _go(self, going: Going, pipeline: Pipeline) -> None:
        """Wait until the pipeline may run once more, and run."""
        turns = self._turns_of(pipeline)
        try:
            await turns.acquire()
        except asyncio.CancelledError:
            await self._finish(going, Outcome("canceled", {}), 0.0)
            return
        going.has_turn = True
        try:
            # what nodes keep for the next run counts before that has its turn
            await self._finish(going, *await self._ran(going))
        finally:
            turns.release()

    async def _ran(self, going: Going) -> tuple[Outcome, float]:
        self._begin(going)
        started = self._clock.monotonic()
        try:
            outcome = await going.run.done()
        except EngineError as error:
            outcome = Outcome("failed", going.results(), str(error))
        except Exception:
            logger.exception("The run %s broke", going.summary.run_id)
            outcome = Outcome("failed", going.results(), BROKEN)
        return outcome, self._clock.monotonic() - started

    def _begin(self, going: Going) -> None:
        going.summary = going.summary.model_copy(update={"status": "running"})
        self._store.begin_run(going.summary.run_id)
        self._tell(RunStarted(run=going.summary))

    async def _finish(self, going: Going, outcome: Outcome, duration_s: float) -> None:
        run_id = going.summary.run_id
        going.writer.close()
        end = {
            "status": outcome.status,
            "error": outcome.error,
            "duration_ms": round(duration_s * 1000, 3),
        }
        summary = going.summary.model_copy(update=end)
        try:
            await self._store.finish_run(summary, outcome.nodes, going.writer.size)
            await going.journal.end(counts=outcome.status == "completed")
        except EngineError as error:
            logger.error("The end of run %s was not saved: %s", run_id, error)  # noqa: TRY400
            summary = summary.model_copy(
                update={"status": "failed", "error": str(error)}
            )
            self.unsaved[run_id] = summary, outcome.nodes
        finally:
            del self.going[run_id]
        if going.is_followed and summary.status == "failed":
            await self._run_error_pipeline(going, summary, outcome.nodes)
        self._tell(RunFinished(run=summary))

    def _refuse_further(self, pipeline: Pipeline) -> None:
        settings = pipeline.settings
        if settings.when_running == "skip":
            theirs = [g.summary.pipeline_id for g in self.going.values()]
            if theirs.count(pipeline.id) >= max(1, settings.max_concurrency):
                raise AlreadyRunningError(pipeline.name or pipeline.id)

    async def _run_error_pipeline(
        self, going: Going, summary: RunSummary, nodes: dict[str, NodeResult]
    ) -> None:
        """Run the pipeline that is to run when this one fails."""
        name = going.pipeline.settings.error_pipeline
        try:
            form, _version = await self._store.pipeline(name)
            told = await told_of_failure(going.pipeline, summary, nodes, going.kept)
            await self.start(from_json(form), [told], trigger=BY_ERROR)
        except EngineError as error:
            message = f"The error pipeline “{name}” could not be run: {error}"
            going.audience.log(None, "error", message)

    def _summary(self, run_id: str, pipeline: Pipeline, trigger: str) -> RunSummary:
        return RunSummary(
            run_id=run_id,
            pipeline_id=pipeline.id,
            pipeline_name=pipeline.name,
            status="pending",
            trigger=trigger,
            started_at=self._clock.now().isoformat(timespec="milliseconds"),
        )

    def _turns_of(self, pipeline: Pipeline) -> asyncio.Semaphore:
        """Return what keeps the runs of one pipeline few at a time."""
        found = self._turns.get(pipeline.id)
        if found is None:
            most = max(1, pipeline.settings.max_concurrency)
            found = self._turns[pipeline.id] = asyncio.Semaphore(most)
        return found

    def _network(self, pipeline: Pipeline) -> Http:
        """Lend the network to a run; its library is loaded when it is first used."""
        from engine.http.client import HttpClient

        if self._http is None:
            self._http = HttpClient()
        lent = self._http.for_pipeline(private_hosts(pipeline))
        return cast("Http", lent)  # its cached text is no property to pyright

    def _tools(self, pipeline: Pipeline) -> Tools:
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
        )


def _most(pipeline: Pipeline, *, is_dry_run: bool) -> int | None:
    """Return how many records of a port are kept; a dry run has nothing else to show."""
    most = pipeline.settings.keep_results
    return Settings().keep_results if is_dry_run and most == 0 else most


def _tell_reused(audience: RunAudience, planned: Plan) -> None:
    """Say which nodes do not run again."""
    played = [step.name for step in planned.steps.values() if step.stored]
    if played:
        message = f"Not run again, as nothing changed: {', '.join(played)}."
        audience.log(None, "info", message)


def _records(inputs: Iterable[Mapping[str, Any]]) -> list[Record]:
    return [Record(data, id=f"in-{number}") for number, data in enumerate(inputs)]
