"""A text made ready for recognisers, every character still in its place."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from engine.siex import detect_language
from engine.siex.cleaning import plain
from engine.transform.contract import Language, Span, TransformInput, span
from engine.transform.prose.sentences import sentences

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u00ad\u200b-\u200f\u2028-\u202e\ufeff]")
_WORD = re.compile(r"\w+")
_SOME_WORDS = 25


class Stretch(NamedTuple):
    """From where to where in the text, in code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Prose:
    """A text with what every recogniser needs to know about it.

    Attributes:
        source: the text as given; evidence is cut from it.
        clean: equally long, with markup, addresses and control characters blanked.
        language: one of the eleven, or None if it could not be told.
        sure: how sure the language is, 0 to 1.
        sentences: where each sentence stands.
        words: where each word stands.
        small: the words in lower case.
    """

    source: str
    clean: str
    language: Language | None
    sure: float
    sentences: list[Stretch]
    words: list[Stretch]
    small: list[str]

    @property
    def confidence(self) -> float:
        """How far findings can be trusted: a known language, and enough words."""
        count = len(self.words)
        known = self.sure if self.language else self.sure / 2
        return round(known * count / (count + _SOME_WORDS), 4)

    def first_word(self, offset: int) -> int:
        """Return the number of the first word that begins at ``offset`` or later."""
        return bisect_left(self.words, (offset, 0))

    def place(self, start: int, end: int) -> Span:
        """Return the place from ``start`` to ``end`` of the text as it was given."""
        return span(self.source, start, end)


def read(given: TransformInput) -> Prose:
    """Read an input's text, in the language it names or the one that it looks like."""
    return prose(given.text, given.language)


def prose(text: str, language: Language | None = None) -> Prose:
    """Return ``text`` made ready; its language is guessed unless it is given."""
    clean = _CONTROL.sub(" ", plain(text))
    words = [Stretch(*match.span()) for match in _WORD.finditer(clean)]
    guessed, sure = (language, 1.0) if language else detect_language(text)
    return Prose(
        source=text,
        clean=clean,
        language=guessed,  # pyright: ignore[reportArgumentType]
        sure=sure,
        sentences=[Stretch(*span) for span in sentences(clean)],
        words=words,
        small=[clean[start:end].lower() for start, end in words],
    )


def numbered_sentences(text: Prose) -> Iterator[tuple[Stretch, int, int]]:
    """Yield each sentence with the number of its first word and after its last."""
    word, count = 0, len(text.words)
    for sentence in text.sentences:
        while word < count and text.words[word].start < sentence.start:
            word += 1
        first = word
        while word < count and text.words[word].end <= sentence.end:
            word += 1
        yield sentence, first, word
