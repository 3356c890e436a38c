"""Turns what a run says into events, log lines and kept records."""

import logging
from collections.abc import Callable

from engine.clock import Clock
from engine.errors import StoreError
from engine.protocol import Event, LogLine, NodeChanged, NodeResult, Notice
from engine.run.outbox import Keep
from engine.store.records import RecordsWriter
from nodes.context import Level
from nodes.records import Batch

LEVELS = {
    "debug": logging.DEBUG,
    "info": logging.INFO,
    "warning": logging.INFO,  # a warning to the user is no warning about the program
    "error": logging.INFO,
}
logger = logging.getLogger("engine.runs")


class RunAudience:
    """Hears one run."""

    def __init__(
        self,
        run_id: str,
        writer: RecordsWriter,
        tell: Callable[[Event], None],
        clock: Clock,
    ) -> None:
        self.on_trouble: Callable[[str], None] | None = None
        self._run_id = run_id
        self._writer = writer
        self._tell = tell
        self._clock = clock

    def node_changed(self, result: NodeResult) -> None:
        """Tell the new counts."""
        self._tell(NodeChanged(run_id=self._run_id, result=result))

    def log(self, node: str | None, level: Level, message: str) -> None:
        """Write a line to the log and tell it."""
        logger.log(LEVELS[level], "%s %s: %s", self._run_id, node or "run", message)
        self._tell(
            LogLine(
                run_id=self._run_id,
                node=node,
                level=level,
                message=message,
                at=self._clock.now().isoformat(timespec="milliseconds"),
            )
        )

    def notify(self, title: str, text: str) -> None:
        """Ask whoever shows notifications."""
        self._tell(Notice(run_id=self._run_id, title=title, text=text))

    def keeping(self, node: str, port: str) -> Keep:
        """Keep the records of a port; when the disk will not, the run ends."""
        keep = self._writer.keeping(node, port)

        def keep_or_end(batch: Batch) -> None:
            try:
                keep(batch)
            except StoreError as error:
                if self.on_trouble is not None:
                    self.on_trouble(str(error))

        return keep_or_end
