"""How much history the engine keeps, as a person set it, in a file of the data folder."""

import json
import os
from pathlib import Path

from pydantic import ValidationError

from engine.protocol import HistoryLimits
from engine.store.retention import Retention
from engine.store.trouble import telling_trouble

MEGABYTE = 1_000_000


def read_limits(file: Path) -> HistoryLimits:
    """Return what was set; what is usual, where nothing is or the file is damaged."""
    try:
        return HistoryLimits.model_validate(json.loads(file.read_bytes()))
    except (OSError, ValueError, ValidationError):
        return HistoryLimits()


def write_limits(file: Path, limits: HistoryLimits) -> None:
    """Write down what was set; the file is never half written."""
    part = file.with_suffix(".part")
    with telling_trouble(file):
        with part.open("w", encoding="utf-8") as stream:
            stream.write(limits.model_dump_json(indent=1))
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(file)


def retention_of(limits: HistoryLimits) -> Retention:
    """Return the limits as the store keeps to them."""
    return Retention(limits.runs, limits.megabytes * MEGABYTE, limits.days)
