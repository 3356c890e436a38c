"""A backlink job with its pages read; each part is worked out once."""

from dataclasses import dataclass
from functools import cached_property

from engine.transform.anchors import (
    AnchorCandidate,
    Anchoring,
    anchor_candidates,
    anchor_type,
)
from engine.transform.bacowr.article import Article, Lsi, related_terms
from engine.transform.bacowr.industries import Touched, touched
from engine.transform.bacowr.package import (
    anchor_intent,
    candidate_queries,
)
from engine.transform.bacowr.parts import BacowrInput
from engine.transform.bacowr.serp_research import (
    SELLING,
    SerpResearchExtension,
    archetype,
    confidence,
    intents_of,
    serp_research,
)
from engine.transform.bacowr.vocabulary import Confidence
from engine.transform.bridges import BridgeTopic, bridge_topics
from engine.transform.page_types import Intent
from engine.transform.pages import Page, domain_of, page
from engine.transform.serp import Result, results, subtopics
from engine.transform.themes import Theme, page_likeness, themes

SHARES: dict[Confidence, float] = {"high": 1.0, "medium": 0.75, "low": 0.5}


@dataclass(frozen=True)
class Job:
    """A job with its pages read; each part is worked out once."""

    given: BacowrInput

    @cached_property
    def publisher(self) -> Page:
        """The publisher's page."""
        it = self.given
        return page(it.text, "text", title=it.title, url=it.url, language=it.language)

    @cached_property
    def target(self) -> Page:
        """The target page."""
        it = self.given
        return page(
            it.target_text,
            "target_text",
            title=it.target_title,
            url=it.target_url,
            description=it.target_meta_description,
        )

    @cached_property
    def results(self) -> list[Result]:
        """The search results, read."""
        return results(self.given.serp)

    @cached_property
    def domain(self) -> str:
        """The publisher's domain, given or from the page's address."""
        return domain_of(self.given.publisher_domain) or self.publisher.domain

    @cached_property
    def language(self) -> str | None:
        """The language of the job: the publisher's, or else the target's."""
        return self.publisher.read.language or self.target.read.language

    @cached_property
    def research(self) -> SerpResearchExtension:
        """What the search results tell."""
        return serp_research(self.results, candidate_queries(self.target), self.target)

    @cached_property
    def judged(self) -> Anchoring:
        """What anchors are judged by."""
        searched = self.research.main_query if self.research.serp_sets else None
        return Anchoring(self.publisher, self.target, searched or "")

    @cached_property
    def candidates(self) -> tuple[AnchorCandidate, ...]:
        """Words that could carry the link."""
        return anchor_candidates(self.judged, self.given.anchor_text)

    @cached_property
    def anchor_intent(self) -> Intent | None:
        """What the anchor promises; words that were searched for promise what was found."""
        text = self.given.anchor_text
        told = anchor_intent(text, self.language, self.judged.brand)
        if told == "mixed" and anchor_type(text, self.judged) == "exact":
            return intents_of(self.results)[0] or told
        return told

    @cached_property
    def own_themes(self) -> tuple[Theme, ...]:
        """The publisher's themes."""
        return themes(self.publisher)

    @cached_property
    def target_themes(self) -> tuple[Theme, ...]:
        """The target's themes."""
        return themes(self.target)

    @cached_property
    def bridges(self) -> tuple[BridgeTopic, ...]:
        """What joins both pages."""
        return bridge_topics(self.own_themes, self.target_themes)

    @cached_property
    def overlap(self) -> float | None:
        """How far both pages are about the same; None where one is missing."""
        if self.publisher.is_empty or self.target.is_empty:
            return None
        return page_likeness(self.publisher, self.target)

    @cached_property
    def trades(self) -> list[Touched]:
        """The regulated trades that the job touches."""
        pages = (self.target, self.publisher)
        return touched(pages, self.given.anchor_text, self.language)

    @cached_property
    def subtopics(self) -> tuple[str, ...]:
        """What the search results share."""
        return tuple(it.name for it in subtopics(self.results))

    @cached_property
    def article(self) -> Article | None:
        """The article, or None where none was given."""
        if not self.given.article.strip():
            return None
        text = self.given.article
        read = page(text, "article", language=self.given.language, whole=True)
        rivals = (it.page for it in self.results if archetype(it.page) in SELLING)
        domains = frozenset(it.domain for it in rivals) - {self.target.domain, ""}
        return Article(read, self.given.target_url, self.domain, domains)

    @cached_property
    def lsi(self) -> Lsi:
        """The related terms around the article's link."""
        if self.article is None:
            return Lsi((), ())
        terms = (it.text for it in self.target.terms[:25])
        shared = (word for it in self.bridges for word in it.shared_keywords)
        sought = dict.fromkeys((*self.subtopics, *terms, *shared))
        return related_terms(self.article, tuple(sought))

    @cached_property
    def data_confidence(self) -> Confidence:
        """How much of what a job needs was there."""
        if self.publisher.is_empty or self.target.is_empty:
            return "low"
        read = min(it.read.confidence for it in (self.publisher, self.target))
        return confidence(self.results) if read >= 0.6 else "low"

    @property
    def confidence(self) -> float:
        """How far the package can be trusted, 0 to 1."""
        read = [it.read.confidence for it in (self.publisher, self.target)]
        return round(min(read) * SHARES[confidence(self.results)], 4)
