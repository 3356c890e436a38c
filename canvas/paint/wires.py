"""Wires, all of one colour in one go.

A pen wider than one pixel of the device is many times slower than one of a pixel, so
that a thick wire is several thin strokes side by side.
"""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPen, QPixmap, QTransform

from canvas.layout import Layout, reach_of
from canvas.paint.fonts import font, metrics
from canvas.scene import Scene
from canvas.theme import Theme, color
from canvas.view import View
from engine.pipeline import ERROR_PORT

Ends = tuple[float, float, float, float]
DEMI = QFont.Weight.DemiBold
KEPT = 20_000
THICK = 0.7
"""From this scale on wires are two pixels thick."""
SMALL_PILL = 0.78
"""The scale of the counts that are drawn at cards, readable at any scale."""
SMALL_REACH = 20
"""So many pixels of the screen such a count stands out from its card at most."""
BESIDE = ((0.0, 0.7), (0.7, 0.0), (0.5, 0.5))


def curve(ends: Ends, reach: float) -> QPainterPath:
    """Return the line of a wire."""
    from_x, from_y, to_x, to_y = ends
    path = QPainterPath(QPointF(from_x, from_y))
    path.cubicTo(from_x + reach, from_y, to_x - reach, to_y, to_x, to_y)
    return path


def loose_curve(start: QPointF, end: QPointF) -> QPainterPath:
    """Return the line of a wire that is being drawn."""
    ends = start.x(), start.y(), end.x(), end.y()
    return curve(ends, min(160.0, max(24.0, abs(end.x() - start.x()) * 0.5)))


def draw_lines(
    painter: QPainter, path: QPainterPath, tint: str, *, is_thick: bool
) -> None:
    """Draw lines of one pixel, or of two, as several strokes side by side."""
    pen = QPen(color(tint), 1)
    pen.setCosmetic(True)
    painter.setPen(pen)
    painter.drawPath(path)
    if is_thick:
        before = painter.transform()
        for dx, dy in BESIDE:
            painter.setTransform(before * QTransform.fromTranslate(dx, dy))
            painter.drawPath(path)
        painter.setTransform(before)


class Wires:
    """The curves of a scene's wires, kept for the next frame."""

    def __init__(self, scene: Scene, theme: Theme) -> None:
        self._scene = scene
        self.theme = theme
        self._curves: dict[Ends, QPainterPath] = {}
        self._pills: dict[tuple[str, float], QPixmap] = {}

    def clear(self, theme: Theme) -> None:
        """Forget what depends on the theme."""
        self.theme = theme
        self._pills.clear()

    def draw(self, painter: QPainter, chosen: Iterable[int], scale: float) -> None:
        """Draw wires; the painter works in the scene."""
        selected = self._scene.selection.edges
        edges = self._scene.layout.edges
        paths: dict[str, QPainterPath] = {}
        marked: list[QPainterPath] = []
        for at in chosen:
            curve = self.curve_of(at)
            if selected and edges[at].ends in selected:
                marked.append(curve)
            else:
                paths.setdefault(self.tint(at), QPainterPath()).addPath(curve)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for tint, path in paths.items():
            draw_lines(painter, path, tint, is_thick=scale >= THICK)
        painter.setPen(QPen(color(self.theme.accent), max(3.0, 1.5 / scale)))
        for path in marked:
            painter.drawPath(path)

    def draw_solid(self, painter: QPainter, chosen: Iterable[int]) -> None:
        """Draw wires with a real pen of two pixels, for a file."""
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for at in chosen:
            painter.setPen(QPen(color(self.tint(at)), 2))
            painter.drawPath(self.curve_of(at))

    def draw_counts(
        self, painter: QPainter, chosen: Iterable[int], zoom: float
    ) -> None:
        """Draw how many records went over each wire; the painter works in the scene."""
        if not self._scene.results:
            return
        for at in chosen:
            count = self._scene.records_on(at)
            if count is not None:
                pill = self._pill(f"{count:,}", zoom)
                _draw_pill(painter, pill, middle_of(self._scene.layout, at), zoom)

    def draw_small_counts(
        self, painter: QPainter, chosen: Iterable[int], view: View
    ) -> None:
        """Draw counts where wires are short and pills small: at the cards they leave.

        Below a card with one output, else at its port; once for all wires of a port.
        """
        if not self._scene.results:
            return
        layout = self._scene.layout
        firsts = {layout.edges[at].source: at for at in chosen}
        for source, at in firsts.items():
            count = self._scene.records_on(at)
            if count is None:
                continue
            pill = self._pill(f"{count:,}", SMALL_PILL * view.ratio)
            box, start = layout.box(source.node), layout.wires[at].tolist()[1]
            place = QPointF(box.right() - pill.width() / view.zoom / 2, box.bottom())
            if layout.has_many_outputs(source.node):
                place = QPointF(box.right(), start)
            _draw_pill(painter, pill, place, view.zoom)

    def tint(self, at: int) -> str:
        """Return the colour of a wire that is not selected."""
        source = self._scene.layout.edges[at].source
        if source.port == ERROR_PORT:
            return self.theme.danger
        result = self._scene.results.get(source.node)
        if result is not None and result.status == "running":
            return self.theme.accent
        return self.theme.wire

    def curve_of(self, at: int) -> QPainterPath:
        """Return a wire's line."""
        ends: Ends = tuple(self._scene.layout.wires[at].tolist())
        found = self._curves.get(ends)
        if found is None:
            if len(self._curves) > KEPT:
                self._curves.clear()
            reach = float(reach_of(self._scene.layout.wires[at : at + 1])[0])
            found = self._curves[ends] = curve(ends, reach)
        return found

    def _pill(self, text: str, zoom: float) -> QPixmap:
        found = self._pills.get((text, zoom))
        if found is None:
            if len(self._pills) > 500:
                self._pills.clear()
            found = self._pills[text, zoom] = _painted_pill(text, zoom, self.theme)
        return found


def middle_of(layout: Layout, at: int) -> QPointF:
    """Return the middle of a wire: halfway along a symmetric curve."""
    from_x, from_y, to_x, to_y = layout.wires[at].tolist()
    return QPointF((from_x + to_x) / 2, (from_y + to_y) / 2)


def _draw_pill(painter: QPainter, pill: QPixmap, middle: QPointF, zoom: float) -> None:
    where = QRectF(0, 0, pill.width() / zoom, pill.height() / zoom)
    where.moveCenter(middle)
    painter.drawPixmap(where, pill, QRectF(pill.rect()))


def _painted_pill(text: str, zoom: float, theme: Theme) -> QPixmap:
    width, height = metrics(11, DEMI).horizontalAdvance(text) + 14, 20.0
    picture = QPixmap(int(width * zoom) + 1, int(height * zoom) + 1)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(zoom, zoom)
    painter.setPen(QPen(color(theme.border), 1))
    painter.setBrush(color(theme.surface))
    box = QRectF(0.5, 0.5, width - 1, height - 1)
    painter.drawRoundedRect(box, height / 2, height / 2)
    painter.setFont(font(11, DEMI))
    painter.setPen(color(theme.muted))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
    painter.end()
    return picture
