"""The tone of a text and its words of risk, both with negation."""

import functools

from engine.transform.financial.models import Polarity, Risk, Sentiment, Tone
from engine.transform.prose.lexicons import entries
from engine.transform.prose.negation import is_negated
from engine.transform.prose.phrases import Phrases
from engine.transform.prose.text import Prose


def sentiment(text: Prose) -> Sentiment:
    """Return good against bad words; a negation shortly before a word turns it around.

    Words of risk count as such, not as tone.
    """
    dangers = {
        word
        for match in _phrases("risks", text.language).find(text)
        for word in range(match.first, match.last + 1)
    }
    words = tuple(
        Tone(
            polarity=_polarity(match.label, is_negated(text, match.first)),
            negated=is_negated(text, match.first),
            evidence=text.place(match.start, match.end),
        )
        for match in _phrases("sentiment", text.language).find(text)
        if match.first not in dangers
    )
    good = sum(word.polarity == "positive" for word in words)
    score = (2 * good - len(words)) / len(words) if words else 0.0
    return Sentiment(score=round(score, 4), words=words)


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
