"""Which gesture begins where the left button goes down."""

from PySide6.QtCore import QPointF

from canvas.gestures.connect import Connect
from canvas.gestures.cut import Cut
from canvas.gestures.gesture import Gesture, Modifier, Pointer
from canvas.gestures.move import Move
from canvas.gestures.resize_note import ResizeNote
from canvas.gestures.rubber_band import RubberBand
from canvas.notes import group_at, is_corner, note_at
from canvas.ports import Plug
from canvas.shape import REACH
from canvas.stage import Stage
from engine.pipeline import Edge

WIRE_REACH = 7.0
LOOSE_END = 28.0
"""So near to its end, in pixels of the screen, a wire is pulled off."""


def gesture_at(stage: Stage, at: Pointer) -> Gesture | None:
    """Return the gesture that a press begins; what is pressed gets selected.

    From top to bottom: ports, nodes, wires, notes, titles of groups, the ground.
    """
    scale = stage.view.scale
    layout, pipeline = stage.scene.layout, stage.scene.pipeline
    if scale >= 0.22 and (plug := plug_at(stage, at.scene)):
        return _pull(stage, at, plug)
    if node_id := layout.node_at(at.scene):
        return _move(stage, at, node_id)
    wire = layout.wire_at(at.scene, WIRE_REACH / scale)
    if wire is not None and not at.modifiers & Modifier.AltModifier:
        return _take_wire(stage, at, layout.edges[wire])
    if note_id := note_at(pipeline, at.scene):
        note = pipeline.notes[note_id]
        if is_corner(note, at.scene, scale):
            return ResizeNote(stage, note)
        return _move(stage, at, note_id)
    if group_id := group_at(stage.scene.groups, at.scene):
        return _move(stage, at, group_id)
    if at.modifiers & Modifier.AltModifier:
        return Cut(stage)
    return RubberBand(stage)


def thing_at(stage: Stage, place: QPointF) -> str | None:
    """Return the node, the note or the group under a place."""
    return (
        stage.scene.layout.node_at(place)
        or note_at(stage.scene.pipeline, place)
        or group_at(stage.scene.groups, place)
    )


def plug_at(stage: Stage, place: QPointF) -> Plug | None:
    """Return the port under a place."""
    reach = REACH / max(0.7, min(1.5, stage.view.scale))
    found = stage.scene.layout.port_at(place, reach)
    return None if found is None else Plug(*found)


def _pull(stage: Stage, at: Pointer, plug: Plug) -> Gesture:
    """Pull a wire off an input that has one, unless shift is held; else a new one."""
    if not plug.is_output and not at.adds:
        for edge in reversed(stage.document.pipeline.edges):
            if edge.target == plug.end:
                return Connect(stage, Plug(edge.source, is_output=True), loose=edge)
    return Connect(stage, plug)


def _move(stage: Stage, at: Pointer, one: str) -> Gesture | None:
    selection = stage.selection
    if at.adds:
        selection.toggle([one])
    elif one not in selection.ids:
        selection.choose([one])
    return Move(stage) if one in selection.ids else None


def _take_wire(stage: Stage, at: Pointer, edge: Edge) -> Gesture | None:
    """Select a wire; near one of its ends, pull it off there."""
    if at.adds:
        stage.selection.toggle(edges=[edge.ends])
        return None
    stage.selection.choose(edges=[edge.ends])
    stage.edge_chosen.emit(edge)
    layout, reach = stage.scene.layout, LOOSE_END / stage.view.scale
    start = layout.place_of(edge.source, is_output=True)
    end = layout.place_of(edge.target, is_output=False)
    if end is not None and (end - at.scene).manhattanLength() <= reach:
        return Connect(stage, Plug(edge.source, is_output=True), loose=edge)
    if start is not None and (start - at.scene).manhattanLength() <= reach:
        return Connect(stage, Plug(edge.target, is_output=False), loose=edge)
    return None
