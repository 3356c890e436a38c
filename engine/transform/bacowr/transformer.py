"""Prepare a backlink job from its pages and search results, and check its article.

From the publisher's page (the `text`), the target page, the anchor text and search
results that are given, this makes the job package: profiles of publisher, target and
anchor, what the results tell, what everybody wants and how that goes together, which
bridge leads from one page to the other, and what the article must keep to. Beside it
stand the links and the quality extensions. An article that is given is judged by eight
weighted criteria, each looked up in the article itself: nothing that a writer reports
is taken for granted. What is missing stays null or empty, and the confidence says so.
"""

import hashlib
from collections.abc import Iterator, Sequence

from pydantic import Field

from engine.transform.anchors import (
    AnchorType,
    anchor_risk,
    anchor_type,
    is_generic,
)
from engine.transform.bacowr.case import Case
from engine.transform.bacowr.industries import touched
from engine.transform.bacowr.intents import (
    IntentExtension,
    IntentNotes,
    aligned,
    bridge,
    forbidden_angles,
)
from engine.transform.bacowr.job import Job
from engine.transform.bacowr.links import LinksExtension, anchor_swap, links_extension
from engine.transform.bacowr.package import (
    AnchorProfile,
    BacklinkJobPackage,
    InputMinimal,
    JobMeta,
    constraints,
    core_offer,
    publisher_profile,
    target_profile,
)
from engine.transform.bacowr.parts import BacowrInput
from engine.transform.bacowr.qc import (
    QcExtension,
    QcReport,
    qc_extension,
    qc_report,
)
from engine.transform.bacowr.serp_research import (
    SerpResearchExtension,
    intents_of,
)
from engine.transform.bacowr.vocabulary import SPEC_VERSION, Confidence
from engine.transform.contract import FieldSpan, Part, TransformOutput, declared
from engine.transform.named import is_brand
from engine.transform.page_types import page_intent
from engine.transform.pages import Page
from engine.transform.reading import Place
from engine.transform.serp import subtopics
from engine.transform.themes import Theme

CLAIM = "Drawn from the given texts by rules; no search engine and no language model was asked, and no ranking is promised."


class Evidence(Part):
    """Where something in the package was read."""

    part: str = Field(title="Part", description="What was read, as a path.")
    place: FieldSpan = Field(title="Place", description="Where it was read.")


class BacowrOutput(TransformOutput):
    """A backlink job, and the control of its article."""

    data_confidence: Confidence = Field(
        title="Data confidence", description="How much of what a job needs was there."
    )
    job_package: BacklinkJobPackage = Field(
        title="Job package", description="Everything that a writer needs for the job."
    )
    links_extension: LinksExtension = Field(
        title="Links", description="How the link is set."
    )
    qc_extension: QcExtension = Field(
        title="Control", description="The short form of the control."
    )
    qc_report: QcReport | None = Field(
        title="Report", description="The control of the article; null without one."
    )
    evidence: tuple[Evidence, ...] = Field(
        title="Evidence", description="Where what the package says was read."
    )


@declared(
    "bacowr",
    title="BACOWR",
    claim=CLAIM,
    parts={
        "backlink_job_package": BacklinkJobPackage,
        "serp_research_extension": SerpResearchExtension,
        "intent_extension": IntentExtension,
        "links_extension": LinksExtension,
        "qc_extension": QcExtension,
        "qc_report": QcReport,
    },
)
def bacowr(given: BacowrInput) -> BacowrOutput:
    """Prepare the job, and judge the article if there is one."""
    job = Job(given)
    package = _package(job)
    swap = anchor_swap(given.anchor_text, job.candidates, job.judged, job.article)
    kind = package.intent_extension.recommended_bridge_type
    return BacowrOutput(
        language=job.publisher.read.language,
        confidence=job.confidence,
        claim=CLAIM,
        data_confidence=job.data_confidence,
        job_package=package,
        links_extension=links_extension(
            kind, job.bridges, swap, job.article, job.lsi, job.trades
        ),
        qc_extension=_short_control(job),
        qc_report=_control(job, package),
        evidence=tuple(_evidence(job)),
    )


def _package(job: Job) -> BacklinkJobPackage:
    given = job.given
    intents = _intents(job)
    return BacklinkJobPackage(
        job_meta=JobMeta(
            job_id=_job_id(given),
            created_at=given.created_at,
            spec_version=SPEC_VERSION,
            notes=tuple(_notes(job)),
        ),
        input_minimal=InputMinimal(
            publisher_domain=job.domain,
            target_url=given.target_url,
            anchor_text=given.anchor_text,
        ),
        publisher_profile=publisher_profile(
            job.publisher, job.domain, job.own_themes, job.trades
        ),
        target_profile=target_profile(
            job.target, given, job.target_themes, core_offer(job.target)
        ),
        anchor_profile=_anchor_profile(job),
        serp_research_extension=job.research,
        intent_extension=intents,
        generation_constraints=constraints(
            job.publisher, intents.recommended_bridge_type, job.results
        ),
    )


