"""Ways to look somewhere else: fit, zoom, go to a node."""

from collections.abc import Collection, Iterable

from PySide6.QtCore import QPointF

from canvas.stage import Stage

STEP = 1.25
AIR = 40.0


class Navigation:
    """Changes the view on behalf of menus, keys and buttons."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def fit(self, ids: Iterable[str] = ()) -> None:
        """Show everything, or some nodes."""
        chosen, scene = tuple(ids), self._stage.scene
        bounds = scene.bounds_of(chosen) if chosen else scene.bounds()
        size = self._stage.size
        if not bounds.isEmpty():
            view = self._stage.view.fitted(bounds, size.width(), size.height())
            self._stage.view = view

    def zoom_to(self, factor: float) -> None:
        """Change the scale; the middle stays where it is. 1.0 is 100 %."""
        self._stage.view = self._stage.view.zoomed(factor, self._middle())

    def zoom_to_full(self) -> None:
        """Show everything as large as it is."""
        self.zoom_to(1.0)

    def zoom_in(self) -> None:
        """Come a step nearer."""
        self.zoom_to(self._stage.view.scale * STEP)

    def zoom_out(self) -> None:
        """Go a step farther away."""
        self.zoom_to(self._stage.view.scale / STEP)

    def centre_on(self, one: str) -> None:
        """Bring a node, a note or a group into the middle."""
        box = self._stage.scene.box(one)
        if not box.isEmpty():
            size = self._stage.size
            self._stage.view = self._stage.view.centred(
                box.center(), size.width(), size.height()
            )

    def reveal(self, one: str) -> None:
        """Bring a node into view, if it is not."""
        air = AIR / self._stage.view.scale
        box = self._stage.scene.box(one).adjusted(-air, -air, air, air)
        if not self._stage.visible().contains(box):
            self.centre_on(one)

    def reveal_any(self, ids: Collection[str]) -> None:
        """Bring these into the middle, if none of them is in view."""
        scene, seen = self._stage.scene, self._stage.visible()
        if ids and not any(seen.intersects(scene.box(one)) for one in ids):
            size, middle = self._stage.size, scene.bounds_of(ids).center()
            self._stage.view = self._stage.view.centred(
                middle, size.width(), size.height()
            )

    def _middle(self) -> QPointF:
        return QPointF(self._stage.size.width() / 2, self._stage.size.height() / 2)
