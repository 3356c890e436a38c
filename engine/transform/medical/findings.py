"""Find what a note speaks of, and what the words around it say of it."""

import functools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from engine.transform.medical.assertion import Sense, scopes, senses
from engine.transform.medical.models import Assertion, Severity, Subject, Time
from engine.transform.prose.lexicons import entries
from engine.transform.prose.phrases import Match, Phrases
from engine.transform.prose.text import Prose, numbered_sentences

KINDS = ("symptoms", "conditions", "procedures", "medications", "risk_factors")
_SEVERITY_REACH = 2


class Label(NamedTuple):
    """Which list a phrase is from, and the name that it stands for."""

    kind: str
    name: str


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase with the senses that govern it."""

    match: Match[Label]
    senses: frozenset[Sense]

    @property
    def kind(self) -> str:
        """The list that the phrase is from."""
        return self.match.label.kind

    def stated(self) -> dict[str, Any]:
        """Return the fields that everything stated has."""
        return {
            "name": self.match.label.name,
            "assertion": self.assertion(),
            "time": self._time(),
            "subject": self._subject(),
        }

    def assertion(self) -> Assertion:
        """Return whether it is affirmed, denied or doubted."""
        if "negated" in self.senses:
            return "absent"
        return "possible" if "possible" in self.senses else "present"

    def _time(self) -> Time:
        if "planned" in self.senses and self.kind in ("procedures", "medications"):
            return "planned"
        return "history" if "history" in self.senses else "current"

    def _subject(self) -> Subject:
        return "family" if "family" in self.senses else "patient"


def findings(text: Prose) -> Iterator[Found]:
    """Yield everything that the lists know, in order, with what governs it."""
    return _governed(text, phrases(text.language, KINDS))


def red_flag_words(text: Prose) -> Iterator[Found]:
    """Yield the words that a reader should see at once."""
    return _governed(text, phrases(text.language, ("red_flags",)))


def severity(text: Prose, found: Found) -> Severity | None:
    """Return how bad the words in or right in front of a finding say that it is."""
    begin = max(0, found.match.first - _SEVERITY_REACH)
    for place in range(found.match.last, begin - 1, -1):
        match = _severities(text.language).at(text, place)
        if match is not None and not _parted(text, match.last, found.match.first):
            return match.label
    return None


def _parted(text: Prose, before: int, first: int) -> bool:
    if before >= first:
        return False
    gap = text.clean[text.words[before].end : text.words[first].start]
    return any(mark in gap for mark in ",;.:")


def _governed(text: Prose, known: Phrases[Label]) -> Iterator[Found]:
    for _sentence, first, last in numbered_sentences(text):
        matches = list(_matches(text, known, first, last))
        governing = scopes(text, first, last) if matches else []
        for match in matches:
            yield Found(match, senses(governing, match.first, match.last))


def _matches(
    text: Prose, known: Phrases[Label], first: int, last: int
) -> Iterator[Match[Label]]:
    place = first
    while place < last:
        match = known.at(text, place)
        if match is not None and match.last < last:
            yield match
            place = match.last
        place += 1


@functools.cache
def phrases(language: str | None, kinds: tuple[str, ...]) -> Phrases[Label]:
    """Return the phrases of some lists in one language."""
    known: Phrases[Label] = Phrases()
    for kind in kinds:
        for form, name in entries("medical", kind, language):
            known.add(form, Label(kind, name))
    return known


@functools.cache
def _severities(language: str | None) -> Phrases[Severity]:
    known: Phrases[Severity] = Phrases()
    for form, name in entries("medical", "severity", language):
        known.add(form, name)  # pyright: ignore[reportArgumentType]
    return known
