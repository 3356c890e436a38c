"""Says what is wrong with a pipeline: every problem with its place.

Errors keep the pipeline, or a branch of it, from running; warnings do not. What cannot
even be shown is refused when the file is loaded (`engine.files`).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from engine import graph
from engine.authored import authored_problems, fields_named
from engine.configs import (
    SettingProblem,
    added_fields,
    setting_problems,
    title_of,
)
from engine.errors import ExpressionError
from engine.exposed import exposed_secrets
from engine.expressions.complaints import similar
from engine.expressions.formulas import compile_formula
from engine.graph import Ports, Types, is_trigger
from engine.pipeline import Edge, Endpoint, Node, Pipeline
from nodes.contract import NodeType, Port
from nodes.triggers.webhook import webhook
from nodes.web.answer import answer

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong, and where.

    Attributes:
        severity: Whether it keeps the pipeline from running.
        sentence: What is wrong and what to do.
        place: Where, for people: ``node 'Limit', setting 'First records'``.
        node: The node's id, for problems of nodes.
        field: The setting's name, for problems of settings.
        edge: Both ends, for problems of edges.
    """

    severity: Severity
    sentence: str
    place: str = ""
    node: str | None = None
    field: str | None = None
    edge: tuple[Endpoint, Endpoint] | None = None

    def __str__(self) -> str:
        return f"{self.place}: {self.sentence}" if self.place else self.sentence


def problems(pipeline: Pipeline, types: Types) -> tuple[Problem, ...]:
    """Return all problems: errors first, otherwise in the order of the pipeline."""
    return Checker(types).problems(pipeline)


@dataclass(slots=True)
class Checker:
    """Checks a pipeline again and again while it is edited.

    Nodes that have not changed are not checked anew.
    """

    types: Types
    _known: dict[str, tuple[Node, "_Findings"]] = field(
        default_factory=dict[str, "tuple[Node, _Findings]"]
    )

    def problems(self, pipeline: Pipeline) -> tuple[Problem, ...]:
        """Return all problems: errors first, otherwise in the order of the pipeline."""
        known = self._known
        self._known = {
            node_id: known[node_id]
            if node_id in known and known[node_id][0] is node
            else (node, _findings(node, self.types))
            for node_id, node in pipeline.nodes.items()
        }
        findings = {node_id: found for node_id, (_, found) in self._known.items()}
        found = [
            *_whole(pipeline),
            *(problem for one in findings.values() for problem in one.problems),
            *_edges(pipeline, self.types),
            *_unfed(pipeline, self.types),
            *_unheard(pipeline, self.types),
            *_unknown_fields(pipeline, self.types, findings),
        ]
        return tuple(sorted(found, key=lambda problem: problem.severity))


@dataclass(frozen=True, slots=True)
class _Findings:
    """What a node's settings say, whatever else is in the pipeline."""

    problems: tuple[Problem, ...] = ()
    adds: frozenset[str] = frozenset()
    needs: tuple[tuple[str, str], ...] = ()


def title(node: Node, types: Types) -> str:
    """Return what a node is called on the canvas."""
    node_type = types.get(node.type)
    return node.name or (node_type.title if node_type else node.type)


def _findings(node: Node, types: Types) -> _Findings:
    node_type = types.get(node.type)
    if node_type is None:
        return _Findings((_unknown_type(node, types),))
    if node.disabled:
        return _Findings()
    return _Findings(
        tuple(_settings(node, node_type, types)),
        frozenset(added_fields(node, node_type)),
        tuple(fields_named(node, node_type)),
    )


def _unknown_type(node: Node, types: Types) -> Problem:
    if is_trigger(node):
        sentence = (
            f"This version does not know the trigger '{node.type}'. "
            "The pipeline can be started by hand."
        )
        return _of_node("warning", node, types, sentence)
    sentence = (
        f"There is no node type '{node.type}'{similar(node.type, types)} "
        "It is kept as it is; replace or remove it to run the pipeline."
    )
    return _of_node("error", node, types, sentence)


def _settings(node: Node, node_type: NodeType, types: Types) -> Iterator[Problem]:
    if node.type_version > node_type.config.version:
        sentence = "It was made with a newer version of this node. Update SIE-X Studio."
        yield _of_node("error", node, types, sentence)
        return
    wrong = (*setting_problems(node, node_type), *authored_problems(node, node_type))
    for found in wrong:
        yield _of_setting("error", found, node, node_type, types)
    for found in exposed_secrets(node.config):
        yield _of_setting("warning", found, node, node_type, types)


def _of_setting(
    severity: Severity,
    found: SettingProblem,
    node: Node,
    node_type: NodeType,
    types: Types,
) -> Problem:
    setting = title_of(node_type.config, found.path or (found.field,))
    place = f"{_place(node, types)}, setting '{setting}'"
    return Problem(severity, found.sentence, place, node.id, found.field)


def _of_node(severity: Severity, node: Node, types: Types, sentence: str) -> Problem:
    return Problem(severity, sentence, _place(node, types), node.id)


