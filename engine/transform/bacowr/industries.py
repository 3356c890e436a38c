"""Which regulated trades a job touches, and whether an article says what it must."""

from collections.abc import Iterator
from dataclasses import dataclass

from engine.transform.pages import Page
from engine.transform.reading import Place
from engine.transform.vocabulary import INDUSTRIES, Industry, counted, found

FEWEST = 3
FEWEST_KINDS: dict[Industry, int] = {"finance": 2, "health": 2, "legal": 2}
"""One word of these, however often, stands on pages about anything."""
DENSITY = 1.0
"""So many of a trade's words in a hundred make a page one about the trade."""


@dataclass(frozen=True, slots=True)
class Touched:
    """A trade that a page or an anchor is about, and the words that say so."""

    industry: Industry
    page: Page | None
    places: tuple[Place, ...]


def touched(
    pages: tuple[Page, ...], anchor: str, language: str | None
) -> list[Touched]:
    """Return the trades that pages or the anchor are about, each once."""
    return list(_touched(pages, anchor, language))


def disclaimers(article: Page, industry: Industry) -> list[Place]:
    """Return where an article has the words that a trade must carry."""
    return found(article.read, f"{industry}_disclaimer")


def promises(page: Page) -> list[Place]:
    """Return where a page promises what nobody can."""
    return found(page.read, "promises")


def _touched(
    pages: tuple[Page, ...], anchor: str, language: str | None
) -> Iterator[Touched]:
    for industry in INDUSTRIES:
        some = ((page, tuple(found(page.read, industry))) for page in pages)
        fewest = FEWEST_KINDS.get(industry, 1)
        about = next((it for it in some if _is_about(*it, fewest)), None)
        if about is not None:
            yield Touched(industry, *about)
        elif counted(anchor, language, industry):
            yield Touched(industry, None, ())


def _is_about(page: Page, places: tuple[Place, ...], fewest: int) -> bool:
    words = max(1, len(page.read.words))
    kinds = {stem for place in places for stem in page.stems_in(place)}
    if len(kinds) < fewest:
        return False
    return len(places) >= FEWEST and 100 * len(places) / words >= DENSITY
