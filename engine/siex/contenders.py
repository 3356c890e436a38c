"""The likeliest phrases of one text with their mentions, one entry per concept."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from engine.siex.acronyms import Acronym, acronyms
from engine.siex.characters import WORD
from engine.siex.folds import Folds
from engine.siex.mentions import Mention

Words = tuple[str, ...]
_ALIKE = 6
"""Letters that two phrases begin with before it is seen whether they differ in hyphens."""


class Contender(NamedTuple):
    """A phrase that may become a keyword.

    Attributes:
        number: the candidate that it is.
        chance: the chance that a person would list it.
        places: its mentions, in text order.
        words: the words of its first mention as that candidate.
        forms: the words of a mention of each candidate that was joined with it.
        key: the same for all forms of a concept.
        own: its mentions that its text may be taken from, before others were joined.
    """

    number: int
    chance: float
    places: Sequence[Mention]
    words: Words
    forms: tuple[Words, ...]
    key: str
    own: Sequence[Mention]


def contenders(
    text: str,
    rows: Iterable[tuple[int, float, Sequence[Mention]]],
    folds: Folds,
    as_written: bool,
) -> list[Contender]:
    """Return what may become a keyword, best first, forms of one concept joined.

    ``rows`` are candidates with chance and mentions, best first. Short forms stay apart
    from long ones if concepts are wanted ``as_written``.
    """
    found: list[Contender] = []
    for number, chance, places in rows:
        words = tuple(WORD.findall(text[places[0].start : places[0].end]))
        key = folds.key(words)
        found.append(Contender(number, chance, places, words, (words,), key, places))
    found = _without_doubles(found, folds)
    return found if as_written else _with_acronyms(text, found, folds)


def _without_doubles(found: list[Contender], folds: Folds) -> list[Contender]:
    """Join the forms that the stems do not join."""
    by_key: dict[str, int] = {}
    by_solid: dict[str, list[int]] = {}
    kept: list[Contender] = []
    for contender in found:
        solid = "".join(contender.words)[:_ALIKE].lower()
        alike = by_solid.setdefault(solid[:_ALIKE], [])
        place = by_key.setdefault(contender.key, len(kept))
        if place == len(kept):
            place = _otherwise_cut(contender, kept, alike, folds)
        if place < len(kept) and folds.are_forms(kept[place].words, contender.words):
            kept[place] = joined(*_named_first(kept[place], contender))
        else:
            alike.append(len(kept))
            kept.append(contender)
    return kept


def _otherwise_cut(
    contender: Contender, kept: list[Contender], alike: list[int], folds: Folds
) -> int:
    """Return the place of the same phrase cut into other words, else a new place."""
    for place in alike:
        if folds.are_one(kept[place].words, contender.words):
            return place
    return len(kept)


def _named_first(best: Contender, other: Contender) -> tuple[Contender, Contender]:
    """Let the form that is written more often give the name, else the shorter one."""
    mine, theirs = len(best.own), len(other.own)
    letters = [sum(map(len, each.words)) for each in (best, other)]
    if (theirs, letters[0]) > (mine, letters[1]):
        best, other = other._replace(chance=best.chance), best
    return best, other


def joined(best: Contender, other: Contender) -> Contender:
    """Return one concept with the mentions of both; the better one gives it its name."""
    return best._replace(
        places=_apart([*best.places, *other.places]),
        forms=(*best.forms, *other.forms),
    )


def _apart(places: list[Mention]) -> list[Mention]:
    """Put mentions into text order, of two that overlap the longer one."""
    places = sorted(set(places), key=lambda place: (place.start, -place.end))
    kept: list[Mention] = []
    for place in places:
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    return kept


def _with_acronyms(text: str, found: list[Contender], folds: Folds) -> list[Contender]:
    """Join each short form with what it stands for."""
    for acronym in acronyms(text):
        short, long = _Sought.of(acronym.short, folds), _Sought.of(acronym.long, folds)
        held = [n for n, one in enumerate(found) if one.key in (short.key, long.key)]
        if not held:
            continue
        best = found[held[0]]
        for other in held[1:]:
            best = joined(best, found[other])
        names = [found[n] for n in held if found[n].key == long.key]
        if names:
            best = best._replace(
                own=names[0].own, words=names[0].words, key=names[0].key
            )
        best = best._replace(
            places=_apart([*best.places, *short.places(text), *long.places(text)]),
            forms=tuple(dict.fromkeys((*best.forms, short.words, long.words))),
        )
        found = [
            best if n == held[0] else one
            for n, one in enumerate(found)
            if n not in held[1:]
        ]
    return found


class _Sought(NamedTuple):
    """One side of an acronym."""

    written: str
    words: Words
    key: str

    @classmethod
    def of(cls, written: str, folds: Folds) -> "_Sought":
        words = tuple(WORD.findall(written))
        return cls(written, words, folds.key(words))

    def places(self, text: str) -> list[Mention]:
        """Return where it stands in the text, in letters as written."""
        ignored = re.NOFLAG if self.written.isupper() else re.IGNORECASE
        pattern = r"\W{1,3}".join(map(re.escape, self.words))
        return [
            Mention(match.start(), match.start() + len(match[0]), False)
            for match in re.finditer(
                rf"(?<!\w){pattern}(?:(?<=[A-Z])s)?(?!\w)", text, ignored
            )
        ]


__all__ = ["Acronym", "Contender", "contenders", "joined"]
