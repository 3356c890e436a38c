"""Runs a plan: every node works at the same time, joined by bounded channels.

A small run is worked node after node instead, in one task: waking a task for every node
would take several times as long as the work of a few records.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from random import Random

from engine.protocol import NodeResult, NodeStatus, RunStatus
from engine.run.call import Caller
from engine.run.context import RunFacts, Tools
from engine.run.failures import failure
from engine.run.modes import work
from engine.run.plan import Plan, is_light
from engine.run.progress import Progress, Telling
from engine.run.rest import Rest, Turn
from engine.run.task import Ending, FailedRecordError, Task
from engine.run.wiring import Audience, wired
from engine.store.run_journal import RunJournal
from nodes.context import Records

DEAF_S = 0.4
"""How long a run that is stopped waits for its nodes."""
DEAF = (
    "This node does not end when it is told to, which is a fault of the node; the run"
    " ended without it."
)
GRACE_S = 0.5
"""How long nodes go on whose records nobody takes any more because of a failure."""


@dataclass(frozen=True)
class Outcome:
    """How a run ended, and its nodes when they are asked for."""

    status: RunStatus
    results: Callable[[], dict[str, NodeResult]]
    error: str | None = None

    @cached_property
    def nodes(self) -> dict[str, NodeResult]:
        """How each node ended."""
        return self.results()


class Run:
    """One run of a plan."""

    def __init__(
        self,
        plan: Plan,
        tools: Tools,
        audience: Audience,
        *,
        run_id: str,
        inputs: Records = (),
        is_dry_run: bool = False,
        random: Random | None = None,
        journal: RunJournal | None = None,
        chain: tuple[str, ...] = (),
        turn: Turn | None = None,
        call: Caller | None = None,
    ) -> None:
        pipeline = plan.pipeline
        self._tasks: dict[str, Task] = {}
        self._plan = plan
        self._tools = tools
        self._audience = audience
        self._random = random or Random()  # noqa: S311 - jitter, no secret
        self._facts = RunFacts(
            run_id,
            pipeline.name,
            pipeline.settings.timezone,
            inputs,
            is_dry_run,
            journal,
            (*chain, pipeline.name or pipeline.id),
            Rest(turn, self._tasks) if turn else None,
            call,
        )
        self._progress: dict[str, Progress] = {}
        self.is_light = is_light(plan, inputs)
        self._telling = Telling(audience, in_turn=self.is_light)
        self._working: dict[str, asyncio.Task[None]] = {}
        self._error: str | None = None
        self._is_canceled = False
        self._is_failing = False
        self._is_over = asyncio.Event()
        self._ended = 0

    def results(self) -> dict[str, NodeResult]:
        """Return how each node is doing."""
        results = {key: progress.result() for key, progress in self._progress.items()}
        return {**self._plan.shown, **results}

    def cancel(self) -> None:
        """Stop all nodes at once."""
        self._is_canceled = True
        self._stop_all()

    def abort(self, message: str) -> None:
        """Stop all nodes because the run as a whole cannot go on."""
        if self._error is None:
            self._error = message
            self._stop_all()

    async def done(self) -> Outcome:
        """Run to the end and say how it went."""
        if self._plan.problems and not self._is_canceled:
            return self._refused()
        await self._build()
        if self._is_canceled or self._error:
            return Outcome(self._status(), dict, self._error)
        for result in self._plan.shown.values():
            self._audience.node_changed(result)
        if self.is_light:
            working = self._working[""] = asyncio.create_task(self._one_after_another())
            working.add_done_callback(lambda _: self._is_over.set())
        else:
            self._all_at_once()
        await self._finish()
        self._telling.everything()
        if not self._going():
            self._tasks.clear()  # in a circle they would wait to be found
            self._working.clear()
        return Outcome(self._status(), self.results, self._error)

    def _refused(self) -> Outcome:
        """Fail before anything starts, because of the settings."""
        nodes = self._plan.pipeline.nodes
        results = {
            key: NodeResult(node=key, type=nodes[key].type, status="skipped")
            for key in self._plan.steps
        }
        for key, problem in self._plan.problems.items():
            results[key] = NodeResult(
                node=key, type=nodes[key].type, status="failed", error=problem
            )
        for result in results.values():
            self._audience.node_changed(result)
        key, first = next(iter(self._plan.problems.items()))
        return Outcome(
            "failed", lambda: results, f"{nodes[key].name or key}: {first.message}"
        )

    async def _build(self) -> None:
        tasks = wired(
            self._plan,
            self._tools,
            self._facts,
            self._audience,
            self._telling,
            self._random,
            self._unread,
            in_turn=self.is_light,
        )
        self._tasks.update(tasks)
        self._progress = {key: task.progress for key, task in tasks.items()}
        for task in self._tasks.values():
            for order in task.orders:
                await order.read()

    def _all_at_once(self) -> None:
        for key, task in self._tasks.items():
            self._working[key] = asyncio.create_task(work(task), name=key)
            self._working[key].add_done_callback(partial(self._one_ended, key))
        if not self._tasks:
            self._is_over.set()

    def _one_ended(self, key: str, working: "asyncio.Task[None]") -> None:
        try:
            self._settle(key, _error_of(working))
        finally:
            self._ended += 1
            if self._ended == len(self._tasks):
                self._is_over.set()

    async def _one_after_another(self) -> None:
        """Work node after node; the plan has them in an order in which that goes."""
        for key, task in self._tasks.items():
            error: BaseException | None = None
            if task.ending is None:
                try:
                    await work(task)
                except (Exception, asyncio.CancelledError) as trouble:  # noqa: BLE001 - told by `_settle`
                    error = trouble
            else:
                error = asyncio.CancelledError()
            self._settle(key, error)

    async def _finish(self) -> None:
        """Wait for all nodes but those that were told to end and do not."""
        limit_s = self._plan.pipeline.settings.timeout_s
        timeout = asyncio.timeout(limit_s)
        try:
            async with timeout:
                await self._is_over.wait()
        except TimeoutError:
            if not timeout.expired():
                raise
            self._error = f"The run took longer than its limit of {limit_s:g} s."
        finally:
            self._stop_all()
            await self._is_over.wait()

    def _going(self) -> "dict[str, asyncio.Task[None]]":
        return {key: work for key, work in self._working.items() if not work.done()}

    def _stop_all(self) -> None:
        for key in self._tasks:
            self._stop(key, "canceled")
        if self.is_light:
            for working in self._working.values():
                working.cancel()
        if self._going():
            asyncio.get_running_loop().call_later(DEAF_S, self._leave)

    def _leave(self) -> None:
        """End the run without the nodes that do not end when they are told to."""
        for key in self._going():
            if task := self._tasks.get(key):
                task.progress.become("canceled")
                task.context.log("warning", DEAF)
        self._is_over.set()

    def _stop(self, key: str, ending: Ending) -> None:
        """Have a node end; where nodes take turns, one whose turn has not come."""
        task, working = self._tasks.get(key), self._working.get(key)
        if task is None or task.progress.is_over or task.ending is not None:
            return
        task.ending = ending
        task.progress.fingerprint = ""
        if working is not None:
            working.cancel()

    def _unread(self, key: str) -> None:
        """Stop a node whose readers have all closed.

        Where they failed it has a moment to end by itself: what it gave in full need
        not be done again when the run is tried again.
        """
        if self._is_failing:
            loop = asyncio.get_running_loop()
            loop.call_later(GRACE_S, self._stop, key, "early")
        else:
            self._stop(key, "early")

    def _settle(self, key: str, error: BaseException | None) -> None:
        """Say how a node ended, and let its neighbours know."""
        task = self._tasks[key]
        if isinstance(error, Exception) and task.ending is None:
            self._failed(key, task, error)
        else:
            is_cut = isinstance(error, asyncio.CancelledError)
            if not task.progress.is_over:
                task.progress.become(_status(task, is_cut=is_cut))
        self._is_failing = task.progress.status == "failed" or task.ending == "aborted"
        for inbox in task.inboxes.values():
            inbox.close()
        self._is_failing = False
        for outbox in task.outboxes.values():
            outbox.end()
        task.context.close()

    def _failed(self, key: str, task: Task, error: Exception) -> None:
        record = None
        if isinstance(error, FailedRecordError):
            error, record = error.error, error.record
        described = failure(error, task.step.name, record)
        task.progress.become("failed", described)
        if self._error is None:
            self._error = f"{task.step.name}: {described.message}"
        self._abort_after(key)

    def _abort_after(self, key: str) -> None:
        """Stop what depends on a failed node: its input would be incomplete."""
        waiting, seen = [key], set[str]()
        while waiting:
            for edge in self._plan.out_of[waiting.pop()]:
                after = edge.target.node
                if after not in seen:
                    seen.add(after)
                    waiting.append(after)
                    self._stop(after, "aborted")

    def _status(self) -> RunStatus:
        if self._is_canceled:
            return "canceled"
        return "completed" if self._error is None else "failed"


def _error_of(working: "asyncio.Task[None]") -> BaseException | None:
    return asyncio.CancelledError() if working.cancelled() else working.exception()


def _status(task: Task, *, is_cut: bool) -> NodeStatus:
    if task.ending == "aborted":
        return "skipped"
    if task.ending == "canceled" or (is_cut and task.ending is None):
        return "canceled"
    return "skipped" if task.step.node.disabled else "completed"
