"""Pipelines that call pipelines, as one calls a function.

The called one runs beside the nodes of its caller, over the caller's journal: played
again after a crash, what was done inside is not done twice. Each is read once per run.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from engine.errors import EngineError
from engine.pipeline import Pipeline
from engine.protocol import EFFECTS_PORT, NodeResult
from engine.run.call import Call, Records
from engine.run.context import Tools
from engine.run.outbox import Keep
from engine.run.plan import Plan, plan
from engine.run.runner import Outcome, Run
from engine.run.spool import DiskSpool
from nodes.context import Level
from nodes.contract import NodeType
from nodes.errors import InputError, NodeError, SettingsError, TryLaterError
from nodes.records import Batch

OUTPUT = "flow.pipeline_output"
DEEPEST = 8
"""Pipelines that call each other at most."""
FATAL_KINDS = ("settings", "sign_in", "not_allowed", "store")
Find = Callable[[str], Awaitable[Pipeline]]


class Calls:
    """Calls pipelines for the nodes of one run."""

    def __init__(
        self,
        find: Find,
        types: Mapping[str, NodeType],
        lend: Callable[[Pipeline], Tools],
    ) -> None:
        self._find = find
        self._types = types
        self._lend = lend
        self._ready: dict[str, tuple[Plan, Tools]] = {}

    async def __call__(self, call: Call) -> Records:
        """Run a pipeline on records and return what left its output nodes.

        Raises:
            SettingsError: there is no such pipeline, or it cannot run.
            TryLaterError: something inside is away for now.
            InputError: it failed on these records.
        """
        planned, tools = await self._prepared(call.name)
        pipeline = planned.pipeline
        _check_depth(call, pipeline)
        gathered = Gathered(call, planned, DiskSpool(tools.temp, tools.budget))
        run = Run(
            planned,
            tools,
            gathered,
            run_id=call.run_id,
            inputs=call.records,
            is_dry_run=call.is_dry_run,
            journal=call.journal,
            chain=call.chain,
            call=self,
        )
        outcome = await run.done()
        if outcome.status != "completed":
            raise _error(pipeline, outcome)
        return gathered.records

    async def _prepared(self, name: str) -> tuple[Plan, Tools]:
        if name not in self._ready:
            try:
                pipeline = await self._find(name)
            except EngineError as error:
                raise SettingsError("pipeline", str(error)) from error
            planned = plan(pipeline, self._types)
            if OUTPUT not in {step.type.id for step in planned.steps.values()}:
                raise SettingsError("pipeline", _without_output(pipeline))
            self._ready[name] = planned, self._lend(pipeline)
        return self._ready[name]


class Gathered:
    """Hears a called pipeline: what it says goes to its caller, what it gives is kept."""

    def __init__(self, call: Call, planned: Plan, records: DiskSpool) -> None:
        self.records = records
        self._call = call
        self._planned = planned

    @property
    def is_heard(self) -> bool:
        """Say that nobody wants the counts: the caller has counts of its own."""
        return False

    def node_changed(self, result: NodeResult) -> None:
        """Pass over the counts."""

    def log(self, node: str | None, level: Level, message: str) -> None:
        """Hand a line on, with the place that it comes from."""
        step = self._planned.steps.get(node or "")
        place = f"{_name(self._planned.pipeline)}, {step.name}" if step else ""
        self._call.log(level, f"{place}: {message}" if place else message)

    def notify(self, title: str, text: str) -> None:
        """Hand a notification on."""
        self._call.notify(title, text)

    def answer(self, status: int, kind: str, body: Any) -> None:
        """Pass over an answer: the pipeline that was called from outside gives it."""

    def keeping(self, node: str, port: str) -> Keep:
        """Keep what leaves output nodes, and show effects that a dry run leaves out."""
        if port == EFFECTS_PORT:
            return self._show
        step = self._planned.steps.get(node)
        is_output = step is not None and step.type.id == OUTPUT and port == "out"
        return self._gather if is_output else _pass_over

    def _gather(self, batch: Batch) -> None:
        for record in batch:
            self.records.append(record)

    def _show(self, batch: Batch) -> None:
        for effect in batch:
            self._call.show_effect(effect)


def _pass_over(_batch: Batch) -> None:
    pass


def _check_depth(call: Call, pipeline: Pipeline) -> None:
    if len(call.chain) >= DEEPEST:
        way = " → ".join((*call.chain, _name(pipeline)))
        message = (
            f"Pipelines call each other more than {DEEPEST} levels deep: {way}. "
            "One of them must not call the next."
        )
        raise SettingsError("pipeline", message)


def _error(pipeline: Pipeline, outcome: Outcome) -> NodeError:
    """Return the error of the caller; it names the node inside."""
    failed = next((node.error for node in outcome.nodes.values() if node.error), None)
    message = f"In “{_name(pipeline)}”, {outcome.error or 'it was stopped.'}"
    kind = failed.kind if failed else ""
    if kind == "away":
        return TryLaterError(message)
    return (
        SettingsError("pipeline", message)
        if kind in FATAL_KINDS
        else InputError(message)
    )


def _without_output(pipeline: Pipeline) -> str:
    return (
        f"“{_name(pipeline)}” has no node “Pipeline output”, so nothing would come back. "
        "Add one behind its last node."
    )


def _name(pipeline: Pipeline) -> str:
    return pipeline.name or pipeline.id
