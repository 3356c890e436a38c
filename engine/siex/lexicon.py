"""What the model knows of the words of one language, gathered as words come up."""

import functools
import zlib
from array import array
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from engine.siex import buffers, codes, tags
from engine.siex.arrays import Bytes, Coarse, Doubles
from engine.siex.pairs import Pairs
from engine.siex.sentences import Sentences
from engine.siex.tables import Table
from engine.siex.tags import FUNCTION_TAGS, STEMMERS

if TYPE_CHECKING:
    from snowballstemmer.basestemmer import BaseStemmer

_SUFFIX_MAX = 5
_CACHE_LIMIT = 200_000
_WORD_LIMIT = 60
_ROOM = 4096


class Words(NamedTuple):
    """Facts about words, one row per word: rarity, shape bits, classes, meaning."""

    zipf: Doubles
    shape: Bytes
    tags: Doubles
    vector: Coarse


class Lexicon:
    """Grows a row of facts for each written form it meets.

    Attributes:
        table: what is stored of the language's words.
    """

    def __init__(self, table: Table, language: str) -> None:
        self.table = table
        self._language = language
        self._start_afresh()

    def _start_afresh(self) -> None:
        self._rows: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        self._room = 0
        self._ints = buffers.zeros("i", 0)
        self._octets = buffers.zeros("B", 0)
        self._zipfs = buffers.reals("d", 0)
        self._classes = buffers.reals("d", 0)
        self._vectors = buffers.zeros("b", 0)
        self._hashes = buffers.zeros("Q", 0)
        self._grow(_ROOM)

    def _grow(self, more: int) -> None:
        """Move to longer buffers; those that a document still looks at stay."""
        self._room += more
        self._ints = self._ints + buffers.zeros("i", 2 * more)
        self._octets = self._octets + buffers.zeros("B", more)
        self._zipfs = self._zipfs + buffers.reals("d", more)
        self._classes = self._classes + buffers.reals("d", 2 * more * tags.COUNT)
        self._vectors = self._vectors + buffers.zeros("b", more * codes.AXES)
        self._hashes = self._hashes + buffers.zeros("Q", 3 * more)
        self._int = buffers.ints(self._ints)
        self._shape = buffers.octets(self._octets)
        self._zipf = buffers.doubles(self._zipfs)
        self._tags = buffers.doubles(self._classes)
        self._vector = buffers.coarse(self._vectors)
        self._hash = buffers.longs(self._hashes)

    def look_up(self, text: Sentences) -> None:
        """Fill in what is known of each word of a document."""
        if len(self._rows) > _CACHE_LIMIT:
            self._start_afresh()
        self._find(text)
        self._copy(text)
        text.mean_with(self._vectors, self._hashes)

    def _find(self, text: Sentences) -> None:
        rows, content = self._rows, text.text
        for place in range(text.size):
            word = content[text.start[place] : text.end[place]]
            row = rows.get(word)
            text.row[place] = self._add(word) if row is None else row

    def _copy(self, text: Sentences) -> None:
        stems = Pairs(text.size)
        for place in range(text.size):
            row = text.row[place]
            small = (self._shape[row] & codes.FUNCTION) != 0
            text.small[place] = small
            text.shape[place] = self._shape[row]
            text.zipf[place] = self._zipf[row]
            text.length[place] = self._int[2 * row + 1]
            text.code[place] = 2 * self._int[2 * row] + small
            text.stem[place] = stems.number(0, self._int[2 * row])
            opening = text.before[place] == codes.SENTENCE
            source = (2 * row + opening) * tags.COUNT
            target = place * tags.COUNT
            for tag in range(tags.COUNT):
                text.tags[target + tag] = self._tags[source + tag]
        text.stems = stems.size

    def facts(self, words: list[str]) -> Words:
        """Look up words that stand in no document."""
        known = [self._rows.get(word) for word in words]
        rows = [
            self._add(word) if row is None else row
            for word, row in zip(words, known, strict=True)
        ]
        classes = np.frombuffer(self._classes).reshape(-1, 2, tags.COUNT)
        vectors = np.frombuffer(self._vectors, dtype=np.int8).reshape(-1, codes.AXES)
        return Words(
            zipf=np.frombuffer(self._zipfs)[rows],
            shape=np.frombuffer(self._octets, dtype=np.uint8)[rows],
            tags=classes[rows, 0],
            vector=vectors[rows],
        )

    def is_small(self, word: str) -> bool:
        """Tell whether a word is a small one, of a closed class."""
        return self._function(word, word.lower()) != 0

    def stem(self, word: str) -> str:
        """Return the stem under which forms of a word count as one."""
        small = word.lower()
        place = self.table.place.get(small)
        if place is not None:
            dropped, added = self.table.rules[self.table.stem[place]]
            return small[: len(small) - dropped] + added
        if len(small) >= _WORD_LIMIT:
            return small
        return _stemmer(STEMMERS[self._language]).stemWord(small)

    def _add(self, word: str) -> int:
        small = word.lower()
        root = self.stem(word)
        stem = self._stems.setdefault(root, len(self._stems))
        own = self._mixed(word, small)
        opening = own if word == small else self._mixed(small, small)
        shape = _shape(word) | self._function(word, small)
        place = self.table.place.get(small)
        row = len(self._rows)
        if row == self._room:
            self._grow(row)
        self._int[2 * row] = stem
        self._int[2 * row + 1] = len(word)
        self._shape[row] = shape
        self._hash[3 * row] = _hash(small)
        self._hash[3 * row + 1] = _hash(f"={root}")
        self._hash[3 * row + 2] = _hash(f"-{small[max(0, len(small) - 3) :]}")
        for tag in range(tags.COUNT):
            self._tags[2 * row * tags.COUNT + tag] = own[tag]
            self._tags[(2 * row + 1) * tags.COUNT + tag] = opening[tag]
        if place is not None:
            self._describe(row, place)
        self._rows[word] = row
        return row

    def _describe(self, row: int, place: int) -> None:
        """Copy what the table knows of a word in any spelling."""
        table = self.table
        self._zipf[row] = table.zipfs[place] / 28
        if (place + 1) * codes.AXES <= len(table.vectors):
            for axis in range(codes.AXES):
                self._vector[row * codes.AXES + axis] = table.vectors[
                    place * codes.AXES + axis
                ]

    def _function(self, word: str, small: str) -> int:
        """Tell whether the treebanks know the word as a small, closed-class one."""
        row = self.table.tags(word) if word.isupper() else None
        row = self.table.tags(small) if row is None else row
        share = 0.0 if row is None else sum([row[tag] for tag in FUNCTION_TAGS])
        return codes.FUNCTION if share > 0.5 else 0

    def _mixed(self, word: str, small: str) -> "array[float]":
        """Return P(tag | word), from the table or from the ending."""
        if word[0].isdigit():
            return _of_number(word.isdigit())
        seen = self.table.tags(word)
        if seen is not None:
            return seen
        ending = self._ending(word, small)
        known = self.table.tags(small) if word != small else None
        if known is None:
            return ending
        return array("d", [(a + b) * 0.5 for a, b in zip(ending, known, strict=True)])

    def _ending(self, word: str, small: str) -> "array[float]":
        case = "^" if word[0].isupper() else "_"
        suffix = self.table.suffix
        for length in range(min(_SUFFIX_MAX, len(small)), -1, -1):
            place = suffix.get(case + small[len(small) - length :])
            if place is not None:
                begin = place * tags.COUNT
                return self.table.suffix_rows[begin : begin + tags.COUNT]
        return array("d", [1 / tags.COUNT] * tags.COUNT)


def _hash(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "replace"))


@functools.cache
def _of_number(plain: bool) -> "array[float]":
    row = [0.005] * tags.COUNT
    row[tags.NUM] = 1.0 if plain else 0.5
    row[tags.PROPN] += 0.0 if plain else 0.3
    total = sum(row)
    return array("d", [share / total for share in row])


@functools.cache
def _stemmer(name: str) -> "BaseStemmer":
    """Return a stemmer; all of them are read at once, so only when one is needed."""
    import snowballstemmer

    return snowballstemmer.stemmer(name)


def _shape(word: str) -> int:
    """Return the shape bits of a word."""
    bits = 0
    if word[0].isupper():
        bits |= codes.CAPITAL
        if len(word) > 1 and word.isupper():
            bits |= codes.ALL_CAPITALS
    if not word.isalpha() and any(char.isdigit() for char in word):
        bits |= codes.NUMBER if word.isdigit() else codes.DIGIT
    return bits | (codes.LONE if len(word) == 1 else 0)
