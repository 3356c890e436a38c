"""What the window says about its state: enabled actions, title, status bar."""

from PySide6.QtCore import QObject

from app.actions import Actions
from app.checks import Checks
from app.desk import Desk
from app.engine_link import EngineLink
from app.run_controller import RunController
from app.window import StudioWindow

ENGINE_WORDS = {
    "starting": "Engine is starting",
    "ready": "Engine ready",
    "away": "Engine stopped",
    "failed": "Engine not running",
}


class Status(QObject):
    """Keeps the window's actions and its bar in step with the rest."""

    def __init__(
        self,
        window: StudioWindow,
        actions: Actions,
        desk: Desk,
        runs: RunController,
        checks: Checks,
        link: EngineLink,
    ) -> None:
        super().__init__(window)
        self._window, self._actions, self._desk = window, actions, desk
        self._runs, self._checks, self._link = runs, checks, link
        for signal in (desk.changed, desk.touched, desk.selected, runs.changed):
            signal.connect(self.show_situation)
        checks.changed.connect(self.show_problems)
        window.statusBar().messageChanged.connect(self._show_button)
        link.changed.connect(self.show_engine)
        self.show_situation()
        self.show_problems()
        self.show_engine()

    def show_situation(self) -> None:
        """Enable what is of use, and name the document in the title."""
        self._actions.show_situation(self._situation())
        sheet = self._desk.front
        document = sheet.document if sheet else None
        for name in ("undo", "redo"):
            label = getattr(document, f"{name}_label") if document else ""
            self._actions[name].setText(f"{name.capitalize()} {label.lower()}".strip())
        title = f"{sheet.pipeline.name or 'Untitled'}[*]" if sheet else ""
        self._window.setWindowTitle(
            f"{title} – SIE-X Studio" if title else "SIE-X Studio"
        )
        self._window.setWindowModified(bool(document and document.is_dirty))

    def show_problems(self) -> None:
        """Show how many problems there are."""
        count = len(self._checks.problems)
        button = self._window.problems_button
        words = "No problems" if not count else f"{count} problem{'s'[: count > 1]}"
        button.setText(words)
        button.setProperty("state", "error" if count else "")
        button.style().polish(button)
        self._show_button()

    def show_engine(self) -> None:
        """Show whether the engine is there."""
        self._window.engine_label.setText(ENGINE_WORDS[self._link.state])

    def _show_button(self) -> None:
        """Show the count of problems, but not below a message that stands there."""
        is_wanted = self._desk.front is not None
        if not (is_wanted and self._window.statusBar().currentMessage()):
            self._window.problems_button.setVisible(is_wanted)

    def _situation(self) -> set[str]:
        sheet = self._desk.front
        if sheet is None:
            return set()
        there = {"document"}
        run = self._runs.shown(sheet.pipeline.id)
        there.add("running" if run and run.is_live else "idle")
        facts = {
            "undo": sheet.document.can_undo,
            "redo": sheet.document.can_redo,
            "selection": bool(sheet.selection.ids or sheet.selection.edges),
            "node": sheet.node is not None,
        }
        return there | {name for name, holds in facts.items() if holds}
