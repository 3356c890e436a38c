"""Quality and speed of the keyword model on the sample sets that come with the program.

The same figures as in the Studio under *Run, Measure the keyword model*. Another file
of JSON lines ``{"text", "keyphrases"}`` may be named instead.
"""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from engine.siex.errors import SiexError
from engine.siex.measure import KS, Figures, measured, model_facts
from engine.siex.samples import Sample, read_samples
from resources.folders import KEYWORD_SAMPLES

SETS = {
    "unseen": (KEYWORD_SAMPLES / "unseen.jsonl", "texts the model has never seen"),
    "learnt": (KEYWORD_SAMPLES / "learnt.jsonl.gz", "texts the model has learnt from"),
}
Rows = dict[str, Figures]


def main() -> int:
    """Print the figures, as tables or as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path, nargs="?", help="texts of your own")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args()
    sets = {"own": (options.file, str(options.file))} if options.file else SETS
    try:
        figures = {
            name: by_language(read_samples(path)) for name, (path, _) in sets.items()
        }
    except (OSError, SiexError) as error:
        print(error, file=sys.stderr)
        return 2
    if options.json:
        print(json.dumps(_plain(figures)))
        return 0
    for name, rows in figures.items():
        print("\n".join(_table(sets[name][1], rows)))
    print(model_facts())
    return 0


def by_language(samples: list[Sample]) -> Rows:
    """Return the figures of each language, and of all."""
    groups: dict[str, list[Sample]] = {}
    for sample in samples:
        groups.setdefault(sample.language or "guessed", []).append(sample)
    rows = {language: measured(group) for language, group in groups.items()}
    return {**rows, "all": sum(rows.values(), Figures())}


def _plain(figures: dict[str, Rows]) -> dict[str, object]:
    sets = {
        name: {
            language: {
                "documents": row.documents,
                **{f"f1_at_{k}_percent": round(100 * row.f1(k), 1) for k in KS},
                "docs_per_cpu_s": round(row.documents_per_second, 1),
                "words_per_cpu_s": round(row.words_per_second),
            }
            for language, row in rows.items()
        }
        for name, rows in figures.items()
    }
    return {**sets, "model": asdict(model_facts())}


def _table(title: str, rows: Rows) -> Iterator[str]:
    yield title
    yield "            texts   F1@5  F1@10  F1@15   texts/cpu-s   words/cpu-s"
    for language, row in rows.items():
        quality = "".join(f"{100 * row.f1(k):>7.1f}" for k in KS)
        speed = f"{row.documents_per_second:>14,.1f}{row.words_per_second:>14,.0f}"
        yield f"  {language:<9}{row.documents:>6}{quality}{speed}"


if __name__ == "__main__":
    sys.exit(main())
