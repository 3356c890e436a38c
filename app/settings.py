"""What the Studio remembers from one start to the next, in one file of the workspace."""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any, Self

RECENT = 8
FILE = "studio.json"


@dataclass(frozen=True, slots=True)
class Remembered:
    """The look of the window and what was open.

    ``theme`` is light, dark, or empty for the desktop's; ``recent`` holds ids of
    pipelines, newest first; ``geometry`` and ``docks`` are Qt's bytes as hexadecimal.
    """

    theme: str = ""
    geometry: str = ""
    docks: str = ""
    recent: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Self:
        """Return what ``data`` holds; anything unknown or wrong is left out."""
        texts = {
            field.name: data[field.name]
            for field in fields(cls)
            if isinstance(data.get(field.name), str)
        }
        recent = tuple(
            (str(pair[0]), str(pair[1]))
            for pair in data.get("recent") or ()
            if isinstance(pair, list) and len(pair) == 2
        )
        return cls(**texts, recent=recent[:RECENT])


class Settings:
    """The remembered values and the file that they are kept in."""

    def __init__(self, home: Path) -> None:
        self._file = home / FILE
        self.values = Remembered.of(read_object(self._file))

    def remember(self, **changes: Any) -> None:
        """Change values and write them down; a full disk does not matter here."""
        self.values = replace(self.values, **changes)
        try:
            write_whole(self._file, json.dumps(asdict(self.values), indent=1))
        except OSError:
            return

    def opened(self, pipeline_id: str, name: str) -> None:
        """Put a pipeline at the top of the recent ones."""
        others = [pair for pair in self.values.recent if pair[0] != pipeline_id]
        self.remember(recent=((pipeline_id, name), *others)[:RECENT])

    def forget(self, pipeline_id: str) -> None:
        """Take a pipeline out of the recent ones."""
        kept = tuple(p for p in self.values.recent if p[0] != pipeline_id)
        self.remember(recent=kept)


def write_whole(path: Path, text: str) -> None:
    """Write a file such that it is never half written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    with part.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def read_object(file: Path) -> Mapping[str, Any]:
    """Return the JSON object in a file, an empty one where there is none."""
    try:
        data = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}
