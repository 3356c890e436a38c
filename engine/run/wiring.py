"""Puts the nodes of a plan to work: a task each, joined by inboxes and outboxes."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from random import Random
from typing import Protocol

from engine.pipeline import Edge
from engine.protocol import EFFECTS_PORT, GIVEN_UP_PORT
from engine.run.arrivals import Junction, Lane, Turns
from engine.run.channels import Inbox, Reader
from engine.run.context import Expressions, Listener, NodeContext, RunFacts, Tools
from engine.run.dry import Effects
from engine.run.outbox import Condition, Keep, Outbox, Wire
from engine.run.plan import Plan, Step
from engine.run.progress import Hearer, Progress, Telling
from engine.run.recording import recording_of
from engine.run.task import Task
from nodes.errors import InputError
from nodes.records import Batch, Record

Unread = Callable[[str], None]
Way = tuple[str, str, str, str]
Ends = dict[Way, Inbox | Lane]


class Audience(Listener, Hearer, Protocol):
    """Hears how a run goes and keeps what its nodes give."""

    def keeping(self, node: str, port: str) -> Keep:
        """Return what keeps the records of a port for looking at."""
        ...


def wired(
    plan: Plan,
    tools: Tools,
    facts: RunFacts,
    audience: Audience,
    telling: Telling,
    random: Random,
    unread: Unread,
    *,
    in_turn: bool = False,
) -> dict[str, Task]:
    """Return the tasks of a plan; ``unread`` hears of nodes whose readers all closed.

    Where they work ``in_turn``, nobody waits for room, and no node works any more when
    its readers close.
    """
    tasks: dict[str, Task] = {}
    ends: Ends = {}
    for key, step in plan.steps.items():
        edges = plan.into[key]
        task = tasks[key] = _task(step, tools, facts, audience, telling, random)
        _open_inboxes(task, edges, plan, facts, tools, waits=not in_turn)
        ends |= _ends(task, edges, plan, facts, tools)
    for key, task in tasks.items():
        edges = plan.out_of[key]
        wires: defaultdict[str, list[Wire]] = defaultdict(list)
        for edge in edges:
            passes = _passing(edge, plan, tools, audience)
            wires[edge.source.port].append(Wire(ends[_way(edge)], passes))
        _open_outboxes(task, wires, audience, gives_way=not in_turn)
        if not in_turn:
            _watch_readers(task, edges, tasks, unread)
    return tasks


def _task(
    step: Step,
    tools: Tools,
    facts: RunFacts,
    audience: Audience,
    telling: Telling,
    random: Random,
) -> Task:
    progress = Progress(step.id, step.node.type, telling, tools.clock)
    progress.fingerprint = step.fingerprint
    progress.reused_from = step.stored.run_id if step.stored else None
    keep = audience.keeping(step.id, EFFECTS_PORT) if facts.is_dry_run else None
    effects = Effects(keep, progress)
    context = NodeContext(tools, facts, step, audience, effects)
    recording = recording_of(facts.journal, step, is_dry_run=facts.is_dry_run)
    return Task(
        step,
        context,
        progress,
        tools.clock,
        random,
        recording=recording,
        given_up=partial(audience.keeping, step.id, GIVEN_UP_PORT),
    )


def _open_inboxes(
    task: Task,
    edges: Sequence[Edge],
    plan: Plan,
    facts: RunFacts,
    tools: Tools,
    *,
    waits: bool,
) -> None:
    """Open the input ports; a node without wires gets the inputs of the run."""
    if task.step.stored or (not edges and task.step.type.mode == "source"):
        return
    reader = Reader()
    for port in task.step.inputs:
        writers = sum(edge.target.port == port for edge in edges)
        task.inboxes[port] = reader.open(
            writers=writers, folder=tools.temp, waits=waits
        )
    if not edges:
        first = task.inboxes[task.step.inputs[0]]
        begins = Batch(facts.inputs) or Batch([Record(id="in-0")])
        sieve = plan.sieves.get(task.step.id)
        first.put(sieve.of(begins) if sieve else begins)


def _ends(
    task: Task, edges: Sequence[Edge], plan: Plan, facts: RunFacts, tools: Tools
) -> Ends:
    """Return where each wire into a node ends; in order, where the order counts."""
    journal = facts.journal
    if journal is None or facts.is_dry_run or task.step.id not in plan.before_effects:
        return {_way(edge): task.inboxes[edge.target.port] for edge in edges}
    if not task.step.type.keeps_order:
        task.leaving = task.ordered(journal, "out")
    ends: Ends = {}
    for port, inbox in task.inboxes.items():
        wires = [_way(edge) for edge in edges if edge.target.port == port]
        if len(wires) > 1:
            order = task.ordered(journal, f"in:{port}")
            junction = Junction(inbox, order, tools.temp)
            ends |= {wire: junction.lane() for wire in wires}
        else:
            ends |= dict.fromkeys(wires, inbox)
    if len(task.inboxes) > 1:
        task.turns = Turns(task.ordered(journal, "turns"), task.inboxes)
    return ends


def _way(edge: Edge) -> Way:
    """Return what names a wire in a plan, quicker to look up than its two ends."""
    source, target = edge.source, edge.target
    return source.node, source.port, target.node, target.port


def _open_outboxes(
    task: Task, wires: dict[str, list[Wire]], audience: Audience, *, gives_way: bool
) -> None:
    key = task.step.id
    for port in task.step.outputs:
        keep = audience.keeping(key, port)
        task.outboxes[port] = Outbox(
            key,
            port,
            wires.pop(port, []),
            keep,
            task.progress.gave,
            gives_way=gives_way,
        )
    for unused in (wire for several in wires.values() for wire in several):
        unused.inbox.writer_ended()


def _watch_readers(
    task: Task, edges: Sequence[Edge], tasks: Mapping[str, Task], unread: Unread
) -> None:
    """Tell when all that read from a node have had enough.

    A node with an effect outside goes on: what it does is wanted for itself.
    """
    if task.step.effect != "none":
        return
    left = len(edges)

    def one_closed() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            unread(task.step.id)

    for edge in edges:
        tasks[edge.target.node].inboxes[edge.target.port].on_close.append(one_closed)


def _passing(
    edge: Edge, plan: Plan, tools: Tools, audience: Listener
) -> Condition | None:
    """Return what a wire lets pass: by its condition, and by the sieve at its end."""
    condition = _condition(edge, tools.expressions, audience)
    sieve = plan.sieves.get(edge.target.node)
    if sieve is None or condition is None:
        return sieve.passes if sieve else condition
    return lambda record: sieve.passes(record) and condition(record)


def _condition(
    edge: Edge, expressions: Expressions, audience: Listener
) -> Condition | None:
    """Return what a wire lets pass; a record without an answer does not."""
    if not edge.condition:
        return None
    holds = expressions.formula(edge.condition)
    told: list[str] = []

    def passes(record: Record) -> bool:
        try:
            return holds(record) is True
        except InputError as error:
            if not told:
                told.append(str(error))
                message = f"A record did not pass the wire's condition: {error}"
                audience.log(edge.source.node, "warning", message)
            return False

    return passes
