"""Edits: pure functions from a pipeline to a pipeline.

An edit that changes nothing returns the pipeline it was given, so that "did it
change?" is an identity test. Ids that do not exist are ignored.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from typing import Any

from engine.pipeline import (
    ERROR_PORT,
    START_PORT,
    Edge,
    Endpoint,
    Group,
    Node,
    Note,
    Pipeline,
    Position,
    Settings,
)

__all__ = [
    "add",
    "connect",
    "disconnect",
    "duplicated",
    "fresh_id",
    "moved",
    "put_group",
    "put_node",
    "put_note",
    "put_part",
    "remove",
    "remove_and_heal",
    "rename",
    "rename_node",
    "splice",
    "toggle_disabled",
    "with_about",
    "with_condition",
    "with_config",
    "with_node",
    "with_setting",
    "with_settings",
]

NUMBERED = re.compile(r"-\d+$")


def fresh_id(pipeline: Pipeline, wanted: str) -> str:
    """Return ``wanted``, or ``wanted-2``, ``-3`` ... where that is taken."""
    return _fresh_ids(pipeline, [wanted])[wanted]


def put_node(pipeline: Pipeline, node: Node) -> Pipeline:
    """Add ``node``, or replace the one with its id."""
    if pipeline.nodes.get(node.id) == node:
        return pipeline
    return replace(pipeline, nodes={**pipeline.nodes, node.id: node})


def put_note(pipeline: Pipeline, note: Note) -> Pipeline:
    """Add ``note``, or replace the one with its id."""
    if pipeline.notes.get(note.id) == note:
        return pipeline
    return replace(pipeline, notes={**pipeline.notes, note.id: note})


def put_group(pipeline: Pipeline, group: Group) -> Pipeline:
    """Add ``group``, or replace the one with its id."""
    if pipeline.groups.get(group.id) == group:
        return pipeline
    return replace(pipeline, groups={**pipeline.groups, group.id: group})


def rename(pipeline: Pipeline, name: str) -> Pipeline:
    """Give the pipeline another name."""
    return pipeline if name == pipeline.name else replace(pipeline, name=name)


def with_config(
    pipeline: Pipeline, node_id: str, config: Mapping[str, Any]
) -> Pipeline:
    """Replace a node's settings."""
    node = pipeline.nodes.get(node_id)
    return (
        pipeline if node is None else put_node(pipeline, replace(node, config=config))
    )


def with_setting(pipeline: Pipeline, node_id: str, field: str, value: Any) -> Pipeline:
    """Set one of a node's settings to what was typed, right or wrong."""
    node = pipeline.nodes.get(node_id)
    if node is None:
        return pipeline
    return with_config(pipeline, node_id, {**node.config, field: value})


def moved(pipeline: Pipeline, ids: Iterable[str], dx: float, dy: float) -> Pipeline:
    """Shift nodes and notes by an amount in scene pixels."""
    chosen = set(ids)
    if not (dx or dy):
        return pipeline

    nodes = {
        n: replace(
            pipeline.nodes[n], position=_shifted(pipeline.nodes[n].position, dx, dy)
        )
        for n in chosen & pipeline.nodes.keys()
    }
    notes = {
        n: replace(
            pipeline.notes[n], position=_shifted(pipeline.notes[n].position, dx, dy)
        )
        for n in chosen & pipeline.notes.keys()
    }
    if not (nodes or notes):
        return pipeline
    return replace(
        pipeline, nodes={**pipeline.nodes, **nodes}, notes={**pipeline.notes, **notes}
    )


def connect(pipeline: Pipeline, source: Endpoint, target: Endpoint) -> Pipeline:
    """Add an edge unless it is there already. `engine.graph` says whether it may be."""
    if any(
        edge.target.node == target.node and edge.ends == (source, target)
        for edge in pipeline.edges
    ):
        return pipeline
    return replace(pipeline, edges=(*pipeline.edges, Edge(source, target)))


def disconnect(
    pipeline: Pipeline, ends: Iterable[tuple[Endpoint, Endpoint]]
) -> Pipeline:
    """Remove edges."""
    gone = set(ends)
    sources = {source.node for source, _ in gone}
    left = tuple(
        edge
        for edge in pipeline.edges
        if edge.source.node not in sources or edge.ends not in gone
    )
    return (
        pipeline if len(left) == len(pipeline.edges) else replace(pipeline, edges=left)
    )


