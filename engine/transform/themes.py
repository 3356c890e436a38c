"""The themes of a page: its keywords, clustered by meaning."""

from dataclasses import dataclass
from functools import cached_property

from pydantic import Field

from engine.siex import similarity
from engine.transform.contract import FieldSpan, Part, Share
from engine.transform.meaning import Phrases, alignment, clusters
from engine.transform.pages import Page, Term
from engine.transform.telling import own_stems

LOWEST_SCORE = 0.04
MOST_EVIDENCE = 5
MOST_MEMBERS = 12


class SemanticTheme(Part):
    """Keywords that belong together."""

    name: str = Field(
        title="Theme", description="Its keyword that the page dwells on most."
    )
    keywords: tuple[str, ...] = Field(
        title="Keywords", description="Its keywords, best first."
    )
    score: Share = Field(
        title="Score", description="The mean chance of its keywords to be listed."
    )
    share: Share = Field(
        title="Share", description="How much of the page is about it, of all themes."
    )
    evidence: tuple[FieldSpan, ...] = Field(
        title="Places", description="Where its keywords stand first."
    )


@dataclass(frozen=True)
class Theme:
    """A cluster of a page's keywords, best first, and its share of the page."""

    page: Page
    terms: tuple[Term, ...]
    share: float

    @property
    def name(self) -> str:
        """The strongest keyword."""
        return self.terms[0].text

    @property
    def score(self) -> float:
        """The mean score of the keywords."""
        return sum(term.score for term in self.terms) / len(self.terms)

    @cached_property
    def phrases(self) -> Phrases:
        """The keywords as phrases that keep company in the page."""
        return phrases_of(self.page, self.terms)

    @property
    def evidence(self) -> tuple[FieldSpan, ...]:
        """Where the keywords stand first."""
        first = [term.places[0] for term in self.terms[:MOST_EVIDENCE]]
        return tuple(self.page.span(place) for place in first)

    def told(self) -> SemanticTheme:
        """Return the theme as it is published."""
        return SemanticTheme(
            name=self.name,
            keywords=tuple(term.text for term in self.terms),
            score=round(self.score, 4),
            share=round(self.share, 4),
            evidence=self.evidence,
        )


def themes(page: Page) -> tuple[Theme, ...]:
    """Return the themes of a page, the one that fills most of it first."""
    terms = [term for term in page.terms if _is_thematic(page, term)]
    groups = [
        [terms[n] for n in group] for group in clusters(phrases_of(page, tuple(terms)))
    ]
    total = sum(map(page.weight, terms))
    made = [_theme(page, group, total) for group in groups]
    return tuple(sorted(made, key=lambda theme: -theme.share))


def phrases_of(page: Page, terms: tuple[Term, ...]) -> Phrases:
    """Return keywords as phrases that keep company in their page."""
    texts = tuple(term.text for term in terms)
    return Phrases(texts, page.read.language, (page.read,))


def likeness(left: Theme, right: Theme) -> float:
    """Return how near two themes are, 0 to 1: 0.7 the same, 0.4 neighbours."""
    return alignment(
        left.phrases,
        right.phrases,
        [term.score for term in left.terms],
        [term.score for term in right.terms],
    )


def page_likeness(left: Page, right: Page) -> float:
    """Return how far two pages are about the same, 0 to 1.

    This is the one place that decides it: 0.7 is the same subject, 0.4 a neighbour.
    """
    return round(similarity(left.read.plain, right.read.plain), 4)


def _is_thematic(page: Page, term: Term) -> bool:
    """Tell whether a keyword is a subject: no person, and not what every shop says."""
    if term.score < LOWEST_SCORE or term.type in ("DATE", "NUMBER", "PERSON"):
        return False
    return bool(own_stems(term.text, "", page.read.language))


def _theme(page: Page, group: list[Term], total: float) -> Theme:
    ordered = sorted(group, key=lambda term: -page.weight(term))
    share = sum(map(page.weight, group)) / total if total else 0.0
    return Theme(page, tuple(_distinct(ordered))[:MOST_MEMBERS], share)


def _distinct(terms: list[Term]) -> list[Term]:
    """Leave out longer wordings of a keyword that stands before them."""
    kept: list[Term] = []
    for term in terms:
        words = term.text.casefold()
        longer = [it for it in kept if it.text.casefold() in words]
        if not any(len(words.split()) > len(it.text.split()) + 1 for it in longer):
            kept.append(term)
    return kept
