"""Tell phrases apart by what they mean, not by how they are written."""

import functools
from collections.abc import Iterable

from engine.siex import model
from engine.siex.folding import folded, is_inflected

_REMEMBERED = 50_000
_ALIKE, _ENDING = 6, 8
"""Letters that two phrases begin with before it is seen whether they differ in hyphens,
and letters by which forms of one word differ at most."""


class Folds:
    """Remembers the folds of the words of one language."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._stem = model.lexicon(language).stem
        self._known: dict[str, str] = {}
        self._starts: dict[str, str] = {}

    def fold(self, word: str) -> str:
        """Return what all forms of a word have in common."""
        known = self._known.get(word)
        if known is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            known = self._known[word] = folded(word, self.language, self._stem)
        return known

    def start(self, words: tuple[str, ...]) -> str:
        """Return the letters that phrases begin with which differ only in hyphens."""
        first, most = words[0], _ALIKE
        if len(first) < most:
            return "".join(words)[:most].lower()[:most]
        known = self._starts.get(first)
        if known is None:
            if len(self._starts) > _REMEMBERED:
                self._starts.clear()
            known = self._starts[first] = first[:most].lower()[:most]
        return known

    def key(self, words: Iterable[str]) -> str:
        """Return the same key for a phrase in other forms."""
        return "".join([self.fold(word) for word in words])

    def solid(self, words: Iterable[str]) -> str:
        """Return the same key for a phrase in two words, with a hyphen and in one."""
        return self.fold("".join(words).lower())

    def are_one(self, mine: str, theirs: str) -> bool:
        """Tell whether two phrases are the same, their words written as one and small."""
        if abs(len(mine) - len(theirs)) > _ENDING:
            return False
        return self.fold(mine) == self.fold(theirs)

    def are_forms(self, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
        """Tell whether two phrases with the same key are forms of one another."""
        if len(one) != len(other):
            one, other = ("".join(one),), ("".join(other),)
        for mine, theirs in zip(one, other, strict=True):
            if mine != theirs and not is_inflected(mine, theirs, self.language):
                return False
        return True


@functools.cache
def folds(language: str) -> Folds:
    """Return the folds of a language, one and the same each time."""
    return Folds(language)
