"""Makes what a menu or a button can call out of work that takes its time or may fail."""

from collections.abc import Callable, Coroutine
from typing import Any

from app.actions import Act
from app.desk import Desk, Sheet
from app.panels.message_bar import MessageBar
from app.tasks import Tasks
from engine.errors import EngineError

Work = Callable[[], Coroutine[Any, Any, object]]
SheetWork = Callable[[Sheet], Coroutine[Any, Any, object]]


class Acts:
    """Starts work when it is called for, and tells what went wrong."""

    def __init__(self, desk: Desk, tasks: Tasks, messages: MessageBar) -> None:
        self._desk, self._tasks, self._messages = desk, tasks, messages

    def later(self, work: Work, what: str) -> Act:
        """Return what starts ``work``; ``what`` names it if it fails."""
        return lambda: self._tasks.spawn(work(), what)

    def on_front(self, work: SheetWork, what: str) -> Act:
        """Return what starts ``work`` on the document in front, if there is one."""

        def act() -> None:
            if sheet := self._desk.front:
                self._tasks.spawn(work(sheet), what)

        return act

    def tried(self, act: Act) -> Act:
        """Return ``act`` with its errors told to the user."""

        def trying() -> None:
            try:
                act()
            except EngineError as error:
                self._messages.show_error(str(error))

        return trying
