"""Unsaved pipelines, written down every few seconds so that a crash loses nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from app.settings import write_whole
from engine.errors import EngineError
from engine.files import dump, parse
from engine.pipeline import Pipeline

ENDING = ".siex"


@dataclass(frozen=True, slots=True)
class Draft:
    """A pipeline that was not saved when the Studio ended."""

    path: Path
    pipeline: Pipeline


class Drafts:
    """The folder of drafts, one file per pipeline."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def keep(self, pipeline: Pipeline) -> None:
        """Write a pipeline down."""
        write_whole(self._path(pipeline.id), dump(pipeline))

    def drop(self, pipeline_id: str) -> None:
        """Forget a pipeline that was saved or given up."""
        self._path(pipeline_id).unlink(missing_ok=True)

    def left(self) -> tuple[Draft, ...]:
        """Return what an earlier session left behind."""
        return tuple(self._readable())

    def _readable(self) -> Iterator[Draft]:
        for path in sorted(self._folder.glob(f"*{ENDING}")):
            try:
                yield Draft(path, parse(path.read_text("utf-8")))
            except (OSError, UnicodeError, EngineError):
                continue

    def _path(self, pipeline_id: str) -> Path:
        name = sha256(pipeline_id.encode()).hexdigest()[:16]
        return self._folder / f"{name}{ENDING}"
