"""Runs a plan: every node works at the same time, joined by bounded channels."""

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from engine.protocol import NodeResult, NodeStatus, RunStatus
from engine.run.context import RunFacts, Tools
from engine.run.failures import failure
from engine.run.modes import work
from engine.run.plan import Plan
from engine.run.task import Ending, FailedRecordError, Task
from engine.run.wiring import Audience, wired
from nodes.records import Record

GRACE_S = 0.5
"""How long nodes go on whose records nobody takes any more because of a failure."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a run ended."""

    status: RunStatus
    nodes: dict[str, NodeResult]
    error: str | None = None


class Run:
    """One run of a plan."""

    def __init__(
        self,
        plan: Plan,
        tools: Tools,
        audience: Audience,
        *,
        run_id: str,
        inputs: Sequence[Record] = (),
        is_dry_run: bool = False,
        random: Random | None = None,
    ) -> None:
        pipeline = plan.pipeline
        self._plan = plan
        self._tools = tools
        self._audience = audience
        self._random = random or Random()  # noqa: S311 - jitter, no secret
        self._facts = RunFacts(
            run_id, pipeline.name, pipeline.settings.timezone, inputs, is_dry_run
        )
        self._tasks: dict[str, Task] = {}
        self._working: dict[str, asyncio.Task[None]] = {}
        self._after: defaultdict[str, list[str]] = defaultdict(list)
        self._error: str | None = None
        self._is_canceled = False
        self._is_failing = False

    def results(self) -> dict[str, NodeResult]:
        """Return how each node is doing."""
        results = {key: task.progress.result() for key, task in self._tasks.items()}
        return {**self._plan.shown, **results}

    def cancel(self) -> None:
        """Stop all nodes at once."""
        self._is_canceled = True
        for key in self._working:
            self._stop(key, "canceled")

    def abort(self, message: str) -> None:
        """Stop all nodes because the run as a whole cannot go on."""
        if self._error is None:
            self._error = message
            for key in self._working:
                self._stop(key, "canceled")

    async def done(self) -> Outcome:
        """Run to the end and say how it went."""
        if self._is_canceled:
            return Outcome("canceled", {})
        if self._plan.problems:
            return self._refused()
        self._build()
        for result in self._plan.shown.values():
            self._audience.node_changed(result)
        for key, task in self._tasks.items():
            self._working[key] = asyncio.create_task(work(task), name=key)
            self._working[key].add_done_callback(
                lambda future, key=key: self._settle(key, future)
            )
        await self._finish()
        return Outcome(self._status(), self.results(), self._error)

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
        return Outcome("failed", results, f"{nodes[key].name or key}: {first.message}")

    def _build(self) -> None:
        for edge in self._plan.edges:
            self._after[edge.source.node].append(edge.target.node)
        self._tasks = wired(
            self._plan,
            self._tools,
            self._facts,
            self._audience,
            self._random,
            self._unread,
        )

    async def _finish(self) -> None:
        limit_s = self._plan.pipeline.settings.timeout_s
        timeout = asyncio.timeout(limit_s)
        try:
            async with timeout:
                await self._all_ended()
        except TimeoutError:
            if not timeout.expired():
                raise
            self._error = f"The run took longer than its limit of {limit_s:g} s."
        finally:
            for key in self._working:
                self._stop(key, "canceled")
            await self._all_ended()

    async def _all_ended(self) -> None:
        if self._working:
            await asyncio.wait(self._working.values())

    def _stop(self, key: str, ending: Ending) -> None:
        task, working = self._tasks[key], self._working.get(key)
        if working is not None and not working.done() and task.ending is None:
            task.ending = ending
            task.progress.fingerprint = ""
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

    def _settle(self, key: str, working: "asyncio.Task[None]") -> None:
        """Say how a node ended, and let its neighbours know."""
        task = self._tasks[key]
        error = None if working.cancelled() else working.exception()
        if isinstance(error, Exception) and task.ending is None:
            self._failed(key, task, error)
        else:
            task.progress.become(_status(task, is_cut=working.cancelled()))
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
        waiting, seen = list(self._after[key]), set[str]()
        while waiting:
            current = waiting.pop()
            if current not in seen:
                seen.add(current)
                waiting += self._after[current]
                self._stop(current, "aborted")

    def _status(self) -> RunStatus:
        if self._is_canceled:
            return "canceled"
        return "completed" if self._error is None else "failed"


def _status(task: Task, *, is_cut: bool) -> NodeStatus:
    if task.ending == "aborted":
        return "skipped"
    if task.ending == "canceled" or (is_cut and task.ending is None):
        return "canceled"
    return "skipped" if task.step.node.disabled else "completed"
