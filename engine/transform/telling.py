"""How much a keyword says of a subject, and what beyond the words of every shop and office."""

import math

from engine.siex import model
from engine.siex.characters import WORD
from engine.siex.tags import ADV, AUX, NUM, VERB
from engine.transform.meaning import content
from engine.transform.vocabulary import matched

FURNITURE = (
    *("transactional", "commercial", "informational", "support"),
    *("navigational", "local", "generic"),
)
"""Words that tell what a page is for, not what it is about."""
SHORTEST, LONGEST_ENDING = 4, 3


def own_stems(text: str, query: str, language: str | None) -> set[str]:
    """Return what a keyword says beyond a query and what every shop or office says."""
    rest = text
    for kind in FURNITURE:
        for words in matched(text, language, kind):
            rest = rest.replace(words, " ")
    asked = content(query, language)
    stems = {it for it in content(rest, language) if not it.isdigit()}
    return {it for it in stems if not any(_same(it, other) for other in asked)}


def fullness(text: str, language: str | None) -> float:
    """Return how fully a phrase names a thing: longer ones more, without verbs and numbers."""
    words = WORD.findall(text.lower())
    tags = [model.table(language or "en").tags(it) for it in words]
    telling = any(
        it is not None and it[VERB] + it[ADV] + it[AUX] + it[NUM] > 0.5 for it in tags
    )
    return 1.0 if telling else math.sqrt(max(1, len(words)))


def _same(stem: str, other: str) -> bool:
    """Tell whether two stems are the same word, or its plural where stems differ."""
    short, long = sorted((stem, other), key=len)
    near = len(short) >= SHORTEST and len(long) - len(short) <= LONGEST_ENDING
    return near and long.startswith(short)
