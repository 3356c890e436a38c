"""Turns what a run says into events, log lines and kept records."""

import logging
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Protocol

from engine.clock import Clock
from engine.errors import StoreError
from engine.protocol import (
    LOG_NODE,
    LOG_PORT,
    Event,
    LogLine,
    NodeChanged,
    NodeResult,
    Notice,
)
from engine.run.outbox import Keep
from engine.store.records import RecordsWriter
from nodes.context import Level
from nodes.records import Batch, Record

LEVELS = {
    "debug": logging.DEBUG,
    "info": logging.INFO,
    "warning": logging.INFO,  # a warning to the user is no warning about the program
    "error": logging.INFO,
}
logger = logging.getLogger("engine.runs")


class Caller(Protocol):
    """Waits for what a run answers."""

    def taking(self, node: str, port: str) -> Keep | None:
        """Return what hears of the records of a port, if they are of interest."""
        ...

    def answer(self, status: int, kind: str, body: Any) -> None:
        """Get an answer; the first one counts."""
        ...


def always() -> bool:
    """Say that there is always somebody who listens."""
    return True


class RunAudience:
    """Hears one run, also on behalf of a ``caller`` who waits for it."""

    def __init__(
        self,
        run_id: str,
        writer: RecordsWriter,
        tell: Callable[[Event], None],
        clock: Clock,
        caller: Caller | None = None,
        *,
        is_heard: Callable[[], bool] = always,
    ) -> None:
        self.on_trouble: Callable[[str], None] | None = None
        self._run_id = run_id
        self._writer = writer
        self._tell = tell
        self._clock = clock
        self._caller = caller
        self._is_heard = is_heard
        self._keep_log: Keep | None = None

    @property
    def is_heard(self) -> bool:
        """Say whether somebody listens at the moment."""
        return self._is_heard()

    def node_changed(self, result: NodeResult) -> None:
        """Tell the new counts."""
        self._tell(NodeChanged(run_id=self._run_id, result=result))

    def log(self, node: str | None, level: Level, message: str) -> None:
        """Write a line to the log and tell it."""
        logger.log(LEVELS[level], "%s %s: %s", self._run_id, node or "run", message)
        line = LogLine(
            run_id=self._run_id,
            node=node,
            level=level,
            message=message,
            at=self._clock.now().isoformat(timespec="milliseconds"),
        )
        self._keep_line(line)
        self._tell(line)

    def _keep_line(self, line: LogLine) -> None:
        """Keep a line with the records of the run, so that it can be read later."""
        if self._keep_log is None:
            self._keep_log = self._writer.keeping(LOG_NODE, LOG_PORT)
        told = line.model_dump(exclude={"event", "run_id"})
        with suppress(StoreError):  # who keeps records tells of the disk
            self._keep_log(Batch([Record(told, id=f"log-{line.at}")]))

    def notify(self, title: str, text: str) -> None:
        """Ask whoever shows notifications."""
        self._tell(Notice(run_id=self._run_id, title=title, text=text))

    def answer(self, status: int, kind: str, body: Any) -> None:
        """Hand on what a node answers."""
        if self._caller is not None:
            self._caller.answer(status, kind, body)

    def keeping(self, node: str, port: str) -> Keep:
        """Keep the records of a port; when the disk will not, the run ends."""
        keep = self._writer.keeping(node, port)
        take = self._caller.taking(node, port) if self._caller else None

        def keep_or_end(batch: Batch) -> None:
            if take is not None:
                take(batch)
            try:
                keep(batch)
            except StoreError as error:
                if self.on_trouble is not None:
                    self.on_trouble(str(error))

        return keep_or_end
