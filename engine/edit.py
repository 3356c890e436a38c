"""Edits: pure functions from a pipeline to a pipeline.

An edit that changes nothing returns the pipeline it was given, so that "did it
change?" is an identity test. Ids that do not exist are ignored.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from engine.pipeline import Edge, Endpoint, Group, Node, Note, Pipeline, Position

__all__ = [
    "add",
    "connect",
    "disconnect",
    "fresh_id",
    "moved",
    "put_group",
    "put_node",
    "put_note",
    "remove",
    "rename",
    "with_config",
    "with_setting",
]


def fresh_id(pipeline: Pipeline, wanted: str) -> str:
    """Return ``wanted``, or ``wanted-2``, ``-3`` ... where that is taken."""
    stem = wanted.replace("_", "-")
    taken = pipeline.nodes.keys() | pipeline.notes.keys() | pipeline.groups.keys()
    if stem not in taken:
        return stem
    number = 2
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"


def put_node(pipeline: Pipeline, node: Node) -> Pipeline:
    """Add ``node``, or replace the one with its id."""
    if pipeline.nodes.get(node.id) == node:
        return pipeline
    return replace(pipeline, nodes={**pipeline.nodes, node.id: node})


def put_note(pipeline: Pipeline, note: Note) -> Pipeline:
    """Add ``note``, or replace the one with its id."""
    return replace(pipeline, notes={**pipeline.notes, note.id: note})


def put_group(pipeline: Pipeline, group: Group) -> Pipeline:
    """Add ``group``, or replace the one with its id."""
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

    def shifted(position: Position) -> Position:
        return Position(position.x + dx, position.y + dy)

    nodes = {
        n: replace(pipeline.nodes[n], position=shifted(pipeline.nodes[n].position))
        for n in chosen & pipeline.nodes.keys()
    }
    notes = {
        n: replace(pipeline.notes[n], position=shifted(pipeline.notes[n].position))
        for n in chosen & pipeline.notes.keys()
    }
    if not (nodes or notes):
        return pipeline
    return replace(
        pipeline, nodes={**pipeline.nodes, **nodes}, notes={**pipeline.notes, **notes}
    )


def connect(pipeline: Pipeline, source: Endpoint, target: Endpoint) -> Pipeline:
    """Add an edge unless it is there already. `engine.graph` says whether it may be."""
    if any(edge.ends == (source, target) for edge in pipeline.edges):
        return pipeline
    return replace(pipeline, edges=(*pipeline.edges, Edge(source, target)))


def disconnect(
    pipeline: Pipeline, ends: Iterable[tuple[Endpoint, Endpoint]]
) -> Pipeline:
    """Remove edges."""
    gone = set(ends)
    left = tuple(edge for edge in pipeline.edges if edge.ends not in gone)
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
    ids: dict[str, str] = {}
    for node in nodes:
        new_id = fresh_id(pipeline, node.id)
        ids[node.id] = new_id
        position = Position(node.position.x + dx, node.position.y + dy)
        pipeline = put_node(pipeline, replace(node, id=new_id, position=position))
    kept = tuple(
        replace(
            edge,
            source=Endpoint(ids[edge.source.node], edge.source.port),
            target=Endpoint(ids[edge.target.node], edge.target.port),
        )
        for edge in edges
        if edge.source.node in ids and edge.target.node in ids
    )
    return replace(pipeline, edges=(*pipeline.edges, *kept)), tuple(ids.values())
