"""What a run was started with, kept so that it can be run again.

It lies beside the run's row; what is large lies beside the run's records.
"""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from engine.lines import from_json_line, to_json_line
from engine.pipeline import NOTHING
from engine.run.extent import Extent
from engine.store.trouble import telling_trouble

FILE = "beginning.json"
LARGE = 256_000
"""Bytes from which on a beginning gets a file of its own."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a run got besides its pipeline.

    ``files`` says by node what the files looked like that it reads.
    """

    inputs: Sequence[Mapping[str, Any]] = ()
    until: str | None = None
    is_dry_run: bool = False
    since: str | None = None
    only: str | None = None
    reuse: bool = False
    reuse_from: str | None = None
    called: Mapping[str, Any] = field(default_factory=dict[str, Any])
    begins_at: str | None = None
    only_failed: bool = False
    files: Mapping[str, str] = field(default_factory=dict[str, str])

    @classmethod
    def of(
        cls,
        extent: Extent,
        inputs: Sequence[Mapping[str, Any]] = (),
        *,
        is_dry_run: bool = False,
        called: Mapping[str, Any] = NOTHING,
    ) -> "Beginning":
        """Return how a run of ``extent`` begins."""
        return cls(
            inputs,
            until=extent.until,
            is_dry_run=is_dry_run,
            since=extent.since,
            only=extent.only,
            reuse=extent.reuse,
            reuse_from=extent.reuse_from,
            called=dict(called),
            begins_at=extent.begins_at,
            only_failed=extent.only_failed,
        )

    @property
    def extent(self) -> Extent:
        """How much of the pipeline the run did."""
        return Extent(
            self.until,
            self.since,
            self.only,
            self.reuse,
            self.reuse_from,
            self.begins_at,
            self.only_failed,
        )


USUAL = Beginning()


def keep_beginning(
    connection: sqlite3.Connection, key: int, folder: Path, beginning: Beginning
) -> None:
    """Write down how a run begins, unless there is nothing to say."""
    if beginning == USUAL:
        return
    facts = {name: getattr(beginning, name) for name in USUAL.__slots__}
    unusual = {name: it for name, it in facts.items() if it != getattr(USUAL, name)}
    data = to_json_line(unusual)
    if len(data) < LARGE:
        connection.execute("insert into beginnings values (?, ?)", (key, data))
    else:
        with telling_trouble(folder):
            folder.mkdir(parents=True, exist_ok=True)
            (folder / FILE).write_bytes(data)


def beginning_of(connection: sqlite3.Connection, key: int, folder: Path) -> Beginning:
    """Return how a run began; the usual way, where nothing is written down."""
    row = connection.execute(
        "select data from beginnings where key = ?", (key,)
    ).fetchone()
    try:
        data = row[0] if row else (folder / FILE).read_bytes()
        return Beginning(**from_json_line(data))
    except (OSError, TypeError, ValueError, json.JSONDecodeError):
        return USUAL
