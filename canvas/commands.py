"""What menus and keys do to the selection; each is one step to undo."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF

from canvas import arrange
from canvas.gestures.snapping import to_grid
from canvas.insert import inserted, spliced
from canvas.ports import Plug
from canvas.stage import Stage
from engine import edit
from engine.pipeline import Edge, Group, Node, Note, Position

NOTE_SIZE = 240.0, 112.0


def select_all(stage: Stage) -> None:
    """Select every node and note."""
    pipeline = stage.document.pipeline
    stage.selection.choose(pipeline.nodes.keys() | pipeline.notes.keys())


def delete_selected(stage: Stage) -> None:
    """Remove the selected nodes, notes, groups and wires."""
    selection, pipeline = stage.selection, stage.document.pipeline
    after = edit.remove(edit.disconnect(pipeline, selection.edges), selection.ids)
    stage.edit("Delete", after)


def nudge(stage: Stage, dx: float, dy: float) -> None:
    """Move the selection a little; a row of nudges is one step."""
    ids = stage.selection.ids
    after = edit.moved(stage.document.pipeline, ids, dx, dy)
    stage.edit("Move", after, merge=("nudge", ids))


def switch_selected(stage: Stage) -> None:
    """Switch the selected nodes off, or on if all of them are off."""
    after = pipeline = stage.document.pipeline
    nodes = [pipeline.nodes[n] for n in stage.selection.ids if n in pipeline.nodes]
    off = not all(node.disabled for node in nodes)
    for node in nodes:
        after = edit.put_node(after, replace(node, disabled=off))
    stage.edit("Switch off" if off else "Switch on", after)


def tidy(stage: Stage) -> None:
    """Arrange the selected nodes, or all, in layers from left to right."""
    boxes = _boxes(stage, at_least=2) or _boxes(stage, stage.document.pipeline.nodes)
    if boxes:
        _place(stage, "Tidy up", arrange.tidied(stage.document.pipeline, boxes))


def align(stage: Stage, line: arrange.Line) -> None:
    """Bring the selected nodes onto one line."""
    boxes = _boxes(stage, at_least=2)
    if boxes:
        _place(stage, "Align", arrange.aligned(boxes, line))


def distribute(stage: Stage, *, sideways: bool) -> None:
    """Make the gaps between the selected nodes equal."""
    boxes = _boxes(stage, at_least=3)
    if boxes:
        places = arrange.distributed(boxes, sideways=sideways)
        _place(stage, "Distribute", places)


def add_note(stage: Stage, place: QPointF, text: str = "") -> str:
    """Put a sticky note down; return its id."""
    pipeline = stage.document.pipeline
    position = Position(to_grid(place.x()), to_grid(place.y()))
    width, height = NOTE_SIZE
    note = Note(edit.fresh_id(pipeline, "note"), text, position, width, height)
    stage.edit("Add note", edit.put_note(pipeline, note))
    stage.selection.choose([note.id])
    return note.id


def write_note(stage: Stage, note_id: str, text: str) -> None:
    """Change what a note says."""
    pipeline = stage.document.pipeline
    note = pipeline.notes.get(note_id)
    if note is not None and note.text != text:
        stage.edit("Write note", edit.put_note(pipeline, replace(note, text=text)))


def group_selected(stage: Stage, title: str = "Group") -> str | None:
    """Put a frame around the selected nodes; return its id."""
    pipeline = stage.document.pipeline
    members = tuple(n for n in pipeline.nodes if n in stage.selection.ids)
    if not members:
        return None
    group = Group(edit.fresh_id(pipeline, "group"), title, members)
    stage.edit("Group", edit.put_group(pipeline, group))
    return group.id


def insert_node(
    stage: Stage,
    type_id: str,
    place: QPointF,
    wired_to: Plug | None = None,
    into: Edge | None = None,
) -> str:
    """Add a node of a type and select it; return its id.

    Args:
        stage: Where.
        type_id: Which; an unknown one becomes a placeholder.
        place: Where in the scene its middle shall be.
        wired_to: A port to wire it to.
        into: A wire to splice it into.
    """
    pipeline = stage.document.pipeline
    types = stage.scene.types
    kind = types.get(type_id)
    if kind is None:
        name = edit.fresh_id(pipeline, type_id.rsplit(".", 1)[-1] or "node")
        node = Node(name, type_id, position=Position(place.x(), place.y()))
        after, node_id = edit.put_node(pipeline, node), name
    elif into is not None:
        after, node_id = spliced(pipeline, types, kind, place, into)
    else:
        after, node_id = inserted(pipeline, types, kind, place, wired_to)
    stage.edit(f"Add {kind.title if kind else type_id}", after)
    stage.selection.choose([node_id])
    return node_id


def _boxes(
    stage: Stage, ids: Iterable[str] | None = None, *, at_least: int = 1
) -> dict[str, QRectF]:
    nodes = stage.document.pipeline.nodes
    chosen = nodes.keys() & (stage.selection.ids if ids is None else ids)
    if len(chosen) < at_least:
        return {}
    return {one: stage.scene.box(one) for one in nodes if one in chosen}


def _place(stage: Stage, label: str, places: Mapping[str, QPointF]) -> None:
    pipeline = stage.document.pipeline
    nodes = {
        one: replace(pipeline.nodes[one], position=Position(place.x(), place.y()))
        for one, place in places.items()
        if pipeline.nodes[one].position != Position(place.x(), place.y())
    }
    if nodes:
        after = replace(pipeline, nodes={**pipeline.nodes, **nodes})
        stage.edit(label, after)
