"""How large a node's card is and where its ports lie."""

from dataclasses import dataclass
from functools import lru_cache

from engine.graph import Ports
from nodes.contract import Port

GRID = 16
WIDTH = 224.0
HEADER = 64.0
ROW = 24.0
FOOT = 8.0
REACH = 12.0
"""How near to a port's middle a press counts, in pixels of the screen."""


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


def shape_of(ports: Ports) -> Shape:
    """Return the outline of a node with these ports."""
    return _shape(ports.inputs, ports.outputs)


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
