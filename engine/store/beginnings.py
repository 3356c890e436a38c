"""What a run was started with, kept beside its records so that it can be run again."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from engine.run.extent import Extent
from engine.store.trouble import telling_trouble

FILE = "beginning.json"


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a run got besides its pipeline."""

    inputs: Sequence[Mapping[str, Any]] = ()
    until: str | None = None
    is_dry_run: bool = False
    since: str | None = None
    only: str | None = None
    reuse: bool = False
    reuse_from: str | None = None

    @classmethod
    def of(
        cls,
        extent: Extent,
        inputs: Sequence[Mapping[str, Any]] = (),
        *,
        is_dry_run: bool = False,
    ) -> "Beginning":
        """Return how a run of ``extent`` begins."""
        return cls(inputs, is_dry_run=is_dry_run, **asdict(extent))

    @property
    def extent(self) -> Extent:
        """How much of the pipeline the run did."""
        return Extent(self.until, self.since, self.only, self.reuse, self.reuse_from)


def keep_beginning(folder: Path, beginning: Beginning) -> None:
    """Write down how a run begins, unless there is nothing to say."""
    if beginning != Beginning():
        facts = {name: getattr(beginning, name) for name in Beginning.__slots__}
        with telling_trouble(folder):
            (folder / FILE).write_text(json.dumps(facts), "utf-8")


def beginning_of(folder: Path) -> Beginning:
    """Return how a run began; the usual way, where nothing is written down."""
    try:
        return Beginning(**json.loads((folder / FILE).read_text("utf-8")))
    except (OSError, TypeError, ValueError):
        return Beginning()
