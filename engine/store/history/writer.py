"""Makes changes in one thread: all that waits becomes durable in one transaction."""

import asyncio
import contextlib
import logging
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from engine.store.groups import GroupThread

T = TypeVar("T")
MOST = 1_000
"""Changes in one transaction."""
logger = logging.getLogger(__name__)


@dataclass(slots=True)
class File:
    """An open file, and numbers of its rows that need not be looked up again."""

    connection: sqlite3.Connection
    forms: dict[str, int] = field(default_factory=dict[str, int])
    pipelines: dict[str, int] = field(default_factory=dict[str, int])

    def forget(self) -> None:
        """Look everything up anew."""
        self.forms.clear()
        self.pipelines.clear()


Change = Callable[[File], T]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A change on its way; ``done`` hears of its end, where somebody waits for it."""

    month: str
    change: Change[Any]
    done: "asyncio.Future[Any] | None" = None
    is_chore: bool = False


Outcome = tuple["asyncio.Future[Any] | None", Any, BaseException | None]


class GroupWriter:
    """Commits changes to the files of the months in groups.

    Changes of one month are made in the order in which they came. A change that fails
    takes none of its neighbours along.
    """

    def __init__(self, open_file: Callable[[str], sqlite3.Connection]) -> None:
        self._open_file = open_file
        self._files: dict[str, File] = {}
        self._thread = GroupThread("history-writer", self._work, self._end, MOST)

    async def write(self, month: str, change: Change[T]) -> T:
        """Make a change; it is on disk when this returns."""
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._thread.put(Waiting(month, change, done))
        return await done

    def post(self, month: str, change: Change[Any]) -> None:
        """Make a change in its turn without waiting for it."""
        self._thread.put(Waiting(month, change))

    async def chore(self, month: str, chore: Change[T]) -> T:
        """Do something after the changes so far, outside of any transaction."""
        done: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._thread.put(Waiting(month, chore, done, is_chore=True))
        return await done

    async def close(self) -> None:
        """Write what waits, and close the files."""
        await self._thread.close()

    def let_go(self, month: str) -> None:
        """Close a month's file; for chores, which the writer's thread does."""
        if file := self._files.pop(month, None):
            file.connection.close()

    def _work(self, group: list[Waiting]) -> None:
        _tell(self._commit(group))

    def _end(self) -> None:
        for month in tuple(self._files):
            self.let_go(month)

    def _commit(self, group: Iterable[Waiting]) -> list[Outcome]:
        by_month: defaultdict[tuple[str, bool], list[Waiting]] = defaultdict(list)
        for waiting in group:
            by_month[waiting.month, waiting.is_chore].append(waiting)
        outcomes: list[Outcome] = []
        for (month, is_chore), changes in by_month.items():
            if is_chore:
                outcomes += [self._alone(chore) for chore in changes]
            else:
                outcomes += self._together(month, changes)
        return outcomes

    def _together(self, month: str, changes: list[Waiting]) -> list[Outcome]:
        """Commit changes as one; where that fails, each for itself."""
        try:
            with self._transaction(month) as file:
                return [(one.done, one.change(file), None) for one in changes]
        except Exception as error:  # noqa: BLE001 - told to whoever waits
            if len(changes) == 1:
                return [(changes[0].done, None, error)]
        return [outcome for one in changes for outcome in self._together(month, [one])]

    def _alone(self, chore: Waiting) -> Outcome:
        try:
            return chore.done, chore.change(self._file(chore.month)), None
        except Exception as error:  # noqa: BLE001 - told to whoever waits
            return chore.done, None, error

    @contextlib.contextmanager
    def _transaction(self, month: str) -> Generator[File]:
        file = self._file(month)
        try:
            file.connection.execute("begin immediate")
            yield file
            file.connection.execute("commit")
        except BaseException:
            file.forget()
            if file.connection.in_transaction:
                file.connection.execute("rollback")
            raise

    def _file(self, month: str) -> File:
        found = self._files.get(month)
        if found is None:
            found = self._files[month] = File(self._open_file(month))
        return found


def _tell(outcomes: list[Outcome]) -> None:
    for done, _, error in outcomes:
        if done is None and error is not None:
            logger.error("A change of the history was lost: %s", error)
    loops = [done.get_loop() for done, _, _ in outcomes if done is not None]
    if loops:
        with contextlib.suppress(RuntimeError):  # the loop is gone
            loops[0].call_soon_threadsafe(_settle, outcomes)


def _settle(outcomes: list[Outcome]) -> None:
    for done, result, error in outcomes:
        if done is None or done.done():
            continue
        if error is not None:
            done.set_exception(error)
        else:
            done.set_result(result)
