"""Title and description of a page, checked as a search engine shows them."""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from engine.transform.contract import Part
from engine.transform.meaning import content
from engine.transform.pages import Page

TITLE = (30, 60)
DESCRIPTION = (70, 160)
EARLY = 30


class Check(Part):
    """One thing that was checked."""

    page: Literal["text", "target_text"] = Field(
        title="Page", description="The input field with the page that was checked."
    )
    name: str = Field(title="Check", description="What was checked.")
    status: Literal["pass", "warning", "fail", "unknown"] = Field(
        title="Status", description="What came of it; unknown where it was not given."
    )
    reason: str = Field(title="Reason", description="Why, with the figures.")


def checks(page: Page, query: str = "") -> tuple[Check, ...]:
    """Check a page's title, description and headings, for a query or its own subject."""
    if page.is_empty:
        return ()
    keyword = query or page.subject
    rows = (*_title(page, keyword), *_description(page, keyword), *_headings(page))
    return tuple(
        Check.model_validate(
            {"page": page.field, "name": name, "status": status, "reason": reason}
        )
        for name, status, reason in rows
    )


Row = tuple[str, str, str]


def _title(page: Page, keyword: str) -> Iterator[Row]:
    if not page.title:
        yield "title length", "unknown", "No title was given or found."
        return
    yield "title length", *_length(page.title, TITLE)
    yield "keyword in title", *_placed(page, page.title, keyword)


def _description(page: Page, keyword: str) -> Iterator[Row]:
    if not page.description:
        yield "description length", "unknown", "No meta description was given or found."
        return
    yield "description length", *_length(page.description, DESCRIPTION)
    yield "keyword in description", *_placed(page, page.description, keyword, 160)


def _headings(page: Page) -> Iterator[Row]:
    tops = [it for it in page.headings if it.level == 1]
    subs = [it for it in page.headings if it.level > 1]
    if not page.headings:
        yield "headings", "warning", "The text has no headings."
        return
    status = "pass" if len(tops) == 1 else "warning"
    yield (
        "main heading",
        status,
        f"The text has {len(tops)} headings of the first level; one is best.",
    )
    words = len(page.read.words)
    enough = len(subs) >= words // 400
    told = f"{len(subs)} subheadings in {words} words; one for every 400 words is the least."
    yield "subheadings", "pass" if enough else "warning", told


def _length(text: str, bounds: tuple[int, int]) -> tuple[str, str]:
    low, high = bounds
    fits = low <= len(text) <= high
    return (
        "pass" if fits else "warning",
        f"{len(text)} characters; {low} to {high} are shown in full.",
    )


def _placed(page: Page, text: str, keyword: str, early: int = EARLY) -> tuple[str, str]:
    """Say whether the keyword stands in a short text, and early enough."""
    if not keyword:
        return "unknown", "The page has no main keyword."
    language = page.read.language
    sought = content(keyword, language).keys()
    there = sought & content(text, language).keys()
    if 2 * len(there) < len(sought) or not there:
        return "fail", f"“{keyword}” is missing."
    if len(there) < len(sought):
        return "warning", f"Only a part of “{keyword}” is there."
    if sought <= content(text[:early], language).keys():
        return "pass", f"“{keyword}” is in the first {early} characters."
    return "warning", f"“{keyword}” comes after the first {early} characters."
