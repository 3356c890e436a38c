"""What kind of page a page is, and what somebody wants who searches for such a page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias, cast

from engine.siex.characters import WORD
from engine.transform.named import is_brand
from engine.transform.pages import Page, address_of
from engine.transform.reading import Place
from engine.transform.vocabulary import INTENTS, counted, found, phrases

PageType: TypeAlias = Literal[
    "guide",
    "comparison",
    "category",
    "product",
    "review",
    "tool",
    "faq",
    "news",
    "official",
    "interview",
    "article",
    "other",
]
Intent: TypeAlias = Literal[
    "info_primary",
    "commercial_research",
    "transactional",
    "navigational_brand",
    "support",
    "local",
    "mixed",
]
CUED: tuple[PageType, ...] = (
    *("guide", "comparison", "category", "product", "review"),
    *("tool", "faq", "news", "official", "interview"),
)
INTENT_OF: dict[str, Intent] = {
    "transactional": "transactional",
    "commercial": "commercial_research",
    "informational": "info_primary",
    "support": "support",
    "navigational": "navigational_brand",
    "local": "local",
}
MADE_FOR: dict[PageType, Intent] = {
    "guide": "info_primary",
    "faq": "info_primary",
    "news": "info_primary",
    "interview": "info_primary",
    "article": "info_primary",
    "official": "info_primary",
    "tool": "info_primary",
    "comparison": "commercial_research",
    "review": "commercial_research",
    "category": "transactional",
    "product": "transactional",
}
"""What the kinds of pages are for."""
EDITORIAL: frozenset[PageType] = frozenset(
    {"guide", "faq", "news", "interview", "article"}
)
"""Pages that inform, whatever selling words their sentences hold."""
LOUD = ("support", "navigational", "local")
"""Intents that decide where a title or an address says them."""
FEWEST_QUESTIONS = FEWEST_PRICES = 3
FEWEST_KINDS: dict[str, int] = {"news": 2, "interview": 3, "official": 2}
"""So many different words it takes where one alone is said everywhere."""
FEWEST_IN_PROSE: dict[str, int] = {
    "review": 2,
    "tool": 2,
    "comparison": 2,
    "category": 2,
    "product": 2,
}
"""So many it takes in a text that is long enough to be an article, or a price."""
PROSE_WORDS = 80
PRICE = re.compile(
    r"(?:[€$£]\s?\d(?:[\d.,]{0,14}\d)?"
    r"|(?<![\d.,])\d(?:[\d.,\u00a0 ]{0,14}\d)?\s?"
    r"(?:[€$£]|kr\b|kroner\b|kronor|euro|eur\b|cent\b|ευρώ|pounds))",
    re.IGNORECASE,
)
PHONE = re.compile(r"(?<![\d.,])\+?\d[\d ()/-]{6,16}\d(?!\d)")
IN_TITLE, IN_HEADING, IN_BODY, IN_ADDRESS = 3.0, 1.5, 1.0, 1.5
PER_WORDS = 100
MOST_IN_BODY = 3.0
ENOUGH, ENOUGH_OF_A_SNIPPET = 1.2, 1.0
SNIPPET_WORDS = 40
ARTICLE_WORDS, ARTICLE_SECTIONS = 120, 4
CLOSE = 0.8
"""A second intent with this share of the first one's weight makes a page mixed."""
LIST_OF = 2.5
"""What “the 9 best” in a title adds to a comparison."""
PRICE_ALONE = 0.3
"""What a price is worth in a text that nothing else says is a shop's."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What a page was found to be.

    Attributes:
        value: the type or intent; None where nothing tells.
        weight: how much speaks for it.
        share: how much of all that was found speaks for it, 0 to 1.
        others: what else speaks, strongest first.
        places: the cue words, where they stand in the page's text.
    """

    value: str | None
    weight: float
    share: float
    others: tuple[str, ...]
    places: tuple[Place, ...]


