"""The likeliest phrases of one text with their mentions, one entry per concept."""

from collections.abc import Iterable, Sequence

from engine.siex.acronyms import acronyms
from engine.siex.characters import WORD
from engine.siex.folds import Folds
from engine.siex.mentions import Mention, Words


class Contender:
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

    def __init__(
        self,
        number: int,
        chance: float,
        places: list[Mention],
        words: Words,
        forms: tuple[Words, ...],
        key: str,
        own: list[Mention],
    ) -> None:
        self.number = number
        self.chance = chance
        self.places = places
        self.words = words
        self.forms = forms
        self.key = key
        self.own = own
        self._solid: str | None = None

    def with_chance(self, chance: float) -> "Contender":
        """Return the same phrase with another chance."""
        return _contender(
            self.number,
            chance,
            self.places,
            self.words,
            self.forms,
            self.key,
            self.own,
        )

    def joined(self, other: "Contender") -> "Contender":
        """Return one concept with the mentions of both; this one gives it its name."""
        return _contender(
            self.number,
            self.chance,
            _apart(self.places + other.places),
            self.words,
            self.forms + other.forms,
            self.key,
            self.own,
        )

    def solid(self) -> str:
        """Return its words written as one, in small letters."""
        if self._solid is None:
            self._solid = "".join(self.words).lower()
        return self._solid

    def letters(self) -> int:
        """Return how many letters its words have."""
        return sum([len(word) for word in self.words])


def _contender(
    number: int,
    chance: float,
    places: list[Mention],
    words: Words,
    forms: tuple[Words, ...],
    key: str,
    own: list[Mention],
) -> Contender:
    """Make a phrase without wrapping its numbers up for the class and unwrapping them."""
    made = Contender.__new__(Contender)
    made.number = number
    made.chance = chance
    made.places = places
    made.words = words
    made.forms = forms
    made.key = key
    made.own = own
    made._solid = None  # pyright: ignore[reportPrivateUsage]
    return made


Row = tuple[int, float, Words, list[Mention]]
"""A candidate with its chance, words and mentions."""


def contenders(
    text: str, rows: Iterable[Row], folds: Folds, as_written: bool
) -> list[Contender]:
    """Return what may become a keyword, best first, forms of one concept joined.

    ``rows`` are candidates, best first. Short forms stay apart from long ones if
    concepts are wanted ``as_written``.
    """
    found = [
        _contender(number, chance, places, words, (words,), folds.key(words), places)
        for number, chance, words, places in rows
    ]
    found = _without_doubles(found, folds)
    return found if as_written else _with_acronyms(text, found, folds)


def best_first(found: Iterable[Contender]) -> list[Contender]:
    """Order phrases by their chances, equal ones as they come."""
    ordered = list(found)  # nearly in order already
    for place in range(1, len(ordered)):
        own, slot = ordered[place], place
        while slot > 0:
            former = ordered[slot - 1]
            if former.chance >= own.chance:
                break
            ordered[slot] = former
            slot -= 1
        if slot < place:
            ordered[slot] = own
    return ordered


def _without_doubles(found: list[Contender], folds: Folds) -> list[Contender]:
    """Join the forms that the stems do not join."""
    by_key: dict[str, int] = {}
    by_start: dict[str, list[int]] = {}
    kept: list[Contender] = []
    for contender in found:
        start = folds.start(contender.words)
        alike = by_start.get(start)
        if alike is None:
            alike = by_start[start] = []
        place = by_key.setdefault(contender.key, len(kept))
        if place == len(kept) and alike:
            place = _otherwise_cut(contender, kept, alike, folds)
        if place < len(kept) and folds.are_forms(kept[place].words, contender.words):
            kept[place] = _one_concept(kept[place], contender)
        else:
            alike.append(len(kept))
            kept.append(contender)
    return kept


