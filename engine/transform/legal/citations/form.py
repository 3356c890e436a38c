"""A way to cite: its pattern, and what a reference written so is."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeVar

from engine.transform.legal.authority import Authority
from engine.transform.legal.models import Citation, CitationKind, Jurisdiction
from engine.transform.prose.text import Prose

Groups = Mapping[str, str | None]
Told = TypeVar("Told", bound=str)
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Form:
    """One way to cite.

    Attributes:
        pattern: finds the reference; a group ``pin`` is its article or section.
        kind: what is cited.
        jurisdiction: whose law it is, or how to tell from the groups.
        authority: how high it stands, or how to tell from the groups.
        identifier: the one spelling, with groups in braces, or how to tell; empty takes the words.
    """

    pattern: re.Pattern[str]
    kind: CitationKind
    jurisdiction: Jurisdiction | Callable[[Groups], Jurisdiction]
    authority: Authority | Callable[[Groups], Authority]
    identifier: str | Callable[[Groups], str] = ""

    def citation(self, text: Prose, match: re.Match[str]) -> Citation:
        """Return what was found as a citation."""
        groups: dict[str, str | None] = match.groupdict()
        told = {key: _tidy(part or "") for key, part in groups.items()}
        form = "SFS {sfs}" if told.get("sfs") else _told(self.identifier, groups)
        words = form.format_map(told) if form else match[0]
        pin = _tidy(groups.get("pin") or "")
        return Citation(
            identifier=_tidy(words),
            kind=self.kind,
            jurisdiction=_told(self.jurisdiction, groups),
            authority=_told(self.authority, groups),
            pinpoint=pin or None,
            evidence=text.place(*match.span()),
        )


def found(text: Prose, forms: Iterable[Form]) -> Iterator[Citation]:
    """Yield the citations of a text in order; of two that overlap, the longer."""
    every = [
        form.citation(text, match)
        for form in forms
        for match in form.pattern.finditer(text.clean)
    ]
    every.sort(key=lambda it: (it.evidence.start, -it.evidence.end))
    kept: Citation | None = None
    for citation in every:
        if kept is None or citation.evidence.start >= kept.evidence.end:
            if kept is not None:
                yield kept
            kept = citation
        elif len(citation.evidence.text) > len(kept.evidence.text):
            kept = citation
    if kept is not None:
        yield kept


def _told(answer: Told | Callable[[Groups], Told], groups: Groups) -> Told:
    return answer(groups) if callable(answer) else answer


def _tidy(words: str) -> str:
    return _BLANKS.sub(" ", words).strip(" ,")