def page_type(page: Page) -> tuple[PageType, Finding]:
    """Return what kind of page it is, and what says so."""
    weights = {kind: _weighed(page, kind) for kind in CUED}
    prices = tuple(_prices(page))
    weights["product"] = _priced(*weights["product"], prices)
    if PRICE.search(page.title):
        weights["product"] = (weights["product"][0] + IN_HEADING, weights["product"][1])
    weight, places = weights["comparison"]
    weights["comparison"] = (weight + LIST_OF * _is_list_of_best(page), places)
    weight, places = weights["faq"]
    weights["faq"] = (weight + IN_TITLE * _asks(page), places)
    finding = _strongest(weights)
    if finding.weight < _enough(page):
        return ("article" if _is_article(page) else "other"), finding
    if finding.value == "product" and _has_many(page, weights["category"][0], prices):
        return "category", finding
    return cast("PageType", finding.value), finding


def page_intent(page: Page) -> tuple[Intent | None, Finding]:
    """Return what somebody wants who is served by the page; None where nothing tells."""
    weights = {kind: _weighed(page, kind) for kind in INTENTS}
    weight, places = weights["local"]
    if weight and (phones := tuple(_matches(page, PHONE))):
        weights["local"] = (weight + IN_BODY, (*places, *phones))
    finding = _strongest(weights)
    return _intent(page, finding), finding


def phrase_intent(phrase: str, language: str | None, brand: str = "") -> Intent | None:
    """Return what a query or an anchor asks for; None where its words do not tell."""
    weights = {kind: counted(phrase, language, kind) for kind in INTENTS}
    kind, weight = max(weights.items(), key=lambda it: it[1])
    if weight:
        return INTENT_OF[kind]
    return "navigational_brand" if is_brand(phrase, brand) else None


def _intent(page: Page, finding: Finding) -> Intent | None:
    """Return what a page's kind is made for; what cues tell where its kind does not."""
    kind = page_type(page)[0]
    loud = _loud(page) if finding.weight else None
    if loud and kind not in ("comparison", "review"):
        return INTENT_OF[loud]
    if kind in EDITORIAL:
        praised = counted(page.title, page.read.language, "commercial")
        return "commercial_research" if praised else MADE_FOR[kind]
    if kind == "tool" and _is_before_buying(page):
        return "commercial_research"
    if kind in ("comparison", "review", "category", "product", "tool"):
        near = finding.value == "local" and kind == "product"
        return "local" if near else MADE_FOR[kind]
    return _told(page, finding) or MADE_FOR.get(kind)


def _is_before_buying(page: Page) -> bool:
    """Tell whether a tool stands before a purchase, as calculators of loans do."""
    language = page.read.language
    kinds = ("transactional", "commercial", "finance")
    return any(
        counted(page.title, language, kind) or found(page.read, kind) for kind in kinds
    )


def _told(page: Page, finding: Finding) -> Intent | None:
    """Return what cue words alone tell; a front page without them is for its name."""
    if finding.value is None or finding.weight < _enough(page):
        return "navigational_brand" if _is_front(page.url) else None
    if finding.share < 0.45 and finding.others:
        return "mixed"
    return INTENT_OF[finding.value]


def _loud(page: Page) -> str | None:
    """Return what the title or the address asks for, such as a sign-in or help."""
    told = (page.title, _address_words(page.url))
    language = page.read.language
    found = [kind for kind in LOUD if any(counted(it, language, kind) for it in told)]
    return found[0] if len(found) == 1 else None


def _enough(page: Page) -> float:
    """Return how much must speak for a kind; in a snippet one word is much."""
    short = len(page.read.words) < SNIPPET_WORDS
    return ENOUGH_OF_A_SNIPPET if short else ENOUGH


def _is_front(url: str) -> bool:
    address = address_of(url)
    return bool(address.netloc) and address.path in ("", "/")


def _address_words(url: str) -> str:
    """Return the words of an address, the domain's own name left out."""
    address = address_of(url)
    labels = address.netloc.split(".")[:-2]
    return " ".join(
        WORD.findall(re.sub(r"[-_/.+]", " ", " ".join([*labels, address.path])))
    )


