"""Search results, as they are given."""

from pydantic import Field

from engine.transform.contract import Part


class SerpResult(Part):
    """One result of a search."""

    query: str = Field("", title="Query", description="What was searched for.")
    rank: int | None = Field(
        None, ge=1, title="Rank", description="Its place in the list, from 1."
    )
    url: str = Field("", title="Address", description="The page's address.")
    title: str = Field("", title="Title", description="The title that is shown.")
    snippet: str = Field("", title="Snippet", description="The lines that are shown.")
    text: str = Field("", title="Text", description="The text of the page.")
