"""The picture of a scene: the same drawing for the window, the minimap and a file."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QTransform

from canvas.layout import rect
from canvas.paint.card import MARGIN, RADIUS, draw_ports
from canvas.paint.far import FarPicture
from canvas.paint.ground import Grid, draw_groups, draw_notes
from canvas.paint.sprites import NEAR, Sprites
from canvas.paint.wires import SMALL_REACH, Wires
from canvas.scene import Scene
from canvas.theme import Theme, color
from canvas.view import View

MIDDLE = 0.22
"""From this scale on cards are painted one by one, with their titles at least."""
COUNTS = 0.33
"""From this scale on records are counted on the wires."""
PIXELS = QTransform()


class Picture:
    """Draws any part of a scene at any scale, in as much detail as can be seen."""

    def __init__(self, scene: Scene, theme: Theme) -> None:
        self.scene = scene
        self.theme = theme
        self.sprites = Sprites(theme)
        self.wires = Wires(scene, theme)
        self.far = FarPicture(scene, theme)
        self._grid = Grid()

    def set_theme(self, theme: Theme) -> None:
        """Draw in other colours from now on."""
        self.theme = theme
        self.sprites.clear(theme)
        self.wires.clear(theme)
        self.far.clear(theme)

    def forget(self, changed: Iterable[str] | None) -> None:
        """Draw some nodes anew, or all of them."""
        if changed is None:
            self.far.clear()
        else:
            self.far.forget(changed)

    def draw(
        self, painter: QPainter, view: View, area: QRect, *, is_exact: bool
    ) -> list[int]:
        """Draw a part of the view, given in device pixels.

        Returns:
            The nodes that are makeshift and want drawing again.
        """
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        self._grid.draw(painter, view, area, self.theme)
        painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform
        )
        part = view.transform().inverted()[0].mapRect(QRectF(area))
        painter.setTransform(view.transform())
        draw_groups(painter, self.scene, part, self.theme, view.scale)
        draw_notes(painter, self.scene, part, self.theme)
        if view.scale < MIDDLE:
            self.far.draw(painter, part)
            self._outline(painter, part, view)
            self.far.draw_labels(painter, part, view.zoom)
            painter.resetTransform()
            return []
        return self._draw_cards(painter, view, part, is_exact=is_exact)

    def prepare(self, view: View, nodes: Sequence[int], *, is_exact: bool) -> int:
        """Paint the pictures of some cards while there is time; return of how many."""
        ids, is_near = self.scene.layout.ids, view.scale >= NEAR
        for done, at in enumerate(nodes):
            face = self.scene.face(ids[at])
            if not self.sprites.prepare(
                face, view.zoom, is_exact=is_exact, is_near=is_near
            ):
                return done
        return len(nodes)

    def box(self, at: int) -> QRectF:
        """Return the outline of a node by its place in the layout."""
        return rect(self.scene.layout.boxes[at])

    def draw_nodes(
        self,
        painter: QPainter,
        view: View,
        nodes: Iterable[int],
        *,
        is_exact: bool,
        pixels: QTransform = PIXELS,
    ) -> list[int]:
        """Draw some cards; return those that are makeshift.

        ``pixels`` is the painter's transform in which its unit is a device pixel.
        """
        zoom, is_near = view.zoom, view.scale >= NEAR
        boxes, ids = self.scene.layout.boxes, self.scene.layout.ids
        unfinished: list[int] = []
        painter.setTransform(pixels)
        for at in nodes:
            x, y = boxes[at, 0] * zoom, boxes[at, 1] * zoom
            corner = QPointF(x - view.offset_x, y - view.offset_y)
            is_done = self.sprites.draw(
                painter,
                self.scene.face(ids[at]),
                corner,
                zoom,
                is_exact=is_exact,
                is_near=is_near,
            )
            if not is_done:
                unfinished.append(int(at))
        painter.setTransform(view.transform() * pixels)
        return unfinished

    def _draw_cards(
        self, painter: QPainter, view: View, part: QRectF, *, is_exact: bool
    ) -> list[int]:
        scene = self.scene
        chosen = [at for at in scene.layout.wires_in(part) if not self._is_carried(at)]
        self.wires.draw(painter, chosen, view.scale)
        around = part.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)
        nodes = scene.layout.nodes_in(around)
        if scene.hidden:
            nodes = [at for at in nodes if scene.layout.ids[at] not in scene.hidden]
        unfinished = self.draw_nodes(painter, view, nodes, is_exact=is_exact)
        self._outline(painter, part, view)
        self._draw_counts(painter, view, part, chosen)
        painter.resetTransform()
        return unfinished

    def _draw_counts(
        self, painter: QPainter, view: View, part: QRectF, chosen: Iterable[int]
    ) -> None:
        if view.scale >= NEAR:
            self.wires.draw_counts(painter, chosen, view.zoom)
        elif view.scale >= COUNTS and self.scene.results:
            out = 2 * SMALL_REACH / view.scale
            around = self.scene.layout.wires_in(part.adjusted(-out, -out, out, out))
            shown = [at for at in around if not self._is_carried(at)]
            self.wires.draw_small_counts(painter, shown, view)

    def _is_carried(self, wire: int) -> bool:
        hidden = self.scene.hidden
        if not hidden:
            return False
        edge = self.scene.layout.edges[wire]
        return edge.source.node in hidden or edge.target.node in hidden

    def _outline(self, painter: QPainter, part: QRectF, view: View) -> None:
        layout = self.scene.layout
        marked = [
            (at, box)
            for node_id in self.scene.selection.ids - self.scene.hidden
            if (at := layout.index(node_id)) is not None
            and (box := rect(layout.boxes[at])).intersects(part)
        ]
        outline_nodes(painter, (box for _, box in marked), view.scale, self.theme)
        if view.scale < NEAR:
            return
        for at, box in marked:
            painter.translate(box.topLeft())
            draw_ports(painter, layout.shapes[at], self.theme)
            painter.translate(-box.topLeft())


def outline_nodes(
    painter: QPainter, boxes: Iterable[QRectF], scale: float, theme: Theme
) -> None:
    """Draw the frame of selected nodes; the painter works in the scene."""
    path, out = QPainterPath(), max(1.0, 1 / scale)
    for box in boxes:
        path.addRoundedRect(
            box.adjusted(-out, -out, out, out), RADIUS + out, RADIUS + out
        )
    if path.isEmpty():
        return
    painter.setPen(QPen(color(theme.accent), max(2.0, 2 / scale)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
