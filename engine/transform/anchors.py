"""Words that could carry a link: what type they are, and how risky, for which reasons."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from pydantic import Field

from engine.siex.characters import WORD
from engine.transform.contract import FieldSpan, Part, Share
from engine.transform.meaning import Phrases, Weights, content, nearness, overlap
from engine.transform.named import brand_of, is_brand
from engine.transform.pages import TITLE_PARTS, Page
from engine.transform.reading import stemmed
from engine.transform.telling import own_stems
from engine.transform.vocabulary import counted, phrases

AnchorType: TypeAlias = Literal["exact", "partial", "brand", "generic"]
Risk: TypeAlias = Literal["low", "medium", "high"]
LOW, HIGH = 0.4, 0.7
LONGEST = 60
SHORTEST = 3
MOST_WORDS = 6
EXACT, PARTIAL = 0.9, 0.3
FOREIGN = 0.2
"""An anchor that is less near than this to a page is nothing it writes about."""
MOST_CANDIDATES = 15
ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)+(?:/\S*)?", re.IGNORECASE
)


class AnchorRisk(Part):
    """How likely it is that a search engine or a reader takes the link amiss."""

    score: Share = Field(title="Score", description="The risk; the sum of its reasons.")
    level: Risk = Field(
        title="Level", description="Low below 0.4, high from 0.7, else medium."
    )
    reasons: tuple[str, ...] = Field(
        title="Reasons", description="What the risk consists of, each with its part."
    )


class AnchorCandidate(Part):
    """Words that could carry the link."""

    text: str = Field(title="Anchor", description="The words.")
    type: AnchorType = Field(
        title="Type",
        description="Exact for the target's main keyword, partial, brand or generic.",
    )
    score: Share = Field(
        title="Score", description="How well it fits both pages, less its risk."
    )
    risk: AnchorRisk = Field(title="Risk", description="How risky it is, and why.")
    in_publisher: tuple[FieldSpan, ...] = Field(
        title="Places",
        description="Where the publisher's page has these words already.",
    )


@dataclass(frozen=True)
class Anchoring:
    """What an anchor is judged by: the page it stands on and the page it leads to."""

    publisher: Page
    target: Page
    main_query: str = ""

    @property
    def language(self) -> str | None:
        """The language that anchors are read in."""
        return self.publisher.read.language or self.target.read.language

    @property
    def main_keyword(self) -> str:
        """What the target wants to be found for."""
        if self.main_query:
            return self.main_query
        return self.target.subject or self.target.title

    @property
    def subjects(self) -> tuple[Weights, ...]:
        """The stems of the main keyword, of what it is about, and of the page's subject."""
        language = self.language
        main = content(self.main_keyword, language)
        own = own_stems(self.main_keyword, "", language)
        about = {stem: weight for stem, weight in main.items() if stem in own}
        return main, about, content(self.target.subject, language)

    @property
    def brand(self) -> str:
        """The name in the target's domain, such as norrhamn."""
        return brand_of(self.target.domain)


def anchor_type(text: str, judged: Anchoring) -> AnchorType:
    """Return the type of an anchor."""
    if is_brand(text, judged.brand):
        return "brand"
    if is_generic(text, judged.language) or not WORD.search(text):
        return "generic"
    own = content(text, judged.language)
    likeness = max(overlap(own, it) for it in judged.subjects)
    if likeness >= EXACT:
        return "exact"
    return "partial" if likeness >= PARTIAL or _fits(text, judged) else "generic"


def is_generic(text: str, language: str | None) -> bool:
    """Tell whether an anchor says nothing about where it leads, such as “read more”."""
    said = stemmed(text, language)
    return any(said == stemmed(it, language) for it in phrases(language, "generic"))


def is_address(text: str) -> bool:
    """Tell whether an anchor is a bare address."""
    return bool(ADDRESS.fullmatch(text.strip()))


def anchor_risk(text: str, judged: Anchoring) -> AnchorRisk:
    """Return the risk of an anchor with its reasons."""
    reasons = list(_reasons(text, judged))
    score = round(min(1.0, sum(part for part, _why in reasons)), 2)
    told = tuple(f"+{part:.2f} {why}" for part, why in reasons)
    return AnchorRisk(score=score, level=risk_level(score), reasons=told)


def risk_level(score: float) -> Risk:
    """Return the word for a risk."""
    return "low" if score < LOW else "high" if score >= HIGH else "medium"


def anchor_candidates(
    judged: Anchoring, proposed: str = ""
) -> tuple[AnchorCandidate, ...]:
    """Return words that could carry the link, the proposed one first, then the best."""
    if judged.target.is_empty:
        return (_candidate(proposed, judged),) if proposed.strip() else ()
    texts = {it.casefold(): it for it in _texts(judged)}.values()
    made = sorted((_candidate(it, judged) for it in texts), key=lambda it: -it.score)
    first = [_candidate(proposed, judged)] if proposed.strip() else []
    said = proposed.strip().casefold()
    rest = [it for it in made if it.text.casefold() != said and it.type != "generic"]
    return tuple((first + rest)[:MOST_CANDIDATES])


