"""How often the language of a text is recognised, beside py3langid, in one run.

Treebank sentences are cut after so many words; the model was made without these
sentences. The written ones are in ``bench/data/languages``: short web texts, and texts
in languages which are none of the eleven and have to be told as such.
"""

# pyright: reportMissingImports=false
# The peer is installed by `make bench` alone.

import argparse
import functools
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from engine.siex import detect_language
from engine.siex.tags import LANGUAGES
from training.folded import folded
from training.metric import shared_folder
from training.treebanks import held_out

LENGTHS = (1, 2, 5, 10, 20)
OTHER = "other"
_DATA = Path(__file__).with_name("data") / "languages"
_NEIGHBOURS = ("da", "nn", "fi", "pl", "ca", "gl", "ru", "cs", "lv")
_QUICK, _MOST = 60, 500
_WRITINGS: Mapping[str, Callable[[str], str]] = {
    "as written": str,
    "small letters": str.lower,
    "CAPITALS": str.upper,
    "no accents": folded,
    "with numbers and an address": lambda text: f"12 {text} 2024 https://ab.example/en",
}

Guess = Callable[[str], str]
Shares = dict[str, float]


class Told(NamedTuple):
    """A text and its language."""

    language: str
    text: str


def main() -> int:
    """Print the figures, as a table or as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--quick", action="store_true", help="a part of each set")
    options = parser.parse_args()
    found = figures(_QUICK if options.quick else _MOST)
    print(json.dumps(found) if options.json else _table(found))
    return 0


def figures(most: int) -> dict[str, Any]:
    """Return accuracies in percent and microseconds per text, per guesser."""
    guessers: dict[str, Guess] = {"siex": _own}
    if (peer := _peer()) is not None:
        guessers["py3langid"] = peer
    return {name: _measured(guess, most) for name, guess in guessers.items()}


def _measured(guess: Guess, most: int) -> dict[str, Any]:
    web, others = _written("web.tsv"), _written("others.tsv")
    found: dict[str, Any] = {"microseconds_per_120_words": _speed(guess, web)}
    for length in LENGTHS:
        treebanks = _treebanks(length, most)
        if treebanks:
            found[f"treebanks, {length} words"] = _shares(guess, treebanks)
        found[f"web, {length} words"] = _shares(guess, _cut(web, length))
        found[f"others, {length} words"] = _shares(guess, _cut(others, length))
    for name, write in _WRITINGS.items():
        told = [Told(each.language, write(each.text)) for each in _treebanks(5, most)]
        if told:
            found[f"treebanks, 5 words, {name}"] = _shares(guess, told)
    return found


def _shares(guess: Guess, told: Sequence[Told]) -> Shares:
    """Return per language how often it was told, and their mean."""
    right: defaultdict[str, list[bool]] = defaultdict(list)
    for each in told:
        expected = each.language if each.language in LANGUAGES else OTHER
        right[each.language].append(guess(each.text) == expected)
    shares = {name: 100 * sum(each) / len(each) for name, each in right.items()}
    shares["mean"] = sum(shares.values()) / len(shares)
    return {name: round(share, 1) for name, share in shares.items()}


def _treebanks(length: int, most: int) -> list[Told]:
    folder = shared_folder() / "data" / "ud"
    told: list[Told] = []
    for language in LANGUAGES:
        rows = [text.split() for text in held_out(folder, language)]
        rows = [row for row in rows if len(row) >= length]
        told += [Told(language, " ".join(row[:length])) for row in rows[:most]]
    return told


def _written(name: str) -> list[Told]:
    lines = (_DATA / name).read_text("utf-8").splitlines()
    return [Told(*line.split("\t")) for line in lines]


def _cut(told: Sequence[Told], length: int) -> list[Told]:
    """Cut texts into runs of so many words; short texts of one language are joined."""
    words: defaultdict[str, list[str]] = defaultdict(list)
    for each in told:
        words[each.language] += each.text.split()
    return [
        Told(language, " ".join(row[begin : begin + length]))
        for language, row in words.items()
        for begin in range(0, len(row) - length + 1, length)
    ]


def _speed(guess: Guess, told: Sequence[Told]) -> float:
    texts = [each.text for each in _cut(told, 80)]
    texts = [" ".join((text, text[: len(text) // 2])) for text in texts]
    rounds: list[float] = []
    for _ in range(9):
        begin = time.process_time()
        for text in texts:
            guess(text)
        rounds.append(time.process_time() - begin)
    return round(1e6 * median(rounds) / len(texts), 1)


def _own(text: str) -> str:
    return detect_language(text)[0] or OTHER


def _peer() -> Guess | None:
    """Return py3langid, told the eleven languages and the neighbours measured here."""
    try:
        import py3langid
    except ImportError:
        print("py3langid is not here (`make bench` installs it).", file=sys.stderr)
        return None
    ours = ["no" if name == "nb" else name for name in LANGUAGES]
    py3langid.set_languages([*ours, *_NEIGHBOURS])
    return functools.partial(_peer_guess, py3langid.classify)


def _peer_guess(classify: Any, text: str) -> str:
    language = classify(text)[0].replace("no", "nb")
    return language if language in LANGUAGES else OTHER


def _table(found: Mapping[str, Mapping[str, Any]]) -> str:
    lines: list[str] = []
    for measured in next(iter(found.values())):
        lines.append(f"\n{measured}")
        for name, figures in found.items():
            told = figures[measured]
            if isinstance(told, dict):
                told = "  ".join(f"{key} {told[key]}" for key in ("mean", *told))
            lines.append(f"  {name:10} {told}")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
