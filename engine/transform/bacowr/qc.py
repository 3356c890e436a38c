"""Quality control of a written article: eight criteria, each looked up in the article."""

from collections.abc import Callable, Iterator, Sequence
from typing import Literal

from pydantic import Field

from engine.transform.anchors import AnchorRisk, Risk
from engine.transform.bacowr.article import link_density
from engine.transform.bacowr.case import Case
from engine.transform.bacowr.industries import disclaimers, promises
from engine.transform.bacowr.intents import carried
from engine.transform.bacowr.links import NEEDED
from engine.transform.bacowr.signoff import signoff_reasons, suggestions
from engine.transform.bacowr.vocabulary import (
    ADVISED_WORDS,
    BLOCK,
    FEWEST_PARAGRAPHS,
    FEWEST_SECTIONS,
    FLESCH_RANGE,
    LINK_SHARE,
    LIX_RANGE,
    LSI_DISTINCT,
    LSI_LEAST,
    LSI_MOST,
    MOST_ANCHORS,
    MOST_WORDS,
    PASS,
    SPEC_VERSION,
)
from engine.transform.contract import FieldSpan, Part
from engine.transform.page_types import page_intent
from engine.transform.pages import Page
from engine.transform.readability import readability
from engine.transform.serp import covers

WEIGHTS = {
    "preflight": 0.10,
    "draft": 0.15,
    "anchor": 0.15,
    "trust": 0.10,
    "intent": 0.15,
    "lsi": 0.10,
    "fit": 0.15,
    "compliance": 0.10,
}
MOST_PLACES = 12


class QcReadability(Part):
    """How hard the article is to read."""

    lix: float | None = Field(
        title="LIX", description="Björnsson's index; null without an article."
    )
    target_range: tuple[float, float] = Field(
        title="Range", description="Where it should lie."
    )


class Observability(Part):
    """What the control looked at."""

    signals_used: tuple[str, ...] = Field(
        title="Signals", description="The inputs that were there to look at."
    )
    autofix_done: bool = Field(
        title="Fixed", description="Always false: the article is read, not changed."
    )


class QcExtension(Part):
    """The short form of the control."""

    anchor_risk: Risk | None = Field(
        title="Anchor risk", description="The risk of the anchor; null without one."
    )
    readability: QcReadability = Field(
        title="Readability", description="How hard the article is to read."
    )
    thresholds_version: Literal["A1"] = Field(
        title="Thresholds", description="The version of these rules."
    )
    notes_observability: Observability = Field(
        title="Looked at", description="What the control looked at."
    )


class Criterion(Part):
    """One criterion and what it was given for."""

    name: str = Field(title="Criterion", description="What was judged.")
    weight: float = Field(title="Weight", description="Its part of the whole.")
    score: float = Field(ge=0, le=100, title="Score", description="0 to 100.")
    findings: tuple[str, ...] = Field(
        title="Findings", description="What was looked up, with its points."
    )
    evidence: tuple[FieldSpan, ...] = Field(
        title="Places", description="Where in the article."
    )


class QcReport(Part):
    """The control of an article."""

    score: float = Field(ge=0, le=100, title="Score", description="The weighed whole.")
    status: Literal["pass", "warning", "blocked"] = Field(
        title="Status", description="Pass from 80, blocked below 50."
    )
    criteria: tuple[Criterion, ...] = Field(
        title="Criteria", description="All eight, with what they were given for."
    )
    human_signoff_required: bool = Field(
        title="Sign-off", description="Whether a person must look before it goes out."
    )
    signoff_reasons: tuple[str, ...] = Field(
        title="Reasons", description="Why a person must look."
    )
    autofix_suggestions: tuple[str, ...] = Field(
        title="Suggestions", description="What could be mended without a new plan."
    )


Point = tuple[float, str]
"""Points, 0 to 1, and the finding that they are given for."""


