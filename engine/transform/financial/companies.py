"""Companies and the tickers of their shares."""

import re
from collections.abc import Iterator

from engine.transform.financial.company_cues import cued, is_central_bank
from engine.transform.financial.models import Company, Ticker
from engine.transform.prose.names import (
    ENDINGS,
    LINK,
    UPPER,
    WORD,
    after_stop,
    name_before,
)
from engine.transform.prose.text import Prose

_NAMED = re.compile(
    rf"(?<![\w.$])(?:{WORD}(?:, | (?:{LINK} ){{0,2}})){{1,6}}?(?:{ENDINGS})(?:,? (?:{ENDINGS}))?(?!\w)"
)
_BANKS = re.compile(
    rf"(?<![\w.])[{UPPER}]\w{{2,20}}(?:banken|bolaget|koncernen|gruppen)(?!\w)"
)
_OPENING = re.compile(
    r"^(?:The|Our|This|Its|Parent|Die|Der|Das|La|Le|Les|El|Los|Il|De|Het|Een|Shares of|Bolaget|Gruppen|Koncernen|Und|And|Och|Η|Ο|Το|A|O) "
)
_BARE = re.compile(rf"(?:{ENDINGS})")
_EXCHANGES = (
    r"NASDAQ(?: (?:Stockholm|Helsinki|Copenhagen|Nordic))?|Nasdaq(?: (?:Stockholm|Helsinki|Copenhagen|First North))?|NYSE(?: American)?"
    r"|LSE|AIM|SIX|XETRA|Xetra|FWB|FRA|EPA|Euronext(?: (?:Paris|Amsterdam|Lisbon|Oslo|Brussels))?|BME|BIT|AMS|STO|OMX|OSE|CPH|HEL|TSX|ASX"
    r"|HKEX|TSE|ETR|SWX|BMV|B3|JSE|NSE|BSE"
)
_LISTED = re.compile(
    rf"(?<!\w)(?P<exchange>{_EXCHANGES}): ?(?P<symbol>[A-Z0-9]{{1,6}}(?:[.-][A-Z]{{1,2}})?(?: [AB](?!\w))?)(?![\w])"
)
_CASHTAG = re.compile(r"(?<![\w$])\$(?P<symbol>[A-Z]{1,5}(?:\.[A-Z]{1,2})?)(?!\w)")
_NEAR = 2


def tickers(text: Prose) -> tuple[Ticker, ...]:
    """Return the tickers, in order."""
    every = [*_LISTED.finditer(text.clean), *_CASHTAG.finditer(text.clean)]
    return tuple(
        Ticker(
            symbol=match["symbol"],
            exchange=match.groupdict().get("exchange"),
            evidence=text.place(*match.span()),
        )
        for match in sorted(every, key=re.Match.start)
    )


def companies(text: Prose, listed: tuple[Ticker, ...]) -> tuple[Company, ...]:
    """Return the companies, each once, in order of mention."""
    places = sorted({*_named(text), *_before_tickers(text, listed), *cued(text)})
    symbols = {it.evidence.start: it.symbol for it in listed}
    found: dict[str, Company] = {}
    for start, end in _apart(places):
        place = text.place(start, end)
        key = place.text.casefold().rstrip(".")
        known = found.get(key)
        found[key] = Company(
            name=known.name if known else place.text,
            ticker=(known.ticker if known else None) or _symbol(symbols, end),
            mentions=known.mentions + 1 if known else 1,
            evidence=known.evidence if known else place,
        )
    return tuple(found.values())


def _named(text: Prose) -> Iterator[tuple[int, int]]:
    for pattern in (_NAMED, _BANKS):
        for match in pattern.finditer(text.clean):
            start = after_stop(text.clean, *match.span())
            while opening := _OPENING.match(text.clean[start : match.end()]):
                start += opening.end()
            name = text.clean[start : match.end()]
            if not _BARE.fullmatch(name) and not is_central_bank(name):
                yield start, _end(text.clean, start, match.end())


def _end(clean: str, start: int, end: int) -> int:
    """Leave out a full stop that ends the line rather than “Ltd.”; “S.A.” keeps its own."""
    ends_line = not clean[end : end + 2].strip(" ") or clean[end : end + 1] == "\n"
    is_stop = clean.endswith(".", start, end) and clean[end - 3 : end - 2] != "."
    return end - 1 if ends_line and is_stop else end


def _before_tickers(
    text: Prose, listed: tuple[Ticker, ...]
) -> Iterator[tuple[int, int]]:
    """“Northwind Traders (NASDAQ: NWTR)” names a company without a legal ending."""
    for it in listed:
        start = it.evidence.start
        if it.exchange and text.clean[start - 2 : start] == " (":
            name = name_before(text.clean, start - 2)
            if name is not None and not text.clean[name[0] : name[1]].startswith(
                "Shares"
            ):
                yield name


def _apart(places: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the places that do not overlap the one before; the longer of a start wins."""
    done = 0
    for start, end in sorted(places, key=lambda it: (it[0], -it[1])):
        if start >= done:
            yield start, end
            done = end


def _symbol(symbols: dict[int, str], end: int) -> str | None:
    return next(
        (symbols[it] for it in range(end + 1, end + 2 + _NEAR) if it in symbols), None
    )
