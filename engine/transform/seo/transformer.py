"""Read two pages as somebody would who wants to be found, and linked to.

The publisher's page, the `text`, gives its themes, its entities, what makes it
trustworthy, and the paragraphs where a link would stand well. The target page gives its
themes and anchors, each with a risk that has reasons. Themes are keywords clustered by
meaning; where a theme of one page is near to one of the other there is a bridge: strong
from a similarity of 0.7, a pivot from 0.4, else a wrapper. Search results that are given
tell what the target lacks. Readability is LIX, and the formula of the page's language
where one was published. Without a target text the page is read alone.
"""

from collections.abc import Iterator, Sequence

from engine.transform.anchors import Anchoring
from engine.transform.bridges import bridge_topics
from engine.transform.checks import checks
from engine.transform.contract import declared
from engine.transform.pages import Page, page
from engine.transform.placement import subject_of
from engine.transform.readability import readability
from engine.transform.seo.analysis import publisher_analysis, target_analysis
from engine.transform.seo.brief import brief, leading_away, recommended_length
from engine.transform.seo.parts import SeoInput, SeoOutput
from engine.transform.serp import Result, repeated, results, subtopics
from engine.transform.themes import page_likeness, themes

CLAIM = "A reading of the given texts alone; no search engine was asked, and no ranking is promised."
FEW_RESULTS = 3


@declared("seo", title="SEO", claim=CLAIM)
def seo(given: SeoInput) -> SeoOutput:
    """Read both pages and what joins them."""
    own, other = publisher_page(given), target_page(given)
    found = results(given.serp)
    shared = subtopics(found)
    themes_here, themes_there = themes(own), themes(other)
    judged = Anchoring(own, other, given.serp[0].query if given.serp else "")
    subject = subject_of(other, given.anchor_text, judged.main_query)
    publisher = publisher_analysis(own, themes_here, subject)
    target = target_analysis(
        other, themes_there, judged, given.anchor_text, found, shared
    )
    bridges = bridge_topics(themes_here, themes_there)
    return SeoOutput(
        language=own.read.language,
        confidence=_confidence(own, other),
        claim=CLAIM,
        notes=tuple(_notes(own, other, found)),
        page_similarity=page_likeness(own, other) if publisher and target else None,
        publisher=publisher,
        target=target,
        bridge_topics=bridges,
        content_brief=brief(
            bridges,
            publisher,
            target,
            leading_away(themes_here, other, themes_there, found),
            recommended_length(own, found),
        ),
        readability=readability(own.read),
        checks=(*checks(own), *checks(other, judged.main_query)),
    )


def publisher_page(given: SeoInput) -> Page:
    """Return the page that a link would stand on."""
    return page(
        given.text,
        "text",
        title=given.title,
        url=given.url,
        description=given.meta_description,
        language=given.language,
    )


def target_page(given: SeoInput) -> Page:
    """Return the page that a link would lead to; its language is found out."""
    return page(
        given.target_text,
        "target_text",
        title=given.target_title,
        url=given.target_url,
        description=given.target_meta_description,
    )


def _confidence(own: Page, other: Page) -> float:
    """Return how far the reading goes; two pages are known as well as the lesser one."""
    if other.is_empty:
        return own.read.confidence
    return min(own.read.confidence, other.read.confidence)


def _notes(own: Page, other: Page, found: Sequence[Result]) -> Iterator[str]:
    if own.is_empty:
        yield "There is no publisher's text."
    if other.is_empty:
        yield "There is no target text, so there are no anchors, bridges and gaps."
    elif not own.is_empty and own.read.language != other.read.language:
        yield "The pages are in different languages; only names can be compared."
    if not found:
        yield "There are no search results, so gaps are not known."
    elif len(found) < FEW_RESULTS:
        yield f"There are only {len(found)} search results; gaps are not certain."
    if copies := repeated(found):
        yield f"Of the search results {copies} say the same as others; they count once."
