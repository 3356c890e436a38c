"""Read a page as somebody would who wants to be found, and linked to.

Tells how hard the page is to read.
"""

from pydantic import Field

from engine.transform.contract import TransformInput, TransformOutput, declared
from engine.transform.readability import Readability, readability
from engine.transform.reading import read
from engine.transform.serp import SerpResult

CLAIM = "A reading of the given texts alone; no search engine was asked."


class SeoInput(TransformInput):
    """A publisher's page and a page to link to."""

    url: str = Field("", title="Address", description="The page's address.")
    target_text: str = Field(
        "", title="Target text", description="The text of the page to link to."
    )
    target_title: str = Field(
        "", title="Target title", description="The title of the page to link to."
    )
    target_url: str = Field(
        "", title="Target address", description="The address of the page to link to."
    )
    anchor_text: str = Field(
        "", title="Anchor text", description="The words that shall carry the link."
    )
    serp: tuple[SerpResult, ...] = Field(
        (), title="Search results", description="What a search engine answered."
    )


class SeoOutput(TransformOutput):
    """What the pages say."""

    readability: Readability = Field(
        title="Readability", description="How hard the text is to read."
    )


@declared("seo", title="SEO", claim=CLAIM)
def seo(given: SeoInput) -> SeoOutput:
    """Read the pages."""
    page = read(given)
    return SeoOutput(
        language=page.language,
        confidence=page.confidence,
        claim=CLAIM,
        readability=readability(page),
    )
