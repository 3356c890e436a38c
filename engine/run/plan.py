"""From a pipeline to what will run: node types found, settings read, order known."""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cached_property
from graphlib import CycleError, TopologicalSorter

from engine.configs import SettingProblem, resolved_config, setting_problems
from engine.graph import ancestors, is_trigger
from engine.pipeline import ERROR_PORT, NOTHING, Edge, Node, OnError, Pipeline
from engine.protocol import NodeError, NodeResult
from engine.run.extent import ALL, Extent, chosen
from engine.run.sieve import Sieve
from engine.run.stored import Stored
from engine.run.weight import weight
from nodes.context import Records
from nodes.contract import Effect, NodeConfig, NodeType

ONCE: tuple[Effect, ...] = ("keyed", "unsafe")
"""Effects that are done once."""
BY_HAND = "triggers.manual"
"""Stands in for triggers that this version does not know."""
LIGHT_RECORDS, LIGHT_BYTES = 100, 100_000
"""Up to how many records, and about how much text, a run counts as small."""


@dataclass(frozen=True)
class Step:
    """A node that will run, with its type and its settings read.

    With ``stored`` it gives what it gave before instead. What follows from its settings
    is found once for all runs of its plan.
    """

    node: Node
    type: NodeType
    config: NodeConfig
    on_error: OnError
    fingerprint: str = ""
    stored: Stored | None = None

    @property
    def id(self) -> str:
        """The node's id."""
        return self.node.id

    @cached_property
    def name(self) -> str:
        """The node's name for messages."""
        return self.node.name or self.type.title

    @property
    def is_asked(self) -> bool:
        """Say whether the node itself works, and nothing stands in for it."""
        node = self.node
        return not node.disabled and node.pinned is None and self.stored is None

    @cached_property
    def effect(self) -> Effect:
        """What doing it twice would do to the world outside."""
        return self.type.effect_of(self.config) if self.is_asked else "none"

    @cached_property
    def is_recorded(self) -> bool:
        """Say whether its answers are written down, to be read back after a crash."""
        if not self.is_asked:
            return False
        if self.type.mode == "record":
            return not self.type.repeatable or self.effect != "none"
        return self.type.mode == "source" and not self.type.repeatable

    @cached_property
    def concurrency(self) -> int:
        """Records in flight at once, as the node is set or as its type says."""
        return getattr(self.config, "concurrency", self.type.concurrency)

    @cached_property
    def outputs(self) -> tuple[str, ...]:
        """The names of the output ports, the error port included."""
        names = tuple(port.name for port in self.type.outputs)
        return (*names, ERROR_PORT) if self.on_error == "port" else names

    @cached_property
    def inputs(self) -> tuple[str, ...]:
        """The names of the input ports."""
        return tuple(port.name for port in self.type.inputs)


@dataclass(frozen=True)
class Plan:
    """The steps in an order in which they could run, and the edges between them.

    ``shown`` are nodes that do nothing in this run: what they gave before still holds;
    ``sieves`` say of some nodes which records they are to work on.
    """

    pipeline: Pipeline
    steps: Mapping[str, Step]
    edges: tuple[Edge, ...]
    problems: Mapping[str, NodeError] = field(default_factory=dict[str, NodeError])
    shown: Mapping[str, NodeResult] = field(default_factory=dict[str, NodeResult])
    sieves: Mapping[str, Sieve] = field(default_factory=dict[str, Sieve])

    @cached_property
    def before_effects(self) -> Set[str]:
        """The nodes whose order decides what is done to the world outside.

        These are the nodes with a keyed or unsafe effect and all that lie before them.
        """
        done = {key for key, step in self.steps.items() if step.effect in ONCE}
        return done | (ancestors(self.pipeline, done) & self.steps.keys())

    @cached_property
    def is_calm(self) -> bool:
        """Say whether its nodes only compute: none waits or has an effect outside."""
        return all(map(_is_calm, self.steps.values()))

    @cached_property
    def into(self) -> Mapping[str, Sequence[Edge]]:
        """The edges into each node."""
        return _by_node(self.steps, self.edges, lambda edge: edge.target.node)

    @cached_property
    def out_of(self) -> Mapping[str, Sequence[Edge]]:
        """The edges out of each node."""
        return _by_node(self.steps, self.edges, lambda edge: edge.source.node)


def is_light(plan: Plan, inputs: Records) -> bool:
    """Say whether a run is so small that its nodes may as well work in turn.

    It begins with a few small records, and its nodes only compute: none waits for
    others or has an effect outside, so that none has to go on beside another.
    """
    return (
        len(inputs) <= LIGHT_RECORDS
        and plan.is_calm
        and weight(list(inputs)) <= LIGHT_BYTES
    )