def remove(pipeline: Pipeline, ids: Iterable[str]) -> Pipeline:
    """Remove nodes with their edges, notes and groups."""
    gone = set(ids)
    if not gone & (
        pipeline.nodes.keys() | pipeline.notes.keys() | pipeline.groups.keys()
    ):
        return pipeline
    return replace(
        pipeline,
        nodes={k: v for k, v in pipeline.nodes.items() if k not in gone},
        notes={k: v for k, v in pipeline.notes.items() if k not in gone},
        groups={
            k: replace(v, nodes=tuple(n for n in v.nodes if n not in gone))
            for k, v in pipeline.groups.items()
            if k not in gone
        },
        edges=tuple(
            e
            for e in pipeline.edges
            if e.source.node not in gone and e.target.node not in gone
        ),
    )


def add(
    pipeline: Pipeline,
    nodes: Iterable[Node],
    edges: Iterable[Edge] = (),
    *,
    dx: float = 0.0,
    dy: float = 0.0,
) -> tuple[Pipeline, tuple[str, ...]]:
    """Add copies of nodes and of the edges between them, under fresh ids.

    Returns:
        The new pipeline, and the new ids in the order of ``nodes``.
    """
    part = Pipeline(
        pipeline.id, nodes={node.id: node for node in nodes}, edges=tuple(edges)
    )
    return put_part(pipeline, part, dx=dx, dy=dy)


def put_part(
    pipeline: Pipeline, part: Pipeline, *, dx: float = 0.0, dy: float = 0.0
) -> tuple[Pipeline, tuple[str, ...]]:
    """Add copies of all that is in ``part``, under fresh ids, shifted.

    Returns:
        The new pipeline, and the new ids: nodes, then notes, then groups.
    """
    ids = _fresh_ids(pipeline, (*part.nodes, *part.notes, *part.groups))
    nodes = {
        ids[key]: replace(node, id=ids[key], position=_shifted(node.position, dx, dy))
        for key, node in part.nodes.items()
    }
    notes = {
        ids[key]: replace(note, id=ids[key], position=_shifted(note.position, dx, dy))
        for key, note in part.notes.items()
    }
    groups = {
        ids[key]: replace(group, id=ids[key], nodes=_renamed(group.nodes, ids))
        for key, group in part.groups.items()
    }
    edges = (
        replace(
            edge,
            source=_moved_end(edge.source, ids),
            target=_moved_end(edge.target, ids),
        )
        for edge in part.edges
        if edge.source.node in part.nodes and edge.target.node in part.nodes
    )
    return replace(
        pipeline,
        nodes={**pipeline.nodes, **nodes},
        edges=(*pipeline.edges, *edges),
        notes={**pipeline.notes, **notes},
        groups={**pipeline.groups, **groups},
    ), tuple(ids.values())


def duplicated(
    pipeline: Pipeline, ids: Iterable[str], *, dx: float = 40.0, dy: float = 40.0
) -> tuple[Pipeline, tuple[str, ...]]:
    """Add copies of nodes and of the edges between them beside the originals."""
    nodes = [pipeline.nodes[key] for key in ids if key in pipeline.nodes]
    return add(pipeline, nodes, pipeline.edges, dx=dx, dy=dy)


def splice(
    pipeline: Pipeline,
    node: Node,
    edge: Edge,
    *,
    entry: str = "in",
    output: str = "out",
) -> Pipeline:
    """Put a node into the middle of a wire; the wire's condition stays in front of it."""
    if edge not in pipeline.edges or node.id in (edge.source.node, edge.target.node):
        return pipeline
    before = replace(edge, target=Endpoint(node.id, entry))
    after = Edge(Endpoint(node.id, output), edge.target)
    edges = [
        part for one in pipeline.edges for part in _spliced(one, edge, before, after)
    ]
    return replace(put_node(pipeline, node), edges=tuple(edges))


