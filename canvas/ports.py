"""May this port be wired to that one, and if not, why not?"""

from collections.abc import Iterator
from dataclasses import dataclass

from canvas.scene import Scene
from engine.pipeline import Edge, Endpoint
from nodes.contract import Port


@dataclass(frozen=True, slots=True)
class Plug:
    """One port of one node on the canvas."""

    end: Endpoint
    is_output: bool

    def joined(self, other: "Plug") -> tuple[Endpoint, Endpoint] | None:
        """Return both ends of a wire, source first; None between two of a kind."""
        if self.is_output == other.is_output:
            return None
        return (self.end, other.end) if self.is_output else (other.end, self.end)


def port_of(scene: Scene, plug: Plug) -> Port | None:
    """Return what is known of a port."""
    at = scene.layout.index(plug.end.node)
    if at is None:
        return None
    shape = scene.layout.shapes[at]
    spot = (shape.output if plug.is_output else shape.input)(plug.end.port)
    return spot.port if spot else None


def refusal(scene: Scene, one: Plug, other: Plug) -> str | None:
    """Return why two ports cannot be wired, as a sentence; None where they can."""
    ends = one.joined(other)
    if ends is None:
        side = "outputs" if one.is_output else "inputs"
        return f"Two {side} cannot be wired to each other."
    return _refusal(scene, *ends)


def possible(scene: Scene, start: Plug) -> Iterator[Plug]:
    """Yield the ports that ``start`` may be wired to."""
    layout = scene.layout
    for node_id, shape in zip(layout.ids, layout.shapes, strict=True):
        for spot in shape.inputs if start.is_output else shape.outputs:
            plug = Plug(Endpoint(node_id, spot.port.name), not start.is_output)
            if refusal(scene, start, plug) is None:
                yield plug


def _refusal(scene: Scene, source: Endpoint, target: Endpoint) -> str | None:
    output = port_of(scene, Plug(source, is_output=True))
    into = port_of(scene, Plug(target, is_output=False))
    if output is None or into is None:
        return "One of the two has no such port."
    if source.node == target.node:
        return "A node cannot feed itself."
    if any(edge.ends == (source, target) for edge in scene.pipeline.edges):
        return "These two are wired already."
    if not into.takes(output):
        return "This port only takes the signal of a trigger."
    if _leads_to(scene.pipeline.edges, target.node, source.node):
        return "That would make a circle: records would never come to an end."
    return None


def _leads_to(edges: tuple[Edge, ...], start: str, goal: str) -> bool:
    after: dict[str, list[str]] = {}
    for edge in edges:
        after.setdefault(edge.source.node, []).append(edge.target.node)
    seen, waiting = {start}, [start]
    while waiting:
        node_id = waiting.pop()
        if node_id == goal:
            return True
        waiting += [n for n in after.get(node_id, ()) if n not in seen]
        seen.update(after.get(node_id, ()))
    return False
