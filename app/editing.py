"""What the menus do to the document in front: nodes, the clipboard, the view.

The canvas is imported when it is first used, so that the window opens before it.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QClipboard

from app.desk import Desk, Sheet
from engine import clipboard
from engine.pipeline import Endpoint, Pipeline

STEP = 40.0

if TYPE_CHECKING:
    from canvas.arrange import Line
    from canvas.ports import Plug


class Editing:
    """Edits the document in front; without one, nothing happens."""

    def __init__(self, desk: Desk, board: QClipboard) -> None:
        self._desk = desk
        self._board = board
        self._pasted = 0

    def undo(self) -> None:
        """Take the last change back."""
        self._with_front(lambda sheet: sheet.document.undo())

    def redo(self) -> None:
        """Make the last undone change again."""
        self._with_front(lambda sheet: sheet.document.redo())

    def copy(self) -> None:
        """Put the selected nodes on the clipboard as a pipeline in JSON."""
        sheet = self._desk.front
        if sheet and sheet.selection.ids:
            self._board.setText(clipboard.copied(sheet.pipeline, sheet.selection.ids))
            self._pasted = 0

    def cut(self) -> None:
        """Copy the selected nodes and remove them."""
        self.copy()
        self.delete()

    def paste(self) -> None:
        """Add what the clipboard holds, a little aside each time.

        Raises:
            EngineError: something is wrong with the pipeline on the clipboard.
        """
        self._pasted += 1
        part = clipboard.read(self._board.text())
        if part is not None:
            self._insert(part, "Paste", self._pasted * STEP)

    def duplicate(self) -> None:
        """Add a copy of the selected nodes beside them."""
        sheet = self._desk.front
        if sheet and sheet.selection.ids:
            part = clipboard.fragment(sheet.pipeline, sheet.selection.ids)
            self._insert(part, "Duplicate", STEP)

    def delete(self) -> None:
        """Remove what is selected."""
        from canvas.commands import delete_selected

        self._with_front(lambda sheet: delete_selected(sheet.canvas.stage))

    def select_all(self) -> None:
        """Select everything."""
        from canvas.commands import select_all

        self._with_front(lambda sheet: select_all(sheet.canvas.stage))

    def group(self) -> None:
        """Put a frame around the selected nodes."""
        from canvas.commands import group_selected

        self._with_front(lambda sheet: group_selected(sheet.canvas.stage))

    def switch(self) -> None:
        """Switch the selected nodes off or on."""
        from canvas.commands import switch_selected

        self._with_front(lambda sheet: switch_selected(sheet.canvas.stage))

    def tidy(self) -> None:
        """Arrange the selected nodes, or all, in layers from left to right."""
        from canvas.commands import tidy

        self._with_front(lambda sheet: tidy(sheet.canvas.stage))

    def align_left(self) -> None:
        """Put the selected nodes below each other."""
        self._align("left")

    def align_top(self) -> None:
        """Put the selected nodes beside each other."""
        self._align("top")

    def even_across(self) -> None:
        """Make the gaps from left to right equal."""
        self._distribute(sideways=True)

    def even_down(self) -> None:
        """Make the gaps from top to bottom equal."""
        self._distribute(sideways=False)

    def add_note(self) -> None:
        """Put a note into the middle of the view and begin to write on it."""
        from canvas.commands import add_note

        if sheet := self._desk.front:
            stage = sheet.canvas.stage
            stage.note_opened.emit(add_note(stage, middle(sheet)))

    def add_node(self, type_id: str) -> None:
        """Add a node behind the selected one, else in the middle of the view."""
        if sheet := self._desk.front:
            sheet.canvas.insert_node(type_id, *free_place(sheet, type_id))

    def zoom_in(self) -> None:
        """Come a step nearer."""
        self._with_front(lambda sheet: sheet.canvas.zoom_in())

    def zoom_out(self) -> None:
        """Go a step farther away."""
        self._with_front(lambda sheet: sheet.canvas.zoom_out())

    def fit(self) -> None:
        """Show everything."""
        self._with_front(lambda sheet: sheet.canvas.fit())

    def _align(self, line: "Line") -> None:
        from canvas.commands import align

        self._with_front(lambda sheet: align(sheet.canvas.stage, line))

    def _distribute(self, *, sideways: bool) -> None:
        from canvas.commands import distribute

        self._with_front(
            lambda sheet: distribute(sheet.canvas.stage, sideways=sideways)
        )

    def _insert(self, part: Pipeline, label: str, aside: float) -> None:
        if sheet := self._desk.front:
            after, ids = clipboard.pasted(sheet.pipeline, part, dx=aside, dy=aside)
            sheet.document.change(label, after)
            sheet.selection.choose(ids)
            sheet.canvas.reveal(ids)

    def _with_front(self, act: Callable[[Sheet], object]) -> None:
        if sheet := self._desk.front:
            act(sheet)


def middle(sheet: Sheet) -> QPointF:
    """Return the place in the scene in the middle of the view."""
    return sheet.canvas.scene_position(QPointF(sheet.canvas.rect().center()))


def free_place(sheet: Sheet, type_id: str) -> tuple[QPointF, "Plug | None"]:
    """Return where a new node goes, and the port of the selected node to wire it to."""
    from canvas.ports import Plug

    node, types = sheet.node, sheet.canvas.stage.scene.types
    kind, new = types.get(node.type) if node else None, types.get(type_id)
    if node is None or kind is None or new is None or not kind.outputs:
        return middle(sheet), None
    box = sheet.canvas.stage.scene.box(node.id)
    output = kind.outputs[0]
    if not any(port.takes(output) for port in new.inputs):
        return middle(sheet), None
    place = QPointF(box.right() + 2 * STEP, box.center().y())
    return place, Plug(Endpoint(node.id, output.name), is_output=True)
