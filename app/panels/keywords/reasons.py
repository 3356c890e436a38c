"""The parts of a score in words that a person understands.

The model looks at some 140 numbers per phrase. Those that ask the same question are
summed up, so that a handful of reasons add up to the score.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from app.panels.keywords.found import Found

SHOWN = 6
EARLY, LATE = 0.2, 0.6


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
    has_title: bool = False
    count: int = 1
    words: int = 1


START = "Any phrase, to begin with"
OTHER = "Everything else"
GROUPS: tuple[tuple[str, str], ...] = (
    ("start", r"base|bias|expected|start|intercept"),
    ("title", r"in_title|after_title|doc_has_title"),
    ("place", r"place|place_share|final_share|spread|sentences?|opens|closes|early.*"),
    ("count", r"count.*|density|tfidf.*|alone|doc_words|often_free"),
    ("rare", r"zipf.*|word_weight.*|doc_rarity"),
    ("centre", r"rank.*|phrase_rank.*"),
    ("meaning", r"near_.*|head_\d+|start_\d+"),
    ("whole", r"whole_.*|cut_.*|longer.*|shorter.*|free|linked.*"),
    ("name", r"capital|last_capital|shouted|name_max|.*_PROPN"),
    ("length", r"width|joins|letters|shortest|longest|small_words|digits|.*_NUM"),
    (
        "grammar",
        r"(first|last|before|after)_.*|verb_max|nominal_min|noun_max|.*bracket",
    ),
    ("genre", r"genre.*|doc_.*"),
)
BY_SIGN = {
    "count": ("Comes up often", "Comes up seldom"),
    "rare": ("Rare words", "Common words"),
    "centre": ("Central to the text", "At the edge of the text"),
    "meaning": ("Close to the subject", "Far from the subject"),
    "whole": ("A whole phrase", "Often part of a longer one"),
    "name": ("Written like a name", "Not written like a name"),
    "length": ("A usual length", "An unusual length"),
    "grammar": ("Worded like a keyword", "Not worded like a keyword"),
    "genre": ("The kind of text", "The kind of text"),
}


def reasons(
    parts: Iterable[tuple[str, float]], seen: Circumstances, most: int = SHOWN
) -> tuple[Reason, ...]:
    """Return the start value, then reasons, the weightiest first, then the rest."""
    sums: dict[str, float] = {}
    for feature, value in parts:
        group = _group(feature)
        sums[group] = sums.get(group, 0.0) + value
    start = sums.pop("start", None)
    rest = sums.pop("", 0.0)
    ranked = sorted(sums.items(), key=lambda pair: -abs(pair[1]))
    rest += sum(value for _, value in ranked[most:])
    told = [Reason(_words(group, v, seen), v) for group, v in ranked[:most]]
    if start is not None:
        told.insert(0, Reason(START, start))
    return (*told, Reason(OTHER, rest)) if abs(rest) >= 0.0005 else tuple(told)


def circumstances(keyword: Found, content: str, title: int) -> Circumstances:
    """Return what is plain to see of a keyword in its text."""
    first = keyword.spans[0][0] if keyword.spans else len(content) // 2
    body = max(1, len(content) - title)
    return Circumstances(
        place=max(0, first - title) / body,
        is_in_title=bool(title) and first < title,
        has_title=bool(title),
        count=keyword.count or len(keyword.spans) or 1,
        words=len(keyword.text.split()),
    )


def _group(feature: str) -> str:
    """Return the question that a feature asks; its name's first match wins."""
    for group, pattern in GROUPS:
        if re.fullmatch(pattern, feature):
            return group
    return ""


def _words(group: str, value: float, seen: Circumstances) -> str:
    if group == "title":
        return _title(seen)
    if group == "place":
        return _place(seen)
    if group == "count" and seen.count > 1 and value > 0:
        return f"Comes up {seen.count} times"
    if group == "count" and seen.count == 1:
        return "Comes up only once"
    if group == "length" and value > 0:
        return "One word" if seen.words == 1 else f"A phrase of {seen.words} words"
    raised, lowered = BY_SIGN[group]
    return raised if value >= 0 else lowered


def _title(seen: Circumstances) -> str:
    if seen.is_in_title:
        return "Named in the title"
    return "Not in the title" if seen.has_title else "The text has no title"


def _place(seen: Circumstances) -> str:
    if seen.is_in_title or seen.place <= EARLY:
        return "Stands early in the text"
    return "Stands late in the text" if seen.place >= LATE else "Where it stands"
