"""The painted picture behind the widget, moved when the view pans, patched elsewhere."""

import math
from collections.abc import Iterable

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QPainter, QPixmap, QRegion

from canvas.paint.card import MARGIN
from canvas.paint.picture import Picture
from canvas.paint.sprites import BUDGET_S
from canvas.paint.wires import SMALL_REACH
from canvas.view import View

FEW = 16


class Backing:
    """Keeps the picture of a view up to date with as little painting as possible."""

    def __init__(self, picture: Picture) -> None:
        self._picture = picture
        self._view: View | None = None
        self._dirty = QRegion()
        self._makeshift: list[int] = []
        self._is_exact = False
        self.pixmap = QPixmap()

    @property
    def is_unfinished(self) -> bool:
        """Whether some of it is makeshift and wants another frame."""
        return bool(self._makeshift)

    def forget(self, areas: Iterable[QRectF] | None = None) -> None:
        """Paint some parts of the scene anew, or everything."""
        if areas is None or self._view is None:
            self._view = None
            self._makeshift = []
            return
        for area in areas:
            self._dirty += self._in_device(self._view, area)

    def show(
        self,
        view: View,
        size: QSize,
        *,
        is_exact: bool,
        budget_s: float = BUDGET_S,
    ) -> QPixmap:
        """Return the picture of ``view``, as large as ``size`` in device pixels."""
        self._picture.sprites.begin(budget_s)
        if self.pixmap.size() != size:
            self.pixmap = QPixmap(size)
            self._view = None
        before, self._view = self._view, view
        everything = QRect(0, 0, size.width(), size.height())
        sharper = is_exact and not self._is_exact
        self._is_exact = is_exact
        if before is None or sharper or not before.has_scale_of(view):
            self._dirty = QRegion(everything)
            self._makeshift = []
        else:
            self._scroll(
                before.offset_x - view.offset_x,
                before.offset_y - view.offset_y,
                everything,
            )
            if self._makeshift:
                self._replace_makeshift(view)
        if not self._dirty.isEmpty():
            self._patch(view, everything)
        self.pixmap.setDevicePixelRatio(view.ratio)
        return self.pixmap

    def _scroll(self, dx: int, dy: int, everything: QRect) -> None:
        if not (dx or dy):
            return
        self.pixmap.setDevicePixelRatio(1.0)
        self.pixmap.scroll(dx, dy, everything)
        self._dirty.translate(dx, dy)
        self._dirty += QRegion(everything) - QRegion(everything.translated(dx, dy))

    def _replace_makeshift(self, view: View) -> None:
        """Paint again what a frame before had no time for, as far as there is time."""
        nodes = list(dict.fromkeys(self._makeshift))
        ready = self._picture.prepare(view, nodes, is_exact=self._is_exact)
        self._makeshift = nodes[ready:]
        for at in nodes[:ready]:
            self._dirty += self._in_device(view, self._picture.box(at))

    def _patch(self, view: View, everything: QRect) -> None:
        wanted, self._dirty = self._dirty & everything, QRegion()
        self.pixmap.setDevicePixelRatio(1.0)
        painter = QPainter(self.pixmap)
        for part in simple(wanted):
            painter.resetTransform()
            painter.setClipRect(part)
            self._makeshift += self._picture.draw(
                painter, view, part, is_exact=self._is_exact
            )
        painter.end()

    def _in_device(self, view: View, area: QRectF) -> QRect:
        around = area.adjusted(-MARGIN, -MARGIN, MARGIN, MARGIN)
        out = math.ceil(SMALL_REACH * view.ratio)
        device = view.transform().mapRect(around).toAlignedRect()
        return device.adjusted(-out, -out, out, out)


def simple(region: QRegion) -> list[QRect]:
    """Return a few rectangles that cover a region."""
    if region.rectCount() > FEW:
        return [region.boundingRect()]
    return list(region)  # pyright: ignore[reportArgumentType] - the stub has no __iter__
