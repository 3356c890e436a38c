"""Quarters, halves and years that figures belong to."""

import functools
import re
from collections.abc import Iterator

from engine.transform.financial.models import Period
from engine.transform.prose.lexicons import entries
from engine.transform.prose.months import MONTH
from engine.transform.prose.phrases import Phrases
from engine.transform.prose.text import Prose

_SHORT = re.compile(
    r"(?<![\w])(?:(?P<part>[QH][1-4]|FY|HY)[ /-]?(?:FY)?[ ’']?(?P<year>20\d{2}|\d{2}(?!\d|[.,]\d))?|(?P<number>[1-4])(?P<letter>[QH])[ ’']?(?P<short>20\d{2}|\d{2})"
    r"|(?P<first>20\d{2})[ /-](?P<after>[QH][1-4]))(?!\w)"
)
_YEAR = re.compile(
    r"[ ,]{1,2}(?:of |de |del |av |i |des Jahres |do |van |del |di |του )?(?:fiscal )?(?P<year>20\d{2})(?!\w)"
)
_LITHUANIAN = re.compile(r"(?P<year>20\d{2}) m\. $")
_MONTHS = re.compile(
    r"(?<!\w)(?P<many>three|six|twelve|tre|sex|tolv|drei|sechs|zwölf|3|6|12)[ -](?:months?|månader|måneder|Monate) (?:period )?"
    r"(?:to|ended|ending|until|till|fram till|som slutade|bis|til) (?:the end of |slutet av |Ende |utgangen av |\d{1,2}\.? )?"
    rf"(?P<month>{'|'.join(sorted(MONTH, key=len, reverse=True))})(?: \d{{1,2}},?)? (?P<year>20\d{{2}})(?!\w)",
    re.IGNORECASE,
)
_MANY = {"three": 3, "tre": 3, "drei": 3, "six": 6, "sex": 6, "sechs": 6, "twelve": 12, "tolv": 12, "zwölf": 12}  # fmt: skip
_ALONE = re.compile(
    r"(?<!\w)(?:under|för|during|in|for|en|durante|im Jahr|für|au cours de|i|il|nel|em|over|το|per) (?P<year>20[012]\d)(?![\w/-]|[.,]\d)"
)


def periods(text: Prose) -> tuple[Period, ...]:
    """Return every period, in order."""
    every = sorted(
        (*_short(text), *_in_words(text), *_in_months(text)),
        key=lambda it: it.evidence.start,
    )
    ends = {it.evidence.end for it in every}
    alone = [
        Period(period=f"{match['year']}-FY", evidence=text.place(*match.span("year")))
        for match in _ALONE.finditer(text.clean)
        if match.end() not in ends
    ]
    return tuple(sorted((*every, *alone), key=lambda it: it.evidence.start))


def _short(text: Prose) -> Iterator[Period]:
    """“Q3 2024”, “FY24”, “3Q24”, “2024-Q3”."""
    for match in _SHORT.finditer(text.clean):
        part = match["part"] or match["after"] or f"{match['letter']}{match['number']}"
        year = match["year"] or match["short"] or match["first"]
        if part in ("H3", "H4") or (part in ("FY", "HY") and not year):
            continue
        yield Period(
            period=_written("H1" if part == "HY" else part, year),
            evidence=text.place(*match.span()),
        )


def _in_words(text: Prose) -> Iterator[Period]:
    """“andra kvartalet 2024”, “first half of 2024”, “fiscal 2022”."""
    for match in _phrases(text.language).find(text):
        year = _YEAR.match(text.clean, match.end)
        before = _LITHUANIAN.search(text.clean, max(0, match.start - 9), match.start)
        if before is not None:
            yield Period(
                period=_written(match.label, before["year"]),
                evidence=text.place(before.start(), match.end),
            )
            continue
        if year is None and match.label == "FY":
            continue
        end = year.end() if year else match.end
        yield Period(
            period=_written(match.label, year["year"] if year else None),
            evidence=text.place(match.start, end),
        )


def _in_months(text: Prose) -> Iterator[Period]:
    """“three months to September 2025”, where the months end a quarter, half or year."""
    for match in _MONTHS.finditer(text.clean):
        written = match["many"].lower()
        many = _MANY.get(written) or int(written)
        month = MONTH[match["month"].lower()]
        if month % many == 0:
            part = {3: f"Q{month // 3}", 6: f"H{month // 6}", 12: "FY"}[many]
            yield Period(
                period=_written(part, match["year"]),
                evidence=text.place(*match.span()),
            )


def _written(part: str, year: str | None) -> str:
    if year is None:
        return part
    return f"{year if len(year) == 4 else '20' + year}-{part}"


@functools.cache
def _phrases(language: str | None) -> Phrases[str]:
    phrases: Phrases[str] = Phrases()
    for form, name in entries("financial", "periods", language):
        phrases.add(form, name)
    return phrases
