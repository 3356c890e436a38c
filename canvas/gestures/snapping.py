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


def rest_of(box: QRectF, others: Floats, scale: float) -> Rest:
    """Return where a moved box comes to rest among other boxes.

    Args:
        box: The moved box where the hand holds it.
        others: Left, top, right, bottom of the boxes that stay.
        scale: Pixels of the screen per scene pixel.
    """
    reach = NEAR / scale
    dx, at_x = _pull(_lines(box.left(), box.right()), others[:, [0, 2]], reach)
    dy, at_y = _pull(_lines(box.top(), box.bottom()), others[:, [1, 3]], reach)
    if at_x is None:
        dx = to_grid(box.left()) - box.left()
    if at_y is None:
        dy = to_grid(box.top()) - box.top()
    there = box.translated(dx, dy)
    guides: list[QLineF] = []
    if at_x is not None:
        on = others[(np.abs(_all_lines(others[:, [0, 2]]) - at_x) < 0.5).any(axis=1)]
        top = min(there.top(), *on[:, 1].tolist())
        guides.append(QLineF(at_x, top, at_x, max(there.bottom(), *on[:, 3].tolist())))
    if at_y is not None:
        on = others[(np.abs(_all_lines(others[:, [1, 3]]) - at_y) < 0.5).any(axis=1)]
        left = min(there.left(), *on[:, 0].tolist())
        guides.append(QLineF(left, at_y, max(there.right(), *on[:, 2].tolist()), at_y))
    return Rest(dx, dy, tuple(guides))


def to_grid(value: float) -> float:
    """Return the nearest line of the grid."""
    return round(value / GRID) * float(GRID)


def _lines(low: float, high: float) -> Floats:
    return np.array([low, (low + high) / 2, high])


def _all_lines(spans: Floats) -> Floats:
    return np.stack([spans[:, 0], spans.mean(axis=1), spans[:, 1]], axis=1)


def _pull(mine: Floats, spans: Floats, reach: float) -> tuple[float, float | None]:
    """Return the smallest way to a line of another box, and where that line is."""
    if not len(spans):
        return 0.0, None
    ways = _all_lines(spans)[:, None, :] - mine[None, :, None]
    flat = int(np.argmin(np.abs(ways)))
    way = float(ways.reshape(-1)[flat])
    if abs(way) > reach:
        return 0.0, None
    line = float(mine[(flat // 3) % 3]) + way
    return way, line
