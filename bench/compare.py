"""The keyword model beside every peer that is installed, on the same texts in one run.

Called by ``python -m bench.extract --peers``. Each system is timed in a process of its
own, so that its start, its memory and its processor time are its own.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from bench import peers

Row = dict[str, Any]
Extract = Callable[[list[Row]], list[list[str]]]

# Name, and what must be installed.
PEERS = {
    "yake": "yake",
    "rake_nltk": "rake_nltk",
    "multi_rake": "multi_rake",
    "summa": "summa",
    "text_rank": "numpy",
    "text_rank_all": "numpy",
    "position_rank": "numpy",
    "topic_rank": "numpy",
    "multipartite_rank": "numpy",
    "keybert": "keybert",
}
SLOW = "keybert"
KS = (5, 10, 15)
RESAMPLES = 5_000
UNSEEN = Path(__file__).with_name("ranker_unseen.npz")
"""A ranker that has not learnt from the written texts, see `bench.extract.written`."""
_ROUNDS = 3
_ONE_CORE = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


def compared(metric: Any, rows: list[Row], slow: int) -> Row:
    """Return the figures of all systems on one set, and how sure the differences are.

    The slow system reads the first ``slow`` texts only.
    """
    return _figures(metric, rows, _extracted(rows, slow, "siex"))


def compared_unseen(metric: Any, rows: list[Row], slow: int) -> Row:
    """Return the figures on texts in several languages that SIE-X has learnt from.

    A ranker made without them stands in, and each language has figures of its own, too.
    """
    found = _extracted(rows, slow, "siex_unseen")
    languages: Row = {}
    for language in dict.fromkeys(row["lang"] for row in rows):
        ours = [number for number, row in enumerate(rows) if row["lang"] == language]
        part = {name: _picked(one, ours) for name, one in found.items()}
        part = {name: one for name, one in part.items() if one["phrases"]}
        languages[language] = _figures(metric, [rows[number] for number in ours], part)
    return {**_figures(metric, rows, found), "languages": languages}


def _picked(system: Row, numbers: list[int]) -> Row:
    """Return what a system found in some of the texts, and nothing of its speed."""
    phrases = system["phrases"]
    return {"phrases": [phrases[number] for number in numbers if number < len(phrases)]}


def _extracted(rows: list[Row], slow: int, siex: str) -> dict[str, Row]:
    found = {"siex": _apart(siex, rows)}
    for name, package in PEERS.items():
        if find_spec(package) is not None:
            found[name] = _apart(name, rows[:slow] if name == SLOW else rows)
    return found


def _figures(metric: Any, rows: list[Row], found: dict[str, Row]) -> Row:
    figures: Row = {"skipped": skipped()}
    ours = _f1(metric, rows, found["siex"]["phrases"])
    for name, one in found.items():
        figures[name] = _of_one(metric, rows, one)
        if name != "siex":
            theirs = _f1(metric, rows, one["phrases"])
            figures[name]["ours_minus_theirs"] = {
                f"f1_at_{k}_percent": _interval(ours[k], theirs[k]) for k in KS
            }
    return figures


def _of_one(metric: Any, rows: list[Row], one: Row) -> Row:
    """Return the figures of one system, which has perhaps read the first texts only."""
    read = rows[: len(one["phrases"])]
    pairs = zip(read, one["phrases"], strict=True)
    means = metric.score(read, {str(row["id"]): phrases for row, phrases in pairs})
    told = {key: value for key, value in one.items() if key != "phrases"}
    scores = {f"f1_at_{k}_percent": means[f"all_macro@{k}"] for k in KS}
    return {**told, "documents": len(read), **scores}


def drop_quality(figures: Row) -> None:
    """Leave only speeds: the model has learnt from these texts."""
    rows = [row for row in figures.values() if isinstance(row, dict)]
    for row in rows:
        for key in [key for key in row if key.startswith(("f1_", "ours_"))]:
            del row[key]


def skipped() -> list[str]:
    """Return the peers that are not measured, and why."""
    return [
        f"{name}: not installed"
        for name, package in PEERS.items()
        if find_spec(package) is None
    ]


ROUNDS = 4
"""How often worker processes read the texts; once is over before both are warm."""


def scaling(rows: list[Row]) -> Row:
    """Return how much faster two worker processes of the engine read than one."""
    import asyncio

    texts = [f"{row['title']}. {row['text']}" for row in rows] * ROUNDS
    one = asyncio.run(_pooled(texts, 1))
    two = asyncio.run(_pooled(texts, 2))
    return {
        "one_worker_docs_per_wall_s": round(len(texts) / one, 1),
        "two_workers_docs_per_wall_s": round(len(texts) / two, 1),
        "ratio": round(one / two, 2),
    }


async def _pooled(texts: list[str], size: int) -> float:
    import asyncio

    from engine.siex import extract_batch
    from engine.workers import WorkerPool

    pool = WorkerPool(size)
    pieces = [texts[begin : begin + 20] for begin in range(0, len(texts), 20)]
    await asyncio.gather(*(pool.call(extract_batch, texts[:20]) for _ in range(size)))
    started = time.perf_counter()
    await asyncio.gather(*(pool.call(extract_batch, piece) for piece in pieces))
    took = time.perf_counter() - started
    await pool.close()
    return took


def model_size_mb() -> float:
    """Return the size of the model's files."""
    folder = Path(__file__).resolve().parents[1] / "resources" / "model"
    return round(sum(path.stat().st_size for path in folder.glob("*.npz")) / 1e6, 2)


