"""The log of an engine, in files that do not grow without end."""

import json
import logging
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler

from engine.home import Home
from engine.store.trouble import telling_trouble

OURS = ("app", "engine", "nodes")  # others tell too much: httpx whole addresses, say
TEXT, LINES = "engine.log", "engine.jsonl"
"""The log for people, and the same one for programs: a JSON object a line."""
BYTES = 2_000_000
FILES = 5
FORM = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"
CONTROLS = (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)
SPELLED_OUT = {code: repr(chr(code))[1:-1] for code in CONTROLS}


class OneLineFormatter(logging.Formatter):
    """A line per message: what a page or a feed says cannot pose as lines of ours."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - inherited
        """Return the message with its line breaks and controls spelled out."""
        return super().formatMessage(record).translate(SPELLED_OUT)


class JsonFormatter(logging.Formatter):
    """A JSON object per line, for programs that read logs."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        told: dict[str, str] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(
                "T", "milliseconds"
            ),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            told["error"] = self.formatException(record.exc_info)
        return json.dumps(told, ensure_ascii=False)


class Log(RotatingFileHandler):
    """Loses lines in silence where the disk is full; who works tells of the disk."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - its name
        """Let a line go that cannot be written."""
        if not isinstance(sys.exception(), OSError):
            super().handleError(record)

    def close(self) -> None:
        """Close the file, whether or not its last lines could be written."""
        with suppress(OSError):
            super().close()


@contextmanager
def logging_to_file(home: Home) -> Generator[None]:
    """Write the log into the data folder while the block runs."""
    with telling_trouble(home.logs):
        home.logs.mkdir(parents=True, exist_ok=True)
    handlers = [
        _handler(home, TEXT, OneLineFormatter(FORM)),
        _handler(home, LINES, JsonFormatter()),
    ]
    for handler in handlers:
        logging.getLogger().addHandler(handler)
    for name in OURS:
        logging.getLogger(name).setLevel(logging.INFO)
    try:
        yield
    finally:
        for handler in handlers:
            logging.getLogger().removeHandler(handler)
            handler.close()


def _handler(home: Home, name: str, formatter: logging.Formatter) -> Log:
    handler = Log(
        home.logs / name,
        maxBytes=BYTES,
        backupCount=FILES,
        encoding="utf-8",
        delay=True,
    )
    handler.setFormatter(formatter)
    return handler
