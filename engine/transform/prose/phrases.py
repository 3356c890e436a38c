"""Find the phrases of a lexicon in a text, in one pass over its words.

A phrase is a row of words. A word that ends in ``*`` also stands for itself with up to
five more letters, which is how inflected languages are kept short.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from engine.transform.prose.text import Prose

Label = TypeVar("Label")
_WORD = re.compile(r"[\w*]+")
_LONGEST_ENDING = 5
_SHORTEST_STEM = 3
_GAP = frozenset(" \t\n\r-‐‑–'’./\u00a0\u202f")
_LONGEST_GAP = 3


class Match(NamedTuple, Generic[Label]):
    """A phrase that was found: where, from which word to which, and what it stands for."""

    start: int
    end: int
    first: int
    last: int
    label: Label


@dataclass(slots=True)
class Phrases(Generic[Label]):
    """Phrases and what each stands for.

    Attributes:
        exact: first word -> the rest of each phrase and its label.
        stems: the same for first words that take endings.
        openings: the first letters of the stems, to pass over most words at once.
    """

    exact: dict[str, list[tuple[tuple[str, ...], Label]]] = field(default_factory=dict)
    stems: dict[str, list[tuple[tuple[str, ...], Label]]] = field(default_factory=dict)
    openings: set[str] = field(default_factory=set[str])

    def add(self, phrase: str, label: Label) -> None:
        """Let ``phrase`` stand for ``label``."""
        first, *rest = _WORD.findall(phrase.lower())
        home = self.stems if first.endswith("*") else self.exact
        if home is self.stems:
            self.openings.add(first[:_SHORTEST_STEM])
        entries = home.setdefault(first.rstrip("*"), [])
        entries.append((tuple(rest), label))
        entries.sort(key=lambda entry: -len(entry[0]))

    def find(self, text: Prose) -> Iterator[Match[Label]]:
        """Yield the longest phrase at each place, from left to right."""
        place, words = 0, text.small
        while place < len(words):
            match = self.at(text, place)
            if match is not None:
                yield match
                place = match.last
            place += 1

    def at(self, text: Prose, place: int) -> Match[Label] | None:
        """Return the longest phrase that begins with the word at ``place``."""
        word = text.small[place]
        if word not in self.exact and word[:_SHORTEST_STEM] not in self.openings:
            return None
        best: Match[Label] | None = None
        for rest, label in self._beginning(word):
            last = place + len(rest)
            if best is not None and last <= best.last:
                continue
            if _follows(text, place, rest):
                start, end = text.words[place].start, text.words[last].end
                best = Match(start, end, place, last, label)
        return best

    def _beginning(self, word: str) -> Iterable[tuple[tuple[str, ...], Label]]:
        yield from self.exact.get(word, ())
        for cut in range(
            max(_SHORTEST_STEM, len(word) - _LONGEST_ENDING), len(word) + 1
        ):
            yield from self.stems.get(word[:cut], ())


def _follows(text: Prose, place: int, rest: tuple[str, ...]) -> bool:
    if place + len(rest) >= len(text.words):
        return False
    for number, wanted in enumerate(rest, place + 1):
        if not _fits(text.small[number], wanted) or not _close(text, number):
            return False
    return True


def _fits(word: str, wanted: str) -> bool:
    if wanted.endswith("*"):
        stem = wanted[:-1]
        return word.startswith(stem) and len(word) <= len(stem) + _LONGEST_ENDING
    return word == wanted


def _close(text: Prose, number: int) -> bool:
    """Tell whether only a blank or a hyphen parts a word from the one before."""
    gap = text.clean[text.words[number - 1].end : text.words[number].start]
    return len(gap) <= _LONGEST_GAP and _GAP.issuperset(gap)
