"""Find dates in eleven languages and write them as ISO does."""

import datetime
import re
from collections.abc import Iterator
from typing import NamedTuple

from pydantic import Field

from engine.transform.contract import Part, Span
from engine.transform.prose.months import MONTH
from engine.transform.prose.text import Prose

_NAME = "|".join(sorted(MONTH, key=lambda name: (-len(name), name)))
_DATE = re.compile(
    r"(?<![\w.])(?:"
    rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|\.|º|°|:?a|:?e)?\s{{1,3}}(?:of |de |d[’'])?(?P<m1>{_NAME})\.?,?\s{{1,3}}"
    r"(?:de |del )?(?P<y1>[12]\d{3})"
    rf"|(?P<m2>{_NAME})\.?\s{{1,3}}(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s{{1,3}}(?P<y2>[12]\d{{3}})"
    r"|(?P<y3>[12]\d{3})-(?P<m3>\d{2})-(?P<d3>\d{2})"
    r"|(?P<a>\d{1,2})(?P<sep>[./])(?P<b>\d{1,2})(?P=sep)(?P<y4>[12]\d{3})"
    rf"|(?P<y5>[12]\d{{3}})\s{{1,2}}m\.\s(?P<m5>{_NAME})\s{{1,2}}(?P<d5>\d{{1,2}})\s{{1,2}}d\."
    r")(?!\w)",
    re.IGNORECASE,
)


class Date(NamedTuple):
    """A day that the text names; ``iso`` is None where day and month could be swapped."""

    start: int
    end: int
    iso: str | None


class Day(Part):
    """A day that the text names."""

    iso: str | None = Field(
        title="Date",
        description="As YYYY-MM-DD; null if day and month could be swapped.",
    )
    evidence: Span = Field(title="Place", description="Where it stands.")


def as_day(text: Prose, date: Date) -> Day:
    """Return what was found as a part of an answer."""
    return Day(iso=date.iso, evidence=text.place(date.start, date.end))


def dates(text: Prose) -> Iterator[Date]:
    """Yield the dates of a text, in order."""
    for match in _DATE.finditer(text.clean):
        for iso in _read(match, text.language):
            yield Date(match.start(), match.end(), iso)


def _read(match: re.Match[str], language: str | None) -> Iterator[str | None]:
    """Yield the date in ISO form, None if it has two readings, nothing if it has none."""
    part = match.groupdict()
    if part["a"]:
        yield from _numeric(
            int(part["a"]), int(part["b"]), int(part["y4"]), part["sep"], language
        )
        return
    number = next(it for it in "1235" if part[f"y{it}"])
    month = part[f"m{number}"]
    yield from _day(
        int(part[f"y{number}"]),
        int(month) if month.isdigit() else MONTH[month.lower()],
        int(part[f"d{number}"]),
    )


def _numeric(
    first: int, second: int, year: int, mark: str, language: str | None
) -> Iterator[str | None]:
    if (
        mark == "/"
        and language in ("en", None)
        and max(first, second) <= 12
        and first != second
    ):
        yield None
    elif second > 12:
        yield from _day(year, first, second)
    else:
        yield from _day(year, second, first)


def _day(year: int, month: int, day: int) -> Iterator[str | None]:
    try:
        yield datetime.date(year, month, day).isoformat()
    except ValueError:
        return