def _by_node(
    nodes: Iterable[str], edges: Iterable[Edge], node_of: Callable[[Edge], str]
) -> Mapping[str, Sequence[Edge]]:
    found: dict[str, list[Edge]] = {node: [] for node in nodes}
    for edge in edges:
        found.setdefault(node_of(edge), []).append(edge)
    return found


def _is_calm(step: Step) -> bool:
    kind = step.type
    return (
        kind.effect == "none"
        and step.stored is None
        and step.node.timeout_s is None
        and (kind.mode in ("batch", "stream") or is_trigger(step.node))
    )


def plan(
    pipeline: Pipeline,
    types: Mapping[str, NodeType],
    extent: Extent = ALL,
    *,
    marks: Mapping[str, str] = NOTHING,
    stored: Mapping[str, Stored] = NOTHING,
    sieves: Mapping[str, Sieve] = NOTHING,
) -> Plan:
    """Return what will run; ``problems`` says by node why something cannot.

    Args:
        pipeline: What is asked for.
        types: The node types that there are.
        extent: How much of it.
        marks: The fingerprints of its nodes.
        stored: What nodes gave before, where that may be given again.
        sieves: Which records some nodes are to work on.
    """
    part = chosen(pipeline, extent, stored)
    there = part.run | part.play
    edges = [
        e
        for e in pipeline.edges
        if e.target.node in part.run and e.source.node in there
    ]
    try:
        order = [n for n in _order(pipeline.nodes, edges) if n in there]
    except CycleError as error:
        return Plan(pipeline, {}, (), _circle(error.args[1]))
    nodes = _beginning_at(pipeline.nodes, extent.begins_at)
    steps: dict[str, Step] = {}
    problems: dict[str, NodeError] = {}
    for node_id in order:
        step = _step(nodes[node_id], types, pipeline.settings.on_error)
        if isinstance(step, NodeError):
            problems[node_id] = step
        else:
            given = stored.get(node_id) if node_id in part.play else None
            mark = marks.get(node_id, "")
            steps[node_id] = replace(step, fingerprint=mark, stored=given)
    for edge in edges:
        problems.update(_wrong_port(edge, steps))
    shown = {key: stored[key].shown for key in pipeline.nodes if key in part.show}
    return Plan(pipeline, steps, tuple(edges), problems, shown, sieves)


def _beginning_at(nodes: Mapping[str, Node], trigger: str | None) -> Mapping[str, Node]:
    """Return the nodes with all triggers but one switched off."""
    if trigger is None:
        return nodes
    return {
        key: replace(node, disabled=True)
        if is_trigger(node) and key != trigger
        else node
        for key, node in nodes.items()
    }


def _order(nodes: Iterable[str], edges: Iterable[Edge]) -> Iterable[str]:
    sorter = TopologicalSorter[str](dict.fromkeys(nodes, ()))
    for edge in edges:
        sorter.add(edge.target.node, edge.source.node)
    return sorter.static_order()


def _circle(nodes: list[str]) -> dict[str, NodeError]:
    message = (
        f"The wires go round in a circle: {' → '.join(nodes)}. "
        "Remove one of them; a loop needs a loop node."
    )
    return {nodes[0]: NodeError(kind="settings", message=message)}


def _step(
    node: Node, types: Mapping[str, NodeType], on_error: OnError
) -> Step | NodeError:
    found = types.get(node.type)
    if found is None and is_trigger(node):
        node = replace(node, config={})
        found = types.get(BY_HAND)
    if found is None:
        message = f"There is no node of the type “{node.type}” in this version. Replace the node, or update the program."
        return NodeError(kind="settings", message=message)
    wrong = () if node.disabled else setting_problems(node, found)
    if wrong:
        return _wrong_setting(wrong[0])
    config = (
        found.config.model_construct()
        if node.disabled
        else resolved_config(node, found)
    )
    return Step(node, found, config, node.on_error or on_error)


def _wrong_setting(problem: SettingProblem) -> NodeError:
    path = ".".join(map(str, problem.path)) or problem.field
    return NodeError(kind="settings", field=path or None, message=problem.sentence)


def _wrong_port(edge: Edge, steps: Mapping[str, Step]) -> dict[str, NodeError]:
    source, target = steps.get(edge.source.node), steps.get(edge.target.node)
    if source and edge.source.port not in (*source.outputs, ERROR_PORT):
        return {source.id: _no_port("output", edge.source.port, source)}
    if target and edge.target.port not in target.inputs:
        return {target.id: _no_port("input", edge.target.port, target)}
    return {}


def _no_port(side: str, port: str, step: Step) -> NodeError:
    message = f"“{step.name}” has no {side} “{port}”. Connect the wire again."
    return NodeError(kind="settings", message=message)
