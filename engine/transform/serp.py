"""Search results as they are given, and what they have in common."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from pydantic import Field

from engine.transform.contract import FieldSpan, Part, Share
from engine.transform.meaning import Phrases, nearness
from engine.transform.pages import Page, Term, page

SAME = 0.75
"""Keywords that are this near are one subtopic."""
COMMON = 2
"""A subtopic of the results is in at least so many of them."""
MOST_TERMS = 15
LOWEST_SCORE = 0.08
MOST_SUBTOPICS = 12


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


class ContentGap(Part):
    """A subtopic that search results have and the target page does not."""

    keyword: str = Field(title="Subtopic", description="What is missing.")
    importance: Share = Field(
        title="Importance", description="The share of the results that have it."
    )
    reason: str = Field(title="Reason", description="Which results have it.")
    evidence: tuple[FieldSpan, ...] = Field(
        title="Places", description="Where the results have it."
    )


class SerpAlignment(Part):
    """How far the target page has what the search results have."""

    score: Share = Field(
        title="Score",
        description="The covered share of the results' subtopics, weighed.",
    )
    covered: tuple[str, ...] = Field(
        title="Covered", description="Subtopics that the target page has."
    )
    missing: tuple[str, ...] = Field(
        title="Missing", description="Subtopics that it does not have."
    )
    results: int = Field(title="Results", description="How many results had a text.")


@dataclass(frozen=True)
class Result:
    """A result and its page."""

    given: SerpResult
    page: Page

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The keywords that count."""
        some = self.page.terms[:MOST_TERMS]
        return tuple(
            it
            for it in some
            if it.score >= LOWEST_SCORE and it.type not in ("DATE", "NUMBER")
        )


@dataclass(frozen=True, slots=True)
class Subtopic:
    """A keyword that several results share.

    Attributes:
        name: its best wording.
        share: the share of the results that have it.
        score: the mean score of its keyword.
        evidence: where each result has it.
        ranks: the numbers of the results that have it, from 1.
    """

    name: str
    share: float
    score: float
    evidence: tuple[FieldSpan, ...]
    ranks: tuple[int, ...]


def results(given: Sequence[SerpResult], language: str | None = None) -> list[Result]:
    """Read the results; one without a text is read by its snippet."""
    return [
        Result(result, _page(result, f"serp[{number}]", language))
        for number, result in enumerate(given)
    ]


def subtopics(read: Sequence[Result], common: int = COMMON) -> list[Subtopic]:
    """Return what the results have in common, the most shared first."""
    groups: list[list[tuple[int, Term]]] = []
    for language in dict.fromkeys(it.page.read.language for it in read):
        groups += _groups(
            [
                (number, term)
                for number, result in enumerate(read)
                if result.page.read.language == language
                for term in result.terms
            ],
            language,
        )
    made = [_subtopic(group, read) for group in groups]
    shared = [it for it in made if len(it.ranks) >= min(common, len(read))]
    return sorted(shared, key=lambda it: (-it.share, -it.score))[:MOST_SUBTOPICS]


def alignment(
    target: Page, shared: Sequence[Subtopic], count: int
) -> SerpAlignment | None:
    """Say how far the target page covers the subtopics; None without results."""
    if not count or not shared:
        return None
    gaps = set(_missing(target, shared))
    total = sum(it.share for it in shared)
    return SerpAlignment(
        score=round(1 - sum(shared[n].share for n in gaps) / total, 4),
        covered=tuple(it.name for n, it in enumerate(shared) if n not in gaps),
        missing=tuple(it.name for n, it in enumerate(shared) if n in gaps),
        results=count,
    )


def content_gaps(
    target: Page, shared: Sequence[Subtopic], most: int = 8
) -> tuple[ContentGap, ...]:
    """Return the subtopics that the target page does not have."""
    return tuple(_gap(shared[number]) for number in _missing(target, shared)[:most])


def covers(page: Page, names: Sequence[str]) -> list[bool]:
    """Tell of each subtopic whether the page has it, in these or near words."""
    if not names:
        return []
    sought = Phrases(tuple(names), page.read.language)
    own = Phrases(tuple(it.text for it in page.terms), page.read.language)
    near = nearness(sought, own).max(axis=1, initial=0.0)
    held = set(page.read.stems)
    return [
        bool(near[n] >= SAME) or (bool(stems) and stems.keys() <= held)
        for n, stems in enumerate(sought.stems)
    ]


def _missing(target: Page, shared: Sequence[Subtopic]) -> list[int]:
    has = covers(target, [it.name for it in shared])
    return [number for number, covered in enumerate(has) if not covered]


def _gap(subtopic: Subtopic) -> ContentGap:
    ranks = ", ".join(map(str, subtopic.ranks))
    return ContentGap(
        keyword=subtopic.name,
        importance=round(subtopic.share, 4),
        reason=f"It is in {len(subtopic.ranks)} of the results ({ranks}), not in the target.",
        evidence=subtopic.evidence,
    )


def _page(result: SerpResult, place: str, language: str | None) -> Page:
    part = "text" if result.text.strip() else "snippet"
    text = getattr(result, part)
    return page(
        text, f"{place}.{part}", title=result.title, url=result.url, language=language
    )


def _groups(
    terms: Sequence[tuple[int, Term]], language: str | None
) -> Iterable[list[tuple[int, Term]]]:
    """Group keywords that say the same, each with the best-scored one of its group."""
    if not terms:
        return []
    ordered = sorted(terms, key=lambda it: -it[1].score)
    phrases = Phrases(tuple(term.text for _n, term in ordered), language)
    near = nearness(phrases, phrases)
    groups: dict[int, list[tuple[int, Term]]] = {}
    for number, pair in enumerate(ordered):
        leads = (lead for lead in groups if near[number, lead] >= SAME)
        groups.setdefault(next(leads, number), []).append(pair)
    return groups.values()


def _subtopic(group: Sequence[tuple[int, Term]], read: Sequence[Result]) -> Subtopic:
    first = dict(reversed(group))
    numbers = sorted(first)
    return Subtopic(
        name=group[0][1].text,
        share=len(numbers) / len(read),
        score=sum(term.score for _n, term in group) / len(group),
        evidence=tuple(read[n].page.span(first[n].places[0]) for n in numbers),
        ranks=tuple(n + 1 for n in numbers),
    )
