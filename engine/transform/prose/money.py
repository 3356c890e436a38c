"""Find amounts of money and say how much they are."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pydantic import Field

from engine.transform.contract import Part, Span
from engine.transform.prose.numbers import NUMBER, plain, value
from engine.transform.prose.text import Prose

_B = r"(?![^\W\d_])"


class Money(NamedTuple):
    """An amount: where it stands, how much, and of which currency."""

    start: int
    end: int
    value: int | float
    currency: str


class Amount(Part):
    """An amount of money."""

    value: int | float = Field(title="Value", description="How much, in whole units.")
    currency: str = Field(title="Currency", description="Its ISO code.")
    evidence: Span = Field(title="Place", description="Where it stands.")


_CODES = [
    "USD",
    "EUR",
    "GBP",
    "SEK",
    "NOK",
    "DKK",
    "CHF",
    "JPY",
    "CNY",
    "AUD",
    "CAD",
    "NZD",
    "PLN",
    "CZK",
    "HUF",
    "INR",
    "BRL",
    "MXN",
    "ZAR",
    "RUB",
    "TRY",
    "KRW",
    "SGD",
    "HKD",
    "ISK",
    "RON",
    "BGN",
    "ILS",
    "AED",
    "SAR",
    "THB",
    "LTL",
    "CLP",
    "ARS",
    "COP",
]
SIGNS = {
    "US$": "USD", "A$": "AUD", "C$": "CAD", "NZ$": "NZD", "HK$": "HKD", "S$": "SGD",
    "R$": "BRL", "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₽": "RUB",
    "₩": "KRW", "zł": "PLN", "kr.": "kr", "kr": "kr", "Kč": "CZK",
}  # fmt: skip
_NAMES = {
    "USD": r"(?:US[- ])?dollars?|(?:amerikanska |US-)?dollar|dólares(?: estadounidenses)?"
    r"|dollari|δολάρια|doleri(?:ų|ai)|US-Dollar",
    "EUR": r"euros?|eur[ąųo]|eurai|ευρώ",
    "GBP": r"pounds?(?: sterling)?|(?:brittiska )?pund|Pfund|libras(?: esterlinas)?|sterline",
    "kr": r"kronor|kroner|krona|krone|kronas",
    "SEK": r"svenska kronor",
    "CHF": r"(?:Swiss |Schweizer )?francs?|Franken|franchi svizzeri",
    "JPY": r"yen",
}
_KRONA = {"sv": "SEK", "nb": "NOK"}
_THOUSAND, _MILLION, _BILLION, _TRILLION = 1e3, 1e6, 1e9, 1e12
_SCALES: tuple[tuple[str, float], ...] = (
    (r"mil millones(?: de)?|mil milhões(?: de)?", _BILLION),
    (
        r"billones(?: de)?|biljoner|biljon|Billionen|trillions?|tn|bilhões(?: de)?(?!\w)",
        _TRILLION,
    ),
    (
        r"billions?|bn|miljarder|miljard|milliarder|milliard(?:s|en?)?(?: d[e’'])?|miliardi(?: di)?"
        r"|mdr|mrd\.?|mlrd\.?|md|mia\.?|δισ\.?(?:εκατομμύρια)?|milijard(?:ų|ai|us)",
        _BILLION,
    ),
    (
        r"millions?(?: d[e’'])?|miljoner|miljon|millioner|Millionen|Million|mio\.?|mln\.?|mn|mm"
        r"|milj\.?|mill\.?|millones(?: de)?|millón(?: de)?|milioni(?: di)?|milione(?: di)?"
        r"|milhões(?: de)?|milhão(?: de)?|miljoen|εκατ\.?|εκατομμύρια|milijon(?:ų|ai|us)",
        _MILLION,
    ),
    (
        r"thousand|tusen|Tausend|Tsd\.?|mille|mila|mil|duizend|χιλιάδες|tūkst\.?",
        _THOUSAND,
    ),
    (r"[bB]", _BILLION),
    (r"[mM]", _MILLION),
    (r"[kK]|[tT](?=[A-Zk])", _THOUSAND),
)
_JOINED = (
    (r"mdkr|mdr ?kr|mdSEK", _BILLION, "kr"),
    (r"[mM]kr|mnkr|MNOK", _MILLION, "kr"),
    (r"MSEK", _MILLION, "SEK"),
    (r"MUSD", _MILLION, "USD"),
    (r"MEUR|M€|m€", _MILLION, "EUR"),
    (r"MGBP", _MILLION, "GBP"),
    (r"MDKK", _MILLION, "DKK"),
    (r"MCHF", _MILLION, "CHF"),
    (r"[tT]kr|[kK]kr", _THOUSAND, "kr"),
    (r"[TK]SEK", _THOUSAND, "SEK"),
    (r"[TK]EUR|[Kk]€", _THOUSAND, "EUR"),
    (r"[TK]USD", _THOUSAND, "USD"),
)


SCALES_BY_WORD = {
    "thousand": _THOUSAND, "k": _THOUSAND, "000": _THOUSAND, "tusental": _THOUSAND,
    "millier": _THOUSAND, "million": _MILLION, "m": _MILLION, "mn": _MILLION,
    "mio": _MILLION, "miljoner": _MILLION, "millone": _MILLION,
}  # fmt: skip
"""What the head of a table says its figures are in, less a plural s -> how many."""


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))


_SCALE = re.compile(
    r"[ \u00a0\u202f-]?(?:"
    + "|".join(f"(?P<s{n}>(?i:{words}))" if len(words) > 8 else f"(?P<s{n}>{words})"
               for n, (words, _scale) in enumerate(_SCALES))
    + r")(?:(?<=[’'])|(?=[^\w]|[A-Z$€£]|kr\b|$))"
)  # fmt: skip
_UNIT = re.compile(
    r"[ \u00a0\u202f]?(?:"
    + "|".join(f"(?P<j{n}>{words})" for n, (words, _s, _c) in enumerate(_JOINED))
    + "|" + "|".join(f"(?P<n{code}>(?i:{words}))" for code, words in _NAMES.items())
    + f"|(?P<code>{_any(_CODES)})|(?P<sign>{_any(sorted(SIGNS, key=len, reverse=True))}))"
    + _B
)  # fmt: skip
_BEFORE = re.compile(
    rf"(?:(?<![A-Za-z])(?P<code>{_any(_CODES)})|(?P<sign>{_any(sorted(SIGNS, key=len, reverse=True))}))"
    r"[ \u00a0\u202f]?(?P<open>\(?)(?P<minus>[-−–]?)$"
)
_REACH = 9


def amounts(text: Prose) -> Iterator[Money]:
    """Yield the amounts of money in a text, in order."""
    done = 0
    for match in NUMBER.finditer(text.clean):
        if match.start() < done:
            continue
        found = _amount(text, match, done)
        if found is not None:
            done = found.end
            yield found


def as_amount(text: Prose, money: Money) -> Amount:
    """Return what was found as a part of an answer."""
    return Amount(
        value=money.value,
        currency=money.currency,
        evidence=text.place(money.start, money.end),
    )


def scaled(text: Prose, match: re.Match[str]) -> tuple[int | float, int]:
    """Return the value of a number with its scale word, and where that ends."""
    scale = _SCALE.match(text.clean, match.end())
    number = value(match[0], text.language)
    if scale is None:
        return plain(number), match.end()
    return plain(number * _SCALES[int((scale.lastgroup or "s0")[1:])][1]), scale.end()


def _amount(text: Prose, match: re.Match[str], done: int) -> Money | None:
    clean, start = text.clean, match.start()
    before = _BEFORE.search(clean, max(done, start - _REACH), start)
    number, end = scaled(text, match)
    if before is not None:
        currency = before["code"] or SIGNS[before["sign"]]
        begin = before.start()
    else:
        unit = _UNIT.match(clean, end)
        if unit is None:
            return None
        begin, currency, factor = start, *_unit(unit)
        number, end = plain(number * factor), unit.end()
    begin, end, negative = _sign(clean, begin, end, before)
    currency = _KRONA.get(text.language or "", "SEK") if currency == "kr" else currency
    return Money(begin, end, -number if negative else number, currency)


def _unit(unit: re.Match[str]) -> tuple[str, float]:
    group = unit.lastgroup or ""
    if group == "code":
        return unit[group], 1.0
    if group == "sign":
        return SIGNS[unit[group]], 1.0
    if group.startswith("j"):
        _words, factor, currency = _JOINED[int(group[1:])]
        return currency, factor
    return group[1:], 1.0


def _sign(
    clean: str, begin: int, end: int, before: re.Match[str] | None
) -> tuple[int, int, bool]:
    """Take in a minus sign or the brackets that bookkeepers write for a loss."""
    if before is not None and before["minus"]:
        return begin, end, True
    if before is not None and before["open"] and clean[end : end + 1] == ")":
        return begin, end + 1, True
    lead = clean[begin - 1 : begin] if begin else ""
    if lead == "(" and clean[end : end + 1] == ")":
        return begin - 1, end + 1, True
    if lead in ("-", "−") and not clean[begin - 2 : begin - 1].isalnum():
        return begin - 1, end, True
    return begin, end, False
