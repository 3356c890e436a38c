"""Keywords as a record holds them, read with care: any node may have changed them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.panels.keyword_chips import keywords

Span = tuple[int, int]
TYPE_WORDS = {
    "PERSON": "Person",
    "ORG": "Organisation",
    "LOC": "Place",
    "PRODUCT": "Product",
    "EVENT": "Event",
    "LAW": "Law",
    "DATE": "Date",
    "NUMBER": "Number",
    "CONCEPT": "Concept",
}
TYPE_HUES = {
    "PERSON": "violet",
    "ORG": "blue",
    "LOC": "green",
    "PRODUCT": "orange",
    "EVENT": "pink",
    "LAW": "slate",
    "DATE": "amber",
    "NUMBER": "yellow",
    "CONCEPT": "teal",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A keyword; what its record does not say is empty.

    ``spans`` are start and end of its mentions, in text order, in code points.
    """

    text: str
    score: float
    confidence: float | None = None
    type: str = ""
    count: int | None = None
    spans: tuple[Span, ...] = ()
    variants: tuple[str, ...] = ()
    related: tuple[str, ...] = ()

    @property
    def hue(self) -> str:
        """The name of the colour that goes with its type."""
        return TYPE_HUES.get(self.type, "teal")


def keyword_fields(records: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
    """Return the fields that hold a list of keywords in some of the records."""
    return tuple(
        dict.fromkeys(
            name
            for record in records
            for name, value in record.items()
            if keywords(value)
        )
    )


def found_in(value: Any) -> tuple[Found, ...]:
    """Return the keywords of a field, best first."""
    if not isinstance(value, list):
        return ()
    found = [_found(item) for item in value if keywords([item])]
    return tuple(sorted(found, key=lambda one: -one.score))


def stand_in(content: str, found: Sequence[Found]) -> bool:
    """Tell whether keywords were found in this text and not in another one.

    The form that a keyword is shown in stands at one of its places at least; a node may
    have changed a few keywords since, but not most of them.
    """
    placed = [one for one in found if one.spans]
    right = sum(_is_placed(content, one) for one in placed)
    return 2 * right > len(placed) or not placed


def _is_placed(content: str, one: Found) -> bool:
    forms = {_plain(form) for form in (one.text, *one.variants)}
    return any(_plain(content[start:end]) in forms for start, end in one.spans)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _found(item: Mapping[str, Any]) -> Found:
    count = item.get("count")
    return Found(
        text=item["text"],
        score=min(max(float(item["score"]), 0.0), 1.0),
        confidence=_number(item.get("confidence")),
        type=item["type"] if isinstance(item.get("type"), str) else "",
        count=count if isinstance(count, int) and not isinstance(count, bool) else None,
        spans=tuple(sorted(_spans(item.get("offsets")))),
        variants=tuple(_texts(item.get("variants"))),
        related=tuple(_texts(item.get("related"))),
    )


def _spans(value: Any) -> Iterator[Span]:
    for pair in value if isinstance(value, list) else ():
        match pair:
            case [int(start), int(end)] if 0 <= start < end:
                yield start, end
            case _:
                continue


def _texts(value: Any) -> Iterator[str]:
    for text in value if isinstance(value, list) else ():
        if isinstance(text, str):
            yield text


def _number(value: Any) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value)
