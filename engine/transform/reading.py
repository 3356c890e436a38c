"""A text cut into words, sentences and paragraphs, each with its place.

Markup and web addresses are blanked first, character for character, so that every
offset counts in the text as it was given.
"""

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import cast

from engine.siex import detect_language, model
from engine.siex.characters import WORD
from engine.siex.cleaning import plain
from engine.siex.tokens import cut
from engine.transform.contract import Language, Span, TransformInput, span

_GAP = re.compile(r"\n[ \t\r]*(?:\n[ \t\r]*)+")
_LINE_END = re.compile(r"\n")
_HEADING_MARK = re.compile(r"\n[ \t]*#{1,6}[ \t]*$")
_SENTENCE_ENDS = '.!?…;:"”»'
_SOME_WORDS = 25
_NO_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands: from ``start`` up to ``end``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Word(Place):
    """A word, its place, and the number of its sentence."""

    text: str
    sentence: int


@dataclass(frozen=True)
class Reading:
    """A text as read: what it says in which language, word by word.

    Attributes:
        text: the text as it was given; all places count in it.
        language: one of the eleven, or None.
        sure: how sure the language is, 0 to 1; 1 if it was given.
    """

    text: str
    language: Language | None
    sure: float

    @cached_property
    def plain(self) -> str:
        """The text without markup and addresses, equally long."""
        return plain(self.text)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Return the words in order."""
        plain = self.plain
        return tuple(
            Word(start, end, plain[start:end], sentence)
            for start, end, sentence in cut(plain, 0).places()
        )

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The stem of each word: forms of a word have the same."""
        stem_of = _stem_of(self.language or _NO_LANGUAGE)
        return tuple(stem_of(word.text) for word in self.words)

    @cached_property
    def sentences(self) -> tuple[Place, ...]:
        """Return the sentences, from first word to the next sentence's, less spaces."""
        first = [
            next(group).start
            for _number, group in itertools.groupby(self.words, lambda it: it.sentence)
        ]
        ends = [*first[1:], len(self.plain)][: len(first)]
        return tuple(
            self._trimmed(start, end) for start, end in zip(first, ends, strict=True)
        )

    @cached_property
    def paragraphs(self) -> tuple[Place, ...]:
        """Return what stands between blank lines and has a word in it."""
        return tuple(_paragraphs(self.plain))

    @property
    def confidence(self) -> float:
        """How far findings can be trusted: a known language, and enough words."""
        count = len(self.words)
        known = self.sure if self.language else self.sure / 2
        return round(known * count / (count + _SOME_WORDS), 4)

    def span(self, place: Place) -> Span:
        """Return a place with the characters that stand there."""
        return span(self.text, place.start, place.end)

    def _trimmed(self, start: int, end: int) -> Place:
        """Leave out spaces at the end, and the marks of a heading that follows."""
        held = _HEADING_MARK.sub("", self.plain[start:end])
        return Place(start, start + len(held.rstrip()))


def read(given: TransformInput) -> Reading:
    """Read an input's text, in the language it names or the one that it looks like."""
    return reading(given.text, given.language)


def reading(text: str, language: str | None = None) -> Reading:
    """Read a text."""
    sure = 1.0
    if language is None:
        language, sure = detect_language(text)
    return Reading(text, cast("Language | None", language), sure)


def stemmed(text: str, language: str | None) -> tuple[str, ...]:
    """Return the stems of a phrase's words."""
    stem_of = _stem_of(language or _NO_LANGUAGE)
    return tuple(stem_of(word) for word in WORD.findall(text))


@cache
def _stem_of(language: str) -> Callable[[str], str]:
    return lru_cache(100_000)(model.lexicon(language).stem)


def _paragraphs(text: str) -> Iterator[Place]:
    """Yield what stands between blank lines, or between lines where none is blank."""
    parts = list(_between(_GAP, text))
    return iter(parts if len(parts) > 1 else _line_paragraphs(text, parts))


def _line_paragraphs(text: str, whole: list[Place]) -> list[Place]:
    """Take each line as a paragraph if most lines end as sentences do."""
    lines = list(_between(_LINE_END, text))
    ended = sum(text[line.end - 1] in _SENTENCE_ENDS for line in lines)
    return lines if ended > 0.5 * len(lines) else whole


def _between(gaps: re.Pattern[str], text: str) -> Iterator[Place]:
    begin = 0
    for gap in itertools.chain(gaps.finditer(text), (None,)):
        end = gap.start() if gap else len(text)
        part = text[begin:end]
        if any(map(str.isalnum, part)):
            start = begin + len(part) - len(part.lstrip())
            yield Place(start, begin + len(part.rstrip()))
        begin = gap.end() if gap else end
