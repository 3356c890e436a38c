"""Which months may hold runs that are not over, so that a start need not open all."""

from collections.abc import Collection
from pathlib import Path

from engine.store.trouble import telling_trouble

FILE = "unfinished"


class Unfinished:
    """The names of some months, a line each, in a file beside them."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / FILE
        self._names: set[str] = set()

    def among(self, months: Collection[str]) -> list[str]:
        """Return the months to look at: all of them, where the file is not there."""
        try:
            self._names = set(self._file.read_text("utf-8").split()) & set(months)
        except (OSError, ValueError):
            self._names = set(months)
        return sorted(self._names)

    def add(self, month: str) -> None:
        """Note a month before the first run is written into it."""
        if month not in self._names:
            self.keep({*self._names, month})

    def keep(self, months: Collection[str]) -> None:
        """Note these months and no others."""
        self._names = set(months)
        part = self._file.with_suffix(".part")
        with telling_trouble(self._file):
            part.write_text("\n".join(sorted(self._names)), "utf-8")
            part.replace(self._file)
