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
    cut = sentences.tokens
    number, first = _hits(sentences, found, chosen)
    width = found.width[chosen[number]]
    opening = cut.before[first] == SENTENCE
    rows = zip(
        number.tolist(),
        width.tolist(),
        first.tolist(),
        cut.start[first].tolist(),
        cut.end[first + width - 1].tolist(),
        opening.tolist(),
        strict=True,
    )
    result: list[list[Mention]] = [[] for _ in chosen]
    free = [0] * len(chosen)
    for which, size, place, start, end, opens in rows:
        if place >= free[which]:
            result[which].append(Mention(start, end, opens))
            free[which] = place + size
    return result


def _hits(sentences: Sentences, found: Candidates, chosen: Ints) -> tuple[Ints, Ints]:
    """Return which chosen candidate begins at which word, in text order."""
    wanted = found.key[chosen]
    order = np.argsort(wanted)
    wanted = wanted[order]
    breaks = np.cumsum(sentences.tokens.before >= BREAK)
    numbers, firsts = [np.zeros(0, dtype=np.int64)], [np.zeros(0, dtype=np.int64)]
    for width in np.flatnonzero(np.bincount(found.width[chosen])).tolist():
        keys = found.keys[: len(breaks) - width + 1, width - 1]
        slot = np.minimum(np.searchsorted(wanted, keys), len(wanted) - 1)
        places = np.flatnonzero(wanted[slot] == keys)
        places = places[breaks[places] == breaks[places + width - 1]]
        number = order[slot[places]]
        fits = found.width[chosen[number]] == width
        numbers.append(number[fits])
        firsts.append(places[fits])
    first = np.concatenate(firsts)
    by_place = np.argsort(first, kind="stable")
    return np.concatenate(numbers)[by_place], first[by_place]


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
