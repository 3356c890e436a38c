"""The parts of a score in words that a person understands.

The model gives them names of its own (`engine.siex.features.matrix`); what is plain to
see in the text, such as a mention in its title, is said as it is.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from app.panels.keywords.found import Found

SHOWN = 6
EARLY, LATE = 0.2, 0.6
SMALLEST = 0.0005
"""What is smaller is not worth a line."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Something that raises or lowers a score; the value is its part of it."""

    words: str
    value: float


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is plain to see of a keyword in its text, to choose true words by."""

    place: float = 0.5
    is_in_title: bool = False
    count: int = 1


START = "Any phrase, to begin with"
OTHER = "Everything else"
STARTS = ("base", "start")
SAME = {"document": "genre"}
BY_SIGN = {
    "position": ("Where it stands", "Where it stands"),
    "frequency": ("Comes up often", "Comes up seldom"),
    "rarity": ("Rare words", "Common words"),
    "centrality": ("Central to the text", "At the edge of the text"),
    "meaning": ("Close to the subject", "Far from the subject"),
    "nesting": ("A whole phrase", "Often part of a longer one"),
    "wording": ("Worded like a keyword", "Not worded like a keyword"),
    "word classes": ("Names a thing", "Does not name a thing"),
    "context": ("Between the right words", "Between other words"),
    "genre": ("The kind of text", "The kind of text"),
    "rivals": ("Best among phrases like it", "A phrase like it says it better"),
    "learnt": ("People often list such phrases", "People seldom list such phrases"),
}
"""What is said of the model's reasons when they raise a score, and when they lower it."""


def reasons(
    parts: Iterable[tuple[str, float]], seen: Circumstances, most: int = SHOWN
) -> tuple[Reason, ...]:
    """Return the start value, then reasons, the weightiest first, then the rest."""
    sums: dict[str, float] = {}
    for name, value in parts:
        group = "start" if name in STARTS else SAME.get(name, name)
        sums[group] = sums.get(group, 0.0) + value
    start = sums.pop("start", None)
    rest = sum(sums.pop(name) for name in [*sums] if name not in BY_SIGN)
    ranked = sorted(sums.items(), key=lambda pair: -abs(pair[1]))
    rest += sum(value for _, value in ranked[most:])
    told = [Reason(_words(name, v, seen), v) for name, v in ranked[:most]]
    if start is not None:
        told.insert(0, Reason(START, start))
    return (*told, Reason(OTHER, rest)) if abs(rest) >= SMALLEST else tuple(told)


def circumstances(keyword: Found, content: str, title: int) -> Circumstances:
    """Return what is plain to see of a keyword in its text."""
    first = keyword.spans[0][0] if keyword.spans else len(content) // 2
    body = max(1, len(content) - title)
    return Circumstances(
        place=max(0, first - title) / body,
        is_in_title=bool(title) and first < title,
        count=keyword.count or len(keyword.spans) or 1,
    )


def _words(name: str, value: float, seen: Circumstances) -> str:
    if name == "position":
        return _place(seen)
    if name == "frequency" and seen.count == 1:
        return "Comes up only once"
    if name == "frequency" and value > 0:
        return f"Comes up {seen.count} times"
    raised, lowered = BY_SIGN[name]
    return raised if value >= 0 else lowered


def _place(seen: Circumstances) -> str:
    if seen.is_in_title:
        return "Named in the title"
    if seen.place <= EARLY:
        return "Stands early in the text"
    return "Stands late in the text" if seen.place >= LATE else "Where it stands"
