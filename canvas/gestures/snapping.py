"""Where moved things come to rest: in line with others, else on the grid."""

from bisect import bisect_left
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
        left, top, right, bottom = boxes.T
        self._upright = Lines(left, right, (top, bottom))
        self._level = Lines(top, bottom, (left, right))

    def rest_of(self, box: QRectF, scale: float) -> Rest:
        """Return where a box comes to rest that the hand holds in one place."""
        reach = NEAR / scale
        dx, at_x = self._upright.pull(box.left(), box.right(), reach)
        dy, at_y = self._level.pull(box.top(), box.bottom(), reach)
        if at_x is None:
            dx = to_grid(box.left()) - box.left()
        if at_y is None:
            dy = to_grid(box.top()) - box.top()
        there = box.translated(dx, dy)
        guides: list[QLineF] = []
        if at_x is not None:
            first, last = self._upright.span(at_x)
            low, high = min(there.top(), first), max(there.bottom(), last)
            guides.append(QLineF(at_x, low, at_x, high))
        if at_y is not None:
            first, last = self._level.span(at_y)
            low, high = min(there.left(), first), max(there.right(), last)
            guides.append(QLineF(low, at_y, high, at_y))
        return Rest(dx, dy, tuple(guides))


class Lines:
    """The parallel lines along the edges and middles of boxes, in order."""

    def __init__(self, low: Floats, high: Floats, along: tuple[Floats, Floats]) -> None:
        """Take where the boxes begin and end across the lines, and along them."""
        self._each = np.stack([low, (low + high) / 2, high])
        self._along = along
        self._places: list[float] = np.unique(self._each).tolist()
        self._spans: dict[float, tuple[float, float]] = {}

    def pull(self, low: float, high: float, reach: float) -> tuple[float, float | None]:
        """Return the smallest way to a line, and where that is; None if all are far."""
        best, found = reach, None
        for mine in (low, (low + high) / 2, high):
            after = bisect_left(self._places, mine)
            for place in self._places[max(0, after - 1) : after + 1]:
                if abs(place - mine) <= abs(best):
                    best, found = place - mine, place
        return (best, found) if found is not None else (0.0, None)

    def span(self, place: float) -> tuple[float, float]:
        """Return from where to where the boxes on a line reach along it."""
        found = self._spans.get(place)
        if found is None:
            on = (np.abs(self._each - place) < 0.5).any(axis=0)
            first, last = self._along
            found = float(first[on].min()), float(last[on].max())
            self._spans[place] = found
        return found


def to_grid(value: float) -> float:
    """Return the nearest line of the grid."""
    return round(value / GRID) * float(GRID)