def remove_and_heal(pipeline: Pipeline, ids: Iterable[str]) -> Pipeline:
    """Remove nodes and connect what came before each with what came after it.

    Wires out of error ports and into ``start`` ports are not healed: they mean something
    else than the flow of records.
    """
    for node_id in list(ids):
        if node_id in pipeline.nodes:
            healed = _healing(pipeline, node_id)
            pipeline = remove(pipeline, [node_id])
            for source, target in healed:
                pipeline = connect(pipeline, source, target)
        else:
            pipeline = remove(pipeline, [node_id])
    return pipeline


def toggle_disabled(pipeline: Pipeline, ids: Iterable[str]) -> Pipeline:
    """Switch nodes off; if all of them are off already, on."""
    chosen = [key for key in ids if key in pipeline.nodes]
    are_off = all(pipeline.nodes[key].disabled for key in chosen)
    return _with_nodes(pipeline, chosen, disabled=not are_off)


def rename_node(pipeline: Pipeline, node_id: str, name: str) -> Pipeline:
    """Give a node another name; empty for its type's title."""
    return _with_nodes(pipeline, [node_id], name=name.strip())


def with_node(pipeline: Pipeline, node_id: str, **fields: Any) -> Pipeline:
    """Change fields of a node, such as ``retry``, ``timeout_s`` or ``on_error``."""
    return _with_nodes(pipeline, [node_id], **fields)


def with_settings(pipeline: Pipeline, settings: Settings) -> Pipeline:
    """Replace what holds for every run."""
    if settings == pipeline.settings:
        return pipeline
    return replace(pipeline, settings=settings)


def with_about(pipeline: Pipeline, **fields: Any) -> Pipeline:
    """Change ``name``, ``description``, ``category`` or ``tags``."""
    changed = replace(pipeline, **fields)
    return pipeline if changed == pipeline else changed


def with_condition(
    pipeline: Pipeline, ends: tuple[Endpoint, Endpoint], condition: str | None
) -> Pipeline:
    """Set or take away the condition of a wire."""
    wanted = condition or None
    edges = tuple(
        replace(edge, condition=wanted)
        if edge.ends == ends and edge.condition != wanted
        else edge
        for edge in pipeline.edges
    )
    return pipeline if edges == pipeline.edges else replace(pipeline, edges=edges)


def _with_nodes(pipeline: Pipeline, ids: Iterable[str], **fields: Any) -> Pipeline:
    changed = {
        key: new
        for key in ids
        if (old := pipeline.nodes.get(key)) and (new := replace(old, **fields)) != old
    }
    if not changed:
        return pipeline
    return replace(pipeline, nodes={**pipeline.nodes, **changed})


def _fresh_ids(pipeline: Pipeline, wanted: Collection[str]) -> dict[str, str]:
    taken = {*pipeline.nodes, *pipeline.notes, *pipeline.groups}
    ids: dict[str, str] = {}
    for key in wanted:
        ids[key] = _untaken(taken, key)
        taken.add(ids[key])
    return ids


def _untaken(taken: Collection[str], wanted: str) -> str:
    stem = wanted.replace("_", "-")
    if stem not in taken:
        return stem
    stem = NUMBERED.sub("", stem)
    number = 2
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"


def _shifted(position: Position, dx: float, dy: float) -> Position:
    return Position(position.x + dx, position.y + dy)


def _renamed(ids: Iterable[str], new: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(new[key] for key in ids if key in new)


def _moved_end(end: Endpoint, ids: Mapping[str, str]) -> Endpoint:
    return Endpoint(ids[end.node], end.port)


def _spliced(one: Edge, edge: Edge, before: Edge, after: Edge) -> tuple[Edge, ...]:
    return (before, after) if one is edge or one == edge else (one,)


def _healing(pipeline: Pipeline, node_id: str) -> list[tuple[Endpoint, Endpoint]]:
    sources = [
        edge.source
        for edge in pipeline.edges_into(node_id)
        if edge.target.port != START_PORT and edge.source.node != node_id
    ]
    targets = [
        edge.target
        for edge in pipeline.edges_out_of(node_id)
        if edge.source.port != ERROR_PORT and edge.target.node != node_id
    ]
    return [(source, target) for source in sources for target in targets]
