"""What somebody must, must not or may do."""

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from engine.transform.legal.models import Deadline, Duty, Modality, Party
from engine.transform.prose.lexicons import entries
from engine.transform.prose.phrases import Match, Phrases
from engine.transform.prose.text import Prose, Stretch, numbered_sentences

Strength = Literal["strict", "split", ""]
_NEGATIONS = frozenset(
    [
        "not",
        "inte",
        "ej",
        "nicht",
        "kein",
        "keine",
        "keinen",
        "pas",
        "no",
        "não",
        "non",
        "niet",
        "geen",
        "ikke",
        "δεν",
        "nor",
        "never",
    ]
)
_NEGATED_BEFORE = frozenset(["ne", "no", "não", "non", "δεν"])
_NEAR = 7
_LONGEST_BEARER = 14
_LONGEST_LEAD = 400
_HARD_CUT = re.compile(
    r"(?:[:;(]|(?<!\w)(?:that|att|dass|que|che|dat|at|ότι|kad|whereas))\s+"
)
_SOFT_CUT = re.compile(r",\s+")
_JOINED_CUT = re.compile(
    r"(?:,|(?<!\w)(?:and|but|och|men|und|aber|sowie|et|mais|y|pero|ma|e|en|maar|og))\s+"
)
_BULLET = re.compile(
    r"^(?:\(?\w{1,3}[.)]|[-–—•*])\s+|^(?:Article|Artikel|Section|§) ?\d+\w?[.:]?\s+"
)
_PRONOUNS = frozenset(
    [
        "you",
        "we",
        "i",
        "they",
        "he",
        "she",
        "it",
        "there",
        "this",
        "that",
        "these",
        "those",
        "which",
        "who",
        "what",
        "du",
        "vi",
        "jag",
        "ni",
        "de",
        "han",
        "hon",
        "det",
        "den",
        "man",
        "er",
        "sie",
        "ich",
        "wir",
        "es",
        "il",
        "elle",
        "on",
        "nous",
        "vous",
        "tu",
        "ella",
        "usted",
        "yo",
        "eu",
        "ela",
        "ele",
        "hij",
        "zij",
        "ik",
        "je",
        "jij",
    ]
)
_LOOSE_END = re.compile(r"(?:[\s,;]|(?<!\w)(?:and|och|und|et|y|e|en|og|but|men))+$")
_AGENT = re.compile(
    r"(?<!\w)(?:by|av|von|par|por|da|door|dal|dalla) (?:the |den |der |dem |le |la |el |de |het |o |a )?"
)


@dataclass(frozen=True, slots=True)
class _Modal:
    modality: Modality
    strength: Strength


def duties(
    text: Prose, parties: tuple[Party, ...], deadlines: tuple[Deadline, ...]
) -> tuple[Duty, ...]:
    """Return the duties of a text, in order."""
    actors = _actors(text.language)
    aliases = _aliases(parties)
    found: list[Duty] = []
    for sentence, first, last in numbered_sentences(text):
        found += _in_sentence(text, sentence, (first, last), (actors, aliases))
    return _with_deadlines(found, deadlines)


def _in_sentence(
    text: Prose,
    sentence: Stretch,
    words: tuple[int, int],
    actors: tuple[Phrases[str], Phrases[str]],
) -> Iterator[Duty]:
    """Yield the duties of one sentence, which ends where the next one's bearer begins."""
    begin, place, last = sentence.start, words[0], words[1]
    waiting: Duty | None = None
    while place < last:
        match = _modals(text.language).at(text, place)
        place = match.last + 1 if match else place + 1
        if match is None or match.end > sentence.end:
            continue
        duty = _duty(text, match, Stretch(begin, sentence.end), actors)
        if duty is None:
            continue
        if waiting is not None:
            yield _ended(text, waiting, duty.evidence.start)
        waiting, begin = duty, match.end
    if waiting is not None:
        yield waiting


def _duty(
    text: Prose,
    match: Match[_Modal],
    clause: Stretch,
    actors: tuple[Phrases[str], Phrases[str]],
) -> Duty | None:
    modality = _modality(text, match, clause)
    if modality is None:
        return None
    bearer = _bearer(text, Stretch(clause.start, match.start), actors)
    known = bearer is not None and _names_actor(text, bearer, actors)
    if not known:
        bearer = _later_bearer(text, match, clause, actors) or (
            bearer if match.label.strength == "strict" else None
        )
    if bearer is None:
        return None
    end = _clause_end(text, match.end, clause.end)
    start = min(bearer.start, match.start)
    if end <= match.end:
        return None
    return Duty(
        modality=modality,
        modal=text.source[match.start : match.end],
        bearer=text.place(*bearer),
        action=text.place(*_trimmed(text.clean, match.end, end)),
        evidence=text.place(start, end),
    )


def _modality(text: Prose, match: Match[_Modal], clause: Stretch) -> Modality | None:
    """Return what the modal says here, with the negations around it."""
    modal = match.label
    following = text.small[match.last + 1 : match.last + 1 + _NEAR]
    before = text.small[match.first - 1] if match.first else ""
    if modal.strength == "split":
        rest = text.clean[match.end : clause.end]
        return "obligation" if re.search(r"\bzu \w{3,30}n(?!\w)", rest) else None
    if modal.modality == "permission":
        negated = before in _NEGATED_BEFORE or not _NEGATIONS.isdisjoint(following)
        return "prohibition" if negated else "permission"
    if modal.modality == "obligation" and following[:1] and following[0] in _NEGATIONS:
        return None if text.language == "de" else "prohibition"
    return modal.modality


