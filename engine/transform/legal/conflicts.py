"""Places of one text that do not go together.

Only what can be shown is said: a term with two meanings, an act that one and the same
party must and must not do, and one act with two deadlines.
"""

import re
from collections.abc import Iterator

from engine.transform.legal.models import Conflict, Definition, Duty

_WORD = re.compile(r"\w{4,}")
_EXCEPTION = re.compile(
    r"(?<!\w)(?i:unless|except|without|subject to|save|utan|om inte|såvida|utom|förutom|undantag|ohne|außer|es sei denn"
    r"|sauf|sans|salvo|sin|senza|sem|tenzij|zonder|behalve|med mindre|uten|unntatt|χωρίς|εκτός|nebent|be)(?!\w)"
)


def conflicts(
    definitions: tuple[Definition, ...], duties: tuple[Duty, ...]
) -> tuple[Conflict, ...]:
    """Return the conflicts between definitions and between duties."""
    return (*_meanings(definitions), *_acts(duties))


def _meanings(definitions: tuple[Definition, ...]) -> Iterator[Conflict]:
    first: dict[str, Definition] = {}
    for definition in definitions:
        term = definition.term.casefold()
        known = first.setdefault(term, definition)
        if known is not definition and _words(known.meaning.text) != _words(
            definition.meaning.text
        ):
            yield Conflict(
                kind="definition",
                reason=f"“{definition.term}” is given two meanings.",
                evidence=(known.evidence, definition.evidence),
            )


def _acts(duties: tuple[Duty, ...]) -> Iterator[Conflict]:
    first: dict[tuple[object, ...], Duty] = {}
    for duty in duties:
        act = _act(duty)
        if act is None:
            continue
        for key, kind in (
            (("not", *act), "duty"),
            (("until", *act, duty.modality), "deadline"),
        ):
            known = first.setdefault(key, duty)
            if known is not duty and _disagree(known, duty, kind):
                yield Conflict(
                    kind="duty" if kind == "duty" else "deadline",
                    reason=_reason(known, duty, kind),
                    evidence=(known.evidence, duty.evidence),
                )


def _act(duty: Duty) -> tuple[str, frozenset[str]] | None:
    """Return who does what, without when; None if the clause makes an exception."""
    if duty.bearer is None or _EXCEPTION.search(duty.action.text):
        return None
    words = _words(duty.action.text)
    if duty.deadline is not None:
        words -= _words(duty.deadline.due)
    bearer = " ".join(sorted(_words(duty.bearer.text)))
    return (bearer, words) if bearer and words else None


def _disagree(one: Duty, other: Duty, kind: str) -> bool:
    if kind == "duty":
        return "prohibition" in (one.modality, other.modality) and (
            one.modality != other.modality
        )
    return (
        one.deadline is not None
        and other.deadline is not None
        and one.deadline.due.casefold() != other.deadline.due.casefold()
    )


def _reason(one: Duty, other: Duty, kind: str) -> str:
    if kind == "duty":
        allowed = one if other.modality == "prohibition" else other
        return f"The same act is a prohibition here and an {allowed.modality} there.".replace(
            "an p", "a p"
        )
    first, second = one.deadline, other.deadline
    return (
        f"The same act is due “{first.due if first else ''}” "
        f"and “{second.due if second else ''}”."
    )


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold()))
