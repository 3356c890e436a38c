"""How a text is written: lengths, variety, person, tense, comparisons."""

import functools
import re
import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

from engine.transform.creative.models import Character, Figure, Style
from engine.transform.creative.words import phrases, words
from engine.transform.prose.text import Prose, Stretch, numbered_sentences

_FACTOR = 0.72
_FEWEST_WORDS = 50
_SIMILE_WORDS = 6
_STOPS = re.compile(r"[,.;:!?…\n\"”»–—]")
_NO_SIMILE = frozenset("would d i you we they to d feel look looks felt".split())  # noqa: SIM905
_BARE = (
    "cold|cool|warm|hot|white|black|red|grey|gray|pale|dark|bright|clear|quiet|silent|still|light|heavy|hard|soft"
    "|sharp|smooth|thin|tall|straight|old|dry|sweet|bitter|slow|quick|deaf|blind|dead|steady|stubborn|round|flat|empty"
)
_ADJECTIVES = {
    "en": re.compile(
        rf"(?<!\w)(?:(?P<it>[Aa]s) \w{{3,20}} as (?:an?|the) |(?:{_BARE}) (?P<bare>as) an? )"
    ),
    "de": re.compile(r"(?<!\w)wie [a-zäöüß]{2,20}(?:e|er|es|en|em) (?=[A-ZÄÖÜ])"),
}
"""Comparisons with an adjective: “as patient as a spider”, “cold as a church”."""
_SMALL = frozenset(
    "and or but in on at over under with through that which och men över på i under med und auf in mit que et dans sur y en con e in su om en op".split()  # noqa: SIM905
)
Person = Literal["first", "second", "third"]


def figures(text: Prose) -> tuple[Figure, ...]:
    """Return the comparisons, in order."""
    starts: dict[int, int] = {}
    for match in phrases("similes", text.language).find(text):
        before = text.small[match.first - 1] if match.first else ""
        wanted = text.language == "en" and before in _NO_SIMILE
        if not wanted:
            starts[match.start] = match.last
    pattern = _ADJECTIVES.get(text.language or "")
    for found in pattern.finditer(text.clean) if pattern else ():
        begin = found.start(found.lastgroup) if found.lastgroup else found.start()
        starts[begin] = text.first_word(found.end()) - 1
    return tuple(
        Figure(kind="simile", evidence=text.place(start, _simile_end(text, last)))
        for start, last in sorted(starts.items())
    )


def _simile_end(text: Prose, last: int) -> int:
    """Take in the words that follow, up to a mark or a small joining word."""
    end = text.words[last].end
    for number in range(last + 1, min(last + 1 + _SIMILE_WORDS, len(text.words))):
        if _STOPS.search(text.clean, end, text.words[number].start):
            break
        if number > last + 1 and text.small[number] in _SMALL:
            break
        end = text.words[number].end
    return end


def style(
    text: Prose, said: Sequence[Stretch], people: tuple[Character, ...], compared: int
) -> Style:
    """Return the measures of a text."""
    lengths = [
        last - first for _s, first, last in numbered_sentences(text) if last > first
    ]
    count = len(text.words)
    told = _outside(text, said)
    spoken = sum(end - start for start, end in said)
    return Style(
        words=count,
        sentences=len(lengths),
        sentence_length=round(statistics.fmean(lengths), 2) if lengths else 0,
        sentence_spread=round(statistics.pstdev(lengths), 2) if lengths else 0,
        type_token_ratio=round(len(set(text.small)) / count, 4) if count else 0,
        mtld=_mtld(text.small),
        dialogue_share=round(spoken / max(1, len(text.clean.strip())), 4),
        point_of_view=_person(told, text.language, bool(people)),
        tense=_tense(told, text.language),
        figures_per_1000_words=round(1000 * compared / count, 2) if count else 0,
    )


def _outside(text: Prose, said: Sequence[Stretch]) -> list[str]:
    """Return the words that are not speech."""
    told: list[str] = []
    place = 0
    for word, small in zip(text.words, text.small, strict=True):
        while place < len(said) and said[place].end <= word.start:
            place += 1
        if place == len(said) or word.start < said[place].start:
            told.append(small)
    return told


def _mtld(tokens: Sequence[str]) -> float | None:
    """Return how many words it takes on average to wear the variety down.

    McCarthy and Jarvis: MTLD, vocd-D, and HD-D. Behavior Research Methods 42, 2010:
    the mean of a reading forwards and one backwards, with the rest as a part of a factor.
    """
    if len(tokens) < _FEWEST_WORDS:
        return None
    return round((_factors(tokens) + _factors(tokens[::-1])) / 2, 2)


def _factors(tokens: Iterable[str]) -> float:
    factors, length, total = 0.0, 0, 0
    types: set[str] = set()
    for token in tokens:
        types.add(token)
        length += 1
        total += 1
        if len(types) / length <= _FACTOR:
            factors, length, types = factors + 1, 0, set()
    if length:
        factors += (1 - len(types) / length) / (1 - _FACTOR)
    return total / factors if factors else float(total)


def _person(told: list[str], language: str | None, has_people: bool) -> Person | None:
    if language is None:
        return None
    counts = Counter(
        {
            person: sum(word in words("person", language, person) for word in told)
            for person in ("first", "second", "third")
        }
    )
    if (
        counts["second"] > 2 * counts["first"]
        and counts["second"] > 2 * counts["third"]
        and counts["second"] > 1
    ):
        return "second"
    if counts["first"] > 1 and 3 * counts["first"] >= counts["third"]:
        return "first"
    return "third" if has_people else None


def _tense(told: list[str], language: str | None) -> Literal["past", "present"] | None:
    if language is None:
        return None
    past = words("tenses", language, "past")
    present = words("tenses", language, "present")
    ending = _endings(language)
    then = sum(
        word in past or (word not in present and bool(ending.search(word)))
        for word in told
    )
    now = sum(word in present for word in told)
    if then == now:
        return None
    return "past" if then > now else "present"


@functools.cache
def _endings(language: str) -> re.Pattern[str]:
    endings = sorted(words("tenses", language, "past ending"))
    return re.compile(
        rf"^\w{{2,}}(?:{'|'.join(map(re.escape, endings))})$" if endings else r"(?!)"
    )
