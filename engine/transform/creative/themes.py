"""What the text keeps coming back to: clusters of its keywords."""

import re

from engine.siex import Keyword, analyse, cluster_keywords
from engine.transform.creative.models import Character, Theme
from engine.transform.prose.text import Prose

_KEYWORDS = 25
_READ = 200_000
_MOST = 8


def themes(text: Prose, people: tuple[Character, ...]) -> tuple[Theme, ...]:
    """Return clusters of keywords without the persons' names, strongest first."""
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
    clusters = cluster_keywords(list(kept), texts=[head], language=text.language)
    ranked = sorted(
        clusters,
        key=lambda it: -sum(kept[word].count for word in it.members if word in kept),
    )
    return tuple(
        Theme(
            name=_strongest([kept[word].text for word in it.members], kept),
            words=it.members,
            evidence=text.place(*min(kept[word].offsets[0] for word in it.members)),
        )
        for it in ranked[:_MOST]
    )


def _strongest(members: list[str], kept: dict[str, Keyword]) -> str:
    return max(members, key=lambda word: kept[word].count)


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
