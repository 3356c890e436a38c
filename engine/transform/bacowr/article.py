"""A written article as it is: its link, where that stands, and what stands around it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeAlias

from engine.transform.bacowr.trust import trust_level
from engine.transform.bacowr.vocabulary import (
    LINK_REACH,
    LSI_RADIUS,
    TrustLevel,
)
from engine.transform.meaning import Weights, content
from engine.transform.pages import Heading, Link, Page, domain_of
from engine.transform.reading import Place

LinkRole: TypeAlias = Literal["target", "source", "competitor", "own", "other"]


@dataclass(frozen=True)
class Article:
    """An article beside the page that it links to."""

    page: Page
    target_url: str
    publisher_domain: str
    competitors: frozenset[str]

    @cached_property
    def target_links(self) -> tuple[Link, ...]:
        """The links to the target page; links to its domain where there is none."""
        exact = [it for it in self.page.links if same_address(it.url, self.target_url)]
        domain = domain_of(self.target_url)
        near = [it for it in self.page.links if domain and domain_of(it.url) == domain]
        return tuple(exact or near)

    @property
    def link(self) -> Link | None:
        """The first link to the target."""
        return self.target_links[0] if self.target_links else None

    @cached_property
    def roles(self) -> tuple[tuple[Link, LinkRole], ...]:
        """Every link and what it is there for."""
        return tuple((link, self._role(link)) for link in self.page.links)

    @cached_property
    def sources(self) -> tuple[tuple[Link, TrustLevel], ...]:
        """The links to what can serve as a source, with how far."""
        return tuple(
            (link, level)
            for link, role in self.roles
            if role == "source" and (level := trust_level(link.url)) is not None
        )

    @cached_property
    def sections(self) -> tuple[Heading, ...]:
        """The headings below the main one."""
        return tuple(it for it in self.page.headings if it.level > 1)

    @cached_property
    def position(self) -> "Position | None":
        """Where the first link to the target stands; None without one."""
        return _position(self, self.link) if self.link else None

    def _role(self, link: Link) -> LinkRole:
        domain = domain_of(link.url)
        if link in self.target_links or domain == domain_of(self.target_url):
            return "target"
        if domain in self.competitors:
            return "competitor"
        if not domain or domain == self.publisher_domain:
            return "own"
        return "source" if trust_level(link.url) else "other"


@dataclass(frozen=True, slots=True)
class Position:
    """Where a link stands in its article.

    Attributes:
        in_heading: it stands in a heading.
        section: number of its section, 0 before the first subheading.
        sections: how many sections there are.
        paragraph_in_section: number of its paragraph in the section, from 0.
        offset: characters from the paragraph's beginning to the link.
        links_in_paragraph: links in its paragraph, itself included.
        context_sentences: sentences of its paragraph besides its own.
        share: how far into the article's words it stands, 0 to 1.
        window: the sentences around it.
    """

    in_heading: bool
    section: int
    sections: int
    paragraph_in_section: int
    offset: int
    links_in_paragraph: int
    context_sentences: int
    share: float
    window: Place


@dataclass(frozen=True, slots=True)
class Lsi:
    """Related terms in the sentences around a link.

    Attributes:
        places: where they stand.
        terms: which ones they are, each once.
    """

    places: tuple[Place, ...]
    terms: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many there are, repetitions included."""
        return len(self.places)

    @property
    def distinct(self) -> float:
        """The share of different concepts among them."""
        return len(self.terms) / len(self.places) if self.places else 0.0


def same_address(one: str, other: str) -> bool:
    """Tell whether two addresses are the same page, however they are written."""
    return bool(one and other) and _normal(one) == _normal(other)


def related_terms(article: Article, terms: Sequence[str]) -> Lsi:
    """Count the related terms around the link, in the article itself.

    The link's own words do not count, and a word belongs to one term only.
    """
    position, link = article.position, article.link
    if position is None or link is None:
        return Lsi((), ())
    language = article.page.read.language
    own = content(article.page.text_of(link), language).keys()
    related = ((term, content(term, language)) for term in terms)
    sought = sorted(
        (it for it in related if not it[1].keys() <= own), key=lambda it: -len(it[1])
    )
    found = list(_found(article.page, position.window, link, sought))
    names = dict.fromkeys(name for _place, name in found)
    return Lsi(tuple(place for place, _name in found), tuple(names))


def link_density(page: Page) -> float:
    """Return the largest share of link characters around any link, 0 without links."""
    text, links = page.read.text, page.links
    shares = [
        _covered(
            links, max(0, it.start - LINK_REACH), min(len(text), it.end + LINK_REACH)
        )
        for it in links
    ]
    return max(shares, default=0.0)


def _covered(links: Sequence[Link], start: int, end: int) -> float:
    inside = sum(max(0, min(it.end, end) - max(it.start, start)) for it in links)
    return inside / (end - start)


def _found(
    page: Page, window: Place, link: Link, sought: Sequence[tuple[str, Weights]]
) -> Iterator[tuple[Place, str]]:
    words, stems = page.words_in(window), page.stems_in(window)
    outside = [not link.start <= word.start < link.end for word in words]
    number = 0
    while number < len(words):
        name, size = _longest(stems, outside, number, sought)
        last = words[number + max(1, size) - 1]
        if name and last.sentence == words[number].sentence:
            yield Place(words[number].start, last.end), name
        number += max(1, size)


def _longest(
    stems: Sequence[str],
    outside: Sequence[bool],
    number: int,
    sought: Sequence[tuple[str, Weights]],
) -> tuple[str, int]:
    for name, wanted in sought:
        size = len(wanted)
        held = stems[number : number + size]
        if size and set(held) == set(wanted) and all(outside[number : number + size]):
            return name, size
    return "", 0


def _position(article: Article, link: Link) -> Position:
    page = article.page
    paragraph = _holding(page.read.paragraphs, link) or Place(link.start, link.end)
    body = _holding(page.body, link)
    heads = [it for it in article.sections if it.start <= link.start]
    begin = heads[-1].end if heads else 0
    before = [it for it in page.body if begin <= it.start < (body or paragraph).start]
    sentence = _sentence(page, link)
    inside = {word.sentence for word in page.words_in(body or paragraph)}
    return Position(
        in_heading=any(it.start <= link.start < it.end for it in page.headings),
        section=len(heads),
        sections=len(article.sections),
        paragraph_in_section=len(before),
        offset=link.start - (body or paragraph).start,
        links_in_paragraph=sum(
            paragraph.start <= it.start < paragraph.end for it in page.links
        ),
        context_sentences=max(0, len(inside) - 1),
        share=_share(page, link),
        window=_window(page, sentence),
    )


def _holding(places: Sequence[Place], link: Link) -> Place | None:
    return next((it for it in places if it.start <= link.start < it.end), None)


def _sentence(page: Page, link: Link) -> int:
    sentences = page.read.sentences
    numbers = (n for n, it in enumerate(sentences) if it.end > link.start)
    return next(numbers, max(0, len(sentences) - 1))


def _window(page: Page, sentence: int) -> Place:
    sentences = page.read.sentences
    first = sentences[max(0, sentence - LSI_RADIUS)]
    last = sentences[min(len(sentences) - 1, sentence + LSI_RADIUS)]
    return Place(first.start, last.end)


def _share(page: Page, link: Link) -> float:
    before = len(page.words_in(Place(0, link.start)))
    return before / max(1, len(page.read.words))


def _normal(address: str) -> str:
    bare = address.strip().casefold().split("#")[0]
    bare = bare.split("://", 1)[-1].removeprefix("www.")
    return bare.rstrip("/")
