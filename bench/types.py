"""How often a keyword's type is told right, on marked texts written for this project.

The texts of part ``seen`` teach the model, those of ``words`` showed which words its lists
lacked; those of ``unseen`` are every third text of the same kinds. Those of ``last`` were
written after the first model was finished, those of ``web`` before the next one was
begun, those of ``fresh`` before the present one. Of ``web`` a few texts were looked at
before the present model was made, and three parts were measured once in between.
"""

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from engine.siex.keyword import TYPES
from engine.siex.kinds.kind import kind
from engine.siex.tags import LANGUAGES

PARTS = {
    "seen": ("seen", "seen2", "seen3", "seen4"),
    "words": ("words",),
    "unseen": ("unseen",),
    "last": ("last",),
    "web": ("web",),
    "fresh": ("fresh",),
}
_DATA = Path(__file__).with_name("data") / "types"


class Phrase(NamedTuple):
    """A phrase of a marked text, its type, and what the model says."""

    language: str
    part: str
    expected: str
    told: str


def main() -> int:
    """Print the figures, as a table or as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--quick", action="store_true", help="three languages only")
    options = parser.parse_args()
    found = figures(LANGUAGES[:3] if options.quick else LANGUAGES)
    print(json.dumps(found) if options.json else _table(found))
    return 0


def figures(languages: Sequence[str]) -> dict[str, Any]:
    """Return macro F1, accuracy, F1 per type and macro F1 per language, in percent."""
    told = [each for language in languages for each in _told(language)]
    begin = time.process_time()  # by now the names are loaded
    told = [each for language in languages for each in _told(language)]
    spent = time.process_time() - begin
    found: dict[str, Any] = {
        name: _figures([each for each in told if each.part in parts])
        for name, parts in PARTS.items()
    }
    found["microseconds_per_phrase"] = round(1e6 * spent / len(told), 1)
    return found


def _told(language: str) -> Iterator[Phrase]:
    for line in (_DATA / f"{language}.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        for text, expected in row["types"].items():
            places = [m.span() for m in re.finditer(re.escape(text), row["text"])]
            told = kind(text, row["text"], places, language)
            yield Phrase(language, row["part"], expected, told)


def _figures(told: Sequence[Phrase]) -> dict[str, Any]:
    languages = dict.fromkeys(each.language for each in told)
    right = sum(each.expected == each.told for each in told)
    return {
        "phrases": len(told),
        "accuracy": round(100 * right / len(told), 1),
        "macro_f1": _macro(told),
        "types": _f1(told),
        "languages": {
            name: _macro([each for each in told if each.language == name])
            for name in languages
        },
    }


def _macro(told: Sequence[Phrase]) -> float:
    each = _f1(told).values()
    return round(sum(each) / len(each), 1)


def _f1(told: Sequence[Phrase]) -> dict[str, float]:
    right = Counter(each.expected for each in told if each.expected == each.told)
    gold = Counter(each.expected for each in told)
    said = Counter(each.told for each in told)
    return {
        name: round(200 * right[name] / (gold[name] + said[name]), 1)
        for name in TYPES
        if gold[name]
    }


def _table(found: dict[str, Any]) -> str:
    lines = [f"microseconds per phrase: {found['microseconds_per_phrase']}"]
    for name in PARTS:
        row = found[name]
        lines.append(
            f"\n{name}: {row['phrases']} phrases, macro F1 {row['macro_f1']}, "
            f"accuracy {row['accuracy']}"
        )
        lines += [_row(row["types"]), _row(row["languages"])]
    return "\n".join(lines)


def _row(figures: dict[str, float]) -> str:
    return "  ".join(f"{key} {value}" for key, value in figures.items())


if __name__ == "__main__":
    sys.exit(main())
