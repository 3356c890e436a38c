"""The runs of an engine: each from its first line in the history to its last."""

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import asdict, replace
from datetime import datetime
from random import Random
from typing import Any

from engine.aftermath import BY_ERROR, told_of_failure
from engine.calls import Calls
from engine.clock import Clock
from engine.ending import forget, save_end
from engine.errors import BadRequestError, EngineError
from engine.file_form import from_json
from engine.going import BY_HAND, Going, Ready
from engine.lines import from_json_line, to_json_line
from engine.pipeline import NOTHING, Pipeline, Settings
from engine.preparing import Preparation
from engine.protocol import (
    Event,
    NodeResult,
    Retried,
    RunDetail,
    RunFinished,
    RunStarted,
    RunSummary,
)
from engine.read_files import changed
from engine.run.audience import Caller, RunAudience, always
from engine.run.extent import ALL, Extent
from engine.run.plan import Plan
from engine.run.runner import Outcome, Run
from engine.stall import StallWatch
from engine.store.beginnings import Beginning
from engine.store.run_journal import RunJournal
from engine.store.store import Store
from engine.turns import Turns
from nodes.contract import NodeType
from nodes.records import Record

BRIEF_S = 0.2
"""A run that ends sooner is written down once, when it ends."""
BEGINNING = "beginning"
PATIENCE_S = 5.0
"""How long an engine that ends waits for what is under way outside."""
BY_RETRY = "retry"
BROKEN = "The run broke off by a fault in the program; the log file has the details."
logger = logging.getLogger(__name__)


