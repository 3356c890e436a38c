"""The job package: the eight parts that an article is written from."""

from collections.abc import Iterator, Sequence
from statistics import median

from pydantic import Field

from engine.transform.anchors import AnchorType, is_generic
from engine.transform.bacowr.industries import Touched, promises
from engine.transform.bacowr.intents import IntentExtension
from engine.transform.bacowr.parts import BacowrInput
from engine.transform.bacowr.serp_research import SerpResearchExtension
from engine.transform.bacowr.vocabulary import (
    FEWEST_WORDS,
    MOST_ANCHORS,
    MOST_WORDS,
    Level,
)
from engine.transform.bridges import BridgeType
from engine.transform.contract import Language, Part
from engine.transform.entities import entities
from engine.transform.meaning import content
from engine.transform.page_types import Intent, phrase_intent
from engine.transform.pages import TITLE_PARTS, Page, domain_of
from engine.transform.readability import readability
from engine.transform.reading import Place
from engine.transform.serp import Result
from engine.transform.telling import own_stems
from engine.transform.themes import Theme
from engine.transform.tone import Tone, tone
from engine.transform.vocabulary import found

EXCERPT = 300
FULL_TEXT = 150
NOT_ASKED = ("DATE", "NUMBER", "LOC", "PERSON")
"""Nobody searches for these alone to find a page that offers something."""
MOST_WORDS_ASKED, MOST_QUERIES_DRAWN = 6, 5


class JobMeta(Part):
    """What the job is called."""

    job_id: str = Field(
        title="Job", description="Drawn from the input: the same input, the same id."
    )
    created_at: str | None = Field(
        title="Made at", description="When it was made, if that was given."
    )
    spec_version: str = Field(title="Version", description="Of these rules.")
    notes: tuple[str, ...] = Field(
        title="Notes", description="What was not given or does not fit together."
    )


class InputMinimal(Part):
    """The three inputs that a job cannot do without."""

    publisher_domain: str = Field(
        title="Publisher", description="Where the article will stand."
    )
    target_url: str = Field(title="Target", description="Where the link leads.")
    anchor_text: str = Field(title="Anchor", description="The words of the link.")


class PublisherProfile(Part):
    """What the publisher's page tells of the publisher."""

    domain: str = Field(title="Domain", description="The publisher's domain.")
    sample_urls: tuple[str, ...] = Field(
        title="Addresses", description="The page and what it links to on its own site."
    )
    about_excerpt: str = Field(
        title="Excerpt", description="How the page begins; empty without a text."
    )
    detected_language: Language | None = Field(
        title="Language", description="The language of the page."
    )
    topic_focus: tuple[str, ...] = Field(
        title="Topics", description="Its strongest themes."
    )
    audience: str | None = Field(
        title="Audience", description="Who can read it with ease, by its LIX."
    )
    tone_class: Tone | None = Field(
        title="Tone", description="In which voice it speaks; null for too little text."
    )
    allowed_commerciality: Level | None = Field(
        title="Commerciality",
        description="How much it sells itself, by its selling words; null without a text.",
    )
    brand_safety_notes: tuple[str, ...] = Field(
        title="Safety notes", description="Regulated trades and promises on the page."
    )


class TargetProfile(Part):
    """What the target page tells of itself."""

    url: str = Field(title="Address", description="The target's address.")
    http_status: int | None = Field(
        title="Status", description="The HTTP status, if it was given."
    )
    title: str = Field(title="Title", description="The page's title.")
    meta_description: str = Field(
        title="Description", description="Its meta description."
    )
    h1: str = Field(title="Main heading", description="Its first main heading.")
    h2_h3_sample: tuple[str, ...] = Field(
        title="Subheadings", description="Its subheadings, eight at most."
    )
    main_content_excerpt: str = Field(
        title="Excerpt", description="How its text begins."
    )
    detected_language: Language | None = Field(
        title="Language", description="The language of the page."
    )
    core_entities: tuple[str, ...] = Field(
        title="Entities", description="The named things in it."
    )
    core_topics: tuple[str, ...] = Field(
        title="Topics", description="Its strongest themes."
    )
    core_offer: str | None = Field(
        title="Offer", description="The sentence that says most of what it offers."
    )
    candidate_main_queries: tuple[str, ...] = Field(
        title="Queries", description="What it could be searched for by."
    )


