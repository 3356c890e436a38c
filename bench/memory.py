"""Memory and time that long texts take, each measured in a process of its own.

Texts are made of the sample pages with invented names in between, so that they hold many
different words. A text is read as it would arrive, in pieces from a file.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

_SIZES_MB = (1, 5, 50)
_QUICK_MB = (1, 5)
_SYLLABLES = ("ka", "lo", "mi", "ver", "sta", "nor", "bel", "tri", "gu", "den", "hal")
_PIECE = 65_536
_SMILE = " \U0001f600"
"""An emoji: with one anywhere, a string of Python takes four bytes a character."""


def main() -> int:
    """Print the figures, as a table or as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--quick", action="store_true", help="no text of 50 MB")
    parser.add_argument("--read", metavar="FILE", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.read:
        print(json.dumps(read(Path(options.read))))
        return 0
    sizes = _QUICK_MB if options.quick else _SIZES_MB
    figures = {f"{size}_mb": measured(size) for size in sizes}
    figures[f"{sizes[-1]}_mb_smiling"] = measured(sizes[-1], _SMILE)
    print(json.dumps(figures) if options.json else _table(figures))
    return 0


def measured(size_mb: int, mark: str = "") -> dict[str, float]:
    """Return what a text of this size, with a mark on every page, takes by itself."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "long.txt"
        with path.open("w", encoding="utf-8") as stream:
            stream.writelines(pages(size_mb * 1_000_000, mark))
        command = [sys.executable, "-m", "bench.memory", "--read", str(path)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    return json.loads(done.stdout)


def read(path: Path) -> dict[str, float]:
    """Extract the keywords of a file and say what that took."""
    from engine.siex import extract, extract_stream

    extract("A short text loads the model first.", language="en")
    before = _peak_mb()
    began, busy = time.perf_counter(), time.process_time()
    with path.open(encoding="utf-8") as stream:
        pieces = iter(lambda: stream.read(_PIECE), "")
        *earlier, last = extract_stream(pieces, language="en")
    mentions = sum(keyword.count for keyword in last.keywords)
    return {
        "characters": last.characters,
        "events": len(earlier) + 1,
        "mentions": mentions,
        "seconds": round(time.perf_counter() - began, 2),
        "cpu_s": round(time.process_time() - busy, 2),
        "loaded_mb": before,
        "peak_mb": _peak_mb(),
    }


def pages(characters: int, mark: str = "") -> Iterator[str]:
    """Yield sample pages with names in between until there is enough."""
    dice = random.Random(7)  # noqa: S311 - figures, not secrets
    folder = files("resources") / "samples"
    texts = [
        (folder / name).read_text(encoding="utf-8")
        for name in ("pour-over-coffee-guide.md", "teak-garden-furniture.md")
    ]
    while characters > 0:
        for text in texts:
            name = "".join(dice.choices(_SYLLABLES, k=4)).capitalize()
            page = f"{text}\n\nWritten by {name}, who tried it at home.{mark}\n\n"
            characters -= len(page)
            yield page


def _peak_mb() -> float:
    """Return the most memory that this process has held."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)


def _table(figures: dict[str, dict[str, float]]) -> str:
    lines = [
        "text            seconds   cpu s   peak MB   (model loaded, MB)   mentions"
    ]
    lines += (
        f"{name.replace('_', ' '):14}{row['seconds']:>9}{row['cpu_s']:>8}"
        f"{row['peak_mb']:>10}{row['loaded_mb']:>14}{row['mentions']:>17}"
        for name, row in figures.items()
    )
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
