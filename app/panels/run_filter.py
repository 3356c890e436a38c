"""What a person wants of the history: which runs, and how one is to be run again."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from engine.protocol import RunStatus, RunSummary

PAGE = 100
"""Runs that are listed at a time."""
How = Literal["start", "failed", "only_failed", "node"]


@dataclass(frozen=True, slots=True)
class RunFilter:
    """Which runs a person wants to see; ``is_for_all`` pipelines, or the one in front."""

    is_for_all: bool = False
    status: RunStatus | None = None
    since: datetime | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Again:
    """How a run is to be run again: where it begins, and with which pipeline."""

    run: RunSummary
    how: How
    is_current: bool = False