class AnchorProfile(Part):
    """What the anchor is."""

    proposed_text: str = Field(title="Text", description="The words that were given.")
    type_hint: AnchorType | None = Field(
        title="Hint", description="The type that its words alone suggest."
    )
    llm_classified_type: AnchorType | None = Field(
        title="Type",
        description="The type beside the target page, by rules; no language model is asked.",
    )
    llm_intent_hint: Intent | None = Field(
        title="Intent", description="What it promises; mixed where it names a subject."
    )


class GenerationConstraints(Part):
    """What the article must keep to."""

    language: Language | None = Field(
        title="Language", description="The publisher's language."
    )
    min_word_count: int = Field(
        ge=300, title="Words at least", description="By the rules and the results."
    )
    max_anchor_usages: int = Field(
        ge=1,
        le=MOST_ANCHORS,
        title="Anchors at most",
        description="Uses of the anchor.",
    )
    anchor_policy: str = Field(
        title="Anchor policy", description="Where the link may stand, by the bridge."
    )
    tone_override: Tone | None = Field(
        title="Tone", description="Another voice than the publisher's; null for none."
    )


class BacklinkJobPackage(Part):
    """Everything that a writer needs for the job."""

    job_meta: JobMeta = Field(title="Job", description="What the job is called.")
    input_minimal: InputMinimal = Field(
        title="Input", description="The three inputs of the job."
    )
    publisher_profile: PublisherProfile = Field(
        title="Publisher", description="What its page tells of the publisher."
    )
    target_profile: TargetProfile = Field(
        title="Target", description="What the target page tells of itself."
    )
    anchor_profile: AnchorProfile = Field(
        title="Anchor", description="What the anchor is."
    )
    serp_research_extension: SerpResearchExtension = Field(
        title="Search research", description="What the search results tell."
    )
    intent_extension: IntentExtension = Field(
        title="Intents", description="What everybody wants, and what serves them."
    )
    generation_constraints: GenerationConstraints = Field(
        title="Constraints", description="What the article must keep to."
    )


def publisher_profile(
    page: Page, domain: str, own: Sequence[Theme], trades: Sequence[Touched]
) -> PublisherProfile:
    """Return what a page tells of its publisher; unknowns are null and empty."""
    return PublisherProfile(
        domain=domain,
        sample_urls=tuple(_own_urls(page, domain)),
        about_excerpt=_excerpt(page),
        detected_language=page.read.language,
        topic_focus=tuple(theme.name for theme in own[:5]),
        audience=_audience(page),
        tone_class=tone(page)[0],
        allowed_commerciality=_commerciality(page),
        brand_safety_notes=tuple(_safety(page, trades)),
    )


def target_profile(
    page: Page, given: BacowrInput, own: Sequence[Theme], offer: Place | None
) -> TargetProfile:
    """Return what the target page tells of itself; unknowns are null and empty."""
    tops = [it for it in page.headings if it.level == 1]
    subs = [it for it in page.headings if it.level > 1]
    return TargetProfile(
        url=given.target_url,
        http_status=given.target_http_status,
        title=page.title,
        meta_description=page.description,
        h1=page.text_of(tops[0]) if tops else "",
        h2_h3_sample=tuple(page.text_of(it) for it in subs[:8]),
        main_content_excerpt=_excerpt(page),
        detected_language=page.read.language,
        core_entities=tuple(it.text for it in entities(page, 5)),
        core_topics=tuple(theme.name for theme in own[:5]),
        core_offer=page.text_of(offer) if offer else None,
        candidate_main_queries=tuple(candidate_queries(page)),
    )


