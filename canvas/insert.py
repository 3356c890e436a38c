"""Put a new node into a pipeline, alone, at the end of a wire, or into a wire."""

from dataclasses import replace

from PySide6.QtCore import QPointF

from canvas.gestures.snapping import to_grid
from canvas.ports import Plug
from canvas.shape import HEADER, WIDTH
from engine import edit
from engine.graph import Types, descendants, may_connect
from engine.pipeline import Edge, Endpoint, Node, Pipeline, Position
from nodes.contract import NodeType, Port

GAP = 80.0


def new_node(pipeline: Pipeline, kind: NodeType, place: QPointF) -> Node:
    """Return a node of a type with its middle near a place, on the grid."""
    position = Position(to_grid(place.x() - WIDTH / 2), to_grid(place.y() - HEADER / 2))
    name = kind.id.rsplit(".", 1)[-1]
    return Node(
        edit.fresh_id(pipeline, name),
        kind.id,
        position=position,
        type_version=kind.config.version,
    )


def inserted(
    pipeline: Pipeline,
    types: Types,
    kind: NodeType,
    place: QPointF,
    wired_to: Plug | None = None,
) -> tuple[Pipeline, str]:
    """Add a node, wired to a port if there is a fitting one; return its id as well.

    A node that is wired from the start gets the wire's end where ``place`` is.
    """
    node = new_node(pipeline, kind, place)
    if wired_to is not None:
        aside = WIDTH / 2 if wired_to.is_output else -WIDTH / 2
        node = new_node(pipeline, kind, place + QPointF(aside, 0))
    after = edit.put_node(pipeline, node)
    if wired_to is None:
        return after, node.id
    port = _fitting(kind, wired_to)
    plug = Plug(Endpoint(node.id, port.name if port else ""), not wired_to.is_output)
    ends = wired_to.joined(plug)
    if ends and may_connect(after, types, *ends) is None:
        after = edit.connect(after, *ends)
    return after, node.id


def spliced(
    pipeline: Pipeline, types: Types, kind: NodeType, place: QPointF, edge: Edge
) -> tuple[Pipeline, str]:
    """Add a node into a wire, and make room where the way is too short."""
    into = next((port for port in kind.inputs if port.kind == "records"), None)
    out = next(iter(kind.outputs), None)
    if into is None or out is None:
        return inserted(pipeline, types, kind, place)
    node = new_node(pipeline, kind, place)
    after = edit.put_node(edit.disconnect(pipeline, [edge.ends]), node)
    after = edit.connect(after, edge.source, Endpoint(node.id, into.name))
    after = edit.connect(after, Endpoint(node.id, out.name), edge.target)
    return _with_room(after, node, edge), node.id


def _fitting(kind: NodeType, wired_to: Plug) -> Port | None:
    """Return the first port of a new node that may face ``wired_to``."""
    ports = kind.inputs if wired_to.is_output else kind.outputs
    return next(iter(ports), None)


def _with_room(pipeline: Pipeline, node: Node, edge: Edge) -> Pipeline:
    """Put the node behind its source and push what follows to the right."""
    source = pipeline.nodes[edge.source.node].position
    target = pipeline.nodes[edge.target.node].position
    left = max(node.position.x, source.x + WIDTH + GAP)
    placed = replace(node, position=Position(to_grid(left), node.position.y))
    pipeline = edit.put_node(pipeline, placed)
    missing = placed.position.x + WIDTH + GAP - target.x
    if missing <= 0 or target.x < source.x:
        return pipeline
    following = descendants(pipeline, [edge.target.node]) | {edge.target.node}
    return edit.moved(pipeline, following, to_grid(missing), 0)
