"""What the given search results tell of a query: intents, kinds of pages, subtopics."""

from collections.abc import Iterator, Sequence
from typing import TypeVar, cast, get_args

from pydantic import Field

from engine.transform.authority import authority
from engine.transform.bacowr.trust import trust_level
from engine.transform.bacowr.vocabulary import Confidence, PageArchetype
from engine.transform.contract import Part
from engine.transform.entities import entities
from engine.transform.named import brand_of
from engine.transform.page_types import Intent, page_intent, page_type
from engine.transform.pages import Page, domain_of
from engine.transform.serp import Result, subtopics

T = TypeVar("T")
MOST_QUERIES = 4
MOST_RESULTS = 10
FULL_TEXT = 40
"""A result with so many words was read, not only its snippet."""
SECONDARY = 0.25
"""An intent that this share of the results serves is one of the further ones."""
FIRST = 3
BY_NAME: Intent = "navigational_brand"
SELLING = ("product", "category", "tool")


class TopResult(Part):
    """One search result, as it was read."""

    rank: int = Field(ge=1, title="Rank", description="Its place in the list.")
    url: str = Field(title="Address", description="The page's address.")
    title: str = Field(title="Title", description="The title that is shown.")
    detected_page_type: PageArchetype = Field(
        title="Type", description="What kind of page it is."
    )
    snippet: str = Field(title="Snippet", description="The lines that are shown.")
    content_signals: tuple[str, ...] = Field(
        title="Signals", description="What the page has, such as figures or experts."
    )
    key_entities: tuple[str, ...] = Field(
        title="Entities", description="The named things in it."
    )
    key_subtopics: tuple[str, ...] = Field(
        title="Subtopics", description="Its strongest keywords."
    )


class SerpSet(Part):
    """The results of one query."""

    query: str = Field(title="Query", description="What was searched for.")
    dominant_intent: Intent | None = Field(
        title="Intent", description="What most results serve; null where none tells."
    )
    secondary_intents: tuple[Intent, ...] = Field(
        title="Further intents", description="What a quarter of them and more serve."
    )
    page_archetypes: tuple[PageArchetype, ...] = Field(
        title="Kinds of pages", description="Of which kinds they are, the most first."
    )
    required_subtopics: tuple[str, ...] = Field(
        title="Required subtopics", description="What they share."
    )
    top_results_sample: tuple[TopResult, ...] = Field(
        title="Results", description="The results, ten at most."
    )


class SerpResearchExtension(Part):
    """What the given search results tell."""

    main_query: str | None = Field(
        title="Main query", description="The query that matters; null if not known."
    )
    cluster_queries: tuple[str, ...] = Field(
        max_length=MOST_QUERIES,
        title="Further queries",
        description="Queries around the main one, from the results and the target.",
    )
    queries_rationale: str = Field(
        title="Rationale", description="Where the queries come from."
    )
    serp_sets: tuple[SerpSet, ...] = Field(
        title="Result sets", description="One for every query with results."
    )
    derived_links: tuple[str, ...] = Field(
        title="Possible sources",
        description="Addresses among the results that could serve as sources.",
    )
    data_confidence: Confidence = Field(
        title="Data confidence", description="How many results there were to read."
    )


def serp_research(
    found: Sequence[Result], candidates: Sequence[str], target: Page
) -> SerpResearchExtension:
    """Research the given results; ``candidates`` are queries drawn from the target."""
    by_query = _by_query(found)
    given = sorted(by_query, key=lambda query: -len(by_query[query]))
    queries = list(dict.fromkeys((*given, *candidates)))
    return SerpResearchExtension(
        main_query=queries[0] if queries else None,
        cluster_queries=tuple(queries[1 : MOST_QUERIES + 1]),
        queries_rationale=_rationale(given, queries),
        serp_sets=tuple(_set(query, by_query[query]) for query in given),
        derived_links=tuple(_sources(found, target)),
        data_confidence=confidence(found),
    )


def confidence(found: Sequence[Result]) -> Confidence:
    """Return how much the results are to go by."""
    full = sum(len(it.page.read.words) >= FULL_TEXT for it in found)
    if full >= 5:
        return "high"
    return "medium" if full >= 3 or len(found) >= 5 else "low"


