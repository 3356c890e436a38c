"""What joins two pages: pairs of themes that are near in meaning."""

import math
from collections.abc import Iterator
from typing import Literal, TypeAlias

from pydantic import Field

from engine.transform.contract import FieldSpan, Part, Share
from engine.transform.meaning import nearness
from engine.transform.themes import Theme, likeness

BridgeType: TypeAlias = Literal["strong", "pivot", "wrapper"]
STRONG, PIVOT = 0.7, 0.4
LOWEST = 0.15
"""Themes that are less near than this join nothing."""
MOST_THEMES = 12
MOST_BRIDGES = 6


class BridgeTopic(Part):
    """A theme of the publisher's page and the nearest one of the target's."""

    publisher_topic: str = Field(
        title="Publisher's theme", description="The theme of the publisher's page."
    )
    target_topic: str = Field(
        title="Target's theme", description="The theme of the target page."
    )
    similarity: Share = Field(
        title="Similarity", description="How near the two are in meaning."
    )
    bridge_type: BridgeType = Field(
        title="Bridge",
        description="Strong from 0.7, pivot from 0.4, else wrapper: it needs a frame.",
    )
    strength: Share = Field(
        title="Strength",
        description="The similarity, weighed with how much both pages are about the themes.",
    )
    content_angle: str = Field(
        title="Angle", description="How a text could lead from one to the other."
    )
    shared_keywords: tuple[str, ...] = Field(
        title="Shared keywords",
        description="The publisher's keywords nearest to the target.",
    )
    evidence: tuple[FieldSpan, ...] = Field(
        title="Places", description="Where both themes stand in their pages."
    )


def bridge_type(similarity: float) -> BridgeType:
    """Return the type of a bridge between things that are so near."""
    if similarity >= STRONG:
        return "strong"
    return "pivot" if similarity >= PIVOT else "wrapper"


def bridge_topics(
    publisher: tuple[Theme, ...], target: tuple[Theme, ...]
) -> tuple[BridgeTopic, ...]:
    """Return what joins two pages, strongest first; nothing where nothing does."""
    made = [
        _bridge(own, other, near)
        for own in publisher[:MOST_THEMES]
        for other, near in _nearest(own, target[:MOST_THEMES])
    ]
    return tuple(sorted(made, key=lambda it: -it.strength)[:MOST_BRIDGES])


def _nearest(own: Theme, target: tuple[Theme, ...]) -> Iterator[tuple[Theme, float]]:
    near = [(other, likeness(own, other)) for other in target]
    best = max(near, key=lambda it: it[1], default=None)
    if best is not None and best[1] >= LOWEST:
        yield best


def _bridge(own: Theme, other: Theme, near: float) -> BridgeTopic:
    kind = bridge_type(near)
    weight = math.sqrt(min(1.0, own.share * 4) * min(1.0, other.share * 4))
    return BridgeTopic(
        publisher_topic=own.name,
        target_topic=other.name,
        similarity=near,
        bridge_type=kind,
        strength=round(near * (0.4 + 0.6 * weight), 4),
        content_angle=_angle(own, other, kind),
        shared_keywords=_shared(own, other),
        evidence=own.evidence[:2] + other.evidence[:2],
    )


def _angle(own: Theme, other: Theme, kind: BridgeType) -> str:
    """Say how to get from one theme to the other, in words of both."""
    rest = [it.text for it in own.terms if it.text not in (own.name, other.name)]
    also = f" and “{rest[0]}”" if rest else ""
    if own.name.casefold() == other.name.casefold():
        return f"Stay with “{own.name}”{also}: both pages are about it."
    if kind == "strong":
        return f"Go on from “{own.name}” to “{other.name}”: both pages are about it."
    if kind == "pivot":
        return f"Begin with “{own.name}”{also}, and turn to “{other.name}” where it answers a question that comes up there."
    return f"Set “{own.name}” in a frame of its own first; “{other.name}” is only an example in it."


def _shared(own: Theme, other: Theme) -> tuple[str, ...]:
    near = nearness(own.phrases, other.phrases).max(axis=1)
    return tuple(
        term.text for term, close in zip(own.terms, near, strict=True) if close >= PIVOT
    )
