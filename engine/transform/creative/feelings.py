"""Words of feeling, by Plutchik's eight basic emotions.

Robert Plutchik: Emotion, a psychoevolutionary synthesis. Harper and Row, 1980. The words
of the eleven languages are our own.
"""

from collections import Counter
from typing import get_args

from engine.transform.creative.models import Emotion, EmotionShare, Feeling
from engine.transform.creative.words import phrases, words
from engine.transform.prose.negation import denies, is_negated
from engine.transform.prose.phrases import Match
from engine.transform.prose.text import Prose

_DENY_BEHIND = frozenset(("sv", "nb", "de", "nl"))
_CLOSING = frozenset("\"”’'»«“!?")


def feelings(text: Prose) -> tuple[Feeling, ...]:
    """Return the words of feeling, in order."""
    return tuple(
        Feeling(
            emotion=_emotion(match.label),
            negated=is_negated(text, match.first) or _is_denied_behind(text, match),
            evidence=text.place(match.start, match.end),
        )
        for match in phrases("emotions", text.language).find(text)
        if not _speaks(text, match)
    )


def _is_denied_behind(text: Prose, match: Match[str]) -> bool:
    """“Elin grät inte”: Germanic languages deny a verb behind it."""
    behind = match.last + 1
    joined = text.clean[match.end : match.end + 1] == " "
    return (
        text.language in _DENY_BEHIND
        and joined
        and behind < len(text.words)
        and denies(text, behind)
    )


def _speaks(text: Prose, match: Match[str]) -> bool:
    """Tell whether “cried” only says who speaks: “"Let go!" cried Ruth”."""
    if text.small[match.first] not in words("speaking_verbs", text.language):
        return False
    before = text.clean[max(0, match.start - 3) : match.start].rstrip()[-1:]
    return before in _CLOSING


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
