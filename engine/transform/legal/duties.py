"""What somebody must, must not or may do."""

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from engine.transform.legal.models import Deadline, Duty, Modality, Party
from engine.transform.prose.lexicons import entries
from engine.transform.prose.phrases import Match, Phrases
from engine.transform.prose.text import Prose, Stretch, numbered_sentences

Strength = Literal["strict", "split", "party", "future", ""]
"""Which bearer a modal needs: any, any with a German "zu", a party, or a known actor.

"future" is the future tense, in which Romance contracts bind their parties.
"""
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
_NOBODY = frozenset(
    """
    neither no ingen inget inga keine keiner kein aucun aucune nul nulle ninguna ninguno
    ningún nessuna nessun nessuno nenhum nenhuma geen ingen κανένα καμία joks jokia nė
    """.split()  # noqa: SIM905 - a list by the line reads better
)
"""A bearer that opens with one of these makes an obligation or permission a prohibition."""
_FUTURE = {
    "es": re.compile(r"\w{2,20}(?:ará|erá|irá|drá|arán|erán|irán|drán)"),
    "pt": re.compile(r"\w{2,20}(?:ará|erá|irá|arão|erão|irão)"),
    "it": re.compile(r"\w{2,20}(?:erà|irà|rrà|eranno|iranno|rranno)"),
    "fr": re.compile(r"\w{2,20}(?:era|ira|dra|eront|iront|dront)"),
}
_EPISTEMIC = frozenset(("have", "be", "well"))
_SINGULAR = frozenset(
    "he she it han hon den er sie il elle él ella lui lei ele ela hij zij hun".split()  # noqa: SIM905
)
"""Pronouns that stand for the actor of the sentence before."""
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


class _Known(NamedTuple):
    """Whom a duty can bind: roles and actors, this text's parties, and whom “he” means."""

    actors: Phrases[str]
    parties: Phrases[str]
    follows_actor: bool


def duties(
    text: Prose, parties: tuple[Party, ...], deadlines: tuple[Deadline, ...]
) -> tuple[Duty, ...]:
    """Return the duties of a text, in order."""
    actors = _actors(text.language)
    aliases = _aliases(parties)
    found: list[Duty] = []
    follows_actor = False
    for sentence, first, last in numbered_sentences(text):
        known = _Known(actors, aliases, follows_actor)
        found += _in_sentence(text, sentence, (first, last), known)
        follows_actor = _names_actor(text, sentence, known)
    return _with_deadlines(found, deadlines)


def _in_sentence(
    text: Prose,
    sentence: Stretch,
    words: tuple[int, int],
    known: _Known,
) -> Iterator[Duty]:
    """Yield the duties of one sentence, which ends where the next one's bearer begins."""
    begin, place, last = sentence.start, words[0], words[1]
    waiting: Duty | None = None
    while place < last:
        match = _modals(text.language).at(text, place) or _future(text, place)
        place = match.last + 1 if match else place + 1
        if match is None or match.end > sentence.end or _is_month(text, match):
            continue
        duty = _duty(text, match, Stretch(begin, sentence.end), known)
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
    known: _Known,
) -> Duty | None:
    modality = _modality(text, match, clause)
    if modality is None:
        return None
    bearer = _bearer(text, Stretch(clause.start, match.start), known)
    if bearer is None or not _can_bear(text, bearer, match.label.strength, known):
        bearer = _other_bearer(text, match, clause, known) or (
            bearer if match.label.strength == "strict" else None
        )
    if bearer is None:
        return None
    end = _clause_end(text, match.end, clause.end)
    start = min(bearer.start, match.start)
    if end <= match.end:
        return None
    acts = match.start if match.label.strength == "future" else match.end
    return Duty(
        modality="prohibition" if _is_nobody(text, bearer) else modality,
        modal=text.source[match.start : match.end],
        bearer=text.place(*bearer),
        action=text.place(*_trimmed(text.clean, acts, end)),
        evidence=text.place(start, end),
    )


def _is_month(text: Prose, match: Match[_Modal]) -> bool:
    """Tell whether “May” stands beside a number: “29 May 2004”."""
    near = text.small[max(0, match.first - 1) : match.last + 2]
    return text.clean[match.start].isupper() and any(it.isdigit() for it in near)


def _future(text: Prose, place: int) -> Match[_Modal] | None:
    """Return a verb in the future tense; only Romance languages bind with it."""
    pattern = _FUTURE.get(text.language or "")
    if pattern is None or not pattern.fullmatch(text.small[place]):
        return None
    negated = place > 0 and text.small[place - 1] in _NEGATED_BEFORE
    modality: Modality = "prohibition" if negated else "obligation"
    return Match(*text.words[place], place, place, _Modal(modality, "future"))


def _can_bear(text: Prose, bearer: Stretch, strength: Strength, known: _Known) -> bool:
    if strength in ("party", "future"):
        return _first_actor(text, bearer, known.parties) is not None
    return _names_actor(text, bearer, known)


def _is_nobody(text: Prose, bearer: Stretch) -> bool:
    return text.small[text.first_word(bearer.start)] in _NOBODY


def _other_bearer(
    text: Prose, match: Match[_Modal], clause: Stretch, known: _Known
) -> Stretch | None:
    """Return a bearer behind the modal, or “he” for the actor of the sentence before."""
    if match.label.strength in ("party", "future"):
        return None
    opens = text.first_word(clause.start)
    follows = text.small[match.last + 1 : match.last + 2]
    if (
        known.follows_actor
        and match.first == opens + 1
        and text.small[opens] in _SINGULAR
        and not _EPISTEMIC.intersection(follows)
    ):
        return text.words[opens]
    return _later_bearer(text, match, clause, known)


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


def _bearer(text: Prose, lead: Stretch, known: _Known) -> Stretch | None:
    """Return the subject in front of a modal: the last part, or the last with an actor."""
    parts = [part for part in _parts(text, lead) if _is_subject(text.clean, part)]
    for part in reversed(parts[-4:]):
        if _names_actor(text, part, known):
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


def _names_actor(text: Prose, part: Stretch, known: _Known) -> bool:
    return _first_actor(text, part, known.actors, known.parties) is not None


def _first_actor(text: Prose, part: Stretch, *lists: Phrases[str]) -> Stretch | None:
    place = text.first_word(part.start)
    while place < len(text.words) and text.words[place].end <= part.end:
        for phrases in lists:
            match = phrases.at(text, place)
            if match is not None and match.end <= part.end:
                return Stretch(match.start, match.end)
        place += 1
    return None


def _later_bearer(
    text: Prose,
    match: Match[_Modal],
    clause: Stretch,
    known: _Known,
) -> Stretch | None:
    """“Senast den 1 maj ska köparen …”, or “… shall be returned by the Tenant”."""
    after = match.last + 4
    reach = text.words[after].start if after < len(text.words) else clause.end
    near = _first_actor(
        text, Stretch(match.end, min(reach, clause.end)), known.actors, known.parties
    )
    if near is not None:
        return near
    agent = _AGENT.search(text.clean, match.end, clause.end)
    if agent is None:
        return None
    word = text.first_word(agent.end())
    if word >= len(text.words) or text.words[word].start != agent.end():
        return None
    return _first_actor(text, text.words[word], known.actors, known.parties)


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
                phrases.add(name, party.role or "")
    return phrases