def _place(node: Node, types: Types) -> str:
    name = title(node, types)
    return f"node '{node.id}'" if name == node.id else f"node '{node.id}' ({name})"


def _whole(pipeline: Pipeline) -> Iterator[Problem]:
    if all(node.disabled for node in pipeline.nodes.values()):
        yield Problem("error", "There is nothing to run. Place a node first.")
    timezone = pipeline.settings.timezone
    if timezone and not _is_timezone(timezone):
        sentence = (
            f"There is no time zone '{timezone}'. Write Europe/Stockholm, for instance."
        )
        yield Problem("error", sentence, "settings, time zone")
    circle = graph.cycle(pipeline)
    if circle:
        path = " → ".join((*circle, circle[0]))
        sentence = f"The wires run in a circle: {path}. Remove one of them."
        yield Problem("error", sentence, f"node '{circle[0]}'", circle[0])


@cache
def _is_timezone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _edges(pipeline: Pipeline, types: Types) -> Iterator[Problem]:
    all_ports = graph.ports(pipeline, types)
    seen: set[tuple[Endpoint, Endpoint]] = set()
    for edge in pipeline.edges:
        found = _wire(edge, all_ports)
        if found is None and edge.ends in seen:
            found = Problem("warning", "This wire is there twice. Remove one.")
        if found is None and edge.condition:
            found = _condition(edge.condition)
        if found is not None:
            yield Problem(found.severity, found.sentence, _way(edge), edge=edge.ends)
        seen.add(edge.ends)


def _way(edge: Edge) -> str:
    source, target = edge.ends
    return f"wire {source.node}.{source.port} → {target.node}.{target.port}"


def _wire(edge: Edge, ports: dict[str, Ports]) -> Problem | None:
    for end in edge.ends:
        if end.node not in ports:
            return Problem("error", f"There is no node '{end.node}'. Remove this wire.")
    outputs, inputs = ports[edge.source.node].outputs, ports[edge.target.node].inputs
    output = ports[edge.source.node].output(edge.source.port)
    entry = ports[edge.target.node].input(edge.target.port)
    if output is None:
        return _no_port("output", edge.source, outputs)
    if entry is None:
        return _no_port("input", edge.target, inputs)
    if not entry.takes(output):
        sentence = f"'{entry.title}' only takes a start signal. Connect a trigger."
        return Problem("error", sentence)
    return None


def _no_port(what: str, end: Endpoint, ports: Iterable[Port]) -> Problem:
    names = [port.name for port in ports]
    has = f"It has {', '.join(names)}." if names else "It has none."
    return Problem("error", f"'{end.node}' has no {what} called '{end.port}'. {has}")


def _condition(text: str) -> Problem | None:
    try:
        compile_formula(text)
    except ExpressionError as error:
        return Problem("error", f"The condition: {error}")
    return None


def _unfed(pipeline: Pipeline, types: Types) -> Iterator[Problem]:
    fed = {edge.target for edge in pipeline.edges}
    for node in pipeline.nodes.values():
        node_type = types.get(node.type)
        if node_type is None or node.disabled:
            continue
        empty = [
            port.title
            for port in node_type.inputs
            if port.kind == "records" and Endpoint(node.id, port.name) not in fed
        ]
        if empty:
            where = "it" if len(node_type.inputs) == 1 else f"'{', '.join(empty)}'"
            sentence = (
                f"No wire leads to {where}. Connect it to what it should work on."
            )
            yield _of_node("warning", node, types, sentence)


def _unheard(pipeline: Pipeline, types: Types) -> Iterator[Problem]:
    """Warn of answers that no caller waits for."""
    running = [node for node in pipeline.nodes.values() if not node.disabled]
    hooks = [node for node in running if node.type == webhook.id]
    if not hooks or any(hook.config.get("answer") == "node" for hook in hooks):
        return
    for node in running:
        if node.type == answer.id:
            sentence = (
                f"Nobody hears this answer: set 'Answer' of '{title(hooks[0], types)}' "
                "to 'Node'."
            )
            yield _of_node("warning", node, types, sentence)


def _unknown_fields(
    pipeline: Pipeline, types: Types, findings: dict[str, _Findings]
) -> Iterator[Problem]:
    """Warn of names that look like a slip of a field that is known to arrive.

    Other unknown names are not warned of: records may hold more than what is declared.
    """
    arriving: dict[str, frozenset[str]] = {}
    before = graph.predecessors(pipeline)
    for node_id in graph.order(pipeline):
        known = frozenset[str]().union(
            *(arriving[one] | findings[one].adds for one in before.get(node_id, ()))
        )
        arriving[node_id] = known
        for setting, name in findings[node_id].needs:
            hint = similar(name, known) if known and name not in known else "."
            if hint != ".":
                node = pipeline.nodes[node_id]
                yield Problem(
                    "warning",
                    f"No node before this one gives a field '{name}'{hint}",
                    f"{_place(node, types)}, setting '{setting}'",
                    node_id,
                    setting,
                )
