"""What the text keeps coming back to: keywords alike in word or meaning, most often met first."""

import re

from engine.siex import Keyword, analyse, cluster_keywords
from engine.transform.creative.models import Character, Theme
from engine.transform.prose.text import Prose

_KEYWORDS = 25
_READ = 200_000
_FEWEST, _MOST = 5, 8
"""How many themes there are where little comes back, and at most."""


def themes(text: Prose, people: tuple[Character, ...]) -> tuple[Theme, ...]:
    """Return clusters of keywords without the persons' names, most often met first."""
    head = text.clean[:_READ]
    keywords = analyse(
        head, language=text.language, top_k=_KEYWORDS, min_score=0.0
    ).keywords
    names = _names(people)
    kept = {
        it.text: it
        for it in keywords
        if it.offsets and not (names and names.search(it.text))
    }
    if not kept:
        return ()
    clusters = [
        [word for word in it.members if word in kept]
        for it in cluster_keywords(list(kept), language=text.language)
    ]
    ranked = sorted(clusters, key=lambda it: -_times(it, kept))
    returning = sum(_times(it, kept) > 1 for it in ranked)
    return tuple(
        Theme(
            name=_name(members, kept),
            words=tuple(members),
            evidence=text.place(*min(kept[word].offsets[0] for word in members)),
        )
        for members in ranked[: min(max(returning, _FEWEST), _MOST)]
    )


def _times(members: list[str], kept: dict[str, Keyword]) -> int:
    """Return how often the text comes to a theme; words inside of one another count once."""
    times = end = 0
    for start, stop in sorted(
        place for word in members for place in kept[word].offsets
    ):
        times += start >= end
        end = max(end, stop)
    return times


def _name(members: list[str], kept: dict[str, Keyword]) -> str:
    """Return the word that comes most often, the shortest of several."""
    return min(members, key=lambda word: (-kept[word].count, len(word.split())))


def _names(people: tuple[Character, ...]) -> re.Pattern[str] | None:
    parts = {
        part
        for it in people
        for form in (it.name, *it.aliases)
        for part in form.split()
    }
    if not parts:
        return None
    return re.compile(rf"(?<!\w)(?i:{'|'.join(map(re.escape, sorted(parts)))})(?!\w)")
