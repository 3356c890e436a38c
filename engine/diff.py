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
    differing = [key for key, item in after.items() if before.get(key) is not item]
    added = frozenset(key for key in differing if key not in before)
    kept_count = len(after) - len(added)
    return Changes(
        added=added,
        removed=frozenset(before.keys() - after.keys())
        if kept_count < len(before)
        else frozenset(),
        changed=frozenset(
            key for key in differing if key not in added and before[key] != after[key]
        ),
    )


def _edge_changes(before: tuple[Edge, ...], after: tuple[Edge, ...]) -> Changes:
    if before is after:
        return Changes()
    old, new = _by_identity(before), _by_identity(after)
    gone, come = old.keys() - new.keys(), new.keys() - old.keys()
    return _changes(
        {old[key].ends: old[key] for key in gone},
        {new[key].ends: new[key] for key in come},
    )


def _by_identity(edges: tuple[Edge, ...]) -> dict[int, Edge]:
    return dict(zip(map(id, edges), edges, strict=True))


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
