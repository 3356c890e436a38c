"""The figures of ``python -m bench.extract --peers`` as the tables of the model card."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from bench.compare import KS, PEERS, SLOW

Row = dict[str, Any]

_NAMES = {
    "siex": "SIE-X",
    "yake": "YAKE",
    "rake_nltk": "RAKE",
    "multi_rake": "multi-rake",
    "summa": "summa",
    "text_rank": "TextRank, a third of the words",
    "text_rank_all": "TextRank, all words",
    "position_rank": "PositionRank",
    "topic_rank": "TopicRank",
    "multipartite_rank": "MultipartiteRank",
    "keybert": "KeyBERT",
}
_SETS = {
    "inspec_test": "Inspec test",
    "semeval2017_dev": "SemEval-2017 dev part",
    "krapivin_abs_test": "Krapivin abstracts",
    "duc2001_train": "DUC-2001",
    "written": "written, seven languages",
}


def told(figures: Row) -> str:
    """Write the figures as Markdown."""
    return "\n".join(_lines(figures))


def _lines(figures: Row) -> Iterator[str]:
    sets = {name: figures[name] for name in _SETS if name in figures}
    judged = {
        name: each for name, each in sets.items() if "f1_at_5_percent" in each["siex"]
    }
    yield from _table("F1@5 / @10 / @15", judged, _f1)
    yield from _table("SIE-X is ahead by at least, @5 / @10 / @15", judged, _ahead)
    languages = figures.get("written", {}).get("languages", {})
    if languages:
        yield from _table("F1@5 / @10 / @15", languages, _f1)
        yield from _table(
            "SIE-X is ahead by at least, @5 / @10 / @15", languages, _ahead
        )
    yield from _table("documents per second of one core", sets, _speed)
    yield from _table("seconds to the first keywords, MB", sets, _start)
    yield f"two worker processes: {figures['two_workers']}"
    for reason in next(iter(sets.values()))["skipped"]:
        yield f"not measured: {reason}"
    yield from _not_beaten(judged | languages)


def _table(
    title: str, sets: Mapping[str, Row], cell: Callable[[Row], str | None]
) -> Iterator[str]:
    """Yield a table with a row per system and a column per set."""
    heads = [
        f"{_SETS.get(name, name)} ({each['siex']['documents']})"
        for name, each in sets.items()
    ]
    yield f"\n| {title} | {' | '.join(heads)} |"
    yield "|---" * (len(heads) + 1) + "|"
    for system in ("siex", *PEERS):
        cells = [_cell(each, system, cell) for each in sets.values()]
        if any(cells):
            yield f"| {_NAMES[system]} | {' | '.join(cells)} |"


def _cell(each: Row, system: str, cell: Callable[[Row], str | None]) -> str:
    row = each.get(system)
    found = cell(row) if row else None
    if (
        row
        and found
        and system == SLOW
        and row["documents"] < each["siex"]["documents"]
    ):
        return f"{found} (first {row['documents']})"
    return found or ""


def _f1(row: Row) -> str:
    return " / ".join(f"{row[f'f1_at_{k}_percent']:.1f}" for k in KS)


def _ahead(row: Row) -> str | None:
    """Tell the low ends of the 95 % intervals of the differences."""
    gaps = row.get("ours_minus_theirs")
    return " / ".join(f"{gap['low']:+.1f}" for gap in gaps.values()) if gaps else None


def _speed(row: Row) -> str:
    speed = row["docs_per_cpu_s"]
    return f"{speed:.0f}" if speed >= 10 else f"{speed:.1f}"


def _start(row: Row) -> str:
    return f"{row['cold_start_s']} s, {row['peak_mb']} MB"


def _not_beaten(sets: Mapping[str, Row]) -> Iterator[str]:
    """Name every peer that SIE-X is not surely ahead of, and where."""
    found = [
        f"{_NAMES[system]} on {_SETS.get(name, name)} @{k}: "
        f"{gap['mean']:+.1f} [{gap['low']:+.1f}, {gap['high']:+.1f}]"
        for name, each in sets.items()
        for system in PEERS
        if system in each
        for k, gap in zip(KS, each[system]["ours_minus_theirs"].values(), strict=True)
        if gap["low"] <= 0
    ]
    yield "\nnot surely ahead of: " + ("; ".join(found) or "nobody")
