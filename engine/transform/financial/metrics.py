"""Key figures, each tied to its value, its period and its change."""

import functools
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from engine.transform.financial.comparisons import previous
from engine.transform.financial.models import Metric, Percentage, Period
from engine.transform.prose.lexicons import entries
from engine.transform.prose.money import SCALES_BY_WORD, SIGNS, Money
from engine.transform.prose.numbers import NUMBER, plain, value
from engine.transform.prose.phrases import Match, Phrases
from engine.transform.prose.text import Prose, Stretch

_FALL = re.compile(
    r"(?<!\w)(?i:fell|fall|falls|declined?|decreased?|down|dropped|drop|lower|slipped|shrank|minskade|minskning|minskat|sjönk|föll|ned|nedgång"
    r"|tappade|sank|sanken|fiel|fielen|rückgang|minus|gesunken|baisse|recul|reculé|diminué|en baisse|cayó|bajó|descenso|menos|disminuyó)(?!\w)"
)
_DECLARED = re.compile(
    r"\((?:in |i |en |in )?(?P<currency>US\$|\$|€|£|[A-Z]{3})[ ,]?(?:in )?(?P<scale>thousands?|millions?|m|k|000s?|tusental|miljoner|mn|Mio\.?|milliers|millones)\)"
)
_BARE = re.compile(
    rf"[ \t:]{{0,3}}(?P<open>\()?(?P<minus>[-−–])?(?P<number>{NUMBER.pattern})(?P<close>\))?"
)
_PER_SHARE = re.compile(
    r" (?:a|per|je|pro|par|por|pr\.?) (?:diluted |basic |ordinary )?(?:share|aktie|Aktie|action|acción|azione|ação|aandeel|aksje)(?!\w)"
)
"""Earnings “of $1.90 a share” are those of one share."""
_REACH = 110
_BACK = 60


class Figures(NamedTuple):
    """What stands in a text that a key figure can be tied to, each in order."""

    amounts: tuple[Money, ...]
    percentages: tuple[Percentage, ...]
    periods: tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class _Value:
    number: int | float
    unit: str | None
    end: int


def metrics(text: Prose, figures: Figures) -> tuple[Metric, ...]:
    """Return the key figures that have a value, in order."""
    matches = list(_phrases(text.language).find(text))
    declared = _DECLARED.search(text.clean)
    found: list[Metric] = []
    for number, match in enumerate(matches):
        limit = (
            matches[number + 1].start if number + 1 < len(matches) else len(text.clean)
        )
        within = Stretch(
            match.start,
            min(limit, _sentence(text, match.start).end, match.end + _REACH),
        )
        value = _value(text, match, within, figures, declared)
        if value is not None:
            found.append(_metric(text, match, value, figures))
    return tuple(found)


def _metric(text: Prose, match: Match[str], tied: _Value, figures: Figures) -> Metric:
    *marks, name = _parts(match.label)
    if name == "net income" and _PER_SHARE.match(text.clean, tied.end):
        name = "eps"
    sign = -1 if "loss" in marks and tied.number > 0 else 1
    sentence = _sentence(text, match.start)
    return Metric(
        name=name,
        value=plain(sign * tied.number),
        unit=tied.unit,
        period=_period(figures.periods, sentence, match.start),
        change_percent=None
        if "ratio" in marks
        else _change(text, match, tied.end, figures),
        previous=previous(
            text, Stretch(match.start, tied.end), tied.number, sentence.end
        ),
        evidence=text.place(match.start, tied.end),
    )


def _parts(label: str) -> tuple[str, ...]:
    mark, _blank, rest = label.partition(" ")
    return (mark, rest) if mark in ("loss", "ratio") else ("", label)


def _value(
    text: Prose,
    match: Match[str],
    within: Stretch,
    figures: Figures,
    declared: re.Match[str] | None,
) -> _Value | None:
    """Return the first value behind the name of a key figure, in its own clause."""
    if _parts(match.label)[0] == "ratio":
        share = _first(figures.percentages, within)
        return _Value(share.value, "percent", share.evidence.end) if share else None
    money = next(
        (it for it in _from(figures.amounts, within.start) if it.start >= match.end),
        None,
    )
    if money is not None and money.end <= within.end:
        return _Value(money.value, money.currency, money.end)
    return _bare(text, match, declared)


def _bare(
    text: Prose, match: Match[str], declared: re.Match[str] | None
) -> _Value | None:
    """“net income (1,234)” in a table whose head says “($ thousands)”."""
    found = _BARE.match(text.clean, match.end)
    if found is None or declared is None:
        return None
    scale = SCALES_BY_WORD.get(declared["scale"].lower().rstrip(".s"), 1)
    number = value(found["number"], text.language) * scale
    is_loss = found["minus"] or (found["open"] and found["close"])
    currency = SIGNS.get(declared["currency"], declared["currency"])
    return _Value(plain(-number if is_loss else number), currency, found.end())


def _from(amounts: tuple[Money, ...], start: int) -> Iterator[Money]:
    yield from amounts[bisect_left(amounts, start, key=lambda it: it.start) :][:3]


def _first(shares: tuple[Percentage, ...], within: Stretch) -> Percentage | None:
    place = bisect_left(shares, within.start, key=lambda it: it.evidence.start)
    share = shares[place] if place < len(shares) else None
    return share if share and share.evidence.end <= within.end else None


def _change(
    text: Prose, match: Match[str], end: int, figures: Figures
) -> int | float | None:
    """Return the percentage beside a value, below zero after a word of falling."""
    sentence = _sentence(text, match.start)
    share = _first(
        figures.percentages, Stretch(match.start, min(sentence.end, end + _BACK))
    )
    if share is None or share.unit != "percent":
        return None
    begin = max(sentence.start, match.start - _BACK)
    if _FALL.search(text.clean, begin, share.evidence.end) and share.value > 0:
        return -share.value
    return share.value


def _period(periods: tuple[Period, ...], sentence: Stretch, start: int) -> str | None:
    """Return the period named nearest in the sentence, else the last one before it."""
    place = bisect_left(periods, sentence.start, key=lambda it: it.evidence.start)
    inside = [
        it for it in periods[place : place + 6] if it.evidence.end <= sentence.end
    ]
    if inside:
        return min(inside, key=lambda it: abs(it.evidence.start - start)).period
    return periods[place - 1].period if place else None


def _sentence(text: Prose, offset: int) -> Stretch:
    number = bisect_left(text.sentences, (offset + 1, 0)) - 1
    return text.sentences[max(number, 0)]


@functools.cache
def _phrases(language: str | None) -> Phrases[str]:
    phrases: Phrases[str] = Phrases()
    for form, name in entries("financial", "metrics", language):
        phrases.add(form, name)
    return phrases
