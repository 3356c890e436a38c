"""Search the whole of a long text for what its excerpt has made keywords.

Section after section, so that a text of any length needs little memory beside itself.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from engine.siex import model
from engine.siex.arrays import Bytes, Flags, Ints
from engine.siex.cleaning import plain
from engine.siex.codes import BREAK, SENTENCE
from engine.siex.long_text import sections
from engine.siex.mentions import Words
from engine.siex.pieces import Content
from engine.siex.spans import Spans
from engine.siex.surface import Form
from engine.siex.tokens import cut

_REMEMBERED = 100_000


class Found(NamedTuple):
    """Every mention of one keyword in a long text."""

    spans: Spans
    forms: dict[str, Form]


def searched(
    content: Content, language: str, keywords: Sequence[Sequence[Words]]
) -> list[Found]:
    """Find the mentions of each keyword, which is given as the words of its forms."""
    needles = _Needles(language, keywords)
    gathered = [_Gathered() for _ in keywords]
    for offset, section in sections(content):
        words = cut(plain(section), 0)
        ids = needles.ids(words.words())
        gaps = np.frombuffer(words.gaps, dtype=np.uint8)
        starts = np.frombuffer(words.starts, dtype=np.int32).astype(np.int64)
        ends = np.frombuffer(words.ends, dtype=np.int32).astype(np.int64)
        for number, patterns in enumerate(needles.patterns):
            first, last = _places(ids, gaps, patterns)
            opens = gaps[first] == SENTENCE
            gathered[number].add(starts[first], ends[last], opens, section, offset)
    return [each.found() for each in gathered]


class _Needles:
    """Numbers the stems that are searched for; every other word is 0."""

    def __init__(self, language: str, keywords: Sequence[Sequence[Words]]) -> None:
        self._lexicon = model.lexicon(language)
        self._stems: dict[tuple[str, bool], int] = {}
        self._known: dict[str, int] = {}
        self.patterns = [
            list(dict.fromkeys(tuple(self._number(words)) for words in forms))
            for forms in keywords
        ]
        self._sought = {stem for stem, _ in self._stems}

    def ids(self, words: list[str]) -> Ints:
        """Return the number of each word's stem."""
        known = self._known
        if len(known) > _REMEMBERED:
            known.clear()
        for word in set(words).difference(known):
            known[word] = self._id(word)
        return np.fromiter(map(known.__getitem__, words), np.int64, len(words))

    def _number(self, words: Words) -> Iterator[int]:
        for word in words:
            stem = self._lexicon.stem(word), self._is_small(word)
            yield self._stems.setdefault(stem, len(self._stems) + 1)

    def _id(self, word: str) -> int:
        stem = self._lexicon.stem(word)
        if stem not in self._sought:
            return 0
        return self._stems.get((stem, self._is_small(word)), 0)

    def _is_small(self, word: str) -> bool:
        return self._lexicon.is_small(word)


class _Gathered:
    """Collects the mentions of one keyword."""

    def __init__(self) -> None:
        self._starts: list[Ints] = []
        self._ends: list[Ints] = []
        self._inside: Counter[str] = Counter()
        self._opening: Counter[str] = Counter()

    def add(
        self, starts: Ints, ends: Ints, opens: Flags, section: str, offset: int
    ) -> None:
        """Add the mentions in one section."""
        if not len(starts):
            return
        self._starts.append(starts + offset)
        self._ends.append(ends + offset)
        for start, end, opening in zip(
            starts.tolist(), ends.tolist(), opens.tolist(), strict=True
        ):
            (self._opening if opening else self._inside)[section[start:end]] += 1

    def found(self) -> Found:
        """Return what has been gathered."""
        none = [np.zeros(0, dtype=np.int64)]
        spans = Spans(
            np.concatenate(self._starts or none), np.concatenate(self._ends or none)
        )
        forms = dict.fromkeys((*self._inside, *self._opening))
        return Found(spans, {f: Form(self._inside[f], self._opening[f]) for f in forms})


def _places(
    ids: Ints, before: Bytes, patterns: list[tuple[int, ...]]
) -> tuple[Ints, Ints]:
    """Return first and last word of every place, of two that overlap the longer one."""
    firsts, lasts = [], []
    for pattern in patterns:
        places = np.flatnonzero(ids == pattern[0])
        for step, sought in enumerate(pattern[1:], start=1):
            places = places[places + step < len(ids)]
            following = places + step
            places = places[(ids[following] == sought) & (before[following] < BREAK)]
        firsts.append(places)
        lasts.append(places + len(pattern) - 1)
    first, last = np.concatenate(firsts), np.concatenate(lasts)
    order = np.lexsort((-last, first))
    first, last = first[order], last[order]
    if all(len(pattern) == 1 for pattern in patterns):
        return first, last
    kept = _apart(first.tolist(), last.tolist())
    return first[kept], last[kept]


def _apart(firsts: list[int], lasts: list[int]) -> list[int]:
    kept: list[int] = []
    free = 0
    for number, first in enumerate(firsts):
        if first >= free:
            kept.append(number)
            free = lasts[number] + 1
    return kept
