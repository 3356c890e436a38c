"""What the model knows of the words of one language, gathered as words come up."""

import functools
import zlib
from array import array
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from engine.siex import buffers, codes, tags
from engine.siex.arrays import Bytes, Coarse, Doubles
from engine.siex.digits import has_digit
from engine.siex.fingerprints import Fingerprints, fingerprint
from engine.siex.pairs import Pairs
from engine.siex.pronouns import OURS
from engine.siex.sentences import Sentences
from engine.siex.tables import Table
from engine.siex.tags import STEMMERS

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
        self._place: dict[str, int] = table.place
        self._suffix: dict[str, int] = table.suffix
        self._rules: list[tuple[int, str]] = table.rules
        self._stored_zipfs = array("B", table.zipfs)
        self._stored = (table.row, table.stem, table.rows, table.suffix_rows)
        self._stored_vectors = table.vectors
        self._meant = len(table.vectors) // codes.AXES
        self._class_row = buffers.shorts(table.row)
        self._rule = buffers.shorts(table.stem)
        self._share = buffers.doubles(table.rows)
        self._suffix_share = buffers.doubles(table.suffix_rows)
        self._known_zipf = buffers.octets(self._stored_zipfs)
        self._known_vector = buffers.coarse(table.vectors)
        self._ours = OURS[language]
        self._start_afresh()

    def _start_afresh(self) -> None:
        self._known = Fingerprints()
        self._written: list[str] = []
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
        if self._known.size > _CACHE_LIMIT:
            self._start_afresh()
        self._find(text)
        self._copy(text)
        text.mean_with(self._written, self._vectors, self._hashes)

    def _find(self, text: Sentences) -> None:
        """Note the row of each word."""
        known, content = self._known, text.text
        for place in range(min(text.size, codes.WORDS_AHEAD)):
            known.fetch(text.bits[place])
        for place in range(text.size):
            if place + codes.WORDS_AHEAD < text.size:
                known.fetch(text.bits[place + codes.WORDS_AHEAD])
            row = known.find(text.bits[place])
            if row < 0:
                word = content[text.start[place] : text.end[place]]
                row = self._add(word, text.bits[place])
            text.row[place] = row
            opening = text.before[place] == codes.SENTENCE
            buffers.fetch_double(self._tags, (2 * row + opening) * tags.COUNT)

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
        rows = [self._row(word) for word in words]
        classes = np.frombuffer(self._classes).reshape(-1, 2, tags.COUNT)
        vectors = np.frombuffer(self._vectors, dtype=np.int8).reshape(-1, codes.AXES)
        return Words(
            zipf=np.frombuffer(self._zipfs)[rows],
            shape=np.frombuffer(self._octets, dtype=np.uint8)[rows],
            tags=classes[rows, 0],
            vector=vectors[rows],
        )

    def _row(self, word: str) -> int:
        bits = fingerprint(word)
        row = self._known.find(bits)
        return self._add(word, bits) if row < 0 else row

    def is_small(self, word: str) -> bool:
        """Tell whether a word is a small one, of a closed class."""
        return self._function(word, word.lower()) != 0

    def stem(self, word: str) -> str:
        """Return the stem under which forms of a word count as one."""
        small = word.lower()
        return self._stem(small, self._place_of(small))

    def _stem(self, small: str, place: int) -> str:
        """Return the stem of a word written small that stands there in the table."""
        if place >= 0:
            dropped, added = self._rules[self._rule[place]]
            return small[: len(small) - dropped] + added
        if len(small) >= _WORD_LIMIT:
            return small
        return _stemmer(STEMMERS[self._language]).stemWord(small)

    def _add(self, word: str, bits: int) -> int:
        small = word.lower()
        place = self._place_of(small)
        root = self._stem(small, place)
        stem = self._stems.setdefault(root, len(self._stems))
        shape = _shape(word) | self._function(word, small)
        if small in self._ours and not word.isupper():
            shape |= codes.OURS
        row = self._known.size
        if row == self._room:
            self._grow(row)
        self._int[2 * row] = stem
        self._int[2 * row + 1] = len(word)
        self._shape[row] = shape
        self._hash[3 * row] = _hash(small)
        self._hash[3 * row + 1] = _hash(f"={root}")
        self._hash[3 * row + 2] = _hash(f"-{small[max(0, len(small) - 3) :]}")
        own, opening = 2 * row * tags.COUNT, (2 * row + 1) * tags.COUNT
        self._mix(word, small, own)
        if word != small:
            self._mix(small, small, opening)
        else:
            for tag in range(tags.COUNT):
                self._tags[opening + tag] = self._tags[own + tag]
        if place >= 0:
            self._describe(row, place)
        self._written.append(word)
        return self._known.add(bits)

    def _place_of(self, word: str) -> int:
        """Return where a word stands in the table, -1 if it is not there."""
        place = self._place.get(word)
        return -1 if place is None else place

    def _classes_of(self, word: str) -> int:
        """Return the row of a word's classes in the table, 0 if it has none."""
        place = self._place_of(word)
        return self._class_row[place] if place >= 0 else 0

    def _describe(self, row: int, place: int) -> None:
        """Copy what the table knows of a word in any spelling."""
        self._zipf[row] = self._known_zipf[place] / 28
        if place < self._meant:
            target, source = row * codes.AXES, place * codes.AXES
            for axis in range(codes.AXES):
                self._vector[target + axis] = self._known_vector[source + axis]

    def _function(self, word: str, small: str) -> int:
        """Tell whether the treebanks know the word as a small, closed-class one."""
        row = self._classes_of(word) if word.isupper() else 0
        row = self._classes_of(small) if row == 0 else row
        if row == 0:
            return 0
        begin = row * tags.COUNT
        share = (
            self._share[begin + tags.ADP]
            + self._share[begin + tags.DET]
            + self._share[begin + tags.PRON]
            + self._share[begin + tags.CONJ]
            + self._share[begin + tags.AUX]
        )
        return codes.FUNCTION if share > 0.5 else 0

    def _mix(self, word: str, small: str, target: int) -> None:
        """Write down P(tag | word), from the table or from the ending."""
        if word[0].isdigit():
            shares = _of_number(word.isdigit())
            for tag in range(tags.COUNT):
                self._tags[target + tag] = shares[tag]
            return
        row = self._classes_of(word)
        if row > 0:
            for tag in range(tags.COUNT):
                self._tags[target + tag] = self._share[row * tags.COUNT + tag]
            return
        self._end(word, small, target)
        row = self._classes_of(small) if word != small else 0
        if row > 0:
            for tag in range(tags.COUNT):
                share = self._tags[target + tag] + self._share[row * tags.COUNT + tag]
                self._tags[target + tag] = share * 0.5

    def _end(self, word: str, small: str, target: int) -> None:
        """Write down P(tag | ending)."""
        case = "^" if word[0].isupper() else "_"
        for length in range(min(_SUFFIX_MAX, len(small)), -1, -1):
            place = self._suffix.get(case + small[len(small) - length :])
            if place is not None:
                begin = place * tags.COUNT
                for tag in range(tags.COUNT):
                    self._tags[target + tag] = self._suffix_share[begin + tag]
                return
        for tag in range(tags.COUNT):
            self._tags[target + tag] = 1 / tags.COUNT


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
    if not word.isalpha() and has_digit(word):
        bits |= codes.NUMBER if word.isdigit() else codes.DIGIT
    return bits | (codes.LONE if len(word) == 1 else 0)
