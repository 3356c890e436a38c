"""What the SEO transformer takes and answers."""

from pydantic import Field

from engine.transform.anchors import AnchorCandidate
from engine.transform.authority import AuthoritySignals
from engine.transform.bridges import BridgeTopic, BridgeType
from engine.transform.checks import Check
from engine.transform.contract import (
    FieldSpan,
    Language,
    Part,
    Share,
    TransformInput,
    TransformOutput,
)
from engine.transform.entities import Entity
from engine.transform.page_types import Intent, PageType
from engine.transform.placement import LinkSpot
from engine.transform.readability import Readability
from engine.transform.serp import ContentGap, SerpAlignment, SerpResult
from engine.transform.themes import SemanticTheme
from engine.transform.tone import Tone


class SeoInput(TransformInput):
    """A publisher's page and a page to link to."""

    url: str = Field("", title="Address", description="The page's address.")
    meta_description: str = Field(
        "", title="Description", description="The page's meta description."
    )
    target_text: str = Field(
        "", title="Target text", description="The text of the page to link to."
    )
    target_title: str = Field(
        "", title="Target title", description="The title of the page to link to."
    )
    target_url: str = Field(
        "", title="Target address", description="The address of the page to link to."
    )
    target_meta_description: str = Field(
        "",
        title="Target description",
        description="The meta description of the page to link to.",
    )
    anchor_text: str = Field(
        "", title="Anchor text", description="The words that shall carry the link."
    )
    serp: tuple[SerpResult, ...] = Field(
        (),
        max_length=200,
        title="Search results",
        description="What a search engine answered.",
    )


class Keyword(Part):
    """A keyword of a page."""

    text: str = Field(title="Keyword", description="The phrase.")
    score: Share = Field(
        title="Score", description="The chance that a person would list it."
    )
    count: int = Field(ge=1, title="Mentions", description="How often it is mentioned.")
    evidence: FieldSpan = Field(title="Place", description="Where it stands first.")


class ContentType(Part):
    """What kind of page a page is."""

    type: PageType = Field(title="Type", description="The kind of page.")
    intent: Intent | None = Field(
        title="Intent", description="What its readers want; null where nothing tells."
    )
    tone: Tone | None = Field(
        title="Tone", description="In which voice it speaks; null for too little text."
    )
    evidence: tuple[FieldSpan, ...] = Field(
        title="Places", description="The words in the text that say so."
    )


class PublisherAnalysis(Part):
    """The page that a link would stand on."""

    language: Language | None = Field(
        title="Language", description="The language of the page."
    )
    content_type: ContentType = Field(
        title="Content type", description="What kind of page it is."
    )
    keywords: tuple[Keyword, ...] = Field(
        title="Keywords", description="Its keywords, best first."
    )
    entities: tuple[Entity, ...] = Field(
        title="Entities", description="The named things in it."
    )
    semantic_themes: tuple[SemanticTheme, ...] = Field(
        title="Themes", description="Its keywords, clustered by meaning."
    )
    authority_signals: AuthoritySignals = Field(
        title="Authority signals", description="What makes it trustworthy."
    )
    link_placement_spots: tuple[LinkSpot, ...] = Field(
        title="Places for a link",
        description="Paragraphs where a link to the target would stand well, best first.",
    )


class TargetTheme(SemanticTheme):
    """A theme of the target page, beside what was searched for."""

    query_relevance: Share | None = Field(
        title="Relevance",
        description="How near it is to the query; null without search results.",
    )


class TargetAnalysis(Part):
    """The page that a link would lead to."""

    language: Language | None = Field(
        title="Language", description="The language of the page."
    )
    content_type: ContentType = Field(
        title="Content type", description="What kind of page it is."
    )
    key_concepts: tuple[Keyword, ...] = Field(
        title="Key concepts", description="Its keywords, best first."
    )
    primary_entities: tuple[Entity, ...] = Field(
        title="Entities", description="The named things in it."
    )
    semantic_themes: tuple[TargetTheme, ...] = Field(
        title="Themes", description="Its keywords, clustered by meaning."
    )
    content_gaps: tuple[ContentGap, ...] = Field(
        title="Content gaps", description="What the search results have and it has not."
    )
    serp_alignment: SerpAlignment | None = Field(
        title="Search alignment",
        description="How far it has what the search results have; null without results.",
    )
    anchor_candidates: tuple[AnchorCandidate, ...] = Field(
        title="Anchors",
        description="Words that could carry the link, the proposed first.",
    )


class Length(Part):
    """How long a text should be."""

    minimum: int = Field(title="At least", description="Words at least.")
    maximum: int = Field(title="At most", description="Words at most.")
    basis: str = Field(title="Basis", description="What the figures are drawn from.")


class ContentBrief(Part):
    """What a text that joins the pages should hold."""

    primary_topic: str = Field(
        title="Topic", description="The publisher's theme to write about."
    )
    target_topic: str = Field(
        title="Target's topic", description="The target's theme to arrive at."
    )
    bridge_type: BridgeType = Field(
        title="Bridge", description="How far apart the two are."
    )
    content_angle: str = Field(
        title="Angle", description="How to get from one to the other."
    )
    tone: Tone | None = Field(title="Tone", description="The publisher's voice.")
    must_mention_entities: tuple[str, ...] = Field(
        title="Must mention", description="Named things of the target, three at most."
    )
    context_entities: tuple[str, ...] = Field(
        title="Context", description="Named things that the publisher writes about."
    )
    semantic_keywords: tuple[str, ...] = Field(
        title="Keywords", description="Phrases that belong into the text."
    )
    content_gaps_to_fill: tuple[str, ...] = Field(
        title="Gaps to fill", description="Subtopics that the target lacks."
    )
    key_points: tuple[str, ...] = Field(
        title="Points", description="What the text goes through, in order."
    )
    avoid_topics: tuple[str, ...] = Field(
        title="Avoid",
        description="Themes of the publisher that lead away from the target.",
    )
    recommended_length: Length | None = Field(
        title="Length", description="How long; null where there is nothing to go by."
    )


class SeoOutput(TransformOutput):
    """What two pages say, and what could join them."""

    notes: tuple[str, ...] = Field(
        title="Notes", description="What was not given or does not fit together."
    )
    page_similarity: Share | None = Field(
        title="Similarity", description="How far both pages are about the same."
    )
    publisher: PublisherAnalysis | None = Field(
        title="Publisher", description="The page that was read; null without a text."
    )
    target: TargetAnalysis | None = Field(
        title="Target", description="The page to link to; null without a text."
    )
    bridge_topics: tuple[BridgeTopic, ...] = Field(
        title="Bridges", description="What joins the pages, strongest first."
    )
    content_brief: ContentBrief | None = Field(
        title="Brief",
        description="What a joining text should hold; null without a bridge.",
    )
    readability: Readability = Field(
        title="Readability", description="How hard the page is to read."
    )
    checks: tuple[Check, ...] = Field(
        title="Checks", description="Titles, descriptions and headings."
    )
