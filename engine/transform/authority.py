"""What makes a page trustworthy: named experts, sources, quotes, figures, links out."""

import re
from collections.abc import Iterator

from pydantic import Field

from engine.transform.contract import FieldSpan, Part, Share
from engine.transform.pages import Page, domain_of
from engine.transform.reading import Place
from engine.transform.vocabulary import found

STATISTIC = re.compile(
    r"(?<!\d)\d+(?:[.,]\d+)?\s?(?:%|‰|per ?cent\b|procent\w*|prozent\b|por ciento|pour cent|per cento|por cento)",
    re.IGNORECASE,
)
QUOTE = re.compile(r"[“”„»«\"]([^“”„»«\"\n]{20,600})[“”»«\"]")
NAME = re.compile(r"[^\W\d_][\w'’.-]*(?:\s+[^\W\d_][\w'’-]*){1,3}")
NAME_REACH = 50
MOST = 5
ENOUGH = {"experts": 1, "sources": 2, "quotes": 1, "statistics": 2, "outbound_links": 2}


class Expert(Part):
    """A person who is named together with a profession."""

    name: str = Field(title="Name", description="The name as it is written.")
    evidence: FieldSpan = Field(
        title="Place", description="The profession and the name."
    )


class AuthoritySignals(Part):
    """What makes the page trustworthy."""

    score: Share = Field(
        title="Score", description="The share of the five kinds that the page has."
    )
    experts: tuple[Expert, ...] = Field(
        title="Experts", description="People named with their profession."
    )
    sources: tuple[FieldSpan, ...] = Field(
        title="Sources",
        description="Where the page names a study, a report or a source.",
    )
    quotes: tuple[FieldSpan, ...] = Field(
        title="Quotes", description="Where somebody is quoted."
    )
    statistics: tuple[FieldSpan, ...] = Field(
        title="Statistics", description="Where figures are given as shares."
    )
    outbound_links: tuple[str, ...] = Field(
        title="Outbound links", description="The domains that the page links to."
    )


def authority(page: Page) -> AuthoritySignals:
    """Return what makes a page trustworthy."""
    experts = tuple(_experts(page))
    sources = found(page.read, "source")
    quotes = _matches(page, QUOTE)
    statistics = _matches(page, STATISTIC)
    domains = outbound(page)
    counts = {
        "experts": len(experts),
        "sources": len(sources),
        "quotes": len(quotes),
        "statistics": len(statistics),
        "outbound_links": len(domains),
    }
    reached = [min(1.0, counts[kind] / enough) for kind, enough in ENOUGH.items()]
    return AuthoritySignals(
        score=round(sum(reached) / len(reached), 4),
        experts=experts[:MOST],
        sources=tuple(page.span(it) for it in sources[:MOST]),
        quotes=tuple(page.span(it) for it in quotes[:MOST]),
        statistics=tuple(page.span(it) for it in statistics[:MOST]),
        outbound_links=domains[:MOST],
    )


def outbound(page: Page) -> tuple[str, ...]:
    """Return the domains that a page links to, its own left out."""
    domains = (domain_of(link.url) for link in page.links if "//" in link.url)
    return tuple(dict.fromkeys(it for it in domains if it and it != page.domain))


def _matches(page: Page, pattern: re.Pattern[str]) -> list[Place]:
    return [Place(*match.span()) for match in pattern.finditer(page.read.plain)]


def _experts(page: Page) -> Iterator[Expert]:
    seen: set[str] = set()
    for cue in found(page.read, "expert"):
        name = _name_after(page.read.plain, cue.end)
        if name and (written := page.text_of(name)) not in seen:
            seen.add(written)
            evidence = page.span(Place(cue.start, name.end))
            yield Expert(name=written, evidence=evidence)


def _name_after(text: str, start: int) -> Place | None:
    """Return the first run of two and more capitalised words close behind a cue."""
    stop = re.search(r"[.!?;:\n]|$", text[start : start + NAME_REACH])
    near = text[start : start + (stop.start() if stop else NAME_REACH) + 20]
    for match in NAME.finditer(near):
        run = _capitalised(match)
        if run and match.start() <= 2:
            return Place(start + run[0], start + run[1])
    return None


def _capitalised(match: re.Match[str]) -> tuple[int, int] | None:
    """Return where the capitalised words at the beginning of a match end."""
    end = 0
    count = 0
    for word in re.finditer(r"\S+", match[0]):
        if not word[0][0].isupper():
            break
        end, count = word.end(), count + 1
    return (match.start(), match.start() + end) if count >= 2 else None