def _apart(name: str, rows: list[Row]) -> Row:
    """Run one system in a process of its own."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "bench.compare", name],
        input=json.dumps(rows),
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | _ONE_CORE,
    )
    return json.loads(done.stdout.splitlines()[-1])


def _f1(
    metric: Any, rows: list[Row], phrases: list[list[str]]
) -> dict[int, list[float]]:
    """Return the F1 of each text at each k."""
    scores: dict[int, list[float]] = {k: [] for k in KS}
    for row, found in zip(rows, phrases, strict=False):
        one = metric.score([row], {str(row["id"]): found})
        for k in KS:
            scores[k].append(one[f"all_macro@{k}"])
    return scores


def _interval(ours: list[float], theirs: list[float]) -> Row:
    """Return the mean difference and its 95 % interval (paired bootstrap)."""
    import numpy as np

    gaps = np.array([a - b for a, b in zip(ours, theirs, strict=False)])
    draw = np.random.default_rng(5)
    picks = draw.integers(0, len(gaps), (RESAMPLES, len(gaps)))
    low, high = np.quantile(gaps[picks].mean(axis=1), (0.025, 0.975))
    return {
        "mean": round(float(gaps.mean()), 1),
        "low": round(float(low), 1),
        "high": round(float(high), 1),
    }


def main() -> None:
    """Time one system on texts from standard input; print one JSON object."""
    import resource

    rows: list[Row] = json.load(sys.stdin)
    started = time.perf_counter()
    run = _system(sys.argv[1])
    run(rows[:1])
    cold = time.perf_counter() - started
    run(rows[:20])
    times: list[float] = []
    phrases: list[list[str]] = []
    for _ in range(_ROUNDS if sys.argv[1] == "siex" else 1):
        begun = time.process_time()
        phrases = run(rows)
        times.append(time.process_time() - begun)
    took = sorted(times)[len(times) // 2]
    told = {
        "docs_per_cpu_s": round(len(rows) / max(took, 1e-9), 1),
        "cold_start_s": round(cold, 2),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "phrases": phrases,
    }
    if sys.argv[1] == "siex":
        told["model_mb"] = model_size_mb()
    print(json.dumps(told))


def _system(name: str) -> Extract:
    if name == "siex":
        return _siex
    if name == "siex_unseen":
        return _siex_unseen
    extract_one: peers.Extractor = getattr(
        peers, "rake" if name == "rake_nltk" else name
    )
    return lambda rows: [
        extract_one(row["title"], row["text"], row["lang"]) for row in rows
    ]


def _siex(rows: list[Row]) -> list[list[str]]:
    from engine.siex import Document, extract_batch

    documents = [Document(row["text"], row["title"] or None) for row in rows]
    found = extract_batch(documents, top_k=max(KS))
    return [[keyword.text for keyword in keywords] for keywords in found]


def _siex_unseen(rows: list[Row]) -> list[list[str]]:
    from engine.siex.model import ranked_by

    with ranked_by(UNSEEN):
        return _siex(rows)


if __name__ == "__main__":
    main()
