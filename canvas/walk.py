"""Where the arrow keys lead from a node."""

import numpy as np
from PySide6.QtCore import Qt

from canvas.layout import Layout

Way = tuple[int, int]
WAYS: dict[int, Way] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
ASIDE = 2.5
"""How much farther a node seems for lying off to the side."""


def first(layout: Layout) -> str | None:
    """Return the node to begin with: the leftmost, then the uppermost."""
    if not layout.ids:
        return None
    order = np.lexsort((layout.boxes[:, 1], layout.boxes[:, 0]))
    return layout.ids[order[0]]


def neighbour(layout: Layout, node_id: str, way: Way) -> str | None:
    """Return the nearest node to one side, wired ones before others."""
    at = layout.index(node_id)
    if at is None:
        return first(layout)
    middles = (layout.boxes[:, :2] + layout.boxes[:, 2:]) / 2
    offset = middles - middles[at]
    ahead = offset @ np.array(way, dtype=float)
    aside = np.abs(offset @ np.array(way[::-1], dtype=float))
    cost = np.where(ahead > 1.0, ahead + ASIDE * aside, np.inf)
    wired = _wired(layout, node_id, way)
    if wired:
        only = np.full_like(cost, np.inf)
        only[wired] = cost[wired]
        cost = only if np.isfinite(only).any() else cost
    best = int(np.argmin(cost))
    return layout.ids[best] if np.isfinite(cost[best]) else None


def _wired(layout: Layout, node_id: str, way: Way) -> list[int]:
    """Return the nodes at the other ends of the wires that leave to that side."""
    found: list[int] = []
    for at in layout.wires_of(node_id):
        edge = layout.edges[at]
        other = edge.target.node if way == (1, 0) else edge.source.node
        index = layout.index(other)
        if way[0] and other != node_id and index is not None:
            found.append(index)
    return found
