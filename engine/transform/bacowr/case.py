"""An article and all it is judged by."""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.transform.anchors import Anchoring, AnchorRisk, anchor_risk
from engine.transform.bacowr.article import Article, Lsi
from engine.transform.bacowr.industries import Touched
from engine.transform.bacowr.package import BacklinkJobPackage
from engine.transform.bridges import BridgeType
from engine.transform.pages import Page
from engine.transform.themes import page_likeness
from engine.transform.tone import Tone, tone

EARLY = 1 / 3


@dataclass(frozen=True)
class Case:
    """An article and all it is judged by."""

    article: Article
    publisher: Page
    target: Page
    package: BacklinkJobPackage
    judged: Anchoring
    trades: Sequence[Touched]
    lsi: Lsi

    @property
    def page(self) -> Page:
        """The article's page."""
        return self.article.page

    @property
    def anchor(self) -> str:
        """The article's anchor, or the proposed one where it has no link."""
        link = self.article.link
        proposed = self.package.input_minimal.anchor_text
        return self.page.text_of(link) if link else proposed

    @property
    def risk(self) -> AnchorRisk:
        """The risk of the anchor, the article's own links left out."""
        return anchor_risk(self.anchor, self.judged)

    @property
    def overlap(self) -> float | None:
        """How near the article is to the publisher's page; None without that."""
        if self.publisher.is_empty:
            return None
        return page_likeness(self.page, self.publisher)

    @property
    def bridge(self) -> BridgeType:
        """The bridge that was chosen for the job."""
        return self.package.intent_extension.recommended_bridge_type

    @property
    def rivals(self) -> list[str]:
        """The addresses of competitors that the article links to."""
        return [it.url for it, role in self.article.roles if role == "competitor"]

    @property
    def tones(self) -> tuple[Tone | None, Tone | None]:
        """The article's voice and the publisher's."""
        return tone(self.page)[0], self.package.publisher_profile.tone_class

    @property
    def is_mismatched(self) -> bool:
        """Tell whether a wrapper has its link before the frame, or a strong one it late."""
        position = self.article.position
        if position is None:
            return False
        if self.bridge == "wrapper":
            return position.share < EARLY
        return self.bridge == "strong" and position.share > 1 - EARLY
