"""Dates, amounts and the few names written small are told by their form alone."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from engine.siex.digits import has_digit
from engine.siex.kinds import names
from engine.siex.kinds.gazetteer import gazetteer
from engine.siex.kinds.statutes import is_statute

if TYPE_CHECKING:
    from engine.siex.keyword import KeywordType

_YEAR = re.compile(r"(?:1\d|20)\d\d(?:[-–/](?:\d\d){1,2})?")
_DAY = re.compile(r"\d{1,2}(?:[./-]\d{1,2}(?:[./-]\d{2,4})?|\.|º|η|er|st|nd|rd|th)?")
_CLOCK = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}")
_AMOUNT = re.compile(r"[$€£¥]? ?[\d.,   ]*\d ?(?:%|[$€£¥]|°[CF]?|[A-Za-zµμ]{1,4}\d?)?")
_BARE = str.maketrans("", "", "., ")
_CURRENCY = re.compile(r"[$€£¥]|%")
_ENDS_OF_DAYS = ("dag", "tag", "woch")
_FULL = 5
"""Letters that the name of a month has that is not cut short."""
_TOKEN = re.compile(r"[^\s]+")
_OF_DATES = names.listed(
    """
    spring summer autumn winter early late mid vår våren sommaren sommeren hösten
    høsten vintern vinteren primavera verano otoño invierno printemps été automne
    hiver frühjahr frühling sommer herbst estate autunno inverno verão outono lente
    zomer herfst pavasarį vasarą rudenį žiemą de del of den der d' il le la el em am
    um m m. d d. στις του την the ο metais metų metai an año anno ano year år jahr
    εποχή
    """
)
_NUMBERS = names.listed(
    """
    one two three four five six seven eight nine ten hundred thousand ett två tre fyra
    fem sex sju åtta nio tio hundra tusen dos tres cuatro cinco seis siete ocho nueve
    diez cien mil deux trois quatre cinq six sept huit neuf dix cent mille zwei drei
    vier fünf sechs sieben acht neun zehn hundert tausend due quattro cinque sei sette
    otto nove dieci cento dois duas três quatro sete oito dez twee drie vijf zes zeven
    negen tien honderd duizend to fire seks sju åtte ni ti hundre
    """
)


def told_by_form(text: str, language: str) -> "KeywordType | None":
    """Return the type that a phrase has wherever it stands, if there is one."""
    if not has_digit(text):  # every date and number has one, but for days of the week
        if text.islower():
            return _small(text, language)
        small = text.lower()
        if small in names.NO_LARGE_MONTHS:
            return None
        return "DATE" if _is_weekday(small) or _is_month(small) else None
    tokens = _TOKEN.findall(text.lower())
    if _is_date(tokens):
        return "DATE"
    return "NUMBER" if _is_number(text, tokens) else None


def _is_weekday(small: str) -> bool:
    """Tell whether words name a day, or a part of one: "lördag kväll", "Montagabend"."""
    day, _, part = small.partition(" ")
    if day in names.WEEKDAYS:
        return not part or part in names.PARTS_OF_DAYS
    if part:
        return False
    for end in _ENDS_OF_DAYS:
        cut = small.find(end) + len(end)
        if cut >= len(end) and small[:cut] in names.WEEKDAYS:
            part = small[cut:].removeprefix("s")
            return part in names.PARTS_OF_DAYS or part[:-2] in names.PARTS_OF_DAYS
    return False


def _is_month(small: str) -> bool:
    """Tell whether words name a month and at most its part: "late October"."""
    month = small
    if " " in small:
        first, _, month = small.rpartition(" ")
        if not first or first not in _OF_DATES:
            return False
    if len(month) < _FULL and month not in names.SHORT_MONTHS:
        return False
    return month in gazetteer().months


def _small(text: str, language: str) -> "KeywordType":
    """Tell the few names that are written small: days, laws, assemblies, amounts."""
    first, _, rest = text.partition(" ")
    if _is_weekday(text) or (text not in names.NO_MONTHS and _is_month(text)):
        return "DATE"
    if is_statute(text, language):
        return "LAW"
    if not rest:
        return "ORG" if text in names.SMALL_ORGANISATIONS else "CONCEPT"
    if first in _NUMBERS:
        last = rest.split()[-1]
        return "NUMBER" if last in names.UNITS or len(rest.split()) == 1 else "CONCEPT"
    return "CONCEPT"


def _is_date(tokens: Sequence[str]) -> bool:
    """A year or a month, and nothing else that a date would not have."""
    months, year, month = gazetteer().months, False, False
    for token in tokens:
        bare = token.strip(".,()'’d")
        if _CLOCK.fullmatch(bare) or _YEAR.fullmatch(bare):
            year = True
        elif token in months or bare in months or bare[2:] in months:
            month = True
        elif not (_DAY.fullmatch(token.strip(",")) or token in _OF_DATES):
            return False
    numbered = any(token[0].isdigit() for token in tokens)
    return year or (month and numbered)


def _is_number(text: str, tokens: Sequence[str]) -> bool:
    """An amount: digits first, then a unit or what is counted in small letters."""
    if _AMOUNT.fullmatch(text) or _CURRENCY.search(text):
        return True
    first = tokens[0]
    if not (first[0].isdigit() and first.strip("%").translate(_BARE).isdigit()):
        return False
    rest = [word for word in text.split()[1:] if not word[0].isdigit()]
    return (
        all(word in names.UNITS or word.islower() for word in rest)
        or any(word.lower() in names.UNITS for word in rest)
        or (len(rest) == 1 and rest[0][0].isupper() and rest[0][1:].islower())
    )
