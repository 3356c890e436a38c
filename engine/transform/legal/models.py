"""What the legal transformer answers with."""

from typing import Literal

from pydantic import Field

from engine.transform.contract import Part, Span
from engine.transform.legal.authority import Authority

Jurisdiction = Literal[
    "EU",
    "INT",
    "SE",
    "US",
    "UK",
    "DE",
    "FR",
    "ES",
    "IT",
    "PT",
    "NL",
    "NO",
    "GR",
    "LT",
    "other",
]
CitationKind = Literal["statute", "eu act", "treaty", "case", "preparatory works"]
Modality = Literal["obligation", "prohibition", "permission"]


class Citation(Part):
    """A reference to a law, an act, a case or its preparatory works."""

    identifier: str = Field(
        title="Identifier",
        description="The reference in one spelling, such as `SFS 2018:218`.",
    )
    kind: CitationKind = Field(title="Kind", description="What is cited.")
    jurisdiction: Jurisdiction = Field(
        title="Jurisdiction",
        description="Whose law it is; EU, a country code, or INT for what states agreed on.",
    )
    authority: Authority = Field(title="Authority", description="How high it stands.")
    pinpoint: str | None = Field(
        default=None,
        title="Pinpoint",
        description="The article, chapter or section, if named.",
    )
    evidence: Span = Field(title="Place", description="Where it stands.")


class AuthorityGroup(Part):
    """Everything cited that stands equally high."""

    authority: Authority = Field(title="Authority", description="How high it stands.")
    rank: int = Field(ge=1, title="Rank", description="1 binds most.")
    identifiers: tuple[str, ...] = Field(
        title="Identifiers",
        description="What is cited, each once, in order of mention.",
    )


class JurisdictionCount(Part):
    """How often the law of one place is cited."""

    jurisdiction: Jurisdiction = Field(title="Jurisdiction", description="Whose law.")
    citations: int = Field(ge=1, title="Citations", description="How many of them.")


class Party(Part):
    """A person or a company that takes part, by its role or by what the text calls it."""

    name: str = Field(title="Name", description="The name as the text writes it.")
    role: str | None = Field(
        title="Role",
        description="Its role in English, such as seller or respondent; null if the text gives none.",
    )
    alias: str | None = Field(
        default=None, title="Alias", description="What the text calls it from then on."
    )
    evidence: Span = Field(title="Place", description="Where it stands.")


class Deadline(Part):
    """By when something is due."""

    due: str = Field(title="Due", description="The words that say by when.")
    iso: str | None = Field(
        default=None, title="Date", description="The day, if the text names one."
    )
    evidence: Span = Field(title="Place", description="Where it stands.")


class Duty(Part):
    """What somebody must, may or must not do."""

    modality: Modality = Field(title="Modality", description="Must, must not, or may.")
    modal: str = Field(title="Modal", description="The words that say so.")
    bearer: Span | None = Field(title="Bearer", description="Who; null if left open.")
    action: Span = Field(title="Action", description="What.")
    deadline: Deadline | None = Field(
        default=None,
        title="Deadline",
        description="By when, if the same clause says so.",
    )
    evidence: Span = Field(title="Place", description="Where it stands.")


class Definition(Part):
    """A term with the meaning that the text gives it."""

    term: str = Field(title="Term", description="The term that is defined.")
    meaning: Span = Field(title="Meaning", description="What it stands for.")
    evidence: Span = Field(title="Place", description="Where it stands.")


class Conflict(Part):
    """Two places of the text that do not go together."""

    kind: Literal["definition", "duty", "deadline"] = Field(
        title="Kind", description="What the two places disagree on."
    )
    reason: str = Field(title="Reason", description="Why they do not go together.")
    evidence: tuple[Span, Span] = Field(title="Evidence", description="Both places.")
