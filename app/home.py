"""Where a person's pipelines, runs and settings live on this machine."""

import os
import sys
from pathlib import Path

NAME = "SIE-X Studio"


def home_folder(chosen: str | None = None) -> Path:
    """Return the data folder: the one chosen, else ``SIEX_HOME``, else the usual place."""
    named = chosen or os.environ.get("SIEX_HOME")
    return Path(named).expanduser().absolute() if named else _usual_place()


def _usual_place() -> Path:
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return (Path(local) if local else Path.home() / "AppData/Local") / NAME
    if sys.platform == "darwin":
        return Path.home() / "Library/Application Support" / NAME
    data = os.environ.get("XDG_DATA_HOME")
    return (Path(data) if data else Path.home() / ".local/share") / "siex-studio"
