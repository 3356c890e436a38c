"""Find every mention of the chosen keywords."""

from typing import NamedTuple

import numpy as np

from engine.siex import model
from engine.siex.arrays import Bytes, Flags, Ints
from engine.siex.candidates import Candidates
from engine.siex.characters import WORD
from engine.siex.lexicon import FUNCTION, Words
from engine.siex.long_text import sections
from engine.siex.sentences import Sentences
from engine.siex.tokens import BREAK, SENTENCE, tokens


class Mention(NamedTuple):
    """Where a keyword stands, and whether it opens a sentence there."""

    start: int
    end: int
    opening: bool


def mentions(
    sentences: Sentences, found: Candidates, chosen: Ints
) -> list[list[Mention]]:
    """Return the mentions of each chosen candidate in its document, in text order."""
    result: list[list[Mention]] = []
    cut, words = sentences.tokens, sentences.words
    small = (words.shape & FUNCTION) != 0
    for number in chosen:
        begin, end = cut.bounds[found.doc[number] : found.doc[number] + 2]
        first = found.start[found.first[number]]
        own = slice(first, first + found.width[number])
        here = slice(begin, end)
        places = _places(
            words.stem[here], small[here], cut.before[here], words.stem[own], small[own]
        )
        last = places + len(words.stem[own]) - 1
        result.append(
            [
                Mention(int(start), int(stop), bool(opening))
                for start, stop, opening in zip(
                    cut.start[begin + places],
                    cut.end[begin + last],
                    cut.before[begin + places] == SENTENCE,
                    strict=True,
                )
            ]
        )
    return result


def far_mentions(
    content: str, language: str, near: list[list[Mention]], excerpt: str
) -> list[list[Mention]]:
    """Search a long text, section by section, for what its excerpt mentions."""
    needles = [
        WORD.findall(excerpt[places[0].start : places[0].end]) for places in near
    ]
    result: list[list[Mention]] = [[] for _ in near]
    for offset, section in sections(content):
        for places, own in zip(
            result, _in_section(section, offset, language, needles), strict=True
        ):
            places.extend(own)
    return result


def _in_section(
    section: str, offset: int, language: str, needles: list[list[str]]
) -> list[list[Mention]]:
    cut = tokens([section])
    sought = [word for needle in needles for word in needle]
    none = np.zeros(0, dtype=np.int64)
    words: Words = model.lexicon(language).facts(sought + cut.words, none)
    small = (words.shape & FUNCTION) != 0
    after = len(sought)
    result: list[list[Mention]] = []
    begin = 0
    for needle in needles:
        own = slice(begin, begin + len(needle))
        begin += len(needle)
        places = _places(
            words.stem[after:], small[after:], cut.before, words.stem[own], small[own]
        )
        last = places + len(needle) - 1
        result.append(
            [
                Mention(
                    int(cut.start[p]) + offset,
                    int(cut.end[q]) + offset,
                    bool(cut.before[p] == SENTENCE),
                )
                for p, q in zip(places, last, strict=True)
            ]
        )
    return result


def _places(
    stem: Ints, small: Flags, before: Bytes, sought: Ints, sought_small: Flags
) -> Ints:
    """Return where the sought stems stand one after the other, without overlaps."""
    places = np.flatnonzero((stem == sought[0]) & (small == sought_small[0]))
    for step in range(1, len(sought)):
        places = places[places + step < len(stem)]
        following = places + step
        places = places[(stem[following] == sought[step]) & (before[following] < BREAK)]
    if len(sought) > 1 and len(places) > 1:
        return _apart(places, len(sought))
    return places


def _apart(places: Ints, width: int) -> Ints:
    kept = [int(places[0])]
    for place in places[1:]:
        if place >= kept[-1] + width:
            kept.append(int(place))
    return np.array(kept, dtype=np.int64)
