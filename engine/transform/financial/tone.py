"""The tone of a text and its words of risk, both with negation."""

import functools
from bisect import bisect_right
from collections.abc import Iterator

from engine.transform.contract import Span
from engine.transform.financial.models import (
    Event,
    Movement,
    Polarity,
    Risk,
    Sentiment,
    Tone,
)
from engine.transform.prose.lexicons import entries
from engine.transform.prose.negation import is_negated
from engine.transform.prose.phrases import Phrases
from engine.transform.prose.text import Prose

_CAUTION = 2
"""How many neutral words every text is thought to hold: little evidence stays near 0."""


def sentiment(
    text: Prose, moved: tuple[Movement, ...], happened: tuple[Event, ...]
) -> Sentiment:
    """Return good against bad: words of tone, what moves, and what was raised or cut.

    A negation shortly before a word turns it around. Words of risk count as such, not as
    tone, and a word of tone is not counted again as a movement.
    """
    words = tuple(_toned(text))
    moves = tuple(it for it in moved if not _is_toned(it.evidence, words))
    good = sum(it.polarity == "positive" for it in (*words, *moves))
    good += sum(it.direction == "up" for it in happened)
    changes = sum(it.direction is not None for it in happened)
    counted = len(words) + len(moves) + changes
    score = (2 * good - counted) / (counted + _CAUTION)
    return Sentiment(
        score=round(score, 4), counted=counted, words=words, movements=moves
    )


def _is_toned(place: Span, words: tuple[Tone, ...]) -> bool:
    """Tell whether a place lies in a word of tone; those are in order."""
    before = bisect_right(words, place.start, key=lambda it: it.evidence.start)
    return before > 0 and place.end <= words[before - 1].evidence.end


def _toned(text: Prose) -> Iterator[Tone]:
    dangers = {
        word
        for match in _phrases("risks", text.language).find(text)
        for word in range(match.first, match.last + 1)
    }
    for match in _phrases("sentiment", text.language).find(text):
        if match.first not in dangers:
            negated = is_negated(text, match.first)
            yield Tone(
                polarity=_polarity(match.label, negated),
                negated=negated,
                evidence=text.place(match.start, match.end),
            )


def risks(text: Prose) -> tuple[Risk, ...]:
    """Return the words of risk, in order."""
    return tuple(
        Risk(
            name=match.label,
            negated=is_negated(text, match.first),
            evidence=text.place(match.start, match.end),
        )
        for match in _phrases("risks", text.language).find(text)
    )


def _polarity(word: str, negated: bool) -> Polarity:
    return "positive" if (word == "positive") != negated else "negative"


@functools.cache
def _phrases(name: str, language: str | None) -> Phrases[str]:
    phrases: Phrases[str] = Phrases()
    for form, label in entries("financial", name, language):
        phrases.add(form, label)
    return phrases
