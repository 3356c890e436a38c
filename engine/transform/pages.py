"""A web page as its text tells it: title, headings, paragraphs, links, keywords.

Headings and links are read from Markdown or HTML where the text has either; in plain
text a short line that does not end as sentences do is a heading.
"""

import html
import math
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import SplitResult, urlsplit

from engine.siex import analyse
from engine.transform.boilerplate import without_boilerplate
from engine.transform.contract import FieldSpan
from engine.transform.named import brand_in, type_of
from engine.transform.reading import Place, Reading, Word, reading, stemmed
from engine.transform.telling import fullness, own_stems

_HTML_HEADING = re.compile(r"<h([1-6])\b[^<>]*>", re.IGNORECASE)
_MARKDOWN_HEADING = re.compile(r"^(#{1,6})[ \t]+(?=\S)", re.MULTILINE)
_HTML_LINK = re.compile(
    r"<a\s[^<>]{0,500}?href\s*=\s*[\"']?([^\"'\s<>]{1,2000})[^<>]{0,500}>",
    re.IGNORECASE,
)
_MARKDOWN_LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\(([^()\s]{1,2000})\)")
_TITLE = re.compile(r"<title[^<>]*>([^<>]{1,500})</title>", re.IGNORECASE)
_META = re.compile(r"<meta\s[^<>]{1,3000}>", re.IGNORECASE)
_CONTENT = re.compile(r"content\s*=\s*(\"[^\"]*\"|'[^']*')", re.IGNORECASE)
TITLE_PARTS = re.compile(r"\s+[|–—-]\s+|:\s+")
"""What stands between a title and the website's name."""
_HEAD_SIZE = 200_000
_LONGEST_HEADING = 12
_MOST_KEYWORDS = 40
NAMES = ("PERSON", "ORG", "LOC", "DATE", "NUMBER")
IN_MAIN_HEADING = 3.0
"""How much more a keyword is worth that the main heading has."""
_MOST_CHARACTERS = 300_000
"""The beginning of a very long page stands for all of it."""


@dataclass(frozen=True, slots=True)
class Heading(Place):
    """A heading, its level from 1, and where it stands."""

    level: int


@dataclass(frozen=True, slots=True)
class Link(Place):
    """A link: where its anchor text stands, and where it leads."""

    url: str


@dataclass(frozen=True, slots=True)
class Term:
    """A keyword of a page.

    Attributes:
        text: the phrase as a person would write it.
        score: the chance that a person would list it.
        type: what it names, such as PERSON or CONCEPT.
        places: where the page's text mentions it.
    """

    text: str
    score: float
    type: str
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Page:
    """A page; ``field`` names the input that its text was given in."""

    read: Reading
    field: str
    given_title: str = ""
    url: str = ""
    given_description: str = ""

    @cached_property
    def title(self) -> str:
        """The title that was given, or that the page's HTML has, or its first heading."""
        found = self.given_title or _from_head(_TITLE, self.read.text)
        if not found and self.headings and self.headings[0].level == 1:
            found = self.text_of(self.headings[0])
        return found.strip()

    @cached_property
    def description(self) -> str:
        """The meta description that was given or that the page's HTML has."""
        return (self.given_description or _described(self.read.text)).strip()

    @property
    def domain(self) -> str:
        """The host of the page's address, without www."""
        return domain_of(self.url)

    @cached_property
    def brand(self) -> str:
        """The website's name as the page writes it; empty if it does not."""
        return brand_in((self.title, self.read.plain), self.domain)

    @cached_property
    def terms(self) -> tuple[Term, ...]:
        """The keywords, best first."""
        return tuple(_terms(self))

    @cached_property
    def subject(self) -> str:
        """What the page is about: the keyword that its heading, title and text dwell on.

        Names do not count where anything else does: a shop is not about itself.
        """
        named = {it.text for it in self.terms if it.type in NAMES}
        ranked = sorted(
            self.terms,
            key=lambda it: -self.weight(it) * fullness(it.text, self.read.language),
        )
        plain = [
            it
            for it in ranked
            if it.text not in named and own_stems(it.text, "", self.read.language)
        ]
        return next((it.text for it in (*plain, *ranked)), "")

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The headings in order."""
        marked = sorted(_marked_headings(self.read), key=lambda it: it.start)
        return tuple(marked or _bare_headings(self.read))

    @cached_property
    def body(self) -> tuple[Place, ...]:
        """The paragraphs that are no headings, each without the heading above it."""
        return tuple(_body(self))

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links in order."""
        return tuple(sorted(_links(self.read.text), key=lambda it: it.start))

    @property
    def is_empty(self) -> bool:
        """Tell whether there is no text to read."""
        return not self.read.words

    def span(self, place: Place) -> FieldSpan:
        """Return a place as evidence."""
        text = self.read.text[place.start : place.end]
        return FieldSpan(start=place.start, end=place.end, text=text, field=self.field)

    def text_of(self, place: Place) -> str:
        """Return what stands at a place, without markup, on one line."""
        return " ".join(self.read.plain[place.start : place.end].split())

    def words_in(self, place: Place) -> tuple[Word, ...]:
        """Return the words between two places."""
        return self.read.words[self._index(place.start) : self._index(place.end)]

    def stems_in(self, place: Place) -> tuple[str, ...]:
        """Return the stems of the words between two places."""
        return self.read.stems[self._index(place.start) : self._index(place.end)]

    def weight(self, term: Term) -> float:
        """Return how much the page dwells on a keyword: how often, and in its heading."""
        heads = [it for it in self.headings if it.level == 1]
        inside = any(
            head.start <= it.start < head.end for it in term.places for head in heads
        )
        often = 1 + math.log(len(term.places))
        return term.score * often * (IN_MAIN_HEADING if inside else 1.0)

    def mentions(self, phrase: str) -> list[Place]:
        """Return where the page has a phrase, in any of its forms."""
        sought = stemmed(phrase, self.read.language)
        stems, words = self.read.stems, self.read.words
        return [
            Place(words[n].start, words[n + len(sought) - 1].end)
            for n, stem in enumerate(stems)
            if sought and stem == sought[0] and stems[n : n + len(sought)] == sought
        ]

    def _index(self, offset: int) -> int:
        return bisect_left(self.read.words, offset, key=lambda it: it.start)


