"""Both pages, each read for what it is there for."""

from collections.abc import Sequence

from engine.transform.anchors import Anchoring, anchor_candidates
from engine.transform.authority import authority
from engine.transform.contract import FieldSpan
from engine.transform.entities import entities
from engine.transform.meaning import Phrases, nearness
from engine.transform.page_types import page_intent, page_type
from engine.transform.pages import Page
from engine.transform.placement import Subject, link_spots
from engine.transform.reading import Place
from engine.transform.seo.parts import (
    ContentType,
    Keyword,
    PublisherAnalysis,
    TargetAnalysis,
    TargetTheme,
)
from engine.transform.serp import Result, Subtopic, alignment, content_gaps
from engine.transform.themes import Theme
from engine.transform.tone import tone

MOST_KEYWORDS = 15
MOST_THEMES = 12
MOST_EVIDENCE = 6


def publisher_analysis(
    page: Page, own: Sequence[Theme], subject: Subject
) -> PublisherAnalysis | None:
    """Read the page that a link would stand on; None without a text."""
    if page.is_empty:
        return None
    return PublisherAnalysis(
        language=page.read.language,
        content_type=content_type(page),
        keywords=keywords(page),
        entities=entities(page),
        semantic_themes=tuple(theme.told() for theme in own[:MOST_THEMES]),
        authority_signals=authority(page),
        link_placement_spots=link_spots(page, subject) if subject.texts else (),
    )


def target_analysis(
    page: Page,
    own: Sequence[Theme],
    judged: Anchoring,
    proposed: str,
    results: Sequence[Result],
    shared: Sequence[Subtopic],
) -> TargetAnalysis | None:
    """Read the page that a link would lead to; None without a text."""
    if page.is_empty:
        return None
    return TargetAnalysis(
        language=page.read.language,
        content_type=content_type(page),
        key_concepts=keywords(page, 10),
        primary_entities=entities(page, 5),
        semantic_themes=tuple(
            target_theme(theme, judged.main_query) for theme in own[:MOST_THEMES]
        ),
        content_gaps=content_gaps(page, shared),
        serp_alignment=alignment(page, shared, len(results)),
        anchor_candidates=anchor_candidates(judged, proposed),
    )


def target_theme(theme: Theme, query: str) -> TargetTheme:
    """Return a theme with how near its nearest keyword is to the query."""
    asked = Phrases((query,), theme.page.read.language)
    near = float(nearness(asked, theme.phrases).max(initial=0.0))
    told = theme.told().model_dump()
    return TargetTheme(**told, query_relevance=round(near, 4) if query else None)


def content_type(page: Page) -> ContentType:
    """Return what kind of page it is, with the words that say so."""
    kind, finding = page_type(page)
    intent, wanted = page_intent(page)
    voice, voiced = tone(page)
    places = {it.start: it for it in (*finding.places, *wanted.places, *voiced)}
    return ContentType(
        type=kind,
        intent=intent,
        tone=voice,
        evidence=_evidence(page, places),
    )


def _evidence(page: Page, places: dict[int, Place]) -> tuple[FieldSpan, ...]:
    first = sorted(places)[:MOST_EVIDENCE]
    return tuple(page.span(places[start]) for start in first)


def keywords(page: Page, most: int = MOST_KEYWORDS) -> tuple[Keyword, ...]:
    """Return the keywords of a page with their first places."""
    return tuple(
        Keyword(
            text=term.text,
            score=term.score,
            count=len(term.places),
            evidence=page.span(term.places[0]),
        )
        for term in page.terms[:most]
    )
