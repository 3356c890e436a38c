"""Say what a keyword names: dates, numbers and laws by form, the rest by its cues."""

import functools
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from engine.siex import model
from engine.siex.acronyms import long_form
from engine.siex.digits import has_digit
from engine.siex.keyword import TYPES
from engine.siex.kinds import names
from engine.siex.kinds.cues import cues
from engine.siex.kinds.gazetteer import gazetteer
from engine.siex.kinds.phrases import Phrase, Place, phrase
from engine.siex.pieces import Content

if TYPE_CHECKING:
    from engine.siex.keyword import KeywordType

_MILLION = 1_000_000
_NEVER = -50 * _MILLION
_UNSURE, _ASKED = _MILLION, 2
"""How near two types must be for names listed with a phrase to be asked, and how many."""

_YEAR = re.compile(r"(?:1\d|20)\d\d(?:[-–/](?:\d\d){1,2})?")
_DAY = re.compile(r"\d{1,2}(?:[./-]\d{1,2}(?:[./-]\d{2,4})?|\.|º|η|er|st|nd|rd|th)?")
_CLOCK = re.compile(r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4}")
_AMOUNT = re.compile(r"[$€£¥]? ?[\d.,   ]*\d ?(?:%|[$€£¥]|°[CF]?|[A-Za-zµμ]{1,4}\d?)?")
_CURRENCY = re.compile(r"[$€£¥]|%")
_LETTERS = 3
"""Letters that a word has at least whose case is looked at."""
_PLAIN = frozenset(
    (
        *("law", "event", "place", "organisation", "company", "title", "product"),
        *("land", "known place", "known organisation", "known product", "given first"),
        *("surname last", "after a given name", "letters and digits", "numbered act"),
        "acronym",
    )
)
"""Cues that hold even where capitals say nothing."""

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


def kind(
    text: str, content: Content = "", places: Sequence[Place] = (), language: str = "en"
) -> "KeywordType":
    """Return the type of a keyword, from its words and where it is mentioned."""
    plain = told_by_form(text)
    if plain is not None:
        return plain
    long = long_form(text, content)
    if long:
        place = content.index(long)
        return kind(long, content, [(place, place + len(long))], language)
    told = phrase(text, content, places, language)
    if not told.words:
        return "CONCEPT"
    held = cues(told)
    if held.isdisjoint(_PLAIN) and (not places or _all_capital(content, places[0])):
        return "CONCEPT"
    scores = _scores(held)
    if told.mates and sorted(scores)[-2] > max(scores) - _UNSURE:
        _share(scores, told)
    return TYPES[scores.index(max(scores))]


def _scores(held: set[str]) -> list[int]:
    """Return how much cues speak for each type; whole numbers add up in any order."""
    weights, bias = _weights()
    rows: list[tuple[int, ...]] = []
    for cue in held:
        row = weights.get(cue)
        if row is not None:
            rows.append(row)
    scores: list[int] = []
    for column in range(len(bias)):
        total = bias[column]
        if total < _NEVER:  # a type that is told by form alone
            scores.append(total)
            continue
        for row in rows:
            weight = row[column]
            total += weight
        scores.append(total)
    return scores


def _share(scores: list[int], told: Phrase) -> None:
    """Add what speaks for the types of names that are listed with a phrase."""
    numbered, content = has_digit(told.text), told.content
    for mate in told.mates[:_ASKED]:
        place = content.find(mate)
        if place < 0 or has_digit(mate) != numbered:
            continue
        places = [(place, place + len(mate))]
        more = _scores(cues(phrase(mate, content, places, told.language)))
        for column in range(len(scores)):
            scores[column] += more[column]


def _all_capital(content: Content, place: Place) -> bool:
    """Tell whether capitals say nothing: a headline, or a text that shouts."""
    start, end = place
    around = content[max(0, start - 60) : start] + content[end : end + 60] + " "
    words, large, letters, capital = 0, 0, 0, False
    for char in around:
        if char.isalnum() and not char.isdecimal():
            capital = char.isupper() if letters == 0 else capital
            letters += 1
        else:
            words += letters >= _LETTERS
            large += letters >= _LETTERS and capital
            letters = 0
    return words >= 3 and large > 0.8 * words


def told_by_form(text: str) -> "KeywordType | None":
    """Return the type that a phrase has wherever it stands, if there is one."""
    if not has_digit(text):  # every date and number has one, but for days of the week
        if text.islower():
            return _small(text)
        return "DATE" if _is_weekday(text.lower()) else None
    tokens = _TOKEN.findall(text.lower())
    if _is_date(tokens):
        return "DATE"
    return "NUMBER" if _is_number(text, tokens) else None


def _is_weekday(small: str) -> bool:
    day, _, part = small.partition(" ")
    return day in names.WEEKDAYS and (not part or part in names.PARTS_OF_DAYS)


def _small(text: str) -> "KeywordType":
    """Tell the few names that are written small: Nordic laws, assemblies, amounts."""
    first, _, rest = text.partition(" ")
    if _is_weekday(text):
        return "DATE"
    if not rest:
        if text in names.SMALL_LAWS or text.endswith(names.SMALL_LAW_ENDS):
            return "LAW"
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
    if (
        not tokens[0][0].isdigit()
        or not tokens[0]
        .strip("%")
        .replace(".", "")
        .replace(",", "")
        .replace(" ", "")
        .isdigit()
    ):
        return False
    rest = [word for word in text.split()[1:] if not word[0].isdigit()]
    return (
        all(word in names.UNITS or word.islower() for word in rest)
        or any(word.lower() in names.UNITS for word in rest)
        or (len(rest) == 1 and rest[0][0].isupper() and rest[0][1:].islower())
    )


@functools.cache
def _weights() -> tuple[dict[str, tuple[int, ...]], tuple[int, ...]]:
    """Return a row of weights per cue, one weight per type, and the bias, in millionths."""
    stored = model.arrays("types")
    cue_names = stored["cues"].tobytes().decode().split("\n")
    rows = [
        tuple(round(weight * _MILLION) for weight in row)
        for row in stored["weights"].tolist()
    ]
    return dict(zip(cue_names, rows[1:], strict=True)), rows[0]
