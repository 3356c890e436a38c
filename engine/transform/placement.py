"""Where on a page a link would stand well, paragraph by paragraph, with reasons."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pydantic import Field

from engine.siex.characters import WORD
from engine.transform.anchors import is_address, is_generic
from engine.transform.contract import FieldSpan, Part, Share
from engine.transform.meaning import Weights, content, piece
from engine.transform.pages import Heading, Page
from engine.transform.reading import Place

FEWEST_WORDS = 20
FEWEST_SENTENCES = 2
MOST_SPOTS = 5
MOST_TERMS = 25
PREVIEW = 100
MOST_PARAGRAPHS = 400
COMPOUND = 0.66
"""A word that is so large a part of another one is said with it."""


class LinkSpot(Part):
    """A paragraph that could carry the link."""

    heading: str = Field(
        title="Section", description="The heading above it, empty where there is none."
    )
    paragraph_index: int = Field(
        ge=0, title="Paragraph", description="Its number in the body, from 0."
    )
    score: Share = Field(
        title="Score", description="How well a link would stand there."
    )
    relevance: Share = Field(
        title="Relevance", description="How much of the target's subject it is about."
    )
    keyword_density: float = Field(
        ge=0, title="Keyword density", description="Target keywords per hundred words."
    )
    recommended: bool = Field(
        title="Recommended", description="Whether a link can be advised there."
    )
    reasons: tuple[str, ...] = Field(
        title="Reasons", description="What speaks for it and against it."
    )
    preview: str = Field(title="Preview", description="How the paragraph begins.")
    keywords: tuple[FieldSpan, ...] = Field(
        title="Keywords", description="Where the target's keywords stand in it."
    )
    evidence: FieldSpan = Field(title="Place", description="The whole paragraph.")


@dataclass(frozen=True)
class Subject:
    """What a link should be about: phrases, what each is worth, and a page all of it."""

    texts: tuple[str, ...]
    worth: tuple[float, ...]
    whole: float
    language: str | None

    @property
    def stems(self) -> tuple[Weights, ...]:
        """The content stems of each phrase."""
        return tuple(content(text, self.language) for text in self.texts)


def subject_of(target: Page, anchor: str = "", query: str = "") -> Subject:
    """Return the subject of a link to a page: anchor and query, then its keywords.

    An anchor such as “read more” or an address says nothing of the subject.
    """
    terms = target.terms[:MOST_TERMS]
    top = max((term.score for term in terms), default=1.0)
    language = target.read.language
    telling = anchor if content(anchor, language) else ""
    if is_generic(anchor, language) or is_address(anchor):
        telling = ""
    leading = (telling, query, target.subject)
    texts = list({it.casefold(): it for it in leading if it.strip()}.values())
    worth = [top] * len(texts)
    words = [
        it
        for text in texts
        for it in WORD.findall(text)
        if " " in text and content(it, language)
    ]
    texts += words
    worth += [top] * len(words)
    texts += (term.text for term in terms)
    worth += (term.score for term in terms)
    whole = top + sum(term.score for term in terms)
    return Subject(tuple(texts), tuple(worth), whole, language)


def link_spots(page: Page, subject: Subject) -> tuple[LinkSpot, ...]:
    """Return the best paragraphs for a link, best first; none where nothing fits."""
    body = page.body[:MOST_PARAGRAPHS]
    stems = subject.stems
    spots = [
        _spot(page, number, place, subject, stems) for number, place in enumerate(body)
    ]
    fitting = [spot for spot in spots if spot.relevance > 0]
    return tuple(sorted(fitting, key=lambda it: -it.score)[:MOST_SPOTS])


def _spot(
    page: Page, number: int, place: Place, subject: Subject, stems: Sequence[Weights]
) -> LinkSpot:
    held = page.stems_in(place)
    said = {*held, *_section_stems(page, place)}
    hits = [n for n, own in enumerate(stems) if own and _is_said(own, said)]
    words = list(_keyword_words(page, place, [stems[n] for n in hits]))
    relevance = _relevance(hits, subject, stems)
    judged = list(_judged(page, number, place, relevance))
    score = max(0.0, min(1.0, 0.6 * relevance + sum(part for part, _why in judged)))
    return LinkSpot(
        paragraph_index=number,
        heading=_section(page, place),
        score=round(score, 4),
        relevance=round(relevance, 4),
        keyword_density=round(100 * len(words) / max(1, len(held)), 1),
        recommended=relevance >= 0.2 and all(part >= 0 for part, _why in judged),
        reasons=(_about(hits, subject), *(why for _part, why in judged)),
        preview=page.text_of(place)[:PREVIEW],
        keywords=tuple(page.span(it) for it in words[:6]),
        evidence=page.span(place),
    )


def _is_said(own: Weights, held: set[str]) -> bool:
    """Tell whether all stems stand there, alone or as the main part of a compound."""
    return all(
        stem in held or any(piece(stem, it) >= COMPOUND for it in held) for stem in own
    )


def _about(hits: Iterable[int], subject: Subject) -> str:
    named = list({subject.texts[n].casefold(): subject.texts[n] for n in hits}.values())
    if not named:
        return "it does not mention the target's subject"
    told = ", ".join(f"“{it}”" for it in named[:4])
    return f"it mentions {told}" + (f" and {len(named) - 4} more" if named[4:] else "")


def _relevance(
    hits: Iterable[int], subject: Subject, stems: Sequence[Weights]
) -> float:
    """Return the mentioned worth, each stem counted once, of a third of all worth."""
    seen: set[str] = set()
    reached = 0.0
    for number in hits:
        fresh = stems[number].keys() - seen
        reached += subject.worth[number] * len(fresh) / len(stems[number])
        seen |= stems[number].keys()
    whole = subject.whole / 3
    return min(1.0, reached / whole) if whole else 0.0


def _judged(
    page: Page, number: int, place: Place, relevance: float
) -> Iterator[tuple[float, str]]:
    """Yield what speaks for (above 0) and against (below 0) a link in a paragraph."""
    last = len(page.body) - 1
    if relevance and 0 < number < last:
        yield 0.15, "it stands in the middle of the page"
    elif number == 0 and last > 0:
        yield -0.05, "it opens the page, before the reader knows the subject"
    words = page.words_in(place)
    sentences = len({word.sentence for word in words})
    if len(words) >= FEWEST_WORDS and sentences >= FEWEST_SENTENCES:
        yield 0.15, f"it has {sentences} sentences around a link"
    else:
        yield -0.2, "it is too short to carry a link"
    if links := [it for it in page.links if place.start <= it.start < place.end]:
        yield -0.3, f"it has a link already, to {links[0].url[:80]}"
    else:
        yield 0.1, "it has no link yet"


def _section(page: Page, place: Place) -> str:
    above = _heading_above(page, place)
    return page.text_of(above) if above else ""


def _section_stems(page: Page, place: Place) -> tuple[str, ...]:
    """Return the stems of the subheading above; what a section is about, it says."""
    above = _heading_above(page, place)
    return page.stems_in(above) if above and above.level > 1 else ()


def _heading_above(page: Page, place: Place) -> Heading | None:
    above = [it for it in page.headings if it.end <= place.start]
    return above[-1] if above else None


def _keyword_words(
    page: Page, place: Place, phrases: Sequence[Weights]
) -> Iterator[Place]:
    sought = {stem for phrase in phrases for stem in phrase}
    words = zip(page.words_in(place), page.stems_in(place), strict=True)
    yield from (
        word
        for word, stem in words
        if stem in sought or any(piece(stem, it) >= COMPOUND for it in sought)
    )
