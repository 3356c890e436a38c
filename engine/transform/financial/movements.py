"""What rises and falls, and whether that is good: sales that fell, costs that rose."""

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeVar

from engine.transform.financial.models import Company, Movement, Percentage, Polarity
from engine.transform.prose.lexicons import entries
from engine.transform.prose.negation import denies, is_negated
from engine.transform.prose.phrases import Match, Phrases
from engine.transform.prose.text import Prose, numbered_sentences

_Label = TypeVar("_Label")
_FAR, _NEAR, _BESIDE = 14, 4, 5
_BAD_FIGURES = frozenset(("net debt", "loss net income", "loss operating profit"))
_NEUTRAL = frozenset(("capital expenditure", "total assets", "equity"))


@dataclass(frozen=True, slots=True)
class _Mover:
    name: str
    is_good: bool


def movements(
    text: Prose, companies: tuple[Company, ...], shares: tuple[Percentage, ...]
) -> tuple[Movement, ...]:
    """Return the words of rising and falling that are tied to something that moves."""
    named = {text.first_word(it.evidence.end) - 1: it.name for it in companies}
    counted = {text.first_word(it.evidence.start) for it in shares}
    found: list[Movement] = []
    for _sentence, first, last in numbered_sentences(text):
        movers = list(_within(_movers(text.language), text, first, last))
        for match in _within(_moves(text.language), text, first, last):
            if any(it.first <= match.first <= it.last for it in movers):
                continue
            mover = _mover(text, match, movers) or _company(match, named, counted)
            has_number = _has_number(text, match, last)
            if mover is None or ("number" in match.label and not has_number):
                continue
            if not _is_denied(text, match):
                found.append(_movement(text, match, mover))
    return tuple(found)


def _is_denied(text: Prose, match: Match[str]) -> bool:
    """“did not fall”, “Räntenettot steg inte”."""
    joined = text.clean[match.end : match.end + 1] == " "
    behind = match.last + 1
    return is_negated(text, match.first, 2) or (
        joined and behind < len(text.words) and denies(text, behind)
    )


def _movement(text: Prose, match: Match[str], mover: _Mover) -> Movement:
    direction: Literal["up", "down"] = "up" if match.label[:2] == "up" else "down"
    polarity: Polarity = (
        "positive" if (direction == "up") == mover.is_good else "negative"
    )
    return Movement(
        what=mover.name,
        direction=direction,
        polarity=polarity,
        evidence=text.place(match.start, match.end),
    )


def _mover(
    text: Prose, match: Match[str], movers: list[Match[_Mover]]
) -> _Mover | None:
    """Return what moves: the nearest in front, else one right behind."""
    before = [it for it in movers if 0 < match.first - it.last <= _FAR]
    after = [it for it in movers if 0 < it.first - match.last <= _NEAR]
    nearest = before[-1] if before else None
    if nearest is not None and ";" in text.clean[nearest.end : match.start]:
        nearest = None
    chosen = nearest or (after[0] if after else None)
    return chosen.label if chosen else None


def _company(
    match: Match[str], named: dict[int, str], counted: set[int]
) -> _Mover | None:
    """“Costa Brava Hoteles subió un 3,8 %”: a company that moves by percent is its share."""
    name = named.get(match.first - 1) or named.get(match.first - 2)
    is_counted = any(match.last + step in counted for step in range(1, _NEAR))
    return _Mover(name, True) if name and is_counted else None


def _has_number(text: Prose, match: Match[str], last: int) -> bool:
    words = text.small[match.last + 1 : min(last, match.last + _BESIDE)]
    return any(word[0].isdigit() for word in words)


def _within(
    phrases: Phrases[_Label], text: Prose, first: int, last: int
) -> Iterator[Match[_Label]]:
    place = first
    while place < last:
        match = phrases.at(text, place)
        if match is not None and match.last < last:
            yield match
            place = match.last
        place += 1


@functools.cache
def _movers(language: str | None) -> Phrases[_Mover]:
    phrases: Phrases[_Mover] = Phrases()
    for form, name in entries("financial", "metrics", language):
        if name not in _NEUTRAL:
            plain = name.removeprefix("loss ").removeprefix("ratio ")
            phrases.add(form, _Mover(plain, name not in _BAD_FIGURES))
    for form, label in entries("financial", "movers", language):
        phrases.add(form, _Mover(form.rstrip("*"), label == "good"))
    return phrases


@functools.cache
def _moves(language: str | None) -> Phrases[str]:
    phrases: Phrases[str] = Phrases()
    for form, label in entries("financial", "movements", language):
        phrases.add(form, label)
    return phrases
