"""Quality and speed of the keyword model beside YAKE and RAKE, in one run.

Scores are macro F1 over all gold phrases, in percent. Speeds are documents per second,
once of processor time and once of the clock, warm, with the texts in memory.
"""

import argparse
import importlib.util
import json
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from bench import compare, peer_tables, peers
from engine.siex import Document, extract, extract_batch
from engine.siex.model import ranked_by

SETS = ("inspec_test", "semeval2017_dev", "krapivin_abs_test")
# Part of what the model has learnt from; here for its speed on long texts.
NEWS = "duc2001_train"
WRITTEN = ("sv", "nb", "de", "it", "nl", "el", "lt")
_QUICK_DOCUMENTS = 60
_KEYBERT_TEXTS = 30
_TOP = 15

Row = dict[str, Any]
Predictions = dict[str, list[str]]


def main() -> int:
    """Print the figures, as a table or as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--quick", action="store_true", help="a part of each set")
    parser.add_argument(
        "--peers", action="store_true", help="beside every peer that is installed"
    )
    parser.add_argument(
        "--keybert-texts",
        type=int,
        default=_KEYBERT_TEXTS,
        metavar="N",
        help="how many texts of each set KeyBERT reads (%(default)s)",
    )
    options = parser.parse_args()
    shared = shared_folder()
    if shared is None:
        print(
            "The folder ../shared with the keyphrase sets and their metric is not here, "
            "so nothing can be measured.",
            file=sys.stderr,
        )
        return 2
    if options.peers:
        figures = _beside_peers(shared, options.quick, options.keybert_texts)
        told = json.dumps(figures) if options.json else peer_tables.told(figures)
        print(told)
        return 0
    figures = {
        name: measured(shared, name, _QUICK_DOCUMENTS if options.quick else None)
        for name in SETS
    }
    figures["written"] = {name: written(shared, name) for name in WRITTEN}
    figures["cold_start"] = {"seconds": _cold_start()}
    print(json.dumps(figures) if options.json else _table(figures))
    return 0


def _beside_peers(shared: Path, quick: bool, keybert_texts: int) -> Row:
    """Return the figures of every system, each in a process of its own."""
    metric = metric_of(shared)
    figures: Row = {}
    for name in SETS[:1] if quick else (*SETS, NEWS):
        rows = _rows(metric, shared, name)[: _QUICK_DOCUMENTS if quick else None]
        figures[name] = compare.compared(metric, rows, keybert_texts)
        if name == NEWS:
            compare.drop_quality(figures[name])
        if name == SETS[0]:
            figures["two_workers"] = compare.scaling(rows)
    if not quick:
        every = [_rows(metric, shared, f"written/{language}") for language in WRITTEN]
        rows = [row for one in every for row in one]
        figures["written"] = compare.compared_unseen(metric, rows, keybert_texts)
    return figures


def _rows(metric: ModuleType, shared: Path, name: str) -> list[Row]:
    path = shared / "data" / "keyphrase" / f"{name}.jsonl.gz"
    return list(metric.read(str(path)))


def measured(shared: Path, name: str, limit: int | None) -> Row:
    """Return quality and speed of every system on one set."""
    metric = metric_of(shared)
    rows = _rows(metric, shared, name)[:limit]
    figures: Row = {"documents": len(rows)}
    for system, run in (
        ("siex", _siex),
        ("siex_single", _siex_single),
        ("yake", _peer(peers.yake)),
        ("rake", _peer(peers.rake)),
    ):
        run(rows[:20])
        figures[system] = _timed(metric, rows, run)
    for peer in ("yake", "rake"):
        figures[f"ratio_to_{peer}"] = _ratios(figures["siex"], figures[peer])
    return figures


def written(shared: Path, language: str) -> Row:
    """Return the quality of every system on the texts written in one language.

    The shipped ranker has learnt from these texts, so that another one stands in for it
    that was made in the same way without them.
    """
    metric = metric_of(shared)
    rows = _rows(metric, shared, f"written/{language}")
    with ranked_by(compare.UNSEEN):
        figures = {"siex": _quality(metric, rows, _siex(rows))}
    for name, extract_one in (("yake", peers.yake), ("rake", peers.rake)):
        figures[name] = _quality(metric, rows, _peer(extract_one)(rows))
    return figures


def _quality(metric: ModuleType, rows: list[Row], found: Predictions) -> Row:
    scores = metric.score(rows, found)
    return {f"f1_at_{k}_percent": scores[f"all_macro@{k}"] for k in (5, 10, 15)}


def _timed(
    metric: ModuleType, rows: list[Row], run: Callable[[list[Row]], Predictions]
) -> Row:
    clock, processor = time.perf_counter(), time.process_time()
    predictions = run(rows)
    clock, processor = time.perf_counter() - clock, time.process_time() - processor
    return {
        **_quality(metric, rows, predictions),
        "docs_per_cpu_s": round(len(rows) / max(processor, 1e-9), 1),
        "docs_per_wall_s": round(len(rows) / max(clock, 1e-9), 1),
    }


def _ratios(ours: Row, theirs: Row) -> dict[str, float]:
    return {
        key: round(ours[key] / max(theirs[key], 1e-9), 2)
        for key in ours
        if isinstance(ours[key], float)
    }


def _siex(rows: list[Row]) -> Predictions:
    documents = [Document(row["text"], row["title"] or None) for row in rows]
    found = extract_batch(documents, top_k=_TOP)
    return {
        str(row["id"]): [keyword.text for keyword in keywords]
        for row, keywords in zip(rows, found, strict=True)
    }


def _siex_single(rows: list[Row]) -> Predictions:
    return {
        str(row["id"]): [
            keyword.text
            for keyword in extract(row["text"], title=row["title"] or None, top_k=_TOP)
        ]
        for row in rows
    }


def _peer(extract_one: peers.Extractor) -> Callable[[list[Row]], Predictions]:
    def run(rows: list[Row]) -> Predictions:
        return {
            str(row["id"]): extract_one(row["title"], row["text"], row["lang"])
            for row in rows
        }

    return run


def _cold_start() -> float:
    """Return the seconds that a fresh process needs to its first keyword."""
    import subprocess

    code = "from engine.siex import extract; extract('A first text about cold starts.')"
    clock = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603
    return round(time.perf_counter() - clock, 3)


def shared_folder() -> Path | None:
    """Find the shared folder beside the checkout."""
    for parent in Path(__file__).resolve().parents:
        folder = parent / "shared"
        if (folder / "tools" / "keyphrase_score.py").is_file():
            return folder
    return None


def metric_of(shared: Path) -> ModuleType:
    """Load the metric from the shared folder."""
    path = shared / "tools" / "keyphrase_score.py"
    spec = importlib.util.spec_from_file_location("keyphrase_score", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _table(figures: Row) -> str:
    return "\n".join(_lines(figures))


def _lines(figures: Row) -> Iterator[str]:
    for name in SETS:
        row = figures[name]
        yield f"{name} ({row['documents']} documents)"
        yield "  system        F1@5  F1@10  F1@15  docs/cpu-s  docs/wall-s"
        for system in ("siex", "siex_single", "yake", "rake"):
            yield "  {:<12}{:>6}{:>7}{:>7}{:>12}{:>13}".format(
                system, *row[system].values()
            )
    yield "written (10 texts a language, SIE-X without them): F1@5 / @10 / @15"
    for language in WRITTEN:
        row = figures["written"][language]
        cells = (" / ".join(map(str, row[name].values())) for name in row)
        yield "  {}  siex {}  yake {}  rake {}".format(language, *cells)
    yield f"cold start: {figures['cold_start']['seconds']} s"


if __name__ == "__main__":
    sys.exit(main())
