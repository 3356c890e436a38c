"""How large a node's card is and where its ports lie."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from engine.pipeline import ERROR_PORT, Edge, Node
from nodes.contract import NodeType, Port

GRID = 16
WIDTH = 224.0
HEADER = 64.0
ROW = 24.0
FOOT = 8.0
REACH = 12.0
"""How near to a port's middle a press counts, in pixels of the screen."""

SpokenOf = Mapping[str, tuple[tuple[Port, ...], tuple[Port, ...]]]
NOBODY: SpokenOf = {}


@dataclass(frozen=True, slots=True)
class Spot:
    """A port and its place relative to its node's top left corner."""

    port: Port
    x: float
    y: float
    has_label: bool


@dataclass(frozen=True, slots=True)
class Shape:
    """The outline of a card."""

    width: float
    height: float
    inputs: tuple[Spot, ...]
    outputs: tuple[Spot, ...]

    def input(self, name: str) -> Spot | None:
        """Return the place of an input port."""
        return next((spot for spot in self.inputs if spot.port.name == name), None)

    def output(self, name: str) -> Spot | None:
        """Return the place of an output port."""
        return next((spot for spot in self.outputs if spot.port.name == name), None)


def shape_of(
    node: Node, types: Mapping[str, NodeType], spoken_of: SpokenOf = NOBODY
) -> Shape:
    """Return the outline of ``node``.

    A node of an unknown type has the ports that its wires speak of.
    """
    kind = types.get(node.type)
    if kind is None:
        return _shape(*spoken_of.get(node.id, ((), ())))
    outputs = kind.outputs
    if node.on_error == "port":
        outputs = (*outputs, Port(ERROR_PORT))
    return _shape(kind.inputs, outputs)


def ports_spoken_of(edges: Iterable[Edge]) -> SpokenOf:
    """Return the input and output ports that wires end at, by node."""
    inputs: dict[str, set[str]] = {}
    outputs: dict[str, set[str]] = {}
    for edge in edges:
        outputs.setdefault(edge.source.node, set()).add(edge.source.port)
        inputs.setdefault(edge.target.node, set()).add(edge.target.port)
    return {
        node_id: (
            tuple(Port(name) for name in sorted(inputs.get(node_id, ()))),
            tuple(Port(name) for name in sorted(outputs.get(node_id, ()))),
        )
        for node_id in inputs.keys() | outputs.keys()
    }


@lru_cache(maxsize=1024)
def _shape(inputs: tuple[Port, ...], outputs: tuple[Port, ...]) -> Shape:
    rows = max(len(side) if len(side) > 1 else 0 for side in (inputs, outputs))
    height = HEADER + rows * ROW + (FOOT if rows else 0)
    return Shape(WIDTH, height, _spots(inputs, 0.0), _spots(outputs, WIDTH))


def _spots(ports: tuple[Port, ...], x: float) -> tuple[Spot, ...]:
    if len(ports) == 1:
        return (Spot(ports[0], x, HEADER / 2, has_label=False),)
    return tuple(
        Spot(port, x, HEADER + row * ROW + ROW / 2 - 2, has_label=True)
        for row, port in enumerate(ports)
    )
