"""What the BACOWR transformer takes."""

from pydantic import Field

from engine.transform.contract import TransformInput
from engine.transform.serp import SerpResult


class BacowrInput(TransformInput):
    """A backlink job; `text` is the publisher's page."""

    publisher_domain: str = Field(
        "", title="Publisher's domain", description="Where the article will stand."
    )
    url: str = Field(
        "", title="Address", description="The address of the publisher's page."
    )
    target_url: str = Field(
        "", title="Target address", description="The page that the link leads to."
    )
    anchor_text: str = Field(
        "", title="Anchor text", description="The words that shall carry the link."
    )
    target_text: str = Field(
        "", title="Target text", description="The text of the target page."
    )
    target_title: str = Field(
        "", title="Target title", description="The title of the target page."
    )
    target_meta_description: str = Field(
        "", title="Target description", description="Its meta description."
    )
    target_http_status: int | None = Field(
        None,
        ge=100,
        le=599,
        title="Target status",
        description="The HTTP status that the target page answered with.",
    )
    serp: tuple[SerpResult, ...] = Field(
        (),
        max_length=200,
        title="Search results",
        description="What a search engine answered.",
    )
    article: str = Field(
        "",
        title="Article",
        description="The written article, Markdown or HTML, to check it.",
    )
    created_at: str | None = Field(
        None, title="Made at", description="When the job was made, for its papers."
    )
