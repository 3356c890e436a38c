"""What gestures work on: the document, the selection, the view, and the picture of it."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Signal

from canvas.document import Document
from canvas.paint.backing import Backing
from canvas.paint.picture import Picture
from canvas.scene import Scene
from canvas.selection import Selection
from canvas.theme import LIGHT, Theme
from canvas.view import View
from engine.pipeline import Pipeline
from nodes.contract import NodeType

MANY = 200
"""From so many changed nodes on it is cheaper to paint everything."""


class Stage(QObject):
    """Keeps the picture in step with the document, the selection and the view.

    Signals:
        view_changed: Another part of the scene is shown, or at another scale.
        picture_changed: The picture behind everything wants painting.
        overlay_changed: What a gesture draws on top wants painting (scene area).
        node_opened: Somebody wants to see or set a node (id).
        edge_chosen: Somebody clicked a wire (edge).
        note_opened: Somebody wants to write on a note (id).
        wanted_node_at: Somebody wants a new node (place, a `Plug` to wire it to or None).
        refused: Why the last gesture could not be done (sentence; empty: all is well).
    """

    view_changed = Signal()
    picture_changed = Signal()
    overlay_changed = Signal(QRectF)
    node_opened = Signal(str)
    edge_chosen = Signal(object)
    note_opened = Signal(str)
    wanted_node_at = Signal(QPointF, object)
    refused = Signal(str)

    def __init__(
        self,
        document: Document,
        types: Mapping[str, NodeType],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.document = document
        self.selection = Selection(self)
        self.scene = Scene(types, self.selection)
        self.picture = Picture(self.scene, LIGHT)
        self.backing = Backing(self.picture)
        self.size = QSizeF(1, 1)
        self._view = View()
        self._marked: frozenset[str] = frozenset()
        self._wires = self.selection.edges
        self.scene.show(document.pipeline)
        document.replaced.connect(self._follow)
        self.selection.changed.connect(self._repaint_selection)

    @property
    def theme(self) -> Theme:
        """The colours in use."""
        return self.picture.theme

    @property
    def view(self) -> View:
        """Which part of the scene is shown."""
        return self._view

    @view.setter
    def view(self, view: View) -> None:
        if view != self._view:
            self._view = view
            self.view_changed.emit()

    def edit(self, label: str, after: Pipeline, *, merge: object | None = None) -> bool:
        """Make a change that can be undone."""
        return self.document.change(label, after, merge=merge)

    def visible(self) -> QRectF:
        """Return the part of the scene that is shown."""
        return self._view.rect_to_scene(QRectF(QPointF(0, 0), self.size))

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.picture.set_theme(theme)
        self.repaint_all()

    def set_ratio(self, ratio: float) -> None:
        """Follow the window to a screen of another pixel ratio."""
        if ratio != self._view.ratio:
            middle = QPointF(self.size.width() / 2, self.size.height() / 2)
            place = self._view.to_scene(middle)
            view = replace(self._view, ratio=ratio)
            self.view = view.centred(place, self.size.width(), self.size.height())

    def carry(self, ids: Iterable[str]) -> None:
        """Leave some nodes and notes out of the picture while a gesture moves them."""
        before, self.scene.hidden = self.scene.hidden, frozenset(ids)
        self.repaint(before ^ self.scene.hidden)

    def repaint_all(self) -> None:
        """Paint everything anew."""
        self.backing.forget()
        self.picture_changed.emit()

    def repaint(self, ids: frozenset[str] | None) -> None:
        """Paint some nodes, notes and groups anew, with the wires at the nodes."""
        self.picture.forget(ids)
        if ids is None or len(ids) > MANY:
            self.backing.forget()
        else:
            self.backing.forget(self._areas(ids))
        self.picture_changed.emit()

    def _areas(self, ids: Iterable[str]) -> list[QRectF]:
        areas: list[QRectF] = []
        for one in ids:
            areas.append(self.scene.box(one))
            areas += [self._wire_area(at) for at in self.scene.layout.wires_of(one)]
        return areas

    def _wire_area(self, at: int) -> QRectF:
        left, top, right, bottom = self.scene.layout.wire_boxes[at].tolist()
        return QRectF(left, top, right - left, bottom - top)

    def _follow(self, before: Pipeline, after: Pipeline) -> None:
        del before
        layout = self.scene.layout
        old_places = layout.boxes.copy()
        changed = self.scene.show(after)
        self.selection.keep_only_those_in(after)
        if changed is not None and any(
            (old_places[at] != layout.boxes[at]).any()
            for node_id in changed
            if (at := layout.index(node_id)) is not None
        ):
            changed = None
        self.repaint(changed)

    def _repaint_selection(self) -> None:
        before, self._marked = self._marked, self.selection.ids
        wires, self._wires = self._wires, self.selection.edges
        if wires != self._wires:
            self.repaint_wires(wires ^ self._wires)
        changed = before ^ self._marked
        if changed and len(changed) <= MANY:
            self.backing.forget(self.scene.box(one) for one in changed)
        elif changed:
            self.backing.forget()
        self.picture_changed.emit()

    def repaint_wires(self, ends: Iterable[object]) -> None:
        """Paint some wires anew."""
        wanted = set(ends)
        edges = self.scene.layout.edges
        self.backing.forget(
            self._wire_area(at) for at, edge in enumerate(edges) if edge.ends in wanted
        )