def archetype(page: Page) -> PageArchetype:
    """Return the kind of a page in the words of a backlink job."""
    kind = page_type(page)[0]
    if kind in ("article", "other", "news") and trust_level(page.url) == "T1_public":
        return "official"
    return cast("PageArchetype", kind) if kind in get_args(PageArchetype) else "other"


def intents_of(found: Sequence[Result]) -> tuple[Intent | None, tuple[Intent, ...]]:
    """Return what most results serve, and what a quarter of them and more do."""
    counts: list[tuple[Intent, int]] = counted(list(_served(found)))
    if _is_name(found):
        rest = [it for it in counts if it[0] != BY_NAME]
        counts = [(BY_NAME, len(found)), *rest]
    if not counts:
        return None, ()
    first, most = counts[0]
    known = sum(count for _intent, count in counts)
    often: tuple[Intent, ...] = tuple(
        it for it, count in counts if count / known >= SECONDARY and it != "mixed"
    )
    if counts[1:] and counts[1][1] == most:
        return "mixed", often
    return first, tuple(it for it in often if it != first)


def _is_name(found: Sequence[Result]) -> bool:
    """Tell whether the query is the name of one of the first websites found."""
    return any(
        _squeezed(it.given.query) == _squeezed(brand_of(it.page.domain)) != ""
        for it in found[:FIRST]
    )


def _squeezed(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _served(found: Sequence[Result]) -> Iterator[Intent]:
    """Yield what the results serve; a name counts where it was searched for only."""
    for result in found:
        intent = page_intent(result.page)[0]
        if intent is not None and intent != BY_NAME:
            yield intent


def counted(values: Sequence[T]) -> list[tuple[T, int]]:
    """Return each value and how often it comes, the most frequent first."""
    counts: dict[T, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return sorted(counts.items(), key=lambda it: -it[1])


def _by_query(found: Sequence[Result]) -> dict[str, list[Result]]:
    groups: dict[str, list[Result]] = {}
    for result in found:
        groups.setdefault(result.given.query.strip(), []).append(result)
    groups.pop("", None)
    return groups


def _rationale(given: Sequence[str], queries: Sequence[str]) -> str:
    if not queries:
        return (
            "There are neither search results nor a target page to draw queries from."
        )
    drawn = len(queries) - len(given)
    parts = (
        f"{len(given)} from the search results that were given" if given else "",
        f"{drawn} from the target's keywords and headings" if drawn else "",
    )
    return "; ".join(part for part in parts if part) + "."


def _set(query: str, found: Sequence[Result]) -> SerpSet:
    intent, further = intents_of(found)
    types: list[PageArchetype] = [archetype(it.page) for it in found]
    kinds = counted(types)
    return SerpSet(
        query=query,
        dominant_intent=intent,
        secondary_intents=further,
        page_archetypes=tuple(kind for kind, _count in kinds),
        required_subtopics=tuple(it.name for it in subtopics(found)),
        top_results_sample=tuple(
            _result(number, it) for number, it in enumerate(found[:MOST_RESULTS], 1)
        ),
    )


def _result(number: int, result: Result) -> TopResult:
    return TopResult(
        rank=result.given.rank or number,
        url=result.given.url,
        title=result.given.title,
        detected_page_type=archetype(result.page),
        snippet=result.given.snippet,
        content_signals=tuple(_signals(result.page)),
        key_entities=tuple(it.text for it in entities(result.page, 5)),
        key_subtopics=tuple(it.text for it in result.terms[:5]),
    )


def _signals(page: Page) -> Iterator[str]:
    found = authority(page)
    counts = {
        "experts": len(found.experts),
        "sources": len(found.sources),
        "quotes": len(found.quotes),
        "figures": len(found.statistics),
        "outbound links": len(found.outbound_links),
        "subheadings": sum(it.level > 1 for it in page.headings),
    }
    yield from (f"{name}: {count}" for name, count in counts.items() if count)


def _sources(found: Sequence[Result], target: Page) -> Iterator[str]:
    """Yield results that sell nothing and can be trusted, or explain the subject."""
    for result in found:
        url = result.given.url
        sells = archetype(result.page) in SELLING or domain_of(url) == target.domain
        informs = page_intent(result.page)[0] == "info_primary"
        if url and not sells and (trust_level(url) or informs):
            yield url
