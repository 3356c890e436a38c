"""What a keyword says of a subject, beyond what every shop and office says."""

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


def _same(stem: str, other: str) -> bool:
    """Tell whether two stems are the same word, or its plural where stems differ."""
    short, long = sorted((stem, other), key=len)
    near = len(short) >= SHORTEST and len(long) - len(short) <= LONGEST_ENDING
    return near and long.startswith(short)
