"""Where sticky notes and groups lie."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF

from canvas.layout import Layout
from engine.pipeline import Note, Pipeline

SMALLEST_NOTE = 96.0, 64.0
CORNER = 18.0
"""Size of the corner by which a note is resized, in pixels of the screen."""
AIR = 24.0
TITLE = 32.0


def note_box(note: Note) -> QRectF:
    """Return a note's outline."""
    return QRectF(note.position.x, note.position.y, note.width, note.height)


def note_at(pipeline: Pipeline, place: QPointF) -> str | None:
    """Return the topmost note under a place."""
    found = [n.id for n in pipeline.notes.values() if note_box(n).contains(place)]
    return found[-1] if found else None


def is_corner(note: Note, place: QPointF, scale: float) -> bool:
    """Say whether a place is the corner that resizes a note."""
    box, size = note_box(note), CORNER / scale
    corner = QRectF(box.right() - size, box.bottom() - size, size, size)
    return corner.contains(place)


def group_boxes(pipeline: Pipeline, layout: Layout) -> Mapping[str, QRectF]:
    """Return the frame of each group that has something in it."""
    boxes: dict[str, QRectF] = {}
    for group in pipeline.groups.values():
        box = QRectF()
        for node_id in group.nodes:
            box = box.united(layout.box(node_id))
        if not box.isEmpty():
            boxes[group.id] = box.adjusted(-AIR, -AIR - TITLE, AIR, AIR)
    return boxes


def group_at(boxes: Mapping[str, QRectF], place: QPointF) -> str | None:
    """Return the group whose title bar is under a place."""
    found = [
        group_id
        for group_id, box in boxes.items()
        if QRectF(box.left(), box.top(), box.width(), TITLE).contains(place)
    ]
    return found[-1] if found else None
