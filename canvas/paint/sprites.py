"""Painted pictures of cards, kept for the next frame.

While the scale changes, pictures of a few fixed scales are stretched; once it rests,
they are painted for exactly that scale. A frame spends only so much time on new
pictures: what is missing shows an older picture or a plain box until the next frame.
"""

from collections import OrderedDict
from time import perf_counter

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from canvas.face import Face
from canvas.paint.card import MARGIN, RADIUS, draw_card, draw_title_card
from canvas.theme import Theme, blend, color

NEAR = 0.45
"""From this scale on cards are painted in full."""
STEPS = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0)
BYTES = 24 * 1024 * 1024
BUDGET_S = 0.004


class Sprites:
    """Pictures of cards by content and scale, the longest unused thrown away first."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme
        self._pictures: OrderedDict[tuple[int, float], QPixmap] = OrderedDict()
        self._scales: dict[int, list[float]] = {}
        self._bytes = 0
        self._left_s = 0.0

    def clear(self, theme: Theme) -> None:
        """Forget all pictures, for another theme."""
        self.theme = theme
        self._pictures.clear()
        self._scales.clear()
        self._bytes = 0

    def begin(self, budget_s: float = BUDGET_S) -> None:
        """Begin a frame that may spend so long on new pictures."""
        self._left_s = budget_s

    def prepare(
        self, face: tuple[int, Face], zoom: float, *, is_exact: bool, is_near: bool
    ) -> bool:
        """Paint the picture that `draw` wants, if there is time; return whether it is there."""
        return self._picture(*face, _wanted(zoom, is_exact, is_near)) is not None

    def draw(
        self,
        painter: QPainter,
        face: tuple[int, Face],
        corner: QPointF,
        zoom: float,
        *,
        is_exact: bool,
        is_near: bool,
    ) -> bool:
        """Draw a card; the painter works in device pixels.

        Returns:
            Whether it is the wanted picture rather than a makeshift.
        """
        wanted = _wanted(zoom, is_exact, is_near)
        number, what = face
        picture = self._picture(number, what, wanted)
        is_complete = picture is not None
        scale = wanted
        if picture is None:
            scale = self._nearest(number, wanted)
            picture = self._pictures.get((number, scale))
        if picture is None:
            _draw_box(painter, what, corner, zoom, self.theme)
            return False
        stretch = zoom / abs(scale)
        margin = MARGIN * zoom
        left, top = round(corner.x() - margin), round(corner.y() - margin)
        if stretch == 1.0:
            painter.drawPixmap(left, top, picture)
        else:
            size = picture.size()
            where = QRectF(left, top, size.width() * stretch, size.height() * stretch)
            painter.drawPixmap(where, picture, QRectF(picture.rect()))
        return is_complete

    def _picture(self, number: int, face: Face, scale: float) -> QPixmap | None:
        key = number, scale
        picture = self._pictures.get(key)
        if picture is not None:
            self._pictures.move_to_end(key)
            return picture
        if self._left_s <= 0:
            return None
        begun = perf_counter()
        picture = self._pictures[key] = _painted(face, scale, self.theme)
        self._left_s -= perf_counter() - begun
        self._scales.setdefault(number, []).append(scale)
        self._bytes += _size(picture)
        self._shrink()
        return picture

    def _nearest(self, number: int, wanted: float) -> float:
        scales = self._scales.get(number)
        return min(scales, key=lambda scale: abs(scale - wanted)) if scales else wanted

    def _shrink(self) -> None:
        while self._bytes > BYTES:
            (number, scale), picture = self._pictures.popitem(last=False)
            self._bytes -= _size(picture)
            self._scales[number].remove(scale)


def _wanted(zoom: float, is_exact: bool, is_near: bool) -> float:
    """Return the scale of the picture to use; negative for one with large letters."""
    if not is_exact:
        zoom = next((step for step in STEPS if step >= zoom), STEPS[-1])
    return zoom if is_near else -zoom


def _size(picture: QPixmap) -> int:
    return picture.width() * picture.height() * 4


def _painted(face: Face, scale: float, theme: Theme) -> QPixmap:
    zoom = abs(scale)
    width = (face.shape.width + 2 * MARGIN) * zoom
    height = (face.shape.height + 2 * MARGIN) * zoom
    picture = QPixmap(QSize(int(width) + 1, int(height) + 1))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHints(
        QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
    )
    painter.scale(zoom, zoom)
    painter.translate(MARGIN, MARGIN)
    if scale > 0:
        draw_card(painter, face, theme)
    else:
        draw_title_card(painter, face, theme)
    painter.end()
    return picture


def _draw_box(
    painter: QPainter, face: Face, corner: QPointF, zoom: float, theme: Theme
) -> None:
    size = face.shape.width * zoom, face.shape.height * zoom
    painter.setPen(Qt.PenStyle.NoPen)
    tint = theme.category(face.category)
    painter.setBrush(color(blend(theme.surface, tint, 0.14)))
    painter.drawRoundedRect(QRectF(corner.x(), corner.y(), *size), RADIUS, RADIUS)
