"""What is wrong with the document in front, worked out shortly after each change."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from app.desk import Desk
from nodes.contract import NodeType

if TYPE_CHECKING:
    from engine.check import Problem

DELAY_MS = 120


class Checks(QObject):
    """Judges the pipeline in front and marks its nodes on the canvas.

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
        self.problems: tuple[Problem, ...] = ()
        self._later = QTimer(self, singleShot=True, interval=DELAY_MS)
        self._later.timeout.connect(self.judge)
        desk.changed.connect(self.judge)
        desk.touched.connect(self._later.start)

    def judge(self) -> None:
        """Judge the pipeline in front now."""
        self._later.stop()
        sheet = self._desk.front
        from engine.check import problems

        found = tuple(problems(sheet.pipeline, self._types())) if sheet else ()
        self.problems = found
        if sheet:
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