def page(
    text: str,
    field: str,
    *,
    title: str = "",
    url: str = "",
    description: str = "",
    language: str | None = None,
    whole: bool = False,
) -> Page:
    """Read a page; menus, banners and footers are left out unless ``whole``."""
    read = reading(text[:_MOST_CHARACTERS], language)
    prose = read.text if whole else without_boilerplate(read.text, read.language)
    if prose != read.text:
        read = Reading(prose, read.language, read.sure)
    return Page(read, field, title, url, description)


def domain_of(url: str) -> str:
    """Return the host of an address, or of what is a bare domain, without www."""
    host = address_of(url).hostname or ""
    return host.removeprefix("www.")


def address_of(url: str) -> SplitResult:
    """Return the parts of an address, or of a bare domain; empty if it is none."""
    address = url if "//" in url else f"//{url}"
    try:
        return urlsplit(address.strip())
    except ValueError:
        return urlsplit("")


def _terms(page: Page) -> Iterator[Term]:
    """Yield the keywords with their places in the text; the title's do not count."""
    if page.is_empty:
        return
    language = page.read.language
    title = page.given_title.strip() or None
    found = analyse(
        page.read.text,
        title=title,
        language=language,
        top_k=_MOST_KEYWORDS,
        min_score=0.0,
        must_consider=(page.brand,) if page.brand else (),
    )
    shift = len(title) + 2 if title else 0
    for keyword in found.keywords:
        places = [(a - shift, b - shift) for a, b in keyword.offsets if a >= shift]
        if places:
            own = tuple(Place(a, b) for a, b in places)
            kind = type_of(keyword.text, keyword.type, own, page.read, page.brand)
            yield Term(keyword.text, keyword.score, kind, own)


def _marked_headings(read: Reading) -> Iterator[Heading]:
    small = read.text.lower() if "<" in read.text else ""
    for mark in _HTML_HEADING.finditer(read.text):
        end = small.find(f"</h{mark[1]}", mark.end(), mark.end() + 2000)
        if end > 0 and len(small) == len(read.text):
            yield from _heading(read, mark.end(), end, int(mark[1]))
    for mark in _MARKDOWN_HEADING.finditer(read.text):
        end = read.text.find("\n", mark.end())
        stop = len(read.text) if end < 0 else end
        yield from _heading(read, mark.end(), stop, len(mark[1]))


def _heading(read: Reading, start: int, end: int, level: int) -> Iterator[Heading]:
    held = read.plain[start:end]
    if any(map(str.isalnum, held)):
        start += len(held) - len(held.lstrip())
        yield Heading(start, start + len(held.strip()), level)


def _bare_headings(read: Reading) -> Iterator[Heading]:
    """Yield short paragraphs that do not end as sentences do; the first is level 1."""
    level = 1
    for number, place in enumerate(read.paragraphs[:-1]):
        text = read.plain[place.start : place.end]
        short = len(text.split()) <= _LONGEST_HEADING and "\n" not in text
        if short and text[-1] not in '.!…;,"”»' and len(read.paragraphs) > 2:
            yield Heading(place.start, place.end, level if number == 0 else 2)


def _body(page: Page) -> Iterator[Place]:
    headings = {heading.start: heading for heading in page.headings}
    starts = sorted(headings)
    for place in page.read.paragraphs:
        last = bisect_left(starts, place.end) - 1
        inside = last >= 0 and starts[last] >= place.start
        start = headings[starts[last]].end if inside else place.start
        held = page.read.plain[start : place.end]
        if any(map(str.isalnum, held)):
            yield Place(start + len(held) - len(held.lstrip()), place.end)


def _links(text: str) -> Iterator[Link]:
    small = text.lower() if "<" in text else ""
    for tag in _HTML_LINK.finditer(text):
        end = small.find("</a", tag.end(), tag.end() + 1000)
        if end > tag.end() and len(small) == len(text):
            yield Link(tag.end(), end, html.unescape(tag[1]))
    for mark in _MARKDOWN_LINK.finditer(text):
        if text[mark.start() - 1 : mark.start()] != "!":
            yield Link(mark.start(1), mark.end(1), mark[2])


def _from_head(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text, 0, _HEAD_SIZE)
    return html.unescape(found[1]) if found else ""


def _described(text: str) -> str:
    for tag in _META.finditer(text, 0, _HEAD_SIZE):
        if "description" in tag[0].lower() and (content := _CONTENT.search(tag[0])):
            return html.unescape(content[1][1:-1])
    return ""
