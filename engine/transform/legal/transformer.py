"""Read contracts, statutes and judgments.

Finds what the text cites (Swedish, EU, US, UK, German and French law in depth; treaties; Spanish,
Italian, Portuguese, Dutch, Norwegian, Greek and Lithuanian law in their common forms)
and how high it stands; the parties and their roles; dates, amounts and deadlines; who
must, must not or may do what; defined terms; and places that contradict one another.
"""

from collections import Counter

from pydantic import Field

from engine.transform.contract import TransformInput, TransformOutput, declared
from engine.transform.legal.authority import ORDER, Authority, rank
from engine.transform.legal.citations.every import citations
from engine.transform.legal.conflicts import conflicts
from engine.transform.legal.deadlines import deadlines
from engine.transform.legal.definitions import definitions
from engine.transform.legal.duties import duties
from engine.transform.legal.models import (
    AuthorityGroup,
    Citation,
    Conflict,
    Deadline,
    Definition,
    Duty,
    Jurisdiction,
    JurisdictionCount,
    Party,
)
from engine.transform.legal.parties import parties
from engine.transform.prose.dates import Day, as_day, dates
from engine.transform.prose.money import Amount, amounts, as_amount
from engine.transform.prose.text import Prose, read

CLAIM = (
    "A reading aid that points at places in the text. It is not legal advice, "
    "it does not know what has been repealed, and what it does not list may still be there."
)


class LegalOutput(TransformOutput):
    """What a legal text cites, and whom it binds to what."""

    citations: tuple[Citation, ...] = Field(
        title="Citations", description="Laws, acts and cases, in order of mention."
    )
    authorities: tuple[AuthorityGroup, ...] = Field(
        title="Authorities",
        description="The same by how high they stand, highest first.",
    )
    jurisdictions: tuple[JurisdictionCount, ...] = Field(
        title="Jurisdictions", description="Whose law is cited, most cited first."
    )
    parties: tuple[Party, ...] = Field(
        title="Parties", description="Names with a role."
    )
    dates: tuple[Day, ...] = Field(title="Dates", description="Days named.")
    amounts: tuple[Amount, ...] = Field(
        title="Amounts", description="Amounts of money."
    )
    duties: tuple[Duty, ...] = Field(
        title="Duties", description="What somebody must, must not or may do."
    )
    definitions: tuple[Definition, ...] = Field(
        title="Definitions", description="Terms that the text gives a meaning."
    )
    deadlines: tuple[Deadline, ...] = Field(
        title="Deadlines", description="By when something is due."
    )
    conflicts: tuple[Conflict, ...] = Field(
        title="Conflicts", description="Places that contradict one another."
    )


@declared("legal", title="Legal", claim=CLAIM)
def legal(given: TransformInput) -> LegalOutput:
    """Return what is cited, who is bound to what, until when and for how much."""
    text = read(given)
    cited, named, due = citations(text), parties(text), deadlines(text)
    defined, bound = definitions(text), duties(text, named, due)
    return LegalOutput(
        language=text.language,
        confidence=text.confidence,
        claim=CLAIM,
        citations=cited,
        authorities=_authorities(cited),
        jurisdictions=_jurisdictions(cited),
        parties=named,
        dates=_days(text, cited),
        amounts=tuple(as_amount(text, it) for it in amounts(text)),
        duties=bound,
        definitions=defined,
        deadlines=due,
        conflicts=conflicts(defined, bound),
    )


def _days(text: Prose, cited: tuple[Citation, ...]) -> tuple[Day, ...]:
    """Return the days named, except those that are part of a citation."""
    taken = [it.evidence for it in cited]
    found: list[Day] = []
    place = 0
    for date in dates(text):
        while place < len(taken) and taken[place].end <= date.start:
            place += 1
        if place == len(taken) or date.end <= taken[place].start:
            found.append(as_day(text, date))
    return tuple(found)


def _authorities(cited: tuple[Citation, ...]) -> tuple[AuthorityGroup, ...]:
    groups: dict[Authority, tuple[str, ...]] = {
        authority: tuple(
            dict.fromkeys(it.identifier for it in cited if it.authority == authority)
        )
        for authority in ORDER
    }
    return tuple(
        AuthorityGroup(authority=authority, rank=rank(authority), identifiers=names)
        for authority, names in groups.items()
        if names
    )


def _jurisdictions(cited: tuple[Citation, ...]) -> tuple[JurisdictionCount, ...]:
    counts: Counter[Jurisdiction] = Counter(citation.jurisdiction for citation in cited)
    return tuple(
        JurisdictionCount(jurisdiction=name, citations=count)
        for name, count in counts.most_common()
    )
