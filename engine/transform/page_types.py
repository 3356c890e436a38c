"""What kind of page a page is, and what somebody wants who searches for such a page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias, cast

from engine.transform.pages import Page
from engine.transform.reading import Place
from engine.transform.vocabulary import INTENTS, counted, found

PageType: TypeAlias = Literal[
    "guide",
    "comparison",
    "category",
    "product",
    "review",
    "tool",
    "faq",
    "news",
    "official",
    "interview",
    "article",
    "other",
]
Intent: TypeAlias = Literal[
    "info_primary",
    "commercial_research",
    "transactional",
    "navigational_brand",
    "support",
    "local",
    "mixed",
]
CUED: tuple[PageType, ...] = (
    *("guide", "comparison", "category", "product", "review"),
    *("tool", "faq", "news", "official", "interview"),
)
INTENT_OF: dict[str, Intent] = {
    "transactional": "transactional",
    "commercial": "commercial_research",
    "informational": "info_primary",
    "support": "support",
    "navigational": "navigational_brand",
    "local": "local",
}
MADE_FOR: dict[str, Intent] = {
    "guide": "info_primary",
    "faq": "info_primary",
    "news": "info_primary",
    "interview": "info_primary",
    "article": "info_primary",
    "official": "info_primary",
    "tool": "info_primary",
    "comparison": "commercial_research",
    "review": "commercial_research",
    "category": "transactional",
    "product": "transactional",
}
"""What the kinds of pages are for, where cue words are too few to tell."""
PRICE = re.compile(
    r"(?:[€$£]\s?\d[\d.,]*|\d(?:[\d.,]*\d)?\s?(?:[€$£]|kr\b|kronor|euro|eur\b|ευρώ|pounds))",
    re.IGNORECASE,
)
IN_TITLE, IN_HEADING, IN_BODY = 3.0, 1.5, 1.0
PER_WORDS = 100
MOST_IN_BODY = 3.0
ENOUGH = 1.2
ARTICLE_WORDS = 120
CLOSE = 0.8
"""A second intent with this share of the first one's weight makes a page mixed."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a page was found to be.

    Attributes:
        value: the type or intent; None where nothing tells.
        weight: how much speaks for it.
        share: how much of all that was found speaks for it, 0 to 1.
        others: what else speaks, strongest first.
        places: the cue words, where they stand in the page's text.
    """

    value: str | None
    weight: float
    share: float
    others: tuple[str, ...]
    places: tuple[Place, ...]


def page_type(page: Page) -> tuple[PageType, Finding]:
    """Return what kind of page it is, and what says so."""
    weights = {kind: _weighed(page, kind) for kind in CUED}
    if prices := list(_prices(page)):
        weight, places = weights["product"]
        weights["product"] = (weight + min(2.0, len(prices) / 2), (*places, *prices))
    finding = _strongest(weights)
    if finding.weight >= ENOUGH:
        return cast("PageType", finding.value), finding
    long = len(page.read.words) >= ARTICLE_WORDS
    return ("article" if long else "other"), finding


def page_intent(page: Page) -> tuple[Intent | None, Finding]:
    """Return what somebody wants who is served by the page; None where nothing tells."""
    finding = _strongest({kind: _weighed(page, kind) for kind in INTENTS})
    return _intent(page, finding), finding


def phrase_intent(phrase: str, language: str | None, brand: str = "") -> Intent | None:
    """Return what a query or an anchor asks for; None where its words do not tell."""
    if brand and brand in phrase.casefold().replace(" ", ""):
        return "navigational_brand"
    weights = {kind: float(counted(phrase, language, kind)) for kind in INTENTS}
    kind, weight = max(weights.items(), key=lambda it: it[1])
    return INTENT_OF[kind] if weight else None


def _intent(page: Page, finding: Finding) -> Intent | None:
    """Return the intent that cues tell; where they are few, what its type is made for."""
    if finding.value is None or finding.weight < ENOUGH:
        return MADE_FOR.get(page_type(page)[0])
    return (
        "mixed" if finding.share < 0.45 and finding.others else INTENT_OF[finding.value]
    )


def _weighed(page: Page, kind: str) -> tuple[float, tuple[Place, ...]]:
    """Return how much speaks for a kind, and where its cues stand."""
    places = tuple(found(page.read, kind))
    per = max(1.0, len(page.read.words) / PER_WORDS)
    weight = min(MOST_IN_BODY, IN_BODY * len(places) / per)
    weight += IN_TITLE * bool(counted(page.title, page.read.language, kind))
    weight += IN_HEADING * min(2, sum(_cued_headings(page, kind)))
    return weight, places


def _cued_headings(page: Page, kind: str) -> Iterator[bool]:
    for heading in page.headings[1:]:
        yield bool(counted(page.text_of(heading), page.read.language, kind))


def _prices(page: Page) -> Iterator[Place]:
    for match in PRICE.finditer(page.read.plain):
        yield Place(*match.span())


def _strongest(weights: dict[str, tuple[float, tuple[Place, ...]]]) -> Finding:
    ordered = sorted(weights, key=lambda kind: -weights[kind][0])
    total = sum(weight for weight, _places in weights.values())
    if not total:
        return Finding(None, 0.0, 0.0, (), ())
    best = ordered[0]
    weight, places = weights[best]
    others = (kind for kind in ordered[1:] if weights[kind][0] >= CLOSE * weight / 2)
    return Finding(best, weight, weight / total, tuple(others), places)