def _bearer(
    text: Prose, lead: Stretch, actors: tuple[Phrases[str], Phrases[str]]
) -> Stretch | None:
    """Return the subject in front of a modal: the last part, or the last with an actor."""
    parts = [part for part in _parts(text, lead) if _is_subject(text.clean, part)]
    for part in reversed(parts[-4:]):
        if _names_actor(text, part, actors):
            return Stretch(part.start, part.end)
    return parts[-1] if parts else None


def _parts(text: Prose, lead: Stretch) -> list[Stretch]:
    """Cut what stands in front of a modal at commas, after the last “that” or colon.

    Behind an earlier modal of the sentence, “and” parts too; before the first one it
    rather joins two bearers.
    """
    clean, begin = text.clean, max(lead.start, lead.end - _LONGEST_LEAD)
    bullet = _BULLET.match(clean[begin : lead.end])
    begin += bullet.end() if bullet else 0
    for match in _HARD_CUT.finditer(clean, begin, lead.end):
        begin = match.end()
    pattern = _SOFT_CUT if _opens_sentence(text, lead.start) else _JOINED_CUT
    cuts = [begin]
    ends: list[int] = []
    for match in pattern.finditer(clean, begin, lead.end):
        ends.append(match.start())
        cuts.append(match.end())
    ends.append(lead.end)
    return [
        Stretch(*_trimmed(clean, start, end))
        for start, end in zip(cuts, ends, strict=True)
        if clean[start:end].strip()
    ]


def _opens_sentence(text: Prose, offset: int) -> bool:
    number = bisect_left(text.sentences, (offset, 0))
    return number < len(text.sentences) and text.sentences[number].start == offset


def _is_subject(clean: str, part: Stretch) -> bool:
    words = clean[part.start : part.end].lower().split()
    return 0 < len(words) <= _LONGEST_BEARER and not _PRONOUNS.issuperset(words)


def _names_actor(
    text: Prose, part: Stretch, actors: tuple[Phrases[str], Phrases[str]]
) -> bool:
    return _first_actor(text, part, actors) is not None


def _first_actor(
    text: Prose, part: Stretch, actors: tuple[Phrases[str], Phrases[str]]
) -> Stretch | None:
    place = text.first_word(part.start)
    while place < len(text.words) and text.words[place].end <= part.end:
        for phrases in actors:
            match = phrases.at(text, place)
            if match is not None and match.end <= part.end:
                return Stretch(match.start, match.end)
        place += 1
    return None


def _later_bearer(
    text: Prose,
    match: Match[_Modal],
    clause: Stretch,
    actors: tuple[Phrases[str], Phrases[str]],
) -> Stretch | None:
    """“Senast den 1 maj ska köparen …”, or “… shall be returned by the Tenant”."""
    after = match.last + 4
    reach = text.words[after].start if after < len(text.words) else clause.end
    near = _first_actor(text, Stretch(match.end, min(reach, clause.end)), actors)
    if near is not None:
        return near
    agent = _AGENT.search(text.clean, match.end, clause.end)
    if agent is None:
        return None
    word = text.first_word(agent.end())
    if word >= len(text.words) or text.words[word].start != agent.end():
        return None
    return _first_actor(text, Stretch(*text.words[word]), actors)


def _clause_end(text: Prose, begin: int, end: int) -> int:
    semicolon = text.clean.find(";", begin, end)
    stop = semicolon if semicolon >= 0 else end
    return _trimmed(text.clean, begin, stop)[1]


def _ended(text: Prose, duty: Duty, limit: int) -> Duty:
    """Let a duty stop where the next one of its sentence begins."""
    start, first = duty.evidence.start, duty.action.start
    end = min(duty.evidence.end, max(limit, first + 1))
    stop = max(start + len(_LOOSE_END.sub("", text.clean[start:end])), first + 1)
    return duty.model_copy(
        update={"evidence": text.place(start, stop), "action": text.place(first, stop)}
    )


def _trimmed(clean: str, start: int, end: int) -> tuple[int, int]:
    piece = clean[start:end]
    begin = start + len(piece) - len(piece.lstrip())
    return begin, max(begin, start + len(piece.rstrip(" .,;:!\n\t\r")))


def _with_deadlines(
    found: list[Duty], deadlines: tuple[Deadline, ...]
) -> tuple[Duty, ...]:
    """Give every duty the first deadline inside it; both lists are in order."""
    tied: list[Duty] = []
    place = 0
    for duty in found:
        start, end = duty.evidence.start, duty.evidence.end
        while place < len(deadlines) and deadlines[place].evidence.start < start:
            place += 1
        inside = place < len(deadlines) and deadlines[place].evidence.end <= end
        tied.append(
            duty.model_copy(update={"deadline": deadlines[place]}) if inside else duty
        )
    return tuple(tied)


@functools.cache
def _modals(language: str | None) -> Phrases[_Modal]:
    phrases: Phrases[_Modal] = Phrases()
    for form, name in entries("legal", "modals", language):
        *strength, modality = name.split()
        phrases.add(form, _Modal(modality, strength[0] if strength else ""))  # pyright: ignore[reportArgumentType]
    return phrases


@functools.cache
def _actors(language: str | None) -> Phrases[str]:
    phrases: Phrases[str] = Phrases()
    for name in ("roles", "actors"):
        for form, canonical in entries("legal", name, language):
            phrases.add(form, canonical)
    return phrases


def _aliases(parties: tuple[Party, ...]) -> Phrases[str]:
    phrases: Phrases[str] = Phrases()
    for party in parties:
        for name in (party.alias, party.name):
            if name and re.search(r"\w", name):
                phrases.add(name, party.role)
    return phrases
