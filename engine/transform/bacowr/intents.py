"""How intents go together, and what follows for the article."""

from collections.abc import Iterable, Sequence

from pydantic import Field

from engine.transform.bacowr.vocabulary import Alignment, Confidence
from engine.transform.bridges import PIVOT, STRONG, BridgeType
from engine.transform.contract import Part
from engine.transform.page_types import Intent

NEAR: frozenset[tuple[Intent, Intent]] = frozenset(
    {
        ("info_primary", "commercial_research"),
        ("info_primary", "support"),
        ("commercial_research", "transactional"),
        ("commercial_research", "navigational_brand"),
        ("commercial_research", "local"),
        ("transactional", "navigational_brand"),
        ("transactional", "local"),
        ("navigational_brand", "support"),
        ("navigational_brand", "local"),
    }
)
"""Intents that one page can serve together; all other different ones exclude each other."""
BADNESS: dict[Alignment, int] = {"aligned": 0, "partial": 1, "off": 2}


class IntentAlignment(Part):
    """How the intents of all sides go with the search results'."""

    anchor_vs_serp: Alignment | None = Field(
        title="Anchor", description="The anchor's; null where one side is not known."
    )
    target_vs_serp: Alignment | None = Field(
        title="Target", description="The target's; null where one side is not known."
    )
    publisher_vs_serp: Alignment | None = Field(
        title="Publisher",
        description="The publisher's; null where one side is not known.",
    )
    overall: Alignment | None = Field(
        title="Overall", description="The worst of those that are known."
    )


class IntentNotes(Part):
    """What the intents were read from."""

    rationale: str = Field(title="Rationale", description="Why, in sentences.")
    data_confidence: Confidence = Field(
        title="Data confidence", description="How much there was to go by."
    )


class IntentExtension(Part):
    """What everybody wants, and which article serves them all."""

    serp_intent_primary: Intent | None = Field(
        title="Search intent", description="What searchers want; null without results."
    )
    serp_intent_secondary: tuple[Intent, ...] = Field(
        title="Further search intents", description="What some of them want."
    )
    target_page_intent: Intent | None = Field(
        title="Target's intent", description="What the target page serves."
    )
    anchor_implied_intent: Intent | None = Field(
        title="Anchor's intent",
        description="What the anchor promises; what was found where it was searched for, mixed where it only names a subject.",
    )
    publisher_role_intent: Intent | None = Field(
        title="Publisher's intent", description="What the publisher's page serves."
    )
    intent_alignment: IntentAlignment = Field(
        title="Alignment", description="How these go together."
    )
    recommended_bridge_type: BridgeType = Field(
        title="Bridge", description="How to lead from the publisher to the target."
    )
    recommended_article_angle: str | None = Field(
        title="Angle", description="What the article is about; null without both pages."
    )
    required_subtopics: tuple[str, ...] = Field(
        title="Required subtopics", description="What the search results share."
    )
    forbidden_angles: tuple[str, ...] = Field(
        title="Forbidden angles", description="What the article must not be."
    )
    notes: IntentNotes = Field(title="Notes", description="What this was read from.")


def compared(one: Intent | None, other: Intent | None) -> Alignment | None:
    """Return how two intents go together; None where one is not known."""
    if one is None or other is None:
        return None
    if one == other:
        return "aligned"
    if "mixed" in (one, other) or (one, other) in NEAR or (other, one) in NEAR:
        return "partial"
    return "off"


def carried(one: Intent | None, serp: Intent | None) -> Alignment | None:
    """Return how a page that carries the link goes with the results.

    A page that informs can lead to whatever is searched for; that is what links are for.
    """
    verdict = compared(one, serp)
    return "partial" if verdict == "off" and one == "info_primary" else verdict


def worst(verdicts: Iterable[Alignment | None]) -> Alignment | None:
    """Return the worst verdict that is known."""
    worst_known: Alignment | None = None
    for verdict in verdicts:
        if verdict and (not worst_known or BADNESS[verdict] > BADNESS[worst_known]):
            worst_known = verdict
    return worst_known


def aligned(
    serp: Intent | None,
    anchor: Intent | None,
    target: Intent | None,
    publisher: Intent | None,
) -> IntentAlignment:
    """Compare the intents of all sides with the search results'."""
    three = compared(anchor, serp), compared(target, serp), carried(publisher, serp)
    return IntentAlignment(
        anchor_vs_serp=three[0],
        target_vs_serp=three[1],
        publisher_vs_serp=three[2],
        overall=worst(three),
    )


def bridge(overlap: float | None, alignment: IntentAlignment) -> BridgeType:
    """Return the bridge by the rules: near and nothing off, in between, or far.

    Pages that are not known are treated as far apart: a wrapper is never wrong.
    """
    verdicts = (
        alignment.anchor_vs_serp,
        alignment.target_vs_serp,
        alignment.publisher_vs_serp,
    )
    if overlap is None or overlap < PIVOT or alignment.overall == "off":
        return "wrapper"
    return "strong" if overlap >= STRONG and "off" not in verdicts else "pivot"


def forbidden_angles(
    chosen: BridgeType, intents: Sequence[Intent | None], industries: Sequence[str]
) -> tuple[str, ...]:
    """Return what the article must not be, by its bridge, intents and industries."""
    serp, publisher = intents
    rules = (
        (chosen == "wrapper", "a text that is about the target from the first line"),
        (chosen != "strong", "a text that names the target as the obvious next step"),
        (serp == "info_primary", "a sales pitch, where searchers want to know"),
        (
            serp == "transactional",
            "a history of the subject, where searchers want to buy",
        ),
        (publisher == "info_primary", "advertising language on a page that informs"),
        (bool(industries), f"promises about {' and '.join(industries)}"),
    )
    return tuple(angle for holds, angle in rules if holds)
