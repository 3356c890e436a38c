"""Questions about how the nodes of a pipeline hang together. Pure functions.

Dragging a wire asks `possible_targets` once and then only looks the answer up.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from engine.configs import added_fields
from engine.pipeline import ERROR_PORT, START_PORT, Endpoint, Node, Pipeline
from nodes.contract import NodeType, Port

Types = Mapping[str, NodeType]
Neighbours = Mapping[str, Collection[str]]
NONE: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ports:
    """The places of one node where wires may be attached."""

    inputs: tuple[Port, ...]
    outputs: tuple[Port, ...]

    def input(self, name: str) -> Port | None:
        """Return the input port called ``name``."""
        return next((port for port in self.inputs if port.name == name), None)

    def output(self, name: str) -> Port | None:
        """Return the output port called ``name``."""
        return next((port for port in self.outputs if port.name == name), None)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a wire may not be drawn."""

    sentence: str

    def __str__(self) -> str:
        return self.sentence


def is_trigger(node: Node) -> bool:
    """Say whether runs start at a node, known or not."""
    return node.type.startswith("triggers.")


def followers(pipeline: Pipeline) -> dict[str, list[str]]:
    """Return the nodes that each node's wires lead to; wires to nowhere are left out."""
    return _neighbours(pipeline, forwards=True)


def predecessors(pipeline: Pipeline) -> dict[str, list[str]]:
    """Return the nodes that each node gets its records from."""
    return _neighbours(pipeline, forwards=False)


def descendants(pipeline: Pipeline, ids: Iterable[str]) -> frozenset[str]:
    """Return the nodes that come after any of ``ids``."""
    return _reachable(followers(pipeline), ids)


def ancestors(pipeline: Pipeline, ids: Iterable[str]) -> frozenset[str]:
    """Return the nodes that come before any of ``ids``."""
    return _reachable(predecessors(pipeline), ids)


def order(pipeline: Pipeline) -> tuple[str, ...]:
    """Return the nodes so that each comes after those it depends on.

    Nodes on a cycle, and those behind one, are left out; `cycle` finds them.
    """
    after = followers(pipeline)
    waiting = dict.fromkeys(pipeline.nodes, 0)
    for targets in after.values():
        for target in targets:
            waiting[target] += 1
    ready = [node_id for node_id, count in waiting.items() if not count]
    for node_id in ready:  # grows while it is walked
        for target in after.get(node_id, NONE):
            waiting[target] -= 1
            if not waiting[target]:
                ready.append(target)
    return tuple(ready)


def cycle(pipeline: Pipeline) -> tuple[str, ...]:
    """Return the nodes of one cycle in the order of its wires, or nothing."""
    before = predecessors(pipeline)
    stuck = pipeline.nodes.keys() - set(order(pipeline))
    if not stuck:
        return ()
    path = [min(stuck)]
    while path[-1] not in path[:-1]:
        path.append(min(set(before[path[-1]]) & stuck))
    return tuple(reversed(path[path.index(path[-1]) + 1 :]))


def ports(pipeline: Pipeline, types: Types) -> dict[str, Ports]:
    """Return the ports of all nodes; a node of unknown type has those that are wired."""
    inputs, outputs = _wired_ports(pipeline)
    return {
        node_id: _known_ports(pipeline, node, types[node.type])
        if node.type in types
        else _guessed_ports(node, inputs[node_id], outputs[node_id])
        for node_id, node in pipeline.nodes.items()
    }


def ports_of(pipeline: Pipeline, types: Types, node_id: str) -> Ports:
    """Return the ports of one node; `ports` is faster for many."""
    node = pipeline.nodes[node_id]
    if node.type in types:
        return _known_ports(pipeline, node, types[node.type])
    inputs, outputs = _wired_ports(pipeline)
    return _guessed_ports(node, inputs[node_id], outputs[node_id])


def may_connect(
    pipeline: Pipeline, types: Types, source: Endpoint, target: Endpoint
) -> Refusal | None:
    """Say why a wire may not run from an output port to an input port; None if it may."""
    if source.node not in pipeline.nodes or target.node not in pipeline.nodes:
        return Refusal("This node does not exist any more.")
    if source.node == target.node:
        return Refusal("A node cannot be connected with itself.")
    refusal = _ports_refuse(pipeline, types, source, target)
    if refusal:
        return refusal
    if any(edge.ends == (source, target) for edge in pipeline.edges):
        return Refusal("These two are connected already.")
    if source.node in descendants(pipeline, [target.node]):
        return Refusal("This would make a circle: records would never come to an end.")
    return None