def _otherwise_cut(
    contender: Contender, kept: list[Contender], alike: list[int], folds: Folds
) -> int:
    """Return the place of the same phrase cut into other words, else a new place."""
    for place in alike:
        other = kept[place]
        if len(other.words) != len(contender.words) and folds.are_one(
            other.solid(), contender.solid()
        ):
            return place
    return len(kept)


def _one_concept(best: Contender, other: Contender) -> Contender:
    """Let the form that is written more often give the name, else the shorter one."""
    mine, theirs = len(best.own), len(other.own)
    if theirs > mine or (theirs == mine and best.letters() > other.letters()):
        return other.with_chance(best.chance).joined(best)
    return best.joined(other)


def _apart(places: list[Mention]) -> list[Mention]:
    """Put mentions into text order, of two that overlap the longer one."""
    kept: list[Mention] = []
    free = 0
    for place in sorted(set(places), key=_order):
        if place[0] >= free:
            kept.append(place)
            free = place[1]
    return kept


def _order(place: Mention) -> tuple[int, int]:
    return place[0], -place[1]


def _with_acronyms(text: str, found: list[Contender], folds: Folds) -> list[Contender]:
    """Join each short form with what it stands for."""
    for acronym in acronyms(text):
        short, long = _Sought(acronym.short, folds), _Sought(acronym.long, folds)
        held = [n for n, one in enumerate(found) if one.key in (short.key, long.key)]
        if not held:
            continue
        best = found[held[0]]
        for other in held[1:]:
            best = best.joined(found[other])
        names = [found[n] for n in held if found[n].key == long.key]
        name = names[0] if names else best
        forms = dict.fromkeys((*best.forms, short.words, long.words))
        found[held[0]] = Contender(
            best.number,
            best.chance,
            _apart([*best.places, *short.places(text), *long.places(text)]),
            name.words,
            tuple(forms),
            name.key,
            name.own,
        )
        found = [one for n, one in enumerate(found) if n not in held[1:]]
    return found


class _Sought:
    """One side of an acronym."""

    def __init__(self, written: str, folds: Folds) -> None:
        self.written = written
        self.words = tuple(WORD.findall(written))
        self.key = folds.key(self.words)

    def places(self, text: str) -> list[Mention]:
        """Return where it stands in the text; capitals are sought as such."""
        as_is = self.written.isupper()
        content = text if as_is else _small(text)
        words = self.words if as_is else [_small(word) for word in self.words]
        found: list[Mention] = []
        begin = content.find(words[0])
        while begin >= 0:
            end = _end(content, begin, words, as_is)
            if end > 0:
                found.append((begin, end, False))
            begin = content.find(words[0], max(begin + 1, end))
        return found


def _end(text: str, begin: int, words: Sequence[str], as_is: bool) -> int:
    """Return where a phrase ends that may begin here, 0 if other words stand here.

    There are one to three marks between two words; a plural's "s" belongs to the phrase.
    """
    if begin > 0 and _in_word(text[begin - 1]):
        return 0
    place = begin
    for number, word in enumerate(words):
        if number > 0:
            gap = place
            while place < len(text) and not _in_word(text[place]):
                place += 1
            if not 1 <= place - gap <= 3:
                return 0
        if not text.startswith(word, place):
            return 0
        place += len(word)
    plural = text[place : place + 1] == "s" and _takes_plural(text[place - 1], as_is)
    if plural and _is_end(text, place + 1):
        return place + 1
    return place if _is_end(text, place) else 0


def _is_end(text: str, place: int) -> bool:
    return place >= len(text) or not _in_word(text[place])


def _takes_plural(letter: str, as_is: bool) -> bool:
    return "A" <= letter <= "Z" if as_is else "a" <= letter <= "z"


def _in_word(char: str) -> bool:
    return char.isalnum() or char == "_"


def _small(text: str) -> str:
    """Return a text in small letters, each where it was."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join([char.lower() if len(char.lower()) == 1 else char for char in text])


__all__ = ["Contender", "Row", "best_first", "contenders"]