def _candidate(text: str, judged: Anchoring) -> AnchorCandidate:
    text = " ".join(text.split())
    risk = anchor_risk(text, judged)
    near = _nearest(text, judged.publisher), _nearest(text, judged.target)
    fit = (sum(near) + 2 * _leads_there(text, judged)) / 4
    places = judged.publisher.mentions(text)
    return AnchorCandidate(
        text=text,
        type=anchor_type(text, judged),
        score=round(max(0.0, min(1.0, 0.5 + 0.5 * fit - 0.5 * risk.score)), 4),
        risk=risk,
        in_publisher=tuple(judged.publisher.span(place) for place in places[:3]),
    )


def _texts(judged: Anchoring) -> Iterator[str]:
    """Yield keywords of the target that say something of their own, and its names."""
    language = judged.target.read.language
    for term in judged.target.terms[:20]:
        if (
            term.type not in ("DATE", "NUMBER", "PERSON")
            and len(term.text) <= LONGEST
            and own_stems(term.text, "", language)
        ):
            yield term.text
    if judged.target.brand:
        yield judged.target.brand
    head = TITLE_PARTS.split(judged.target.title)[0].strip()
    if 0 < len(head) <= LONGEST:
        yield head


def _reasons(text: str, judged: Anchoring) -> Iterator[tuple[float, str]]:
    yield from _subject_reasons(text, judged)
    yield from _word_reasons(text, judged.language)
    if _is_used(text, judged.publisher):
        yield 0.3, "the page has a link with these words already"


def _subject_reasons(text: str, judged: Anchoring) -> Iterator[tuple[float, str]]:
    """Yield what is risky in how the anchor names the target."""
    kind = anchor_type(text, judged)
    said = content(text, judged.language).keys()
    if kind == "exact":
        yield 0.4, f"it is the target's main keyword, “{judged.main_keyword}”"
    elif any(it and it.keys() <= said for it in judged.subjects):
        yield 0.2, f"it has the target's main keyword in it, “{judged.main_keyword}”"
    if is_address(text):
        yield 0.1, "it is a bare address, which nobody reads aloud"
    elif kind == "generic":
        yield 0.15, "it does not say where the link leads"
    known = kind == "partial" and not judged.publisher.is_empty
    if known and _nearest(text, judged.publisher) < FOREIGN:
        yield 0.2, "the page does not write about it"


def _word_reasons(text: str, language: str | None) -> Iterator[tuple[float, str]]:
    """Yield what is risky in the anchor's words alone."""
    selling = sum(counted(text, language, it) for it in ("transactional", "commercial"))
    if selling:
        yield min(0.4, 0.3 * selling), "it has words that sell"
    if counted(text, language, "promises"):
        yield 0.3, "it promises too much"
    words = WORD.findall(text)
    if len(text) > LONGEST or len(words) > MOST_WORDS:
        yield 0.2, f"it is long ({len(words)} words, {len(text)} characters)"
    elif len(text) < SHORTEST:
        yield 0.2, "it is too short to be seen"
    if _repeats(words, language):
        yield 0.2, "it repeats a word"


def _repeats(words: Iterable[str], language: str | None) -> bool:
    stems = list(content(" ".join(words), language))
    said = [it for word in words for it in stemmed(word, language)]
    return any(said.count(stem) > 1 for stem in stems)


def _is_used(text: str, page: Page) -> bool:
    said = text.casefold()
    return any(page.text_of(link).casefold() == said for link in page.links)


def _leads_there(text: str, judged: Anchoring) -> float:
    """Return how far words name what the target is there for, and not a detail of it."""
    if is_brand(text, judged.brand):
        return 1.0
    subjects = tuple(it for it in (judged.main_keyword, judged.target.subject) if it)
    language = judged.target.read.language
    near = nearness(Phrases((text,), language), Phrases(subjects, language))
    return float(near.max(initial=0.0))


def _fits(text: str, judged: Anchoring) -> bool:
    return _nearest(text, judged.target) >= 0.45


def _nearest(text: str, page: Page) -> float:
    """Return how near an anchor is to what the page is about, its keywords weighed."""
    terms = page.terms[:25]
    if not terms:
        return 0.0
    top = max(term.score for term in terms)
    worth = np.sqrt([term.score / top for term in terms]) if top else 1.0
    own = Phrases(tuple(term.text for term in terms), page.read.language)
    near = nearness(Phrases((text,), page.read.language), own)[0]
    return float((near * worth).max())
