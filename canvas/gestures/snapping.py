"""Where moved things come to rest: in line with others, else on the grid."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QLineF, QRectF

from canvas.shape import GRID

NEAR = 6.0
"""How near, in pixels of the screen, an edge must come to be pulled into line."""

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Rest:
    """The pull to the place of rest, and the lines that show why."""

    dx: float
    dy: float
    guides: tuple[QLineF, ...] = ()


class Neighbours:
    """The lines that a moved box may fall into: left, middle, right, top and so on."""

    def __init__(self, boxes: Floats) -> None:
        """Take left, top, right, bottom of the boxes that stay."""
        self._boxes = boxes
        self._upright = _lines(boxes[:, 0], boxes[:, 2])
        self._level = _lines(boxes[:, 1], boxes[:, 3])

    def rest_of(self, box: QRectF, scale: float) -> Rest:
        """Return where a box comes to rest that the hand holds in one place."""
        reach = NEAR / scale
        dx, at_x = _pull(box.left(), box.right(), self._upright, reach)
        dy, at_y = _pull(box.top(), box.bottom(), self._level, reach)
        if at_x is None:
            dx = to_grid(box.left()) - box.left()
        if at_y is None:
            dy = to_grid(box.top()) - box.top()
        there = box.translated(dx, dy)
        guides: list[QLineF] = []
        if at_x is not None:
            on = self._boxes[(np.abs(self._upright - at_x) < 0.5).any(axis=0)]
            top = min(there.top(), *on[:, 1].tolist())
            low = max(there.bottom(), *on[:, 3].tolist())
            guides.append(QLineF(at_x, top, at_x, low))
        if at_y is not None:
            on = self._boxes[(np.abs(self._level - at_y) < 0.5).any(axis=0)]
            left = min(there.left(), *on[:, 0].tolist())
            right = max(there.right(), *on[:, 2].tolist())
            guides.append(QLineF(left, at_y, right, at_y))
        return Rest(dx, dy, tuple(guides))


def to_grid(value: float) -> float:
    """Return the nearest line of the grid."""
    return round(value / GRID) * float(GRID)


def _lines(low: Floats, high: Floats) -> Floats:
    return np.stack([low, (low + high) / 2, high])


def _pull(
    low: float, high: float, lines: Floats, reach: float
) -> tuple[float, float | None]:
    """Return the smallest way to a line of another box, and where that line is."""
    best, found = reach, None
    if lines.size:
        for mine in (low, (low + high) / 2, high):
            ways = lines - mine
            way = float(ways.flat[np.abs(ways).argmin()])
            if abs(way) <= abs(best):
                best, found = way, mine + way
    return (best, found) if found is not None else (0.0, None)
