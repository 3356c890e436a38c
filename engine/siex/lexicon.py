"""What the model knows of the words of one language, gathered as words come up."""

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from engine.siex.arrays import Bytes, Coarse, Floats, Ints
from engine.siex.tables import VECTOR_SIZE, Table
from engine.siex.tags import FUNCTION_TAGS, NUM, PROPN, STEMMERS, TAGS

if TYPE_CHECKING:
    from snowballstemmer.basestemmer import BaseStemmer

CAPITAL, ALL_CAPITALS, DIGIT, NUMBER, FUNCTION, LONE = (1 << n for n in range(6))
_SUFFIX_MAX = 5
_CACHE_LIMIT = 200_000
_WORD_LIMIT = 60


@dataclass(frozen=True, slots=True)
class Words:
    """Facts about the words of a batch, one row per word."""

    stem: Ints
    zipf: Floats
    length: Ints
    shape: Bytes
    tags: Floats
    vector: Coarse


class Lexicon:
    """Grows a row of facts for each written form it meets."""

    def __init__(self, table: Table, language: str) -> None:
        self._table = table
        self._language = language
        self._start_afresh()

    def _start_afresh(self) -> None:
        self._rows: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        self._stem = np.zeros(1024, dtype=np.int64)
        self._zipf = np.zeros(1024, dtype=np.float32)
        self._length = np.zeros(1024, dtype=np.int64)
        self._shape = np.zeros(1024, dtype=np.uint8)
        self._tags = np.zeros((1024, len(TAGS)), dtype=np.float32)
        self._opening = np.zeros((1024, len(TAGS)), dtype=np.float32)
        self._vector = np.zeros((1024, VECTOR_SIZE), dtype=np.int8)

    def facts(self, words: list[str], opening: Ints) -> Words:
        """Look up words; ``opening`` are the places that begin a sentence."""
        if len(self._rows) > _CACHE_LIMIT:
            self._start_afresh()
        rows = self._rows
        try:
            found = np.array([rows[word] for word in words], dtype=np.int64)
        except KeyError:
            found = np.array([self._row(word) for word in words], dtype=np.int64)
        tags = self._tags[found]
        tags[opening] = self._opening[found[opening]]
        return Words(
            stem=self._stem[found],
            zipf=self._zipf[found],
            length=self._length[found],
            shape=self._shape[found],
            tags=tags,
            vector=self._vector[found],
        )

    def stem(self, word: str) -> str:
        """Return the stem under which forms of a word count as one."""
        small = word.lower()
        known = self._table.stem(small)
        if known is not None:
            return known
        if len(small) >= _WORD_LIMIT:
            return small
        return _stemmer(STEMMERS[self._language]).stemWord(small)

    def _row(self, word: str) -> int:
        row = self._rows.get(word)
        return self._add(word) if row is None else row

    def _add(self, word: str) -> int:
        row = len(self._rows)
        if row == len(self._stem):
            self._double()
        small = word.lower()
        self._stem[row] = self._stems.setdefault(self.stem(word), len(self._stems))
        self._zipf[row] = self._table.zipf(small)
        self._length[row] = len(word)
        self._vector[row] = self._table.vector(small)
        tags = self._mixed(word, small)
        self._tags[row] = tags
        self._opening[row] = self._mixed(small, small) if word != small else tags
        self._shape[row] = _shape(word) | self._function(word, small)
        self._rows[word] = row
        return row

    def _function(self, word: str, small: str) -> int:
        """Tell whether the treebanks know the word as a small, closed-class one."""
        row = self._table.tags(word) if word.isupper() else None
        row = self._table.tags(small) if row is None else row
        share = 0.0 if row is None else sum(float(row[tag]) for tag in FUNCTION_TAGS)
        return FUNCTION if share > 0.5 else 0

    def _mixed(self, word: str, small: str) -> Floats:
        """Return P(tag | word), from the table or from the ending."""
        if word[0].isdigit():
            row = np.full(len(TAGS), 0.005, dtype=np.float32)
            row[NUM] = 1.0 if word.isdigit() else 0.5
            row[PROPN] += 0.0 if word.isdigit() else 0.3
            return row / np.float32(row.sum())
        seen = self._table.tags(word)
        if seen is not None:
            return seen
        ending = self._ending(word, small)
        known = self._table.tags(small) if word != small else None
        return ending if known is None else (ending + known) * np.float32(0.5)

    def _ending(self, word: str, small: str) -> Floats:
        case = "^" if word[0].isupper() else "_"
        for length in range(min(_SUFFIX_MAX, len(small)), -1, -1):
            row = self._table.suffix(case + small[len(small) - length :])
            if row is not None:
                return row
        return np.full(len(TAGS), 1 / len(TAGS), dtype=np.float32)

    def _double(self) -> None:
        for name in (
            "_stem",
            "_zipf",
            "_length",
            "_shape",
            "_tags",
            "_opening",
            "_vector",
        ):
            array = getattr(self, name)
            setattr(self, name, np.concatenate((array, np.zeros_like(array))))


@functools.cache
def _stemmer(name: str) -> "BaseStemmer":
    """Return a stemmer; all of them are read at once, so only when one is needed."""
    import snowballstemmer

    return snowballstemmer.stemmer(name)


def _shape(word: str) -> int:
    """Return the shape bits of a word."""
    bits = 0
    if word[0].isupper():
        bits |= CAPITAL
        if len(word) > 1 and word.isupper():
            bits |= ALL_CAPITALS
    if any(char.isdigit() for char in word):
        bits |= NUMBER if word.isdigit() else DIGIT
    return bits | (LONE if len(word) == 1 else 0)
