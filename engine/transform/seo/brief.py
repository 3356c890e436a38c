"""The brief for a text that joins two pages, drawn from what both say."""

from collections.abc import Iterator, Sequence
from statistics import median

from engine.transform.bridges import BridgeTopic
from engine.transform.pages import Page
from engine.transform.reading import stemmed
from engine.transform.seo.parts import (
    ContentBrief,
    Length,
    PublisherAnalysis,
    TargetAnalysis,
)
from engine.transform.serp import Result
from engine.transform.themes import Theme, likeness

MOST_KEYWORDS = 15
MOST_AVOIDED = 4
LEADS_AWAY = 0.2
"""Themes less near than this to everything on the target lead away from it."""
FEWEST_WORDS = 150
"""A shorter text is an excerpt and says nothing of lengths."""


def brief(
    bridges: Sequence[BridgeTopic],
    publisher: PublisherAnalysis | None,
    target: TargetAnalysis | None,
    away: Sequence[str],
    length: Length | None,
) -> ContentBrief | None:
    """Return the brief; None where nothing joins the pages."""
    if not bridges or publisher is None or target is None:
        return None
    best = bridges[0]
    return ContentBrief(
        primary_topic=best.publisher_topic,
        target_topic=best.target_topic,
        bridge_type=best.bridge_type,
        content_angle=best.content_angle,
        tone=publisher.content_type.tone,
        must_mention_entities=tuple(it.text for it in target.primary_entities[:3]),
        context_entities=tuple(it.text for it in publisher.entities[:5]),
        semantic_keywords=tuple(_keywords(bridges, target))[:MOST_KEYWORDS],
        content_gaps_to_fill=tuple(it.keyword for it in target.content_gaps[:3]),
        key_points=tuple(_points(bridges, target)),
        avoid_topics=tuple(away),
        recommended_length=length,
    )


def leading_away(
    own: Sequence[Theme],
    target: Page,
    other: Sequence[Theme],
    results: Sequence[Result],
) -> list[str]:
    """Return themes that are near to nothing on the target nor in search results."""
    titles = " ".join([target.title, *(it.given.query for it in results)])
    said = {*target.read.stems, *stemmed(titles, target.read.language)}
    said = said.union(*(it.said for it in results))
    return [
        theme.name
        for theme in own[:8]
        if max((likeness(theme, it) for it in other), default=1.0) < LEADS_AWAY
        and not any(stems.keys() & said for stems in theme.phrases.stems)
    ][:MOST_AVOIDED]


def recommended_length(page: Page, results: Sequence[Result]) -> Length | None:
    """Return how long a text should be, by the results or else by the page."""
    counts = [len(result.page.read.words) for result in results]
    counts = [count for count in counts if count >= FEWEST_WORDS]
    if counts:
        middle = int(median(counts))
        return _around(middle, f"the median of {len(counts)} search results, {middle}")
    own = len(page.read.words)
    if own < FEWEST_WORDS:
        return None
    return _around(own, f"the publisher's page, {own} words")


def _around(words: int, basis: str) -> Length:
    return Length(minimum=round(0.8 * words), maximum=round(1.3 * words), basis=basis)


def _keywords(bridges: Sequence[BridgeTopic], target: TargetAnalysis) -> Iterator[str]:
    """Yield what is shared, then the target's keywords, then what it lacks."""
    seen: set[str] = set()
    shared = (it for bridge in bridges[:3] for it in bridge.shared_keywords)
    own = (it.text for it in target.key_concepts)
    for text in (*shared, *own, *(it.keyword for it in target.content_gaps)):
        if text.casefold() not in seen:
            seen.add(text.casefold())
            yield text


def _points(bridges: Sequence[BridgeTopic], target: TargetAnalysis) -> Iterator[str]:
    """Yield what the text goes through: bridges that hold, then gaps to fill."""
    holding = [it for it in bridges if it.bridge_type != "wrapper"] or bridges[:1]
    for bridge in holding[:3]:
        here, there = bridge.publisher_topic, bridge.target_topic
        same = here.casefold() == there.casefold()
        yield here if same else f"{here} → {there}"
    for gap in target.content_gaps[:3]:
        yield f"Say something about “{gap.keyword}”, which the target does not."
