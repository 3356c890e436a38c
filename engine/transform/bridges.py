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
    here, there = _nearest_names(own, other)
    weight = math.sqrt(min(1.0, own.share * 4) * min(1.0, other.share * 4))
    return BridgeTopic(
        publisher_topic=here,
        target_topic=there,
        similarity=near,
        bridge_type=kind,
        strength=round(near * (0.4 + 0.6 * weight), 4),
        content_angle=_angle(own, here, there, kind),
        shared_keywords=_shared(own, other),
        evidence=own.evidence[:2] + other.evidence[:2],
    )


def _nearest_names(own: Theme, other: Theme) -> tuple[str, str]:
    """Return both themes' names, or their keywords that meet where the names do not."""
    near = nearness(own.phrases, other.phrases)
    if not near.size or near[0, 0] >= PIVOT or near.max() < PIVOT:
        return own.name, other.name
    here, there = divmod(int(near.argmax()), near.shape[1])
    return own.terms[here].text, other.terms[there].text


def _angle(own: Theme, here: str, there: str, kind: BridgeType) -> str:
    """Say how to get from one theme to the other, in words of both."""
    rest = [it.text for it in own.terms if it.text not in (here, there)]
    also = f" and “{rest[0]}”" if rest else ""
    if here.casefold() == there.casefold():
        return f"Stay with “{here}”{also}: both pages are about it."
    if kind == "strong":
        return f"Go on from “{here}” to “{there}”: both pages are about it."
    if kind == "pivot":
        return f"Begin with “{here}”{also}, and turn to “{there}” where it answers a question that comes up there."
    return (
        f"Set “{here}” in a frame of its own first; “{there}” is only an example in it."
    )


def _shared(own: Theme, other: Theme) -> tuple[str, ...]:
    near = nearness(own.phrases, other.phrases).max(axis=1)
    return tuple(
        term.text for term, close in zip(own.terms, near, strict=True) if close >= PIVOT
    )
