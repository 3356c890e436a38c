"""What differs between two values of a pipeline.

Edits leave what they do not touch as it is, so unchanged parts are the same objects:
two versions of 5,000 nodes are compared by identity.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from engine.pipeline import Edge, Endpoint, Pipeline

Ends = tuple[Endpoint, Endpoint]


@dataclass(frozen=True, slots=True)
class Changes:
    """Ids (for edges: both ends) of what came, went, or became different."""

    added: frozenset[Any] = frozenset()
    removed: frozenset[Any] = frozenset()
    changed: frozenset[Any] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs; ``about`` says whether name, settings or the like do."""

    nodes: Changes = Changes()
    edges: Changes = Changes()
    notes: Changes = Changes()
    groups: Changes = Changes()
    about: bool = False

    def __bool__(self) -> bool:
        parts = (self.nodes, self.edges, self.notes, self.groups, self.about)
        return any(parts)


def difference(before: Pipeline, after: Pipeline) -> Difference:
    """Return what an edit, or a whole history of edits, has changed."""
    if before is after:
        return Difference()
    return Difference(
        nodes=_changes(before.nodes, after.nodes),
        edges=_edge_changes(before.edges, after.edges),
        notes=_changes(before.notes, after.notes),
        groups=_changes(before.groups, after.groups),
        about=_about(before) != _about(after),
    )


def _changes(before: Mapping[Any, Any], after: Mapping[Any, Any]) -> Changes:
    if before is after:
        return Changes()
    changed = frozenset(
        key
        for key, item in after.items()
        if (old := before.get(key)) is not item and old is not None and old != item
    )
    return Changes(
        added=frozenset(after.keys() - before.keys()),
        removed=frozenset(before.keys() - after.keys()),
        changed=changed,
    )


def _edge_changes(before: tuple[Edge, ...], after: tuple[Edge, ...]) -> Changes:
    if before is after:
        return Changes()
    return _changes(_not_in(after, before), _not_in(before, after))


def _not_in(others: tuple[Edge, ...], edges: tuple[Edge, ...]) -> dict[Ends, Edge]:
    known = set(map(id, others))
    return {edge.ends: edge for edge in edges if id(edge) not in known}


def _about(pipeline: Pipeline) -> tuple[Any, ...]:
    return (
        pipeline.id,
        pipeline.name,
        pipeline.description,
        pipeline.category,
        pipeline.tags,
        pipeline.settings,
        pipeline.extra,
    )