def qc_extension(
    anchor: AnchorRisk | None, article: Page | None, signals: Sequence[str]
) -> QcExtension:
    """Return the short form of the control."""
    return QcExtension(
        anchor_risk=anchor.level if anchor else None,
        readability=QcReadability(
            lix=readability(article.read).lix if article else None,
            target_range=LIX_RANGE,
        ),
        thresholds_version=SPEC_VERSION,
        notes_observability=Observability(
            signals_used=tuple(signals), autofix_done=False
        ),
    )


def qc_report(case: Case) -> QcReport:
    """Judge an article by the eight criteria."""
    criteria = tuple(_criterion(name, case) for name in WEIGHTS)
    score = round(sum(it.weight * it.score for it in criteria), 1)
    reasons = tuple(signoff_reasons(case))
    return QcReport(
        score=score,
        status="pass" if score >= PASS else "blocked" if score < BLOCK else "warning",
        criteria=criteria,
        human_signoff_required=bool(reasons),
        signoff_reasons=reasons,
        autofix_suggestions=tuple(suggestions(case)),
    )


def _criterion(name: str, case: Case) -> Criterion:
    """Average the points of a criterion, each with the finding they are given for."""
    points = list(JUDGES[name](case))
    mean = sum(part for part, _why in points) / len(points)
    return Criterion(
        name=name,
        weight=WEIGHTS[name],
        score=round(100 * mean, 1),
        findings=tuple(f"{100 * part:.0f}: {why}" for part, why in points),
        evidence=tuple(_evidence(name, case))[:MOST_PLACES],
    )


def _preflight(case: Case) -> Iterator[Point]:
    given = case.package.input_minimal
    yield _yes(bool(given.publisher_domain), "the publisher's domain is known")
    yield _yes(bool(given.target_url), "the target's address is known")
    yield _yes(bool(given.anchor_text), "an anchor was proposed")
    yield _yes(not case.publisher.is_empty, "the publisher's page was read")
    yield _yes(not case.target.is_empty, "the target page was read")
    sets = case.package.serp_research_extension.serp_sets
    yield _yes(bool(sets), "search results were read")


def _draft(case: Case) -> Iterator[Point]:
    words = len(case.page.read.words)
    least = case.package.generation_constraints.min_word_count
    told = f"{words} words; {least} at least, {ADVISED_WORDS} advised"
    yield min(1.0, words / least), told
    yield _yes(words <= MOST_WORDS, f"at most {MOST_WORDS} words")
    paragraphs, sections = len(case.page.body), len(case.article.sections)
    told = f"{paragraphs} paragraphs; {FEWEST_PARAGRAPHS} at least"
    yield min(1.0, paragraphs / FEWEST_PARAGRAPHS), told
    told = f"{sections} subheadings; {FEWEST_SECTIONS} at least"
    yield min(1.0, sections / FEWEST_SECTIONS), told
    yield _readable(case)


def _readable(case: Case) -> Point:
    """Judge by Flesch in English, else by LIX; further out, fewer points."""
    measured = readability(case.page.read)
    if measured.lix is None:
        return 0.0, "too short to measure how hard it reads"
    name, value, bounds = "LIX", measured.lix, LIX_RANGE
    if case.page.read.language == "en":
        name, value, bounds = "Flesch", measured.scores[0].score, FLESCH_RANGE
    low, high = bounds
    out = max(low - value, value - high, 0.0)
    return max(
        0.0, 1 - out / 20
    ), f"{name} {value:.0f}; {low:.0f} to {high:.0f} is meant"


def _anchor(case: Case) -> Iterator[Point]:
    position, links = case.article.position, case.article.target_links
    if position is None:
        yield 0.0, "the article has no link to the target"
        return
    yield _yes(
        len(links) <= MOST_ANCHORS, f"{len(links)} links to the target; 2 at most"
    )
    yield _yes(not position.in_heading, "the link stands in no heading")
    middle = 0 < position.section < max(2, position.sections)
    told = f"section {position.section} of {position.sections}; a middle one is best"
    yield (1.0 if middle else 0.5), told
    number = position.paragraph_in_section + 1
    yield _yes(number <= 2, f"paragraph {number} of its section; 1 or 2 is best")
    count = position.links_in_paragraph
    yield _yes(count <= 1, f"{count} links in its paragraph; 1 at most")
    told = f"{position.context_sentences} sentences beside its own; 2 at least"
    yield min(1.0, position.context_sentences / 2), told
    share = link_density(case.page)
    told = (
        f"links fill {share:.0%} of the characters around one; {LINK_SHARE:.0%} at most"
    )
    yield _yes(share <= LINK_SHARE, told)
    yield 1 - case.risk.score, f"the anchor's risk is {case.risk.level}"


