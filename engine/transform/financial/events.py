"""What happened: acquisitions, dividends, guidance and the like."""

import functools
import re
from collections.abc import Iterator
from typing import get_args

from engine.transform.financial.models import Direction, Event, EventType
from engine.transform.prose.lexicons import entries
from engine.transform.prose.negation import is_negated
from engine.transform.prose.phrases import Match, Phrases
from engine.transform.prose.text import Prose, numbered_sentences

_NEAR = 4
Pair = tuple[str, str]
_RAISED_OR_CUT = frozenset(("guidance", "rating", "dividend"))
_RAISES = re.compile(
    r"rais|lift|hik|increas|upgrad|höj|skruvar|hebt|hob$|erhöh|angehoben|anhebt|hochgestuft|relèv|relev|elev|sube|subió|sobe|subiu|alza|verhoog|hever?$|hevet|oppgrader|promoss"
)
_CUTS = re.compile(
    r"cut|lower|trim|slash|reduc|downgrad|suspend|withdr|warning|vinstvarn|gewinnwarn|sänk|slopar|kapar|senk|gesenkt|kappt|kürzt|herab|abaiss|rédui|dégrad|avertissement"
    r"|rebaj|recort|baja|tagli|ridu|ridotto|abbass|declass|reduz|cort|verlaag|winstwaarsch|kutte|nedgrader|resultatvarsel|allarme|alerta"
)
"""How verbs of raising and of cutting begin, in all languages."""


def events(text: Prose) -> tuple[Event, ...]:
    """Return the events, in order; of two that overlap, the longer."""
    found: list[Event] = []
    every = [*_alone(text), *_in_pairs(text)]
    every.sort(key=lambda it: (it.evidence.start, -it.evidence.end))
    for event in every:
        if found and event.evidence.start < found[-1].evidence.end:
            if len(event.evidence.text) > len(found[-1].evidence.text):
                found[-1] = event
            continue
        found.append(event)
    return tuple(found)


def _alone(text: Prose) -> Iterator[Event]:
    for match in _words(text.language).find(text):
        yield _event(text, match.label, match.first, match.last)


def _in_pairs(text: Prose) -> Iterator[Event]:
    """“cut its guidance”, “Prognosen sänks”: a verb and a thing within a few words."""
    phrases = _pairs(text.language)
    for _sentence, first, last in numbered_sentences(text):
        seen: list[Match[frozenset[Pair]]] = []
        for place in range(first, last):
            match = phrases.at(text, place)
            if match is None or match.last >= last:
                continue
            pair = _with_partner(seen, match)
            if pair is not None:
                kind, begin = pair
                yield _event(text, kind, begin, match.last)
            seen.append(match)


def _with_partner(
    seen: list[Match[frozenset[Pair]]], match: Match[frozenset[Pair]]
) -> tuple[str, int] | None:
    """Return the type and the first word, if a verb has its thing shortly before or after."""
    for other in reversed(seen[-_NEAR:]):
        if match.first - other.last > _NEAR or other.last >= match.first:
            continue
        for kind, part in match.label:
            wanted = "verb" if part == "thing" else "thing"
            if (kind, wanted) in other.label:
                return kind, other.first
    return None


def _event(text: Prose, kind: str, first: int, last: int) -> Event:
    return Event(
        type=_type(kind),
        direction=_direction(kind, text.small[first : last + 1]),
        negated=is_negated(text, first),
        evidence=text.place(text.words[first].start, text.words[last].end),
    )


def _direction(kind: str, words: list[str]) -> Direction | None:
    """Return whether what a company or an analyst said was raised or cut."""
    if kind not in _RAISED_OR_CUT:
        return None
    if any(_RAISES.match(word) for word in words):
        return "up"
    return "down" if any(_CUTS.match(word) for word in words) else None


def _type(kind: str) -> EventType:
    return next(it for it in get_args(EventType) if it == kind)


@functools.cache
def _words(language: str | None) -> Phrases[str]:
    phrases: Phrases[str] = Phrases()
    for form, name in entries("financial", "events", language):
        phrases.add(form, name)
    return phrases


@functools.cache
def _pairs(language: str | None) -> Phrases[frozenset[Pair]]:
    forms: dict[str, set[Pair]] = {}
    for form, label in entries("financial", "event_pairs", language):
        kind, _blank, part = label.partition(" ")
        forms.setdefault(form, set()).add((kind, part))
    phrases: Phrases[frozenset[Pair]] = Phrases()
    for form, pairs in forms.items():
        phrases.add(form, frozenset(pairs))
    return phrases
