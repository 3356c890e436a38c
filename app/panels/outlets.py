"""Which ports hold the records to look at for a node or an edge."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from app.panels.records_model import Outlet
from app.run_controller import RunView
from engine.configs import added_fields
from engine.file_form import from_json
from engine.graph import predecessors
from engine.pipeline import Edge, Endpoint, Pipeline
from engine.protocol import EFFECTS_PORT
from nodes.contract import NodeType

if TYPE_CHECKING:
    from engine.keyword_source import KeywordSource

Types = Mapping[str, NodeType]


@dataclass(frozen=True, slots=True)
class Outlets:
    """Finds the ports of a pipeline that hold records in a run."""

    pipeline: Pipeline
    types: Types
    run: RunView

    def of(self, node_id: str) -> tuple[Outlet, ...]:
        """Return the output ports of a node."""
        result = self.run.nodes.get(node_id)
        ports = (
            self._outlet(
                Endpoint(node_id, port), f"{port.replace('_', ' ')} ({count:,})"
            )
            for port, count in (result.records_out.items() if result else ())
        )
        return (*self._effects(node_id), *ports)

    def _effects(self, node_id: str) -> tuple[Outlet, ...]:
        """Return what a node of a dry run would have done."""
        result = self.run.nodes.get(node_id)
        if result is None or not result.effects:
            return ()
        place = Endpoint(node_id, EFFECTS_PORT)
        return (self._outlet(place, f"Would be done ({result.effects:,})"),)

    def into(self, node_id: str) -> tuple[Outlet, ...]:
        """Return the ports that fed a node."""
        edges = self.pipeline.edges_into(node_id)
        return tuple(self._feeding(dict.fromkeys(edge.source for edge in edges)))

    def of_edge(self, edge: Edge) -> tuple[Outlet, ...]:
        """Return the port that an edge starts at."""
        found = self.of(edge.source.node)
        return tuple(outlet for outlet in found if outlet.port == edge.source.port)

    def last(self) -> tuple[Outlet, ...]:
        """Return the ports of the last node that gave records."""
        results = self.run.nodes.items()
        filled = [node for node, result in results if result.records_out]
        return self.of(filled[-1]) if filled else ()

    def _feeding(self, sources: Iterable[Endpoint]) -> Iterable[Outlet]:
        for source in sources:
            title = title_of(self.pipeline, source.node, self.types)
            count = self._count(source)
            yield self._outlet(source, f"{title}: {source.port} ({count:,})")

    def _outlet(self, source: Endpoint, title: str) -> Outlet:
        return Outlet(
            self.run.id,
            source.node,
            source.port,
            title,
            self._count(source),
            title_of(self.pipeline, source.node, self.types),
            newest_fields(self.pipeline, self.types, source.node),
            partial(self._keyword_source, source.node),
        )

    def _keyword_source(self, node_id: str, field: str) -> "KeywordSource":
        """Read the pipeline as it was run, where that is known."""
        from engine.keyword_source import keyword_source

        ran = from_json(self.run.pipeline) if self.run.pipeline else self.pipeline
        return keyword_source(ran, self.types, node_id, field)

    def _count(self, source: Endpoint) -> int:
        result = self.run.nodes.get(source.node)
        if result is None:
            return 0
        is_effect = source.port == EFFECTS_PORT
        return result.effects if is_effect else result.records_out.get(source.port, 0)


def newest_fields(pipeline: Pipeline, types: Types, node_id: str) -> tuple[str, ...]:
    """Return the fields that a node adds; where it adds none, the nearest node before it."""
    before = predecessors(pipeline)
    seen, level = {node_id}, [node_id]
    while level:
        added = [name for each in level for name in _added(pipeline, types, each)]
        if added:
            return tuple(added)
        level = [b for each in level for b in before.get(each, ()) if b not in seen]
        seen.update(level)
    return ()


def title_of(pipeline: Pipeline, node_id: str, types: Types) -> str:
    """Return the name by which a person knows a node."""
    node = pipeline.nodes.get(node_id)
    if node is None:
        return node_id
    node_type = types.get(node.type)
    return node.name or (node_type.title if node_type else node.type)


def _added(pipeline: Pipeline, types: Types, node_id: str) -> tuple[str, ...]:
    node = pipeline.nodes.get(node_id)
    node_type = types.get(node.type) if node else None
    return added_fields(node, node_type) if node and node_type else ()
