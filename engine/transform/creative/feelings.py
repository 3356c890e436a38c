"""Words of feeling, by Plutchik's eight basic emotions.

Robert Plutchik: Emotion, a psychoevolutionary synthesis. Harper and Row, 1980. The words
of the eleven languages are our own.
"""

from collections import Counter
from typing import get_args

from engine.transform.creative.models import Emotion, EmotionShare, Feeling
from engine.transform.creative.words import phrases
from engine.transform.prose.negation import is_negated
from engine.transform.prose.text import Prose


def feelings(text: Prose) -> tuple[Feeling, ...]:
    """Return the words of feeling, in order."""
    return tuple(
        Feeling(
            emotion=_emotion(match.label),
            negated=is_negated(text, match.first),
            evidence=text.place(match.start, match.end),
        )
        for match in phrases("emotions", text.language).find(text)
    )


def shares(found: tuple[Feeling, ...]) -> tuple[EmotionShare, ...]:
    """Return how much of the feeling is of which kind, strongest first."""
    counts: Counter[Emotion] = Counter(it.emotion for it in found if not it.negated)
    total = counts.total()
    return tuple(
        EmotionShare(emotion=emotion, share=round(count / total, 4))
        for emotion, count in counts.most_common()
    )


def _emotion(name: str) -> Emotion:
    return next(it for it in get_args(Emotion) if it == name)
