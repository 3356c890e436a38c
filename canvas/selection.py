"""What is selected on the canvas."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from engine.pipeline import Edge, Endpoint, Pipeline

Ends = tuple[Endpoint, Endpoint]
NOBODY: frozenset[str] = frozenset()


class Selection(QObject):
    """The chosen nodes, notes and groups by id, and the chosen edges by their ends.

    Signals:
        changed: Something else is selected.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids = NOBODY
        self._edges: frozenset[Ends] = frozenset()

    @property
    def ids(self) -> frozenset[str]:
        """Ids of the selected nodes, notes and groups."""
        return self._ids

    @property
    def edges(self) -> frozenset[Ends]:
        """Ends of the selected edges."""
        return self._edges

    def choose(self, ids: Iterable[str] = (), edges: Iterable[Ends] = ()) -> None:
        """Select these and nothing else."""
        chosen, wires = frozenset(ids), frozenset(edges)
        if (chosen, wires) != (self._ids, self._edges):
            self._ids, self._edges = chosen, wires
            self.changed.emit()

    def toggle(self, ids: Iterable[str] = (), edges: Iterable[Ends] = ()) -> None:
        """Select what is not selected of these, and the other way round."""
        self.choose(self._ids ^ frozenset(ids), self._edges ^ frozenset(edges))

    def clear(self) -> None:
        """Select nothing."""
        self.choose()

    def keep_only_those_in(self, pipeline: Pipeline) -> None:
        """Let go of what a new value of the pipeline no longer has."""
        there = pipeline.nodes.keys() | pipeline.notes.keys() | pipeline.groups.keys()
        wires = {edge.ends for edge in pipeline.edges}
        self.choose(self._ids & there, self._edges & wires)

    def edges_in(self, pipeline: Pipeline) -> tuple[Edge, ...]:
        """Return the selected edges of ``pipeline``."""
        return tuple(edge for edge in pipeline.edges if edge.ends in self._edges)
