"""How hard a text is to read: LIX, and the formula that its language is used to.

| language | formula | published in |
|---|---|---|
| all | LIX | C. H. Björnsson, Läsbarhet, 1968 |
| en | Flesch reading ease | R. Flesch, A new readability yardstick, 1948 |
| es | Szigriszt-Pazos (perspicuidad) | F. Szigriszt Pazos, thesis, Madrid 1993 |
| es | Fernández Huerta | J. Fernández Huerta, Medidas sencillas de lecturabilidad, 1959 |
| fr | Kandel-Moles | L. Kandel and A. Moles, Application de l'indice de Flesch, 1958 |
| de | Amstad | T. Amstad, Wie verständlich sind unsere Zeitungen?, Zürich 1978 |
| it | Gulpease | P. Lucisano and M. E. Piemontese, Gulpease, 1988 |
| pt | Martins | T. B. F. Martins and others, Readability formulas applied to textbooks, 1996 |
| nl | Douma | W. H. Douma, De leesbaarheid van landbouwbladen, Wageningen 1960 |

The Fernández Huerta formula is used with words per sentence, as its author meant it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import inf
from typing import TypeAlias

from pydantic import Field

from engine.transform.contract import Part
from engine.transform.reading import Reading
from engine.transform.syllables import VOWELS, syllables

FEWEST_WORDS = 30
"""Fewer words say nothing about how hard a text is."""
LONG_WORD = 6
MOST_WORDS = 50_000

Levels: TypeAlias = tuple[tuple[float, str], ...]
"""Each limit and the word for scores below it."""
LIX_LEVELS: Levels = (
    (30, "very easy"),
    (40, "easy"),
    (50, "medium"),
    (60, "difficult"),
    (inf, "very difficult"),
)
EASE_LEVELS: Levels = (
    (30, "very difficult"),
    (50, "difficult"),
    (60, "fairly difficult"),
    (70, "plain"),
    (80, "fairly easy"),
    (inf, "easy"),
)
INFLESZ_LEVELS: Levels = (
    (40, "very difficult"),
    (55, "fairly difficult"),
    (65, "plain"),
    (80, "fairly easy"),
    (inf, "easy"),
)
GULPEASE_LEVELS: Levels = (
    (40, "very difficult"),
    (60, "difficult"),
    (80, "plain"),
    (inf, "easy"),
)


class Score(Part):
    """One formula's answer."""

    formula: str = Field(title="Formula", description="The name of the formula.")
    score: float = Field(title="Score", description="What the formula gives.")
    level: str = Field(title="Level", description="What that means, in a word.")


class Readability(Part):
    """How hard the text is to read."""

    lix: float | None = Field(
        title="LIX", description="Björnsson's index; null for fewer than 30 words."
    )
    level: str = Field(title="Level", description="What the LIX means, in a word.")
    scores: tuple[Score, ...] = Field(
        title="Own formulas", description="The formulas made for the text's language."
    )
    words: int = Field(title="Words", description="How many words the text has.")
    sentences: int = Field(title="Sentences", description="How many sentences it has.")
    words_per_sentence: float = Field(
        title="Words per sentence", description="How long they are on average."
    )
    long_words: float = Field(
        title="Long words", description="Share of words of more than six letters."
    )


@dataclass(frozen=True, slots=True)
class Counts:
    """What the formulas are made of."""

    words: int
    sentences: int
    letters: int
    long: int
    syllables: int

    @property
    def length(self) -> float:
        """Words per sentence."""
        return self.words / self.sentences

    @property
    def weight(self) -> float:
        """Syllables per word."""
        return self.syllables / self.words


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula made for one language; a higher score is easier to read."""

    name: str
    score: Callable[[Counts], float]
    levels: Levels = EASE_LEVELS


FORMULAS: dict[str, tuple[Formula, ...]] = {
    "en": (
        Formula(
            "Flesch reading ease",
            lambda c: 206.835 - 1.015 * c.length - 84.6 * c.weight,
        ),
    ),
    "es": (
        Formula(
            "Szigriszt-Pazos",
            lambda c: 206.835 - c.length - 62.3 * c.weight,
            INFLESZ_LEVELS,
        ),
        Formula("Fernández Huerta", lambda c: 206.84 - 1.02 * c.length - 60 * c.weight),
    ),
    "fr": (
        Formula("Kandel-Moles", lambda c: 207 - 1.015 * c.length - 73.6 * c.weight),
    ),
    "de": (Formula("Amstad", lambda c: 180 - c.length - 58.5 * c.weight),),
    "it": (
        Formula(
            "Gulpease",
            lambda c: 89 + (300 * c.sentences - 10 * c.letters) / c.words,
            GULPEASE_LEVELS,
        ),
    ),
    "pt": (Formula("Martins", lambda c: 248.835 - 1.015 * c.length - 84.6 * c.weight),),
    "nl": (Formula("Douma", lambda c: 206.84 - 0.93 * c.length - 77 * c.weight),),
}


def readability(read: Reading) -> Readability:
    """Measure a text."""
    counted = _counts(read)
    if counted.words < FEWEST_WORDS:
        return _too_short(counted)
    index = counted.length + 100 * counted.long / counted.words
    formulas = FORMULAS.get(read.language or "", ())
    return Readability(
        lix=round(index, 1),
        level=_level(index, LIX_LEVELS),
        scores=tuple(_score(formula, counted) for formula in formulas),
        words=counted.words,
        sentences=counted.sentences,
        words_per_sentence=round(counted.length, 1),
        long_words=round(counted.long / counted.words, 3),
    )


def _score(formula: Formula, counted: Counts) -> Score:
    score = formula.score(counted)
    return Score(
        formula=formula.name, score=round(score, 1), level=_level(score, formula.levels)
    )


def _too_short(counted: Counts) -> Readability:
    return Readability(
        lix=None,
        level="too short to tell",
        scores=(),
        words=counted.words,
        sentences=counted.sentences,
        words_per_sentence=round(counted.words / max(1, counted.sentences), 1),
        long_words=round(counted.long / max(1, counted.words), 3),
    )


def _counts(read: Reading) -> Counts:
    """Count words; the beginning of a very long text stands for all of it."""
    words = [it.text for it in read.words[:MOST_WORDS]]
    seen = read.words[: len(words)]
    language = read.language or ""
    return Counts(
        words=len(words),
        sentences=seen[-1].sentence + 1 if seen else 0,
        letters=sum(map(len, words)),
        long=sum(len(word) > LONG_WORD for word in words),
        syllables=_syllables(words, language) if language in VOWELS else 0,
    )


def _syllables(words: Iterable[str], language: str) -> int:
    return sum(syllables(word, language) for word in words)


def _level(score: float, levels: Levels) -> str:
    return next(name for limit, name in levels if score < limit)