def _trust(case: Case) -> Iterator[Point]:
    sources = case.article.sources
    needed = max(2, NEEDED[case.bridge])
    yield min(1.0, len(sources) / needed), f"{len(sources)} sources; {needed} is best"
    rivals = case.rivals
    yield _yes(not rivals, f"{len(rivals)} links to competitors; none is allowed")


def _intent(case: Case) -> Iterator[Point]:
    worth = {"aligned": 1.0, "partial": 0.7, "off": 0.0, None: 0.5}
    told = case.package.intent_extension
    overall = told.intent_alignment.overall
    yield (
        worth[overall],
        f"anchor, target and publisher beside the results: {overall or 'not known'}",
    )
    own = carried(page_intent(case.page)[0], told.serp_intent_primary)
    yield worth[own], f"the article beside the results: {own or 'not known'}"
    if told.required_subtopics:
        has = covers(case.page, told.required_subtopics)
        yield sum(has) / len(has), f"{sum(has)} of {len(has)} required subtopics"


def _lsi(case: Case) -> Iterator[Point]:
    lsi = case.lsi
    told = (
        f"{lsi.count} related terms around the link; {LSI_LEAST} to {LSI_MOST} is meant"
    )
    over = max(0, lsi.count - LSI_MOST) / LSI_MOST
    yield max(0.0, min(1.0, lsi.count / LSI_LEAST) - over), told
    told = f"{lsi.distinct:.0%} of them are different; {LSI_DISTINCT:.0%} at least"
    yield min(1.0, lsi.distinct / LSI_DISTINCT), told


def _fit(case: Case) -> Iterator[Point]:
    near = case.overlap
    told = "not known" if near is None else f"{near:.2f}"
    yield (
        (0.5 if near is None else min(1.0, near / 0.7)),
        f"nearness to the publisher's page: {told}",
    )
    own, theirs = case.tones
    same = own == theirs
    known = None not in (own, theirs)
    yield (
        (float(same) if known else 0.5),
        f"tone: {own or 'not known'} on {theirs or 'not known'}",
    )
    language = case.package.publisher_profile.detected_language
    fits = case.page.read.language == language
    yield (
        (float(fits) if language else 0.5),
        f"language: {case.page.read.language} on {language}",
    )
    yield _yes(not case.is_mismatched, f"the link's place fits a {case.bridge} bridge")


def _compliance(case: Case) -> Iterator[Point]:
    for trade in case.trades:
        said = disclaimers(case.page, trade.industry)
        yield _yes(bool(said), f"words that {trade.industry} must carry")
    some = promises(case.page)
    yield _yes(not some, f"{len(some)} promises that nobody can keep")


JUDGES: dict[str, Callable[[Case], Iterator[Point]]] = {
    "preflight": _preflight,
    "draft": _draft,
    "anchor": _anchor,
    "trust": _trust,
    "intent": _intent,
    "lsi": _lsi,
    "fit": _fit,
    "compliance": _compliance,
}


def _evidence(name: str, case: Case) -> Iterator[FieldSpan]:
    page = case.page
    if name == "anchor":
        yield from (page.span(link) for link in case.article.target_links)
    elif name == "trust":
        yield from (page.span(link) for link, _level in case.article.sources)
    elif name == "lsi":
        yield from (page.span(place) for place in case.lsi.places)
    elif name == "compliance":
        for trade in case.trades:
            yield from map(page.span, disclaimers(page, trade.industry))
        yield from map(page.span, promises(page))


def _yes(holds: bool, told: str) -> Point:
    return (1.0 if holds else 0.0), told