def possible_targets(
    pipeline: Pipeline, types: Types, source: Endpoint
) -> frozenset[Endpoint]:
    """Return all input ports that a wire from an output port may end at."""
    output = ports_of(pipeline, types, source.node).output(source.port)
    if output is None:
        return frozenset()
    closed = ancestors(pipeline, [source.node]) | {source.node}
    taken = {edge.target for edge in pipeline.edges if edge.source == source}
    return frozenset(
        end
        for node_id, found in ports(pipeline, types).items()
        if node_id not in closed
        for port in found.inputs
        if port.takes(output) and (end := Endpoint(node_id, port.name)) not in taken
    )


def possible_sources(
    pipeline: Pipeline, types: Types, target: Endpoint
) -> frozenset[Endpoint]:
    """Return all output ports that a wire to an input port may start at."""
    entry = ports_of(pipeline, types, target.node).input(target.port)
    if entry is None:
        return frozenset()
    closed = descendants(pipeline, [target.node]) | {target.node}
    taken = {edge.source for edge in pipeline.edges if edge.target == target}
    return frozenset(
        end
        for node_id, found in ports(pipeline, types).items()
        if node_id not in closed
        for port in found.outputs
        if entry.takes(port) and (end := Endpoint(node_id, port.name)) not in taken
    )


def fields_upstream(pipeline: Pipeline, types: Types, node_id: str) -> tuple[str, ...]:
    """Return the names of fields that are known to arrive at a node, sorted."""
    found: set[str] = set()
    for ancestor in ancestors(pipeline, [node_id]):
        node = pipeline.nodes[ancestor]
        if node.type in types:
            found.update(added_fields(node, types[node.type]))
    return tuple(sorted(found))


def _neighbours(pipeline: Pipeline, *, forwards: bool) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    nodes = pipeline.nodes
    for edge in pipeline.edges:
        source, target = edge.source.node, edge.target.node
        if source in nodes and target in nodes:
            if forwards:
                found[source].append(target)
            else:
                found[target].append(source)
    return found


def _reachable(neighbours: Neighbours, ids: Iterable[str]) -> frozenset[str]:
    found: set[str] = set()
    waiting = list(ids)
    while waiting:
        for node_id in neighbours.get(waiting.pop(), NONE):
            if node_id not in found:
                found.add(node_id)
                waiting.append(node_id)
    return frozenset(found)


def _wired_ports(
    pipeline: Pipeline,
) -> tuple[Mapping[str, set[str]], Mapping[str, set[str]]]:
    inputs: dict[str, set[str]] = defaultdict(set)
    outputs: dict[str, set[str]] = defaultdict(set)
    for edge in pipeline.edges:
        outputs[edge.source.node].add(edge.source.port)
        inputs[edge.target.node].add(edge.target.port)
    return inputs, outputs


def _known_ports(pipeline: Pipeline, node: Node, node_type: NodeType) -> Ports:
    if (node.on_error or pipeline.settings.on_error) != "port":
        return Ports(node_type.inputs, node_type.outputs)
    return Ports(node_type.inputs, (*node_type.outputs, Port(ERROR_PORT)))


def _guessed_ports(node: Node, inputs: set[str], outputs: set[str]) -> Ports:
    kind = "signal" if is_trigger(node) else "records"
    if not is_trigger(node):
        inputs = inputs or {"in"}
    return Ports(
        tuple(
            Port(name, "signal" if name == START_PORT else "records")
            for name in sorted(inputs)
        ),
        tuple(Port(name, kind) for name in sorted(outputs or {"out"})),
    )


def _ports_refuse(
    pipeline: Pipeline, types: Types, source: Endpoint, target: Endpoint
) -> Refusal | None:
    output = ports_of(pipeline, types, source.node).output(source.port)
    entry = ports_of(pipeline, types, target.node).input(target.port)
    if output is None:
        return Refusal(f"There is no output called '{source.port}'.")
    if entry is None:
        return Refusal(f"There is no input called '{target.port}'.")
    if not entry.takes(output):
        return Refusal(
            f"'{entry.title}' only takes a start signal, as triggers give; "
            f"'{output.title}' carries records."
        )
    return None
