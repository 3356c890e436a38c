"""The data folder: where everything that the engine remembers lies.

siex.db             the library (and backups/ of it)
history/2026-01.db  the runs of a month
journal.db          what goes on: enough to go on with a run when the engine died
results/2026-01/    records of runs, a folder per run
logs/               log files
temp/               what running nodes spill; emptied at start
settings.json       how much history is kept
webhooks.json       the secret of the webhooks' addresses, and their port
engine.lock         held by the engine that works here; engine.json says who it is
"""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

VARIABLE = "SIEX_HOME"
RESULTS = "results"


@dataclass(frozen=True, slots=True)
class Home:
    """The places in a data folder."""

    path: Path

    @property
    def database(self) -> Path:
        """The main database."""
        return self.path / "siex.db"

    @property
    def journal(self) -> Path:
        """What runs wrote down to go on from, and what nodes remember between runs."""
        return self.path / "journal.db"

    @property
    def backups(self) -> Path:
        """Copies of the main database."""
        return self.path / "backups"

    @property
    def history(self) -> Path:
        """Runs, a database per month."""
        return self.path / "history"

    @property
    def results(self) -> Path:
        """Records of runs, by month."""
        return self.path / RESULTS

    @property
    def logs(self) -> Path:
        """Log files."""
        return self.path / "logs"

    @property
    def temp(self) -> Path:
        """What running nodes spill."""
        return self.path / "temp"

    @property
    def webhooks(self) -> Path:
        """The secret of the webhooks' addresses, and their port."""
        return self.path / "webhooks.json"

    @property
    def settings(self) -> Path:
        """What a person set for the engine."""
        return self.path / "settings.json"

    @property
    def restoring(self) -> Path:
        """A backup that takes its place at the next start."""
        return self.path / "restoring"

    @property
    def lock(self) -> Path:
        """The file that the working engine holds."""
        return self.path / "engine.lock"

    @property
    def holder(self) -> Path:
        """Who holds the lock, and how to reach it."""
        return self.path / "engine.json"

    def run_folder(self, run_id: str) -> Path:
        """Return where the records of a run lie; ids begin with the date."""
        return Path(self.path, RESULTS, f"{run_id[:4]}-{run_id[4:6]}", run_id)


def find_home(given: Path | str | None = None) -> Home:
    """Return the data folder: the one given, else ``SIEX_HOME``, else the usual place."""
    chosen = given or os.environ.get(VARIABLE) or _usual()
    return Home(Path(chosen).expanduser().absolute())


def _usual() -> Path:
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return (
            Path(local) if local else Path.home() / "AppData" / "Local"
        ) / "SIE-X Studio"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "SIE-X Studio"
    data = os.environ.get("XDG_DATA_HOME")
    return (Path(data) if data else Path.home() / ".local" / "share") / "siex-studio"