def _weighed(page: Page, kind: str) -> tuple[float, tuple[Place, ...]]:
    """Return how much speaks for a kind, and where its cues stand."""
    places = tuple(found(page.read, kind))
    per = max(1.0, len(page.read.words) / PER_WORDS)
    weight = min(MOST_IN_BODY, IN_BODY * len(places) / per)
    language = page.read.language
    titled = counted(page.title, language, kind)
    words = _address_words(page.url)
    addressed = counted(words, language, kind) or counted(words, "en", kind)
    if kind == "interview" and not _says_interview(page):
        return 0.0, ()
    kinds = {page.text_of(it).casefold() for it in places}
    if len(kinds) + bool(titled) + bool(addressed) < _fewest(page, kind):
        return 0.0, ()
    weight += IN_TITLE * bool(titled) + IN_ADDRESS * bool(addressed)
    weight += IN_BODY * bool(counted(page.description, language, kind))
    weight += IN_HEADING * min(2, sum(_cued_headings(page, kind)))
    return weight, places


def _fewest(page: Page, kind: str) -> int:
    """Return how many different words it takes to speak for a kind."""
    if len(page.read.words) >= PROSE_WORDS and not PRICE.search(page.read.plain):
        return FEWEST_IN_PROSE.get(kind, FEWEST_KINDS.get(kind, 1))
    return FEWEST_KINDS.get(kind, 1)


def _cued_headings(page: Page, kind: str) -> Iterator[bool]:
    for heading in page.headings[1:]:
        yield bool(counted(page.text_of(heading), page.read.language, kind))


def _prices(page: Page) -> Iterator[Place]:
    yield from _matches(page, PRICE)


def _matches(page: Page, pattern: re.Pattern[str]) -> Iterator[Place]:
    for match in pattern.finditer(page.read.plain):
        yield Place(*match.span())


def _priced(
    weight: float, places: tuple[Place, ...], prices: tuple[Place, ...]
) -> tuple[float, tuple[Place, ...]]:
    """Add what prices say for a product; they say little where nothing is sold."""
    worth = 1.0 if weight else PRICE_ALONE
    return weight + worth * min(2.0, len(prices) / 2), (*places, *prices)


def _has_many(page: Page, category: float, prices: tuple[Place, ...]) -> bool:
    """Tell whether a page that sells has a range: by its title, or by its prices."""
    if counted(page.title, page.read.language, "category"):
        return True
    paragraphs = {
        number
        for number, place in enumerate(page.body)
        if any(place.start <= it.start < place.end for it in prices)
    }
    amounts = {page.text_of(it) for it in prices}
    enough = 1 if category else FEWEST_PRICES
    return len(paragraphs) > 1 and len(amounts) >= enough


def _is_article(page: Page) -> bool:
    """Tell whether there is enough prose, or prose in enough sections."""
    words, sections = len(page.read.words), len(page.headings)
    return words >= ARTICLE_WORDS or (
        sections >= ARTICLE_SECTIONS and 2 * words >= ARTICLE_WORDS
    )


def _says_interview(page: Page) -> bool:
    """Tell whether the page has the noun itself; people speak on many pages."""
    noun = phrases(page.read.language, "interview")[0]
    return bool(page.mentions(noun)) or noun in page.title.casefold()


def _asks(page: Page) -> bool:
    """Tell whether most subheadings are questions."""
    subs = [page.text_of(it) for it in page.headings if it.level > 1]
    asked = sum(it.endswith(("?", ";")) for it in subs)
    return asked >= FEWEST_QUESTIONS and 2 * asked >= len(subs)


def _is_list_of_best(page: Page) -> bool:
    """Tell whether the title is that of a list, such as “the 9 best” or “top 20”."""
    praised = counted(page.title, page.read.language, "commercial")
    return bool(praised) and any(
        3 <= int(it) <= 200 for it in re.findall(r"(?<!\d)\d{1,3}(?!\d)", page.title)
    )


def _strongest(weights: dict[str, tuple[float, tuple[Place, ...]]]) -> Finding:
    ordered = sorted(weights, key=lambda kind: -weights[kind][0])
    total = sum(weight for weight, _places in weights.values())
    if not total:
        return Finding(None, 0.0, 0.0, (), ())
    best = ordered[0]
    weight, places = weights[best]
    others = (kind for kind in ordered[1:] if weights[kind][0] >= CLOSE * weight / 2)
    return Finding(best, weight, weight / total, tuple(others), places)