class Runs:
    """Starts runs, in turn where a pipeline may not run several times at once."""

    def __init__(
        self,
        store: Store,
        tell: Callable[[Event], None],
        clock: Clock,
        types: Mapping[str, NodeType],
        preparation: Preparation,
        *,
        is_heard: Callable[[], bool] = always,
    ) -> None:
        self.going: dict[str, Going] = {}
        self.unsaved: dict[str, tuple[RunSummary, Mapping[str, NodeResult]]] = {}
        self.preparation = preparation
        self._resumes = preparation.resumes
        self._resumes.journal_of = self._journal_of
        self._store = store
        self._tell = tell
        self._is_heard = is_heard
        self._clock = clock
        self._types = types
        self._random = Random()  # noqa: S311 - jitter, no secret
        self._watch = StallWatch()
        self._turns = Turns()

    async def start(
        self,
        pipeline: Pipeline,
        inputs: Sequence[Mapping[str, Any]] | None,
        *,
        extent: Extent = ALL,
        is_dry_run: bool = False,
        trigger: str = BY_HAND,
        called: Mapping[str, Any] = NOTHING,
    ) -> str:
        """Start a run and return its id.

        A partial run that is given no ``inputs`` takes those of the run that it reuses.
        ``called`` are pipelines, in their file form, that it may call besides those of
        the library.

        Raises:
            AlreadyRunningError: the pipeline leaves out starts while it runs.
        """
        with self._place(pipeline):
            planned, inputs = await self.preparation.planned(
                pipeline, inputs, extent, called, is_dry_run=is_dry_run
            )
            beginning = Beginning.of(
                extent, tuple(inputs), is_dry_run=is_dry_run, called=called
            )
            going = await self._begun(planned, beginning, trigger)
        await asyncio.sleep(0)  # so that it stands in the queue and can be canceled
        _tell_reused(going.audience, planned)
        return going.summary.run_id

    async def again(
        self, before: RunDetail, pipeline: Pipeline, extent: Extent, began: Beginning
    ) -> Retried:
        """Run again what a run ran, or a part of it; the answer says what is not reused.

        Raises:
            BadRequestError: nothing failed, and only that is wanted.
            AlreadyRunningError: the pipeline leaves out starts while it runs.
        """
        with self._place(pipeline):
            planned, inputs = await self.preparation.planned(
                pipeline,
                began.inputs,
                extent,
                began.called,
                is_dry_run=began.is_dry_run,
            )
            notes = await self.preparation.notes(before, planned, extent)
            beginning = Beginning.of(
                extent, tuple(inputs), is_dry_run=began.is_dry_run, called=began.called
            )
            going = await self._begun(planned, beginning, BY_RETRY)
        await asyncio.sleep(0)  # so that it stands in the queue and can be canceled
        _tell_reused(going.audience, planned)
        for note in notes:
            going.audience.log(None, "info", note)
        return Retried(run_id=going.summary.run_id, notes=tuple(notes))

    async def _begun(self, planned: Plan, beginning: Beginning, trigger: str) -> Going:
        ready = self.preparation.ready(planned.pipeline, planned)
        summary = self._summary(planned.pipeline, trigger)
        going = self._made(ready, beginning, summary)
        await self._write_down(going)
        self._set_going(going)
        return going

    async def triggered(
        self, ready: Ready, inputs: Sequence[Mapping[str, Any]], trigger: str
    ) -> str:
        """Start a run because of a trigger; it is in the history when this returns.

        Raises:
            AlreadyRunningError: the pipeline leaves out starts while it runs.
        """
        beginning = Beginning.of(ready.extent, tuple(inputs))
        with self._place(ready.pipeline):
            summary = self._summary(ready.pipeline, trigger)
            going = self._made(ready, beginning, summary)
            await self._write_down(going)
            self._set_going(going)
        return going.summary.run_id

    async def ended(
        self,
        ready: Ready,
        inputs: Sequence[Mapping[str, Any]],
        trigger: str,
        caller: Caller | None = None,
    ) -> RunSummary:
        """Run to the end because of a trigger whose other side waits for that.

        A run without effects that is over within `BRIEF_S` comes into the history as a
        whole: had the engine died before, whoever waits would know and ask again.

        Raises:
            AlreadyRunningError: the pipeline leaves out starts while it runs.
        """
        beginning = Beginning.of(ready.extent, tuple(inputs))
        with self._place(ready.pipeline):
            summary = self._summary(ready.pipeline, trigger)
            going = self._made(ready, beginning, summary, caller)
            if not going.run.is_light:
                await self._write_down(going)
            working = self._set_going(going)
        done, _ = await asyncio.wait([working], timeout=BRIEF_S)
        if not done:
            if not going.is_written:
                await self._write_down(going)
            await asyncio.wait([working])
        return going.summary

    async def resume(self, detail: RunDetail, stopped_at: datetime | None) -> None:
        """Go on with a run that an engine left when it died, as what it was then.

        Raises:
            EngineError: that is not possible; the message says why.
        """
        pipeline = from_json(detail.pipeline)
        began = await self._began(detail.run_id, pipeline)
        planned, _ = await self.preparation.planned(
            pipeline,
            began.inputs,
            began.extent,
            began.called,
            is_dry_run=began.is_dry_run,
        )
        changes = {"status": "pending", "error": None, "resumed": detail.resumed + 1}
        summary = detail.summary.model_copy(update=changes)
        await self._store.begin_again(summary)
        ready = self.preparation.ready(pipeline, planned)
        now = await self.preparation.stamped(pipeline) if began.files else {}
        going = self._made(ready, began, summary, is_resumed=True)
        going.is_written = True
        self._set_going(going)
        going.audience.log(None, "info", _resumed(summary, stopped_at))
        for key, sentence in changed(planned.steps, began.files, now).items():
            going.audience.log(key, "warning", sentence)
        await asyncio.sleep(0)

    async def stop(self) -> None:
        """Let what runs stop where it is, for a later engine to go on with.

        What is under way outside may take a moment to come to its end.
        """
        every = [going for going in self.going.values() if going.is_written]
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE_S):
                await asyncio.gather(*(going.journal.stop() for going in every))
        for going in every:
            going.leave()
        await asyncio.gather(*(going.task for going in every if going.task))

    async def _began(self, run_id: str, pipeline: Pipeline) -> Beginning:
        """Return what a run was started with.

        Raises:
            BadRequestError: nobody knows any more.
        """
        if pipeline.settings.keep_results != 0:
            return await self._store.beginning(run_id)
        journal = self._store.run_journal(run_id, pipeline.id, is_resumed=True)
        kept = await journal.step("", BEGINNING)
        if kept is None:
            message = "it keeps no records, and did nothing outside."
            raise BadRequestError(message)
        return Beginning(**from_json_line(kept.data))

    async def close(self) -> None:
        """Cancel what runs and give everything back."""
        for going in self.going.values():
            going.cancel()
        tasks = [going.task for going in self.going.values() if going.task]
        await asyncio.gather(*tasks)
        await self.preparation.close()
        await self._watch.end()

    def _made(
        self,
        ready: Ready,
        beginning: Beginning,
        summary: RunSummary,
        caller: Caller | None = None,
        *,
        is_resumed: bool = False,
    ) -> Going:
        pipeline, is_dry_run = ready.pipeline, beginning.is_dry_run
        run_id = summary.run_id
        writer = self._store.writer(run_id, _most(pipeline, is_dry_run=is_dry_run))
        audience = RunAudience(
            run_id, writer, self._tell, self._clock, caller, is_heard=self._is_heard
        )
        journal = self._store.run_journal(run_id, pipeline.id, is_resumed=is_resumed)
        find = self.preparation.find(beginning.called)
        calls = Calls(find, self._types, self.preparation.tools)
        turn = self._turns.turn(pipeline)
        run = Run(
            ready.plan,
            ready.tools,
            audience,
            run_id=run_id,
            inputs=_records(beginning.inputs),
            is_dry_run=is_dry_run,
            random=self._random,
            journal=journal,
            turn=turn,
            call=calls,
        )
        writer.holds_back = run.is_light
        audience.on_trouble = journal.on_trouble = run.abort
        return Going(run, writer, summary, journal, audience, ready, beginning, turn)

    async def _write_down(self, going: Going) -> None:
        going.is_written = True
        if going.ready.reads:
            files = await self.preparation.stamped(going.pipeline)
            going.beginning = replace(going.beginning, files=files)
        keeps = going.pipeline.settings.keep_results != 0
        steps = going.ready.plan.steps.values()
        if not keeps and any(step.is_recorded for step in steps):
            # what the history is not to keep is kept for as long as the run goes on
            data = to_json_line(asdict(going.beginning))
            going.journal.done("", BEGINNING, data)
            await going.journal.settled()
        await self._store.add_run(going.summary, going.ready.form, going.kept_beginning)

    def _set_going(self, going: Going) -> "asyncio.Task[None]":
        self.going[going.summary.run_id] = going
        going.task = asyncio.create_task(self._go(going))
        return going.task

    async def _go(self, going: Going) -> None:
        """Wait until the pipeline may run once more, and run."""
        try:
            await going.turn.take()
        except asyncio.CancelledError:
            await self._finish(going, Outcome("canceled", dict), 0.0)
            return
        going.has_begun = True
        try:
            ended = await self._ran(going)
            if going.journal.is_used:
                # what nodes keep for the next run counts before that has its turn
                await self._finish(going, *ended)
                return
        finally:
            going.turn.give_up()
        await self._finish(going, *ended)

    async def _ran(self, going: Going) -> tuple[Outcome, float]:
        self._begin(going)
        self._watch.begin()
        started = self._clock.monotonic()
        try:
            outcome = await going.run.done()
        except EngineError as error:
            outcome = Outcome("failed", going.results, str(error))
        except Exception:
            logger.exception("The run %s broke", going.summary.run_id)
            outcome = Outcome("failed", going.results, BROKEN)
        return outcome, self._clock.monotonic() - started

    def _begin(self, going: Going) -> None:
        going.summary = going.summary.model_copy(update={"status": "running"})
        if going.is_written:
            self._store.begin_run(going.summary.run_id)
        self._tell(RunStarted(run=going.summary))

    async def _finish(self, going: Going, outcome: Outcome, duration_s: float) -> None:
        run_id = going.summary.run_id
        going.audience.on_trouble = going.journal.on_trouble = None
        if going.is_left:
            going.writer.close()
            del self.going[run_id]
            self._resumes.forget(run_id)
            return
        end = {
            "status": outcome.status,
            "error": outcome.error,
            "duration_ms": round(duration_s * 1000, 3),
        }
        summary = going.summary.model_copy(update=end)
        try:
            await save_end(self._store, going, summary, outcome)
            await forget(going, summary)
        except EngineError as error:
            logger.error("The end of run %s was not saved: %s", run_id, error)  # noqa: TRY400
            summary = summary.model_copy(
                update={"status": "failed", "error": str(error)}
            )
            self.unsaved[run_id] = summary, outcome.nodes
        finally:
            del self.going[run_id]
        self._resumes.forget(run_id)
        going.summary = summary
        if going.is_followed and summary.status == "failed":
            await self._run_error_pipeline(going, summary, outcome.nodes)
        self._tell(RunFinished(run=summary))

    def is_crowded(self, most: int) -> bool:
        """Say whether so many runs go on that are not only waiting."""
        if len(self.going) < most:
            return False
        return sum(not going.is_at_rest for going in self.going.values()) >= most

    def _journal_of(self, run_id: str) -> RunJournal | None:
        going = self.going.get(run_id)
        return going.journal if going else None

    def _place(self, pipeline: Pipeline) -> AbstractContextManager[None]:
        """Hold the place of a run from the first look until it goes on."""
        every = self.going.values()
        theirs = (going.pipeline.id for going in every if not going.is_at_rest)
        return self._turns.place(pipeline, theirs)

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

    def _summary(self, pipeline: Pipeline, trigger: str) -> RunSummary:
        return RunSummary(
            run_id=self._store.new_run_id(),
            pipeline_id=pipeline.id,
            pipeline_name=pipeline.name,
            status="pending",
            trigger=trigger,
            started_at=self._clock.now().isoformat(timespec="milliseconds"),
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


def _resumed(summary: RunSummary, stopped_at: datetime | None) -> str:
    when = f" at {stopped_at:%Y-%m-%d %H:%M:%S} UTC" if stopped_at else ""
    times = f" (time {summary.resumed})" if summary.resumed > 1 else ""
    return f"Resumed after the engine stopped{when}{times}."


def _records(inputs: Iterable[Mapping[str, Any]]) -> list[Record]:
    return [Record(data, id=f"in-{number}") for number, data in enumerate(inputs)]
