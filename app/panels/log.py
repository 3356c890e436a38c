"""What the nodes and the runner said during a run."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.desk import Desk
from app.panels.outlets import title_of
from app.run_controller import RunController
from app.when import clock
from engine.protocol import LogLine
from nodes.contract import NodeType


class LogPanel(QPlainTextEdit):
    """Shows the log of the run of the document in front."""

    def __init__(
        self,
        desk: Desk,
        runs: RunController,
        types: Callable[[], Mapping[str, NodeType]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._runs, self._types = desk, runs, types
        self._shown: tuple[LogLine, ...] = ()
        self.setObjectName("log")
        self.setAccessibleName(self.tr("Log"))
        self.setReadOnly(True)
        self.setProperty("role", "log")
        self.setPlaceholderText(self.tr("Nothing was said in this run."))
        desk.changed.connect(self.show_run)
        runs.changed.connect(self.show_run)

    def show_run(self) -> None:
        """Show the log of the run of the document in front; add what is new."""
        sheet = self._desk.front
        run = self._runs.shown(sheet.pipeline.id) if sheet else None
        lines = run.log if run else ()
        if lines is self._shown:
            return
        known = len(self._shown)
        if lines[:known] != self._shown:
            self.clear()
            known = 0
        for line in lines[known:]:
            self.appendPlainText(self._text(line))
        self._shown = lines

    def _text(self, line: LogLine) -> str:
        sheet = self._desk.front
        node = line.node or ""
        name = title_of(sheet.pipeline, node, self._types()) if sheet and node else ""
        level = "" if line.level == "info" else f"{line.level.upper()} "
        return f"{clock(line.at)}  {level}{name + ': ' if name else ''}{line.message}"
