"""Print to the last bit what the keyword model makes of texts, for comparing two ways.

Run as a program: ``kernel.py plain`` passes over the compiled modules.
"""

import json
import sys
from importlib.machinery import FileFinder, SourceFileLoader
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SIEX = ROOT / "engine" / "siex"


def plain_sources(folder: str) -> FileFinder:
    """Find modules of the model in their sources only."""
    if SIEX not in (Path(folder), *Path(folder).parents):
        raise ImportError
    return FileFinder(folder, (SourceFileLoader, [".py"]))


def main() -> None:
    """Read texts from standard input and print what is found in each."""
    sys.path.insert(0, str(ROOT))
    if sys.argv[1:] == ["plain"]:
        sys.path_hooks.insert(0, plain_sources)
    from engine.siex import analyse, model, trees
    from engine.siex.candidates import Candidates
    from engine.siex.features.document import traits
    from engine.siex.features.matrix import features
    from engine.siex.genres import GENRES
    from engine.siex.ranking import read

    told = []
    for text, language in json.load(sys.stdin):
        words = read(text, 0, language)
        kinds = traits(words)
        genres = type(kinds)("d", [1 / 7] * len(GENRES))
        rows = features(Candidates(words, 5), kinds, genres, model.habits(language))
        found = analyse(text, explain=True)
        told.append([kinds.tobytes().hex(), rows.table.tobytes().hex(), repr(found)])
    print(json.dumps({"file": trees.__file__, "told": told}))  # noqa: T201


if __name__ == "__main__":
    main()
