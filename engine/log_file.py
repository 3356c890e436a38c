"""The log of an engine, in files that do not grow without end."""

import logging
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from logging.handlers import RotatingFileHandler

from engine.home import Home
from engine.store.trouble import telling_trouble

OURS = ("app", "engine", "nodes")  # others tell too much: httpx whole addresses, say
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
    handler = Log(
        home.logs / "engine.log",
        maxBytes=BYTES,
        backupCount=FILES,
        encoding="utf-8",
        delay=True,
    )
    handler.setFormatter(OneLineFormatter(FORM))
    logging.getLogger().addHandler(handler)
    for name in OURS:
        logging.getLogger(name).setLevel(logging.INFO)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()
