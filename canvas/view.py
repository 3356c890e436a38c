"""Which part of the scene the widget shows, and how large.

The offset is kept in whole pixels of the device, so that panning can move the painted
picture instead of painting it again, at any scale and pixel ratio.
"""

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTransform

SMALLEST, LARGEST = 0.002, 4.0


@dataclass(frozen=True, slots=True)
class View:
    """The transform between scene and widget.

    ``offset_x``, ``offset_y``: the scene's origin lies that many device pixels left of
    and above the widget's corner.
    """

    scale: float = 1.0
    offset_x: int = 0
    offset_y: int = 0
    ratio: float = 1.0

    @property
    def zoom(self) -> float:
        """Device pixels per scene pixel."""
        return self.scale * self.ratio

    def has_scale_of(self, other: "View") -> bool:
        """Return whether things are as large in another view, on the same screen."""
        return self.scale == other.scale and self.ratio == other.ratio

    def transform(self) -> QTransform:
        """Return the way from the scene to device pixels."""
        zoom = self.zoom
        return QTransform(zoom, 0, 0, zoom, -self.offset_x, -self.offset_y)

    def pixels(self) -> QTransform:
        """Return the way from device pixels to the widget."""
        return QTransform.fromScale(1 / self.ratio, 1 / self.ratio)

    def to_scene(self, point: QPointF) -> QPointF:
        """Return the place in the scene under a point of the widget."""
        return QPointF(
            (point.x() * self.ratio + self.offset_x) / self.zoom,
            (point.y() * self.ratio + self.offset_y) / self.zoom,
        )

    def to_widget(self, point: QPointF) -> QPointF:
        """Return the point of the widget that shows a place in the scene."""
        return QPointF(
            (point.x() * self.zoom - self.offset_x) / self.ratio,
            (point.y() * self.zoom - self.offset_y) / self.ratio,
        )

    def rect_to_scene(self, rect: QRectF) -> QRectF:
        """Return the part of the scene in a part of the widget."""
        return QRectF(self.to_scene(rect.topLeft()), self.to_scene(rect.bottomRight()))

    def rect_to_widget(self, rect: QRectF) -> QRectF:
        """Return the part of the widget that shows a part of the scene."""
        corner = self.to_widget(rect.topLeft())
        width, height = rect.width() * self.scale, rect.height() * self.scale
        return QRectF(corner.x(), corner.y(), width, height)

    def panned(self, dx: float, dy: float) -> "View":
        """Shift the picture by widget pixels."""
        return replace(
            self,
            offset_x=self.offset_x - round(dx * self.ratio),
            offset_y=self.offset_y - round(dy * self.ratio),
        )

    def moved(self, shift: QPointF) -> "View":
        """Shift the scene under the widget by a way in the scene."""
        return self.panned(shift.x() * self.scale, shift.y() * self.scale)

    def zoomed(self, scale: float, about: QPointF) -> "View":
        """Change the scale; what lies under the point ``about`` stays there."""
        scale = min(LARGEST, max(SMALLEST, scale))
        held = self.to_scene(about)
        new = replace(self, scale=scale)
        return replace(
            new,
            offset_x=round(held.x() * new.zoom - about.x() * new.ratio),
            offset_y=round(held.y() * new.zoom - about.y() * new.ratio),
        )

    def centred(self, place: QPointF, width: float, height: float) -> "View":
        """Show ``place`` in the middle of a widget of that size."""
        return replace(
            self,
            offset_x=round(place.x() * self.zoom - width * self.ratio / 2),
            offset_y=round(place.y() * self.zoom - height * self.ratio / 2),
        )

    def fitted(
        self, rect: QRectF, width: float, height: float, largest: float = 1.0
    ) -> "View":
        """Show all of ``rect`` with some air around it."""
        air = min(48.0, width / 8, height / 8)
        scale = min(
            (width - 2 * air) / max(1.0, rect.width()),
            (height - 2 * air) / max(1.0, rect.height()),
            largest,
        )
        scaled = replace(self, scale=min(LARGEST, max(SMALLEST, scale)))
        return scaled.centred(rect.center(), width, height)