def _anchor_profile(job: Job) -> AnchorProfile:
    text = job.given.anchor_text
    given = bool(text.strip())
    return AnchorProfile(
        proposed_text=text,
        type_hint=_hint(job, text) if given else None,
        llm_classified_type=anchor_type(text, job.judged) if given else None,
        llm_intent_hint=job.anchor_intent,
    )


def _hint(job: Job, text: str) -> AnchorType | None:
    """Return what an anchor's words alone say: a brand, or nothing at all."""
    if is_brand(text, job.judged.brand):
        return "brand"
    return "generic" if is_generic(text, job.language) else None


def _intents(job: Job) -> IntentExtension:
    serp, further = intents_of(job.results)
    anchor = job.anchor_intent
    target, publisher = page_intent(job.target)[0], page_intent(job.publisher)[0]
    verdict = aligned(serp, anchor, target, publisher)
    chosen = bridge(job.overlap, verdict)
    trades = [it.industry for it in job.trades]
    return IntentExtension(
        serp_intent_primary=serp,
        serp_intent_secondary=further,
        target_page_intent=target,
        anchor_implied_intent=anchor,
        publisher_role_intent=publisher,
        intent_alignment=verdict,
        recommended_bridge_type=chosen,
        recommended_article_angle=job.bridges[0].content_angle if job.bridges else None,
        required_subtopics=job.subtopics,
        forbidden_angles=forbidden_angles(chosen, (serp, publisher), trades),
        notes=IntentNotes(
            rationale=_rationale(job, verdict.overall, chosen),
            data_confidence=job.data_confidence,
        ),
    )


def _rationale(job: Job, overall: str | None, chosen: str) -> str:
    near = "not known" if job.overlap is None else f"{job.overlap:.2f}"
    return (
        f"The pages' nearness is {near}, the intents together are {overall or 'not known'}; "
        f"so the bridge type is {chosen}. {len(job.results)} search results were read."
    )


def _short_control(job: Job) -> QcExtension:
    anchor = job.given.anchor_text
    risk = anchor_risk(anchor, job.judged) if anchor.strip() else None
    read = job.article.page if job.article else None
    return qc_extension(risk, read, list(_signals(job)))


def _signals(job: Job) -> Iterator[str]:
    given = {
        "publisher_text": not job.publisher.is_empty,
        "target_text": not job.target.is_empty,
        "anchor_text": bool(job.given.anchor_text.strip()),
        "serp": bool(job.results),
        "article": job.article is not None,
    }
    yield from (name for name, there in given.items() if there)


def _control(job: Job, package: BacklinkJobPackage) -> QcReport | None:
    if job.article is None:
        return None
    trades = touched(
        (job.target, job.article.page, job.publisher),
        job.given.anchor_text,
        job.language,
    )
    return qc_report(
        Case(
            job.article, job.publisher, job.target, package, job.judged, trades, job.lsi
        )
    )


def _notes(job: Job) -> Iterator[str]:
    needed = {
        "the publisher's domain": job.domain,
        "the publisher's text": not job.publisher.is_empty,
        "the target's address": job.given.target_url,
        "the target's text": not job.target.is_empty,
        "the anchor text": job.given.anchor_text.strip(),
        "the search results": job.results,
    }
    if missing := [name for name, there in needed.items() if not there]:
        yield f"Not given: {', '.join(missing)}."
    both = not job.publisher.is_empty and not job.target.is_empty
    if both and job.publisher.read.language != job.target.read.language:
        yield "The pages are in different languages."


def _evidence(job: Job) -> Iterator[Evidence]:
    yield from _theme_places("publisher_profile.topic_focus", job.own_themes)
    yield from _theme_places("target_profile.core_topics", job.target_themes)
    if offer := core_offer(job.target):
        yield _read("target_profile.core_offer", job.target, offer)
    for trade in job.trades:
        for place in trade.places[:2] if trade.page else ():
            yield _read(f"compliance.{trade.industry}", trade.page or job.target, place)
    for number, it in enumerate(subtopics(job.results)):
        path = f"intent_extension.required_subtopics[{number}]"
        yield from (Evidence(part=path, place=place) for place in it.evidence)


def _theme_places(path: str, own: Sequence[Theme]) -> Iterator[Evidence]:
    for number, theme in enumerate(own[:5]):
        yield Evidence(part=f"{path}[{number}]", place=theme.evidence[0])


def _read(path: str, read: Page, place: Place) -> Evidence:
    return Evidence(part=path, place=read.span(place))


def _job_id(given: BacowrInput) -> str:
    """Return an id that is the same for the same job, whatever became of its article."""
    told = given.model_dump_json(exclude={"article", "created_at"})
    return hashlib.sha256(told.encode()).hexdigest()[:16]
