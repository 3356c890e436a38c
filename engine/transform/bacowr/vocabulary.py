"""The words that a backlink job is written in, and its fixed thresholds."""

from typing import Literal, TypeAlias

Alignment: TypeAlias = Literal["aligned", "partial", "off"]
PageArchetype: TypeAlias = Literal[
    "guide",
    "comparison",
    "category",
    "product",
    "review",
    "tool",
    "faq",
    "news",
    "official",
    "other",
]
Confidence: TypeAlias = Literal["high", "medium", "low"]
Level: TypeAlias = Literal["low", "medium", "high"]
TrustLevel: TypeAlias = Literal["T1_public", "T2_academic", "T3_industry", "T4_media"]
Disclaimer: TypeAlias = Literal[
    "gambling", "finance", "health", "legal", "crypto", "none"
]

SPEC_VERSION = "A1"
FEWEST_WORDS, ADVISED_WORDS, MOST_WORDS = 900, 1200, 2500
FEWEST_PARAGRAPHS, FEWEST_SECTIONS = 5, 3
MOST_ANCHORS = 2
LSI_LEAST, LSI_MOST, LSI_RADIUS, LSI_DISTINCT = 6, 10, 2, 0.6
LIX_RANGE = (35.0, 50.0)
FLESCH_RANGE = (60.0, 70.0)
LINK_REACH, LINK_SHARE = 75, 0.2
"""Links may fill this share of the characters within this reach of a link."""
PASS, BLOCK = 80.0, 50.0
