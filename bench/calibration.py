"""How honest the scores of shown keywords are: what was said beside what was true.

Of the keywords that are shown with the score 0.4, people should have listed four in ten.
The expected error is the mean distance between both over tenths of the score, each
weighed by how many keywords it has (Naeini et al. 2015).
"""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bench.extract import SETS, Row, metric_of, shared_folder
from engine.siex import Document, extract_batch
from engine.siex.samples import read_samples
from resources.folders import KEYWORD_SAMPLES

_BINS = 10


class Shown(NamedTuple):
    """A keyword's score, and whether a person listed it."""

    score: float
    listed: bool


def main() -> int:
    """Print the figures, as tables or as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    options = parser.parse_args()
    shared = shared_folder()
    if shared is None:
        print(
            "The folder ../shared with the keyphrase sets and their metric is not here, "
            "so nothing can be measured.",
            file=sys.stderr,
        )
        return 2
    found = {name: figures(shown(shared, rows)) for name, rows in _sets(shared)}
    print(json.dumps(found) if options.json else "\n".join(_lines(found)))
    return 0


def figures(found: Sequence[Shown]) -> dict[str, Any]:
    """Return the expected error, and (said, true, keywords) per tenth of the score."""
    rows: list[tuple[float, float, int]] = []
    for number in range(_BINS):
        low, high = number / _BINS, (number + 1) / _BINS
        held = [each for each in found if low <= each.score < high]
        if held:
            said = sum(each.score for each in held) / len(held)
            true = sum(each.listed for each in held) / len(held)
            rows.append((round(said, 3), round(true, 3), len(held)))
    error = sum(abs(said - true) * count for said, true, count in rows)
    return {
        "expected_error": round(error / max(1, len(found)), 4),
        "keywords": len(found),
        "tenths": rows,
    }


def shown(shared: Path, rows: Iterable[Row]) -> list[Shown]:
    """Return what is shown of each text when nothing is asked for."""
    metric, texts = metric_of(shared), list(rows)
    documents = [Document(row["text"], row["title"] or None) for row in texts]
    result: list[Shown] = []
    for row, keywords in zip(texts, extract_batch(documents), strict=True):
        gold = set(metric.unique(row["keyphrases"], row["lang"]))
        result += (
            Shown(each.score, metric.stems(each.text, row["lang"]) in gold)
            for each in keywords
        )
    return result


def _sets(shared: Path) -> Iterator[tuple[str, list[Row]]]:
    samples = read_samples(KEYWORD_SAMPLES / "unseen.jsonl")
    yield (
        "unseen",
        [
            {
                "text": each.text,
                "title": each.title,
                "lang": each.language,
                "keyphrases": each.keyphrases,
            }
            for each in samples
        ],
    )
    for name in SETS:
        path = shared / "data" / "keyphrase" / f"{name}.jsonl.gz"
        yield name, list(metric_of(shared).read(str(path)))


def _lines(found: dict[str, dict[str, Any]]) -> Iterator[str]:
    for name, row in found.items():
        yield f"{name}: expected error {row['expected_error']} ({row['keywords']} shown)"
        for said, true, count in row["tenths"]:
            yield f"  said {said:.2f}  true {true:.2f}  ({count})"


if __name__ == "__main__":
    sys.exit(main())
