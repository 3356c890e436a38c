"""Find cue words in a text, in any of their inflected forms, with their places."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Literal, TypeAlias

from engine.siex.characters import WORD
from engine.transform.reading import Place, Reading, Word, stemmed

ACCENTED = frozenset("áéíóúàèìòù")
SHORT = 3
Kind: TypeAlias = str
"""A list of cue words, such as ``transactional``; the same kinds in every language."""
INTENTS = (
    *("transactional", "commercial", "informational"),
    *("support", "navigational", "local"),
)
Industry: TypeAlias = Literal["gambling", "finance", "health", "legal", "crypto"]
INDUSTRIES: tuple[Industry, ...] = ("gambling", "finance", "health", "legal", "crypto")
Stems: TypeAlias = tuple[str, ...]
DEFAULT = "en"
"""The language whose words are tried where the language is none of the eleven."""


@dataclass(frozen=True, slots=True)
class Cue:
    """What is looked for: stems in a row, as they must be written where that matters.

    A short word has forms that are other words (“I” and “is”), and an accent may tell
    words apart (“cómo” and “como”); such a word counts only as it is written.
    """

    stems: Stems
    exact: str


@cache
def kinds() -> tuple[Kind, ...]:
    """Return the names of all lists."""
    return tuple(_words(DEFAULT))


def phrases(language: str | None, kind: Kind) -> tuple[str, ...]:
    """Return the words of one list, as they are written."""
    return tuple(it.strip() for it in _words(language or DEFAULT)[kind].split(","))


def found(read: Reading, kind: Kind) -> list[Place]:
    """Return where words of a list stand in a text, in order, without overlaps."""
    language = read.language or DEFAULT
    places = list(_places(read.words, read.stems, _index(language, kind)))
    if marked := _marked(language, kind):
        places += (Place(*match.span()) for match in marked.finditer(read.plain))
    return sorted(places, key=lambda it: it.start)


def matched(words: str, language: str | None, kind: Kind) -> list[str]:
    """Return the words of a list that a short text has, such as an anchor."""
    index = _index(language or DEFAULT, kind)
    cut = [Word(it.start(), it.end(), it[0], 0) for it in WORD.finditer(words)]
    places = _places(cut, stemmed(words, language), index)
    return [words[it.start : it.end] for it in places]


def counted(words: str, language: str | None, kind: Kind) -> int:
    """Return how many words of a list a short text has."""
    return len(matched(words, language, kind))


@cache
def _words(language: str) -> Mapping[Kind, str]:
    return import_module(f"engine.transform.words.{language}").WORDS


@cache
def _marked(language: str, kind: Kind) -> re.Pattern[str] | None:
    """Return a pattern for what is no cue without its mark, such as 18+."""
    some = [re.escape(it) for it in phrases(language, kind) if "+" in it]
    return re.compile("|".join(some)) if some else None


@cache
def _index(language: str, kind: Kind) -> Mapping[str, tuple[Cue, ...]]:
    """Return the phrases by their first stem, longest first."""
    index: dict[str, list[Cue]] = {}
    for phrase in phrases(language, kind):
        sought = stemmed(phrase, language)
        if sought and "+" not in phrase:
            cue = Cue(sought, phrase.casefold() if _is_strict(phrase) else "")
            index.setdefault(sought[0], []).append(cue)
    return {
        first: tuple(sorted(some, key=lambda cue: -len(cue.stems)))
        for first, some in index.items()
    }


def _is_strict(phrase: str) -> bool:
    short = len(phrase) <= SHORT
    return short or not ACCENTED.isdisjoint(phrase.casefold())


def _places(
    words: Sequence[Word], own: Sequence[str], index: Mapping[str, Iterable[Cue]]
) -> Iterator[Place]:
    free = 0
    for place, stem in enumerate(own):
        for cue in index.get(stem, ()) if place >= free else ():
            end = place + len(cue.stems)
            if tuple(own[place:end]) == cue.stems and _is_written(
                cue, words[place:end]
            ):
                free = end
                yield Place(words[place].start, words[end - 1].end)
                break


def _is_written(cue: Cue, words: Sequence[Word]) -> bool:
    if not cue.exact:
        return True
    said = "".join(word.text.casefold() for word in words)
    return said == "".join(WORD.findall(cue.exact))