def core_offer(page: Page) -> Place | None:
    """Return the sentence that says most of what a page offers, the first of equals."""
    language = page.read.language
    terms = {stem for term in page.terms[:8] for stem in content(term.text, language)}
    leading = {*content(page.subject, language), *content(page.brand, language)}
    best, most = None, 0.0
    for place in page.read.sentences[:200]:
        stems = page.stems_in(place)
        if 5 <= len(stems) <= 60 and not _in_heading(page, place):
            held = set(stems)
            reached = len(terms & held) + 2 * len(leading & held) + len(stems) / 100
            if reached > most + 1:
                best, most = place, reached
    return best


def candidate_queries(page: Page) -> list[str]:
    """Return what a page could be searched for by: its subject, its title, its keywords.

    Keywords count if they share a word with the subject or the title; what every shop
    says, such as “free shipping”, is nothing to search for.
    """
    language = page.read.language
    head = TITLE_PARTS.split(page.title)[0].strip()
    named = [head] if 0 < len(head.split()) <= MOST_WORDS_ASKED else []
    leading = content(" ".join((page.subject, *named)), language).keys()
    terms = (
        term.text
        for term in page.terms
        if term.type not in NOT_ASKED
        and leading & own_stems(term.text, "", language)
        and len(term.text.split()) <= MOST_WORDS_ASKED
    )
    drawn = (it.lower() for it in (page.subject, *named, *terms) if it)
    return list(dict.fromkeys(drawn))[:MOST_QUERIES_DRAWN]


def anchor_intent(text: str, language: str | None, brand: str) -> Intent | None:
    """Return what an anchor promises; mixed for a subject, None for no words at all."""
    if not text.strip() or is_generic(text, language):
        return None
    return phrase_intent(text, language, brand) or "mixed"


def constraints(
    page: Page, bridge: BridgeType, results: Sequence[Result]
) -> GenerationConstraints:
    """Return what the article must keep to, by the bridge and the results' lengths."""
    lengths = [len(it.page.read.words) for it in results]
    lengths = [length for length in lengths if length >= FULL_TEXT]
    usual = round(0.8 * median(lengths)) if lengths else 0
    return GenerationConstraints(
        language=page.read.language,
        min_word_count=min(MOST_WORDS, max(FEWEST_WORDS, usual)),
        max_anchor_usages=MOST_ANCHORS,
        anchor_policy=f"{ANCHOR_PLACES[bridge]} {ANCHOR_RULES}",
        tone_override=None,
    )


ANCHOR_PLACES: dict[BridgeType, str] = {
    "strong": "Early in the first section that is about the target's subject.",
    "pivot": "In a middle section, after the turn to the target's subject.",
    "wrapper": "Only after a neutral frame; never in the first third.",
}
ANCHOR_RULES = (
    "Never in a heading; in the first or second paragraph of its section; one link in "
    "the paragraph; two sentences of context and more."
)


def _in_heading(page: Page, place: Place) -> bool:
    return any(it.start <= place.start < it.end for it in page.headings)


def _own_urls(page: Page, domain: str) -> Iterator[str]:
    if page.url:
        yield page.url
    own = (it.url for it in page.links if domain and domain_of(it.url) == domain)
    yield from list(dict.fromkeys(own))[:5]


def _excerpt(page: Page) -> str:
    return page.text_of(page.body[0])[:EXCERPT] if page.body else ""


def _audience(page: Page) -> str | None:
    lix = readability(page.read).lix
    if lix is None:
        return None
    if lix < 40:
        return "general readers"
    return "readers with some practice" if lix < 55 else "specialists"


def _commerciality(page: Page) -> Level | None:
    if page.is_empty:
        return None
    selling = len(found(page.read, "transactional"))
    density = 100 * selling / len(page.read.words)
    return "low" if density < 0.5 else "medium" if density < 2 else "high"


def _safety(page: Page, trades: Sequence[Touched]) -> Iterator[str]:
    for it in trades:
        if it.page is page:
            yield f"The page is about {it.industry}: {len(it.places)} places."
    if some := promises(page):
        yield f"The page promises too much: “{page.text_of(some[0])}”."
