"""The open pipeline, and the way back to what it was."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from engine.pipeline import Pipeline

DEPTH = 1000


@dataclass(frozen=True, slots=True)
class Step:
    """One undoable change: from one value to the next."""

    label: str
    before: Pipeline
    after: Pipeline
    merge: object | None = None


class Document(QObject):
    """The pipeline being edited; everything that shows it reads it from here.

    Every change goes through `change`, so every change can be undone.

    Signals:
        replaced: Another value took the place of the pipeline (before, after).
        saved: The saved value is another one, so `is_dirty` may be.
    """

    replaced = Signal(object, object)
    saved = Signal()

    def __init__(self, pipeline: Pipeline, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pipeline = pipeline
        self._saved: Pipeline | None = pipeline
        self._done: list[Step] = []
        self._undone: list[Step] = []

    @property
    def pipeline(self) -> Pipeline:
        """The pipeline as it stands."""
        return self._pipeline

    @property
    def is_dirty(self) -> bool:
        """Whether there is something to save."""
        return self._pipeline is not self._saved

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is an undone change to make again."""
        return bool(self._undone)

    @property
    def undo_label(self) -> str:
        """What `undo` would take back, for the menu; empty if nothing."""
        return self._done[-1].label if self._done else ""

    @property
    def redo_label(self) -> str:
        """What `redo` would make again, for the menu; empty if nothing."""
        return self._undone[-1].label if self._undone else ""

    def change(
        self, label: str, after: Pipeline, *, merge: object | None = None
    ) -> bool:
        """Make ``after`` the pipeline, as one step to undo.

        Args:
            label: What was done, as a menu says it: "Move nodes".
            after: The new value; the present one means that nothing happened.
            merge: Changes in a row with an equal key become one step, such as the
                letters typed into one field.

        Returns:
            Whether anything changed.
        """
        before = self._pipeline
        if after is before:
            return False
        self._undone.clear()
        last = self._done[-1] if self._done else None
        if last and merge is not None and last.merge == merge:
            self._done[-1] = replace(last, after=after)
            if last.before is after:
                self._done.pop()
        else:
            self._done.append(Step(label, before, after, merge))
            del self._done[:-DEPTH]
        self._show(after)
        return True

    def undo(self) -> None:
        """Take the last change back."""
        if self._done:
            step = replace(self._done.pop(), merge=None)
            self._undone.append(step)
            self._end_merging()
            self._show(step.before)

    def redo(self) -> None:
        """Make the last undone change again."""
        if self._undone:
            step = self._undone.pop()
            self._done.append(step)
            self._show(step.after)

    def mark_saved(self, value: Pipeline | None) -> None:
        """Remember which value is on disk; None means that none is."""
        self._saved = value
        self._end_merging()
        self.saved.emit()

    def _end_merging(self) -> None:
        if self._done:
            self._done[-1] = replace(self._done[-1], merge=None)

    def _show(self, after: Pipeline) -> None:
        before, self._pipeline = self._pipeline, after
        self.replaced.emit(before, after)
