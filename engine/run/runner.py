"""Runs a plan: every node works at the same time, joined by bounded channels."""

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Protocol

from engine.pipeline import Edge
from engine.protocol import NodeResult, NodeStatus, RunStatus
from engine.run.channels import Inbox, Reader
from engine.run.context import Listener, NodeContext, RunFacts, Tools
from engine.run.failures import failure
from engine.run.modes import work
from engine.run.outbox import Condition, Keep, Outbox, Wire
from engine.run.plan import Plan
from engine.run.progress import Progress
from engine.run.task import Ending, FailedRecordError, Task
from nodes.errors import InputError
from nodes.records import Batch, Record


class Audience(Listener, Protocol):
    """Hears how a run goes and keeps what its nodes give."""

    def node_changed(self, result: NodeResult) -> None:
        """A node's status or counts changed."""
        ...

    def keeping(self, node: str, port: str) -> Keep:
        """Return what keeps the records of a port for looking at."""
        ...


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

    def results(self) -> dict[str, NodeResult]:
        """Return how each node is doing."""
        return {key: task.progress.result() for key, task in self._tasks.items()}

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
        for key, step in self._plan.steps.items():
            context = NodeContext(self._tools, self._facts, step, self._audience)
            progress = Progress(
                key, step.node.type, self._audience.node_changed, self._tools.clock
            )
            task = Task(step, context, progress, self._tools.clock, self._random)
            self._tasks[key] = task
            self._open_inboxes(task)
        for key, task in self._tasks.items():
            self._open_outboxes(key, task)

    def _open_inboxes(self, task: Task) -> None:
        reader = Reader()
        edges = [e for e in self._plan.edges if e.target.node == task.step.id]
        for port in task.step.inputs:
            writers = sum(e.target.port == port for e in edges)
            task.inboxes[port] = reader.open(writers=writers, folder=self._tools.temp)
        if not edges and task.step.type.mode == "source":
            task.inboxes.clear()
        elif not edges:
            first = task.inboxes[task.step.inputs[0]]
            first.put(Batch(self._facts.inputs) or Batch([Record(id="in-0")]))

    def _open_outboxes(self, key: str, task: Task) -> None:
        edges = [e for e in self._plan.edges if e.source.node == key]
        self._after[key] = [e.target.node for e in edges]
        wires: defaultdict[str, list[Wire]] = defaultdict(list)
        for edge in edges:
            inbox = self._tasks[edge.target.node].inboxes[edge.target.port]
            wires[edge.source.port].append(Wire(inbox, self._condition(edge)))
        for port in task.step.outputs:
            task.outboxes[port] = Outbox(
                key,
                port,
                wires.pop(port, []),
                self._audience.keeping(key, port),
                task.progress.gave,
            )
        for unused in (wire for several in wires.values() for wire in several):
            unused.inbox.writer_ended()
        self._stop_when_unread(key, task, edges)

    def _stop_when_unread(self, key: str, task: Task, edges: list[Edge]) -> None:
        """Stop a node early when all that read from it have had enough.

        A node with an effect outside goes on: what it does is wanted for itself.
        """
        left = len(edges)

        def one_closed() -> None:
            nonlocal left
            left -= 1
            if left == 0 and task.step.type.effect == "none":
                self._stop(key, "early")

        for edge in edges:
            inbox: Inbox = self._tasks[edge.target.node].inboxes[edge.target.port]
            inbox.on_close.append(one_closed)

    def _condition(self, edge: Edge) -> Condition | None:
        if not edge.condition:
            return None
        holds = self._tools.expressions.formula(edge.condition)
        told: list[str] = []

        def passes(record: Record) -> bool:
            try:
                return holds(record) is True
            except InputError as error:
                if not told:
                    told.append(str(error))
                    message = f"A record did not pass the wire's condition: {error}"
                    self._audience.log(edge.source.node, "warning", message)
                return False

        return passes

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
            working.cancel()

    def _settle(self, key: str, working: "asyncio.Task[None]") -> None:
        """Say how a node ended, and let its neighbours know."""
        task = self._tasks[key]
        error = None if working.cancelled() else working.exception()
        if isinstance(error, Exception) and task.ending is None:
            self._failed(key, task, error)
        else:
            task.progress.become(_status(task, is_cut=working.cancelled()))
        for inbox in task.inboxes.values():
            inbox.close()
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
