"""Which ports hold the records to look at for a node or an edge."""

from collections.abc import Iterable, Mapping

from app.panels.records_model import Outlet
from app.run_controller import RunView
from engine.pipeline import Edge, Endpoint, Pipeline
from nodes.contract import NodeType


def outlets_of(node_id: str, run: RunView | None) -> tuple[Outlet, ...]:
    """Return the output ports of a node in a run."""
    result = run.nodes.get(node_id) if run else None
    if run is None or result is None:
        return ()
    return tuple(
        Outlet(run.id, node_id, port, f"{port.replace('_', ' ')} ({count:,})", count)
        for port, count in result.records_out.items()
    )


def outlets_into(
    pipeline: Pipeline,
    node_id: str,
    run: RunView | None,
    types: Mapping[str, NodeType],
) -> tuple[Outlet, ...]:
    """Return the ports that fed a node in a run."""
    if run is None:
        return ()
    sources = dict.fromkeys(edge.source for edge in pipeline.edges_into(node_id))
    return tuple(_feeding(pipeline, sources, run, types))


def outlet_of_edge(edge: Edge, run: RunView | None) -> tuple[Outlet, ...]:
    """Return the port that an edge starts at."""
    found = outlets_of(edge.source.node, run)
    return tuple(outlet for outlet in found if outlet.port == edge.source.port)


def title_of(pipeline: Pipeline, node_id: str, types: Mapping[str, NodeType]) -> str:
    """Return the name by which a person knows a node."""
    node = pipeline.nodes.get(node_id)
    if node is None:
        return node_id
    node_type = types.get(node.type)
    return node.name or (node_type.title if node_type else node.type)


def _feeding(
    pipeline: Pipeline,
    sources: Iterable[Endpoint],
    run: RunView,
    types: Mapping[str, NodeType],
) -> Iterable[Outlet]:
    for source in sources:
        result = run.nodes.get(source.node)
        count = result.records_out.get(source.port, 0) if result else 0
        title = title_of(pipeline, source.node, types)
        yield Outlet(
            run.id,
            source.node,
            source.port,
            f"{title}: {source.port} ({count:,})",
            count,
        )
