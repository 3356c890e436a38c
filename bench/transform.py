"""How well the transformers read written texts and linking jobs.

Legal, medical, financial and creative read marked texts: precision, recall and F1. A
finding is right if it has the kind of a mark, overlaps it by half (intersection over
union), and carries the mark's value where it has one. Each mark is found at most once.
SEO and BACOWR read linking jobs: the share of what a consultant expects of them.
`tuned` texts were read while the rules were written, `held` ones only scored; `tuned2` and
`held2` are a second, longer round in more languages.
"""

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench import transform_findings, transform_jobs
from bench.transform_findings import Mark
from engine.transform import transform

DATA = Path(__file__).parent / "data" / "transform"
MARKED = ("legal", "medical", "financial", "creative")
PARTS = ("tuned", "held", "tuned2", "held2")
JOB_PARTS = ("tuned", "held")
TUNED = ("tuned", "tuned2")
_TOKEN = re.compile(r"⟦([a-z]+)(?::([^|⟧]*))?\||⟧")
_OVERLAP = 0.5
_QUICK = 3


@dataclass(slots=True)
class Marked:
    """A written text with its marks and labels."""

    name: str
    language: str
    part: str
    text: str
    marks: list[Mark]
    labels: dict[str, str] = field(default_factory=dict[str, str])


@dataclass(slots=True)
class Tally:
    """How many were found rightly, how many were found, how many there are."""

    right: int = 0
    found: int = 0
    there: int = 0

    def figures(self) -> dict[str, Any]:
        """Return precision, recall and F1 in percent."""
        precision = 100 * self.right / self.found if self.found else 0.0
        recall = 100 * self.right / self.there if self.there else 0.0
        both = precision + recall
        return {
            "precision": round(precision, 1),
            "recall": round(recall, 1),
            "f1": round(2 * precision * recall / both, 1) if both else 0.0,
            "right": self.right,
            "found": self.found,
            "there": self.there,
        }

    def met(self) -> dict[str, Any]:
        """Return how many of the expectations are met, and their share."""
        share = 100 * self.right / self.there if self.there else 0.0
        return {
            "met_percent": round(share, 1),
            "met": self.right,
            "there": self.there,
        }


def main() -> int:
    """Print the figures, as tables or as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help="only these transformers"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--quick", action="store_true", help="every third text")
    parser.add_argument(
        "--misses", action="store_true", help="what went wrong in tuned texts"
    )
    options = parser.parse_args()
    known = (*MARKED, *transform_jobs.NAMES)
    if unknown := [name for name in options.names if name not in known]:
        parser.error(f"there is no transformer {unknown[0]!r}, only {', '.join(known)}")
    chosen = options.names or known
    if options.misses:
        for name in chosen:
            _print_misses(name)
        return 0
    figures = {
        name: (measured if name in MARKED else expected)(name, options.quick)
        for name in chosen
    }
    print(json.dumps(figures) if options.json else _tables(figures))
    return 0


def measured(name: str, quick: bool = False) -> dict[str, Any]:
    """Return the figures of one transformer, by part and kind."""
    texts = written(name)[:: _QUICK if quick else 1]
    tallies: dict[str, dict[str, Tally]] = {part: {} for part in PARTS}
    clock, characters = time.process_time(), 0
    for it in texts:
        found = transform_findings.findings(
            name, transform(name, {"text": it.text}), it.labels
        )
        characters += len(it.text)
        _count(tallies[it.part], it, found)
    seconds = time.process_time() - clock
    return {
        "texts": {part: sum(it.part == part for it in texts) for part in PARTS},
        "characters_per_cpu_s": round(characters / max(seconds, 1e-9)),
        **{
            part: {kind: tally.figures() for kind, tally in _with_all(kinds).items()}
            for part, kinds in tallies.items()
        },
    }


def expected(name: str, quick: bool = False) -> dict[str, Any]:
    """Return how much of what is expected of SEO or BACOWR is met, by part and kind."""
    some = linking_jobs()[:: _QUICK if quick else 1]
    tallies: dict[str, dict[str, Tally]] = {part: {} for part in JOB_PARTS}
    for it in some:
        for wanted, is_met, _found in transform_jobs.verdicts(name, it):
            tally = tallies[it.part].setdefault(wanted.kind, Tally())
            tally.there += 1
            tally.right += is_met
    return {
        "jobs": {part: sum(it.part == part for it in some) for part in JOB_PARTS},
        **{
            part: {kind: tally.met() for kind, tally in _with_all(kinds).items()}
            for part, kinds in tallies.items()
        },
    }


def linking_jobs() -> list[transform_jobs.Job]:
    """Return the written linking jobs."""
    return transform_jobs.jobs((DATA / "jobs.txt").read_text(encoding="utf-8"))


def written(name: str) -> list[Marked]:
    """Return the marked texts of one transformer."""
    content = (DATA / f"{name}.txt").read_text(encoding="utf-8")
    return [_marked(part) for part in re.split(r"^=== ", content, flags=re.M)[1:]]


def _marked(document: str) -> Marked:
    head, _newline, body = document.partition("\n")
    name, language, part = head.split()
    labels: dict[str, str] = {}
    while body.startswith("@ "):
        line, _newline, body = body.partition("\n")
        key, _colon, value = line[2:].partition(": ")
        labels[key] = value
    text, marks = _stripped(body.rstrip("\n"))
    return Marked(name, language, part, text, marks, labels)


def _stripped(body: str) -> tuple[str, list[Mark]]:
    """Return a text without its marks, and the marks in the text's own offsets."""
    pieces: list[str] = []
    open_marks: list[tuple[str, str | None, int]] = []
    marks: list[Mark] = []
    done = length = 0
    for token in _TOKEN.finditer(body):
        pieces.append(body[done : token.start()])
        length += token.start() - done
        done = token.end()
        if token[0] == "⟧":
            kind, value, start = open_marks.pop()
            value = value or transform_findings.DEFAULTS.get(kind)
            marks.append(Mark(kind, start, length, value))
        else:
            open_marks.append((token[1], token[2], length))
    pieces.append(body[done:])
    return "".join(pieces), marks


