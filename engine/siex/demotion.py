"""Make phrases less likely that their words speak against.

The trees learn from collections whose annotators copy spans of text; a reader of the
list stumbles over "cuts food waste".
"""

import functools
from collections.abc import Sequence

from engine.siex import model
from engine.siex.contenders import Contender
from engine.siex.tags import VERB

_SHARE = 0.3
_MOSTLY = 0.9
PLAIN_SPOKEN = frozenset(["news", "press", "web"])
"""Genres whose annotators hardly list phrases with participles inside."""


def demoted(found: Sequence[Contender], language: str, genre: str) -> list[Contender]:
    """Return the phrases, best first; those with verbs where none belong fall back."""
    everywhere = genre in PLAIN_SPOKEN
    marked = [
        each._replace(chance=each.chance * _SHARE)
        if len(each.words) > 1 and _is_verbal(each.words, language, everywhere)
        else each
        for each in found
    ]
    return sorted(marked, key=lambda each: -each.chance)


def _is_verbal(words: Sequence[str], language: str, everywhere: bool) -> bool:
    """Tell whether a phrase begins or ends in what is mostly a verb, or holds one."""
    looked_at = words if everywhere else (words[0], words[-1])
    return any(_verb(word, language) > _MOSTLY for word in looked_at)


@functools.lru_cache(50_000)
def _verb(word: str, language: str) -> float:
    """Return how often a word is a verb in the treebanks, 0 where it is unknown."""
    seen = model.table(language).tags(word.lower()) if word.islower() else None
    return 0.0 if seen is None else float(seen[VERB])
