"""Amounts that leave their currency to the one named before: “£41m, from 58 million”."""

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator

from engine.transform.prose.lexicons import entries
from engine.transform.prose.money import Money, scaled
from engine.transform.prose.numbers import NUMBER
from engine.transform.prose.phrases import Phrases
from engine.transform.prose.text import Prose, Stretch

_ENDS = re.compile(
    r"\s*(?:[.,;:)]|$|(?:(?:a|one|last|un|une|um|een|ett|et|året|i|im|ein|den|the|compared|from|and|och|und|et|y|e|en|og|πέρυσι)(?!\w)))"
)
_SHORTEST = 3


def with_carried(text: Prose, money: tuple[Money, ...]) -> tuple[Money, ...]:
    """Return the amounts, and the scaled numbers beside them that have the same currency."""
    if not money:
        return money
    return tuple(sorted((*money, *_carried(text, money)), key=lambda it: it.start))


def _carried(text: Prose, money: tuple[Money, ...]) -> Iterator[Money]:
    names = [match.start for match in _names(text.language).find(text)]
    taken = [it.start for it in money]
    for match in NUMBER.finditer(text.clean):
        number, end = scaled(text, match)
        if end - match.end() < _SHORTEST or not _ENDS.match(text.clean, end):
            continue
        before = bisect_left(taken, match.start())
        if before == 0 or _overlaps(money, before, match.start(), end):
            continue
        sentence = _sentence(text, match.start())
        is_near = money[before - 1].start >= sentence.start
        name = bisect_left(names, sentence.start)
        is_named = name < len(names) and names[name] < match.start()
        if is_near or is_named:
            yield Money(match.start(), end, number, money[before - 1].currency)


def _overlaps(money: tuple[Money, ...], place: int, start: int, end: int) -> bool:
    return money[place - 1].end > start or (
        place < len(money) and money[place].start < end
    )


def _sentence(text: Prose, offset: int) -> Stretch:
    return text.sentences[max(bisect_left(text.sentences, (offset + 1, 0)) - 1, 0)]


@functools.cache
def _names(language: str | None) -> Phrases[str]:
    phrases: Phrases[str] = Phrases()
    for form, name in entries("financial", "metrics", language):
        phrases.add(form, name)
    return phrases
