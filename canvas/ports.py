"""May this port be wired to that one, and if not, why not?"""

from dataclasses import dataclass

from canvas.scene import Scene
from engine.graph import may_connect, possible_sources, possible_targets
from engine.pipeline import Endpoint


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


def refusal(scene: Scene, one: Plug, other: Plug) -> str | None:
    """Return why two ports cannot be wired, as a sentence; None where they can."""
    ends = one.joined(other)
    if ends is None:
        side = "outputs" if one.is_output else "inputs"
        return f"Two {side} cannot be wired to each other."
    found = may_connect(scene.pipeline, scene.types, *ends)
    return None if found is None else found.sentence


def possible(scene: Scene, start: Plug) -> frozenset[Plug]:
    """Return the ports that ``start`` may be wired to."""
    search = possible_targets if start.is_output else possible_sources
    ends = search(scene.pipeline, scene.types, start.end)
    return frozenset(Plug(end, not start.is_output) for end in ends)
