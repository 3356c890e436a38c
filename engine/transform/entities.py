"""The named things of a page: people, organisations, places, products, events, laws."""

from pydantic import Field

from engine.transform.contract import FieldSpan, Part, Share
from engine.transform.named import UNNAMED
from engine.transform.pages import Page, Term

MOST = 20


class Entity(Part):
    """A named thing."""

    text: str = Field(title="Name", description="The name as a person would write it.")
    type: str = Field(
        title="Type", description="PERSON, ORG, LOC, PRODUCT, EVENT or LAW."
    )
    score: Share = Field(
        title="Score", description="The chance that a person would list it."
    )
    count: int = Field(ge=1, title="Mentions", description="How often it is mentioned.")
    evidence: tuple[FieldSpan, ...] = Field(
        title="Places", description="Where it is mentioned first, three at most."
    )


def entities(page: Page, most: int = MOST) -> tuple[Entity, ...]:
    """Return the named things of a page, best first."""
    named = [term for term in page.terms if term.type not in UNNAMED]
    return tuple(_entity(page, term) for term in named[:most])


def _entity(page: Page, term: Term) -> Entity:
    return Entity(
        text=term.text,
        type=term.type,
        score=term.score,
        count=len(term.places),
        evidence=tuple(page.span(place) for place in term.places[:3]),
    )
