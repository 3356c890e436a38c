"""The log of an engine, in files that do not grow without end."""

import logging
from collections.abc import Generator
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler

from engine.home import Home

OURS = ("app", "engine", "nodes")  # others tell too much: httpx whole addresses, say
BYTES = 2_000_000
FILES = 5
FORM = "%(asctime)s %(levelname)-7s %(name)s: %(message)s"


@contextmanager
def logging_to_file(home: Home) -> Generator[None]:
    """Write the log into the data folder while the block runs."""
    home.logs.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(
        home.logs / "engine.log",
        maxBytes=BYTES,
        backupCount=FILES,
        encoding="utf-8",
        delay=True,
    )
    handler.setFormatter(logging.Formatter(FORM))
    logging.getLogger().addHandler(handler)
    for name in OURS:
        logging.getLogger(name).setLevel(logging.INFO)
    try:
        yield
    finally:
        logging.getLogger().removeHandler(handler)
        handler.close()
