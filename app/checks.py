"""What is wrong with the document in front, worked out in a pause after each change."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, QTimer, Signal

from app.desk import Desk, Sheet
from nodes.contract import NodeType

if TYPE_CHECKING:
    from engine.check import Checker, Problem

PAUSE_MS = 200


class Checks(QObject):
    """Judges the pipeline in front and marks its nodes on the canvas.

    Each document keeps its checker, so that an edit has only what it changed judged anew.

    Signals:
        changed: Other problems were found.
    """

    changed = Signal()

    def __init__(
        self,
        desk: Desk,
        types: Callable[[], Mapping[str, NodeType]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._types = desk, types
        self._checkers: WeakKeyDictionary[Sheet, Checker] = WeakKeyDictionary()
        self._found: WeakKeyDictionary[Sheet, tuple[Problem, ...]] = WeakKeyDictionary()
        self._later = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._later.timeout.connect(self.judge)
        desk.changed.connect(self._show_front)
        desk.touched.connect(self._later.start)

    @property
    def problems(self) -> "tuple[Problem, ...]":
        """What is wrong with the document in front."""
        sheet = self._desk.front
        return self._found.get(sheet, ()) if sheet else ()

    def judge(self) -> None:
        """Judge the pipeline in front now."""
        self._later.stop()
        if sheet := self._desk.front:
            found = self._checker(sheet).problems(sheet.pipeline)
            self._found[sheet] = found
            counts = Counter(problem.node for problem in found if problem.node)
            sheet.canvas.show_problems(counts)
        self.changed.emit()

    def at_fields(self, node_id: str) -> Mapping[str, str]:
        """Return the messages for the settings of a node, by the setting's name."""
        messages: dict[str, list[str]] = {}
        for problem in self.problems:
            if problem.node == node_id and problem.field:
                name = problem.field.split(".", 1)[0]
                messages.setdefault(name, []).append(problem.sentence)
        return {name: "\n".join(lines) for name, lines in messages.items()}

    def _show_front(self) -> None:
        self.changed.emit()
        self._later.start()

    def _checker(self, sheet: Sheet) -> "Checker":
        from engine.check import Checker

        return self._checkers.setdefault(sheet, Checker(self._types()))
