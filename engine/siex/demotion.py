"""Make phrases less likely that their words speak against.

The trees learn from collections whose annotators copy spans of text; a reader of the
list stumbles over "cuts food waste".
"""

import functools
from collections.abc import Sequence

from engine.siex import model
from engine.siex.contenders import Contender, best_first
from engine.siex.mentions import Words
from engine.siex.tags import VERB

_SHARE = 0.3
_MOSTLY = 0.9
_REMEMBERED = 50_000
PLAIN_SPOKEN = frozenset(["news", "press", "web"])
"""Genres whose annotators hardly list phrases with participles inside."""


def demoted(found: Sequence[Contender], language: str, genre: str) -> list[Contender]:
    """Return the phrases, best first; those with verbs where none belong fall back."""
    everywhere = genre in PLAIN_SPOKEN
    known = _verbs(language)
    marked: list[Contender] = []
    for each in found:
        fallen = len(each.words) > 1 and _is_verbal(each.words, known, everywhere)
        marked.append(each.with_chance(each.chance * _SHARE) if fallen else each)
    return best_first(marked)


def _is_verbal(words: Words, known: "_Verbs", everywhere: bool) -> bool:
    """Tell whether a phrase begins or ends in what is mostly a verb, or holds one."""
    last = len(words) - 1
    for place, word in enumerate(words):
        if (everywhere or place in (0, last)) and known.holds(word):
            return True
    return False


class _Verbs:
    """Remembers which words are mostly verbs in the treebanks of a language."""

    def __init__(self, language: str) -> None:
        self._table = model.table(language)
        self._known: dict[str, bool] = {}

    def holds(self, word: str) -> bool:
        """Tell whether a word, written small, is mostly a verb."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            known = self._known[word] = self._is_verb(word)
        return known

    def _is_verb(self, word: str) -> bool:
        seen = self._table.tags(word.lower()) if word.islower() else None
        return seen is not None and float(seen[VERB]) > _MOSTLY


@functools.cache
def _verbs(language: str) -> _Verbs:
    return _Verbs(language)
