"""Shows on standard error how a run is getting on, while somebody is watching."""

import sys
from typing import TextIO

from app.commands.printing import counted, styled
from engine.protocol import Event, LogLine, NodeChanged, Notice

CLEAR_LINE = "\r\x1b[K"
LOUD = {"warning": "yellow", "error": "red"}


class Progress:
    """Hears a run's events: one moving line on a terminal, and what nodes have to say."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._moves = self._stream.isatty()

    def hear(self, event: Event) -> None:
        """Show an event where it matters to somebody watching."""
        match event:
            case NodeChanged(result=result) if (
                self._moves and result.status == "running"
            ):
                done = counted(
                    max(result.records_in, *result.records_out.values(), 0), "record"
                )
                self._put(f"{CLEAR_LINE}{result.node}: {done}")
            case LogLine(level=level, message=message, node=node) if level in LOUD:
                self._say(f"{node}: {message}" if node else message, LOUD[level])
            case Notice(title=title, text=text):
                self._say(f"{title}: {text}" if text else title)
            case _:
                pass

    def clear(self) -> None:
        """Take the moving line away."""
        if self._moves:
            self._put(CLEAR_LINE)

    def _say(self, line: str, color: str = "bold") -> None:
        self.clear()
        self._put(styled(line, color, on=self._stream) + "\n")

    def _put(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()