def _count(tallies: dict[str, Tally], it: Marked, found: list[Mark]) -> None:
    right = Counter(mark.kind for mark, other in _pairs(it, found) if mark and other)
    there = Counter(mark.kind for mark in _gold(it))
    for kind, number in Counter(mark.kind for mark in found).items():
        tallies.setdefault(kind, Tally()).found += number
    for kind, number in there.items():
        tallies.setdefault(kind, Tally()).there += number
    for kind, number in right.items():
        tallies[kind].right += number


def _gold(it: Marked) -> list[Mark]:
    return [*it.marks, *transform_findings.labelled(it.labels)]


def _pairs(it: Marked, found: list[Mark]) -> Iterator[tuple[Mark | None, Mark | None]]:
    """Yield marks beside their findings; one side is None where there is no match."""
    left = list(found)
    for mark in _gold(it):
        match = next((other for other in left if _same(mark, other)), None)
        if match is not None:
            left.remove(match)
        yield mark, match
    yield from ((None, other) for other in left)


def _same(mark: Mark, other: Mark) -> bool:
    if mark.kind != other.kind or (
        mark.value is not None and mark.value != other.value
    ):
        return False
    shared = min(mark.end, other.end) - max(mark.start, other.start)
    whole = max(mark.end, other.end) - min(mark.start, other.start)
    return shared >= _OVERLAP * whole


def _with_all(kinds: dict[str, Tally]) -> dict[str, Tally]:
    total = Tally()
    for tally in kinds.values():
        total.right += tally.right
        total.found += tally.found
        total.there += tally.there
    return {**dict(sorted(kinds.items())), "all": total}


def _print_misses(name: str) -> None:
    if name in MARKED:
        _print_wrong_marks(name)
        return
    for it in linking_jobs():
        verdicts = transform_jobs.verdicts(name, it) if it.part in TUNED else ()
        for wanted, is_met, found in verdicts:
            if not is_met:
                kind = f"{wanted.kind} {wanted.about}".strip()
                print(f"{name} {it.name:<10} {kind}: {wanted.wanted}, not {found!r}")


def _print_wrong_marks(name: str) -> None:
    for it in written(name):
        if it.part not in TUNED:
            continue
        found = transform_findings.findings(
            name, transform(name, {"text": it.text}), it.labels
        )
        for mark, other in _pairs(it, found):
            if mark is None or other is None:
                shown = mark or other
                side = "missed " if mark else "  extra"
                words = it.text[shown.start : shown.end] if shown else ""
                print(
                    f"{name} {it.name:<6} {side} {shown and shown.kind}:{shown and shown.value} {words!r}"
                )


def _tables(figures: dict[str, Any]) -> str:
    return "\n".join(
        line
        for name, row in figures.items()
        for line in (_table if name in MARKED else _shares)(name, row)
    )


def _table(name: str, row: dict[str, Any]) -> Iterator[str]:
    texts = " ".join(f"{row['texts'][part]} {part}" for part in PARTS)
    yield f"{name}: {texts}; {row['characters_per_cpu_s']} characters per processor second"
    heads = "".join(f"{part + ' P':>11}{'R':>7}{'F1':>7}{'n':>5}" for part in PARTS)
    yield f"  {'':<11}{heads}"
    for kind in dict.fromkeys(kind for part in PARTS for kind in row[part]):
        cells = [row[part].get(kind, Tally().figures()) for part in PARTS]
        numbers = "".join(
            f"{cell['precision']:>11}{cell['recall']:>7}{cell['f1']:>7}{cell['there']:>5}"
            for cell in cells
        )
        yield f"  {kind:<11}{numbers}"


def _shares(name: str, row: dict[str, Any]) -> Iterator[str]:
    jobs = " ".join(f"{row['jobs'][part]} {part}" for part in JOB_PARTS)
    yield f"{name}: {jobs}; expectations met in percent"
    heads = "".join(f"{part:>11}{'n':>5}" for part in JOB_PARTS)
    yield f"  {'':<20}{heads}"
    kinds = {kind for part in JOB_PARTS for kind in row[part]} - {"all"}
    for kind in (*sorted(kinds), "all"):
        cells = [row[part].get(kind, Tally().met()) for part in JOB_PARTS]
        numbers = "".join(f"{it['met_percent']:>11}{it['there']:>5}" for it in cells)
        yield f"  {kind:<20}{numbers}"


if __name__ == "__main__":
    sys.exit(main())
