"""Whether a finding is affirmed, denied or doubted, when it is, and whose it is.

The method is NegEx (Chapman, Bridewell, Hanbury, Cooper and Buchanan: A simple algorithm
for identifying negated findings and diseases in discharge summaries. Journal of
Biomedical Informatics 34, 2001) with the time and the person as in ConText (Harkema,
Dowling, Thornblade and Chapman, same journal 42, 2009): words in front of or behind a
finding govern it, as far as a word or a semicolon that ends their scope. The word lists
in eleven languages are our own.
"""

import functools
from dataclasses import dataclass, field
from typing import Literal

from engine.transform.prose.lexicons import entries
from engine.transform.prose.phrases import Match, Phrases
from engine.transform.prose.text import Prose

Sense = Literal["negated", "possible", "history", "planned", "family", "allergy"]
_REACH_BACK = 10
_REACH_ON = 40


@dataclass(frozen=True, slots=True)
class Scope:
    """The words, by number, that one trigger governs."""

    sense: Sense
    first: int
    last: int
    trigger: tuple[int, int]


@dataclass(slots=True)
class Trigger:
    """What a word or phrase does to what stands behind and in front of it."""

    before: list[Sense] = field(default_factory=list[Sense])
    after: list[Sense] = field(default_factory=list[Sense])
    ends: bool = False
    turns: bool = False


def scopes(text: Prose, first: int, last: int) -> list[Scope]:
    """Return what the triggers of one sentence govern; its words are first..last-1."""
    triggers = _triggers(text, first, last)
    found: list[Scope] = []
    for number, match in enumerate(triggers):
        place = (match.first, match.last)
        for sense in match.label.before:
            end = _end(text, triggers[number + 1 :], (match.last + 1, last), sense)
            found.append(Scope(sense, match.last + 1, end, place))
        for sense in match.label.after:
            begin = _begin(text, triggers[:number], first, match.first)
            found.append(Scope(sense, begin, match.first, place))
    return found


def senses(found: list[Scope], first: int, last: int) -> frozenset[Sense]:
    """Return the senses that govern the words first..last of a finding."""
    return frozenset(
        scope.sense
        for scope in found
        if scope.first <= first
        and last < scope.last
        and not (first <= scope.trigger[0] <= last)
    )


def _triggers(text: Prose, first: int, last: int) -> list[Match[Trigger]]:
    found: list[Match[Trigger]] = []
    place, phrases = first, _phrases(text.language)
    while place < last:
        match = phrases.at(text, place)
        if match is not None and match.last < last:
            found.append(match)
            place = match.last
        place += 1
    return found


def _end(
    text: Prose, later: list[Match[Trigger]], words: tuple[int, int], sense: Sense
) -> int:
    """Return where a scope ends that begins at a word and runs on."""
    begin = words[0]
    last = min(words[1], begin + _REACH_ON)
    for match in later:
        if match.first >= last:
            break
        new_clause = bool(match.label.before) and _parted(text, match.first, ",")
        turned = match.label.turns and sense != "family"
        if match.label.ends or turned or new_clause:
            last = match.first
            break
    return next((it for it in range(begin, last) if _parted(text, it, ";")), last)


def _begin(text: Prose, earlier: list[Match[Trigger]], first: int, end: int) -> int:
    """Return where a scope begins that runs back from a word."""
    first = max(first, end - _REACH_BACK)
    for match in reversed(earlier):
        if match.label.ends or match.label.turns or match.label.before:
            first = max(first, match.last + 1)
            break
    cuts = [it for it in range(first + 1, end) if _parted(text, it, ",;")]
    return cuts[-1] if cuts else first


def _parted(text: Prose, word: int, marks: str) -> bool:
    """Tell whether one of the marks stands right before a word."""
    if word == 0:
        return False
    gap = text.clean[text.words[word - 1].end : text.words[word].start]
    return any(mark in gap for mark in marks)


@functools.cache
def _phrases(language: str | None) -> Phrases[Trigger]:
    phrases: Phrases[Trigger] = Phrases()
    triggers: dict[str, Trigger] = {}
    for form, label in entries("medical", "triggers", language):
        if form not in triggers:
            phrases.add(form, triggers.setdefault(form, Trigger()))
        sense, _blank, side = label.partition(" ")
        if side:
            getattr(triggers[form], side).append(sense)
        triggers[form].ends |= sense == "end"
        triggers[form].turns |= sense == "turn"
    return phrases
