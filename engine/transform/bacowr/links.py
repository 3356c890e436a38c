"""The links extension: the bridge, the anchor, the link's place, sources, disclaimers."""

from collections.abc import Iterator, Sequence
from typing import Literal

from pydantic import Field

from engine.transform.anchors import (
    AnchorCandidate,
    Anchoring,
    AnchorType,
    anchor_risk,
    anchor_type,
)
from engine.transform.bacowr.article import Article, Lsi, Position
from engine.transform.bacowr.industries import Touched, disclaimers
from engine.transform.bacowr.vocabulary import LSI_RADIUS, Disclaimer, TrustLevel
from engine.transform.bridges import BridgeTopic, BridgeType
from engine.transform.contract import Part

NEEDED: dict[BridgeType, int] = {"strong": 1, "pivot": 1, "wrapper": 2}
"""So many sources an article with such a bridge needs."""
BEST_FIRST: tuple[TrustLevel, ...] = (
    "T1_public",
    "T2_academic",
    "T3_industry",
    "T4_media",
)


class AnchorSwap(Part):
    """Whether another anchor than the proposed one carries, or should carry, the link."""

    performed: bool = Field(
        title="Swapped", description="Whether the article's anchor is another one."
    )
    from_type: AnchorType | None = Field(
        title="From", description="The type of the proposed anchor."
    )
    to_type: AnchorType | None = Field(
        title="To", description="The type of the anchor in the article, or advised."
    )
    rationale: str = Field(title="Rationale", description="Why.")


class NearWindow(Part):
    """The sentences around the link."""

    unit: Literal["sentence"] = Field(title="Unit", description="What is counted.")
    radius: int = Field(title="Radius", description="So many on each side.")
    lsi_count: int = Field(
        ge=0, title="Related terms", description="Counted in the article itself."
    )


class Placement(Part):
    """Where the link stands in the article."""

    paragraph_index_in_section: int = Field(
        ge=0, title="Paragraph", description="Its number in the section, from 0."
    )
    offset_chars: int = Field(
        ge=0, title="Offset", description="Characters from the paragraph's beginning."
    )
    near_window: NearWindow = Field(
        title="Around", description="The sentences around the link."
    )


class TrustPolicy(Part):
    """Which sources hold the article up."""

    level: TrustLevel | None = Field(
        title="Level", description="The best source's; null where there is none."
    )
    fallback_used: bool = Field(
        title="Fallback", description="Whether media stand in for better sources."
    )
    unresolved: tuple[str, ...] = Field(
        title="Unresolved", description="Sources that are missing or cannot be judged."
    )


class Compliance(Part):
    """What regulated trades must say."""

    disclaimers_injected: tuple[Disclaimer, ...] = Field(
        title="Disclaimers",
        description="The trades whose words the article has; none where no trade is touched.",
    )


class LinksExtension(Part):
    """How the link is set."""

    bridge_type: BridgeType = Field(title="Bridge", description="How it leads there.")
    bridge_theme: str | None = Field(
        title="Theme", description="What joins both pages; null where nothing does."
    )
    anchor_swap: AnchorSwap = Field(
        title="Anchor swap", description="Whether another anchor carries the link."
    )
    placement: Placement | None = Field(
        title="Placement",
        description="Where it stands; null without an article or link.",
    )
    trust_policy: TrustPolicy = Field(
        title="Trust", description="Which sources hold the article up."
    )
    compliance: Compliance = Field(
        title="Compliance", description="What regulated trades must say."
    )


def links_extension(
    bridge: BridgeType,
    bridges: Sequence[BridgeTopic],
    swap: AnchorSwap,
    article: Article | None,
    lsi: Lsi,
    trades: Sequence[Touched],
) -> LinksExtension:
    """Return how the link is set, looked up in the article where there is one."""
    return LinksExtension(
        bridge_type=bridge,
        bridge_theme=_theme(bridges),
        anchor_swap=swap,
        placement=_placement(article.position, lsi) if article else None,
        trust_policy=trust_policy(bridge, article),
        compliance=Compliance(disclaimers_injected=tuple(_said(article, trades))),
    )


def anchor_swap(
    proposed: str,
    candidates: Sequence[AnchorCandidate],
    judged: Anchoring,
    article: Article | None,
) -> AnchorSwap:
    """Compare the article's anchor with the proposed one, or advise another if risky."""
    kind = anchor_type(proposed, judged) if proposed.strip() else None
    if article is not None and article.link is not None:
        return _looked_up(proposed, article.page.text_of(article.link), kind, judged)
    if not proposed.strip():
        return _swap(None, None, "No anchor was proposed.")
    risk = anchor_risk(proposed, judged)
    if risk.level != "high":
        return _swap(kind, kind, f"The risk of the proposed anchor is {risk.level}.")
    calm = next((it for it in candidates[1:] if it.risk.level == "low"), None)
    if calm is None:
        return _swap(kind, kind, "The risk is high, and no calmer anchor was found.")
    return _swap(kind, calm.type, f"The risk is high; “{calm.text}” would be calmer.")


def trust_policy(bridge: BridgeType, article: Article | None) -> TrustPolicy:
    """Return which sources the article has, and which it lacks."""
    sources = article.sources if article else ()
    reached = {level for _link, level in sources}
    levels: list[TrustLevel] = [level for level in BEST_FIRST if level in reached]
    return TrustPolicy(
        level=levels[0] if levels else None,
        fallback_used=levels == ["T4_media"],
        unresolved=tuple(_unresolved(bridge, article)),
    )


def _looked_up(
    proposed: str, used: str, kind: AnchorType | None, judged: Anchoring
) -> AnchorSwap:
    if used.casefold() == proposed.strip().casefold():
        return _swap(kind, kind, "The article has the proposed anchor.")
    return AnchorSwap(
        performed=True,
        from_type=kind,
        to_type=anchor_type(used, judged),
        rationale=f"The article's anchor is “{used}”.",
    )


def _swap(before: AnchorType | None, after: AnchorType | None, why: str) -> AnchorSwap:
    return AnchorSwap(performed=False, from_type=before, to_type=after, rationale=why)


def _theme(bridges: Sequence[BridgeTopic]) -> str | None:
    if not bridges:
        return None
    best = bridges[0]
    return f"{best.publisher_topic} → {best.target_topic}"


def _placement(position: Position | None, lsi: Lsi) -> Placement | None:
    if position is None:
        return None
    return Placement(
        paragraph_index_in_section=position.paragraph_in_section,
        offset_chars=max(0, position.offset),
        near_window=NearWindow(unit="sentence", radius=LSI_RADIUS, lsi_count=lsi.count),
    )


def _unresolved(bridge: BridgeType, article: Article | None) -> Iterator[str]:
    if article is None:
        return
    for link, role in article.roles:
        if role == "other":
            yield f"not judged: {link.url}"
    missing = NEEDED[bridge] - len(article.sources)
    yield from ("[source to be found]" for _ in range(missing))


def _said(article: Article | None, trades: Sequence[Touched]) -> Iterator[Disclaimer]:
    if article is None:
        return
    for it in trades:
        if disclaimers(article.page, it.industry):
            yield it.industry
    if not trades:
        yield "none"
