"""What there is to paint: the pipeline's layout, the faces of its nodes, run results."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QRectF

from canvas.face import Face, face_of
from canvas.layout import Layout
from canvas.notes import group_boxes, note_box
from canvas.selection import Selection
from engine.pipeline import Pipeline
from engine.protocol import NodeResult
from nodes.contract import NodeType


class Scene:
    """One pipeline as it shall look, without any painting."""

    def __init__(self, types: Mapping[str, NodeType], selection: Selection) -> None:
        self.types = types
        self.selection = selection
        self.layout = Layout(types)
        self.pipeline = Pipeline("")
        self.results: Mapping[str, NodeResult] = {}
        self.problems: Mapping[str, int] = {}
        self.groups: Mapping[str, QRectF] = {}
        self.hidden: frozenset[str] = frozenset()
        """Nodes and notes that a gesture carries about; it paints them itself."""
        self._faces: dict[str, tuple[int, Face]] = {}
        self._bounds: QRectF | None = None
        self._numbers: dict[Face, int] = {}

    def show(self, pipeline: Pipeline) -> frozenset[str] | None:
        """Follow the pipeline; return the nodes that changed, None for anything."""
        rest_before = (self.pipeline.notes, self.pipeline.groups)
        self.pipeline = pipeline
        self._bounds = None
        changed = self.layout.show(pipeline)
        self.groups = group_boxes(pipeline, self.layout)
        if changed is None:
            self._faces.clear()
            return None
        self._forget(changed)
        notes, groups = rest_before
        if notes is pipeline.notes and groups is pipeline.groups and not groups:
            return changed
        return None

    def show_results(self, results: Mapping[str, NodeResult]) -> frozenset[str]:
        """Follow a run; return the nodes that look different now."""
        before, self.results = self.results, dict(results)
        changed = {
            node_id
            for node_id in before.keys() | self.results.keys()
            if before.get(node_id) != self.results.get(node_id)
        }
        self._forget(changed)
        return frozenset(changed)

    def show_problems(self, problems: Mapping[str, int]) -> frozenset[str]:
        """Mark nodes with their number of problems; return those that differ now."""
        before, self.problems = self.problems, dict(problems)
        changed = {
            node_id
            for node_id in before.keys() | self.problems.keys()
            if before.get(node_id, 0) != self.problems.get(node_id, 0)
        }
        self._forget(changed)
        return frozenset(changed)

    def face(self, node_id: str) -> tuple[int, Face]:
        """Return what a node's card says, and a number that equal faces share."""
        found = self._faces.get(node_id)
        if found is None:
            at = self.layout.index(node_id)
            if at is None:
                raise KeyError(node_id)
            face = face_of(
                self.pipeline.nodes[node_id],
                self.layout.shapes[at],
                self.types,
                self.results.get(node_id),
                self.problems.get(node_id, 0),
            )
            number = self._numbers.setdefault(face, len(self._numbers))
            found = self._faces[node_id] = number, face
        return found

    def running(self) -> tuple[str, ...]:
        """Return the nodes at work right now."""
        return tuple(
            node_id
            for node_id, result in self.results.items()
            if result.status == "running" and node_id in self.pipeline.nodes
        )

    def records_on(self, at: int) -> int | None:
        """Return how many records went over a wire; None before a run."""
        source = self.layout.edges[at].source
        result = self.results.get(source.node)
        if result is None:
            return None
        return result.records_out.get(source.port)

    def bounds(self) -> QRectF:
        """Return the rectangle around all there is."""
        if self._bounds is None:
            bounds = self.layout.bounds()
            for note in self.pipeline.notes.values():
                bounds = bounds.united(note_box(note))
            for box in self.groups.values():
                bounds = bounds.united(box)
            self._bounds = bounds
        return QRectF(self._bounds)

    def bounds_of(self, ids: Iterable[str]) -> QRectF:
        """Return the rectangle around some nodes, notes and groups."""
        bounds = QRectF()
        for one in ids:
            bounds = bounds.united(self.box(one))
        return bounds

    def box(self, one: str) -> QRectF:
        """Return the outline of a node, a note or a group."""
        if one in self.pipeline.notes:
            return note_box(self.pipeline.notes[one])
        return self.groups.get(one) or self.layout.box(one)

    def _forget(self, ids: Iterable[str]) -> None:
        for node_id in ids:
            self._faces.pop(node_id, None)
