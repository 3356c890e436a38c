"""Search results as they are given, and what they have in common."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from pydantic import Field

from engine.transform.contract import FieldSpan, Part, Share
from engine.transform.meaning import Phrases, Weights, nearness, piece
from engine.transform.pages import Page, Term, page
from engine.transform.telling import own_stems

SAME = 0.75
"""Keywords that are this near are one subtopic."""
COMMON = 2
"""A subtopic of the results is in at least so many of them."""
MOST_TERMS = 15
LOWEST_SCORE = 0.03
FEWEST_STEMS, ALIKE = 6, 0.8
"""Results with so large a share of their words in common are copies."""
MOST_SUBTOPICS = 12
MOST_OF_IT = 0.6


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
        """The keywords that count, as far as they say what the page is about."""
        some = self.page.terms[:MOST_TERMS]
        return tuple(it for it in some if self._counts(it))

    @cached_property
    def said(self) -> frozenset[str]:
        """All stems of its text."""
        return frozenset(self.page.read.stems)

    def _counts(self, term: Term) -> bool:
        if term.score < LOWEST_SCORE or term.type in ("DATE", "NUMBER"):
            return False
        return bool(own_stems(term.text, self.given.query, self.page.read.language))


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
    """Return what the results have in common, the most shared first.

    Results that say the same as another one before them are not counted again.
    """
    own = [number for number in range(len(read)) if not _repeats(read, number)]
    groups: list[list[tuple[int, Term]]] = []
    for language in dict.fromkeys(read[n].page.read.language for n in own):
        groups += _groups(
            [
                (number, term)
                for number in own
                if read[number].page.read.language == language
                for term in read[number].terms
            ],
            language,
        )
    made = [_subtopic(group, read, own) for group in groups]
    shared = [it for it in made if len(it.ranks) >= min(common, len(own))]
    ordered = sorted(shared, key=lambda it: (-it.share, -it.score))
    return list(_unlike(ordered))[:MOST_SUBTOPICS]


def repeated(read: Sequence[Result]) -> int:
    """Return how many results say the same as another one before them."""
    return sum(_repeats(read, number) for number in range(len(read)))


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
        bool(stems)
        and (stems.keys() <= held or (near[n] >= SAME and _has_most(stems, held)))
        for n, stems in enumerate(sought.stems)
    ]


def _has_most(stems: Weights, held: set[str]) -> bool:
    """Tell whether most of a subtopic is there; “invoices” are not recurring ones."""
    there = sum(
        weight
        for stem, weight in stems.items()
        if stem in held or any(piece(stem, it) for it in held)
    )
    return there >= MOST_OF_IT * sum(stems.values())


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


def _subtopic(
    group: Sequence[tuple[int, Term]], read: Sequence[Result], own: Sequence[int]
) -> Subtopic:
    """Say which results have a subtopic, also those where it is no keyword."""
    name = group[0][1].text
    first = {number: term.places[0] for number, term in reversed(group)}
    for number in own:
        if number not in first and (said := read[number].page.mentions(name)):
            first[number] = said[0]
    numbers = sorted(first)
    return Subtopic(
        name=name,
        share=len(numbers) / len(own),
        score=sum(term.score for _n, term in group) / len(group),
        evidence=tuple(read[n].page.span(first[n]) for n in numbers),
        ranks=tuple(n + 1 for n in numbers),
    )


def _unlike(ordered: Iterable[Subtopic]) -> Iterator[Subtopic]:
    """Leave out subtopics that stand in a longer or shorter one before them."""
    kept: list[str] = []
    for it in ordered:
        words = set(it.name.casefold().split())
        if not any(words <= set(other.split()) for other in kept):
            kept.append(it.name.casefold())
            yield it


def _repeats(read: Sequence[Result], number: int) -> bool:
    own = read[number].said
    return len(own) >= FEWEST_STEMS and any(
        len(own & other.said) >= ALIKE * len(own | other.said)
        for other in read[:number]
        if other.given.query == read[number].given.query
    )
