"""The open documents, and the one in front."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from canvas.document import Document
from canvas.selection import Selection
from engine.pipeline import Node, Pipeline

if TYPE_CHECKING:
    from canvas.widget import CanvasWidget

MakeCanvas = Callable[[Document], "CanvasWidget"]


@dataclass(frozen=True, eq=False)
class Sheet:
    """One open document and the canvas that shows it."""

    document: Document
    canvas: "CanvasWidget"

    @property
    def pipeline(self) -> Pipeline:
        """The pipeline as it stands."""
        return self.document.pipeline

    @property
    def selection(self) -> Selection:
        """What is selected on the canvas."""
        return self.canvas.selection

    @property
    def node(self) -> Node | None:
        """The selected node, if it is the only thing selected."""
        ids = self.selection.ids
        return self.pipeline.nodes.get(next(iter(ids))) if len(ids) == 1 else None


class Desk(QObject):
    """Holds the open documents; panels show the one in front.

    Signals:
        changed: Other documents are open, or another one is in front.
        touched: A document has another value, name or saved state.
        selected: Something else is selected in the document in front.
    """

    changed = Signal()
    touched = Signal()
    selected = Signal()

    def __init__(self, make_canvas: MakeCanvas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make_canvas = make_canvas
        self._sheets: list[Sheet] = []
        self._front: Sheet | None = None

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The open documents in the order of their tabs."""
        return tuple(self._sheets)

    @property
    def front(self) -> Sheet | None:
        """The document in front."""
        return self._front

    def unsaved(self) -> tuple[Sheet, ...]:
        """Return the documents with something to save."""
        return tuple(sheet for sheet in self._sheets if sheet.document.is_dirty)

    def find(self, pipeline_id: str) -> Sheet | None:
        """Return the open document of a pipeline."""
        return next((s for s in self._sheets if s.pipeline.id == pipeline_id), None)

    def open(self, pipeline: Pipeline, *, is_saved: bool) -> Sheet:
        """Open a pipeline in front, or bring its document there."""
        sheet = self.find(pipeline.id)
        if sheet is None:
            sheet = self._add(pipeline)
            if not is_saved:
                sheet.document.mark_saved(None)
        self._front = sheet
        self.changed.emit()
        return sheet

    def bring_forward(self, sheet: Sheet | None) -> None:
        """Put a document in front."""
        if sheet is not self._front:
            self._front = sheet
            self.changed.emit()

    def close(self, sheet: Sheet) -> None:
        """Close a document without asking."""
        index = self._sheets.index(sheet)
        self._sheets.remove(sheet)
        if sheet is self._front:
            left = self._sheets
            self._front = left[min(index, len(left) - 1)] if left else None
        self.changed.emit()
        sheet.canvas.deleteLater()
        sheet.document.deleteLater()

    def _add(self, pipeline: Pipeline) -> Sheet:
        document = Document(pipeline, self)
        sheet = Sheet(document, self._make_canvas(document))
        document.replaced.connect(self.touched)
        document.saved.connect(self.touched)
        sheet.selection.changed.connect(self.selected)
        self._sheets.append(sheet)
        if _is_a_pile(pipeline):
            _spread(sheet)
        return sheet


def _is_a_pile(pipeline: Pipeline) -> bool:
    """Say whether all nodes lie at one place, as in a file that gives no places."""
    nodes = pipeline.nodes.values()
    return len(nodes) > 1 and len({node.position for node in nodes}) == 1


def _spread(sheet: Sheet) -> None:
    from canvas.commands import tidy

    tidy(sheet.canvas.stage)
    sheet.document.mark_saved(sheet.pipeline)
