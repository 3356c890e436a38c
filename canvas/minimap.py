"""A small map of everything in a corner: it stands still; press or drag to go there."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap

from canvas.gestures.gesture import Gesture, Pointer
from canvas.stage import Stage
from canvas.theme import color
from canvas.view import View

WIDTH, HEIGHT, AWAY = 190.0, 124.0, 14.0
SMALLEST_CANVAS = 480.0


class Minimap:
    """Draws the map and finds places on it."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._picture = QPixmap()
        self._map = View()
        self._is_stale = True
        self.is_on = True

    @property
    def is_shown(self) -> bool:
        """Whether there is a map to see: not where all is in view anyhow."""
        size, scene = self._stage.size, self._stage.scene
        return (
            self.is_on
            and bool(scene.pipeline.nodes)
            and size.width() >= SMALLEST_CANVAS
            and not self._stage.visible().contains(scene.bounds())
        )

    def box(self) -> QRectF:
        """Return its place in the widget."""
        size = self._stage.size
        left, top = size.width() - WIDTH - AWAY, size.height() - HEIGHT - AWAY
        return QRectF(left, top, WIDTH, HEIGHT)

    def forget(self) -> None:
        """Draw the map anew when it is next seen."""
        self._is_stale = True

    def place(self, point: QPointF) -> QPointF:
        """Return the place in the scene under a point of the widget."""
        self._refresh()
        return self._map.to_scene(point - self.box().topLeft())

    def paint(self, painter: QPainter) -> None:
        """Draw the map and the frame of what is visible."""
        theme, box = self._stage.theme, self.box()
        self._refresh()
        painter.drawPixmap(box.topLeft(), self._picture)
        frame = self._map.rect_to_widget(self._stage.visible()).translated(
            box.topLeft()
        )
        painter.setPen(color(theme.accent))
        painter.setBrush(color(theme.accent, 30))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.drawRect(frame.intersected(box.adjusted(2, 2, -3, -3)).toRect())

    def _refresh(self) -> None:
        if not self._is_stale:
            return
        self._is_stale = False
        ratio = self._stage.view.ratio
        bounds = self._stage.scene.bounds()
        self._map = View(ratio=ratio).fitted(bounds, WIDTH, HEIGHT, largest=0.15)
        size = QSize(round(WIDTH * ratio), round(HEIGHT * ratio))
        self._picture = QPixmap(size)
        self._picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color(self._stage.theme.border), 1))
        painter.setBrush(color(self._stage.theme.raised, 235))
        frame = QRectF(0.5, 0.5, size.width() - 1, size.height() - 1)
        painter.drawRoundedRect(frame, 9 * ratio, 9 * ratio)
        painter.setTransform(self._map.transform())
        area = QRectF(QRect(0, 0, size.width(), size.height()))
        part = self._map.transform().inverted()[0].mapRect(area)
        self._stage.picture.far.draw(painter, part)
        painter.end()
        self._picture.setDevicePixelRatio(ratio)


class GoThere(Gesture):
    """Press or drag on the map: the view follows."""

    cursor = Qt.CursorShape.PointingHandCursor

    def __init__(self, stage: Stage, minimap: Minimap) -> None:
        super().__init__(stage)
        self._minimap = minimap

    def start(self, at: Pointer) -> None:
        """Go to the place under the pointer."""
        self.move(at)

    def move(self, at: Pointer) -> None:
        """Follow the pointer."""
        size = self.stage.size
        place = self._minimap.place(at.widget)
        self.stage.view = self.stage.view.centred(place, size.width(), size.height())
