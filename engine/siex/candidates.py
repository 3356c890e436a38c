"""Find the phrases that could be keywords and group their mentions."""

from dataclasses import dataclass

import numpy as np

from engine.siex.arrays import Flags, Hashes, Ints
from engine.siex.lexicon import DIGIT, FUNCTION, LONE, NUMBER, Words
from engine.siex.sentences import Sentences
from engine.siex.tags import ADJ, ADP, ADV, CONJ, DET, NOUN, NUM, OTHER, PROPN, VERB
from engine.siex.tokens import BREAK, JOINED

WIDTH = 6
_COMMON = 4.6
_LONGEST = 60
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_DOC_FACTOR = np.uint64(0xC2B2AE3D27D4EB4F)


@dataclass(frozen=True, slots=True)
class Candidates:
    """Candidate phrases of a batch and where each is mentioned.

    Attributes:
        doc: document of each candidate; candidates are in text order.
        width: words of each candidate.
        first: number of its first mention.
        count: mentions of each candidate.
        of: candidate of each mention; mentions are in text order.
        start: first word of each mention.
        last: last word of each mention.
        grid: candidate per (first word, width - 1), or -1.
        key: what the words of each candidate are hashed to.
        keys: the same for every (first word, width - 1), allowed or not.
    """

    doc: Ints
    width: Ints
    first: Ints
    count: Ints
    of: Ints
    start: Ints
    last: Ints
    grid: Ints
    key: Hashes
    keys: Hashes

    def __len__(self) -> int:
        """Return how many candidates there are."""
        return len(self.doc)


def candidates(
    read: Sentences, max_words: int, forced: Flags | None = None
) -> Candidates:
    """Group every window that may be a phrase by the stems it holds.

    ``forced`` marks windows that are phrases whatever the grammar says.
    """
    windows = _windows(read, max_words)
    if forced is not None:
        windows |= forced
    places = np.flatnonzero(windows)
    small = (read.words.shape & FUNCTION) != 0
    all_keys = _keys(read.words.stem * 2 + small, read.tokens.doc)
    keys, first, of = np.unique(
        all_keys.ravel()[places], return_index=True, return_inverse=True
    )
    order = np.argsort(first, kind="stable")
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    first, of = first[order], rank[of.ravel()]
    start, extra = np.divmod(places, WIDTH)
    grid = np.full(windows.size, -1, dtype=np.int64)
    grid[places] = of
    return Candidates(
        doc=read.tokens.doc[start[first]],
        width=extra[first] + 1,
        first=first,
        count=np.bincount(of, minlength=len(first)),
        of=of,
        start=start,
        last=start + extra,
        grid=grid.reshape(windows.shape),
        key=keys[order],
        keys=all_keys,
    )


def _keys(stem: Ints, doc: Ints) -> Hashes:
    """Return a key per window; equal stems in one document have equal keys."""
    keys = np.zeros((len(stem), WIDTH), dtype=np.uint64)
    mixed = (stem.astype(np.uint64) + np.uint64(1)) * _FACTOR
    mixed ^= mixed >> np.uint64(29)
    keys[:, 0] = mixed + doc.astype(np.uint64) * _DOC_FACTOR
    for n in range(1, WIDTH):
        longer = keys[:-n, n - 1] * _FACTOR + mixed[n:]
        keys[:-n, n] = longer ^ (longer >> np.uint64(31))
    return keys


def _windows(read: Sentences, max_words: int) -> Flags:
    """Mark the windows, by first word and width, that the grammar allows."""
    tokens, words = read.tokens, read.words
    begins, ends = _begins(read), _ends(read)
    broken = tokens.before >= BREAK
    inside = _inside(read)
    number = (words.shape & NUMBER) != 0
    starts_word = (tokens.before != JOINED).astype(np.int64)
    marks = np.zeros((len(begins), WIDTH), dtype=bool)
    marks[:, 0] = begins & ends & _alone(words, read.tags)
    whole = begins.copy()
    size = starts_word.copy()
    for n in range(1, min(WIDTH, len(begins))):
        whole = whole[:-1] & ~broken[n:]
        if n > 1:
            whole &= inside[n - 1 : -1]
        size = size[:-1] + starts_word[n:]
        fits = (size <= max_words) & ~(number[:-n] & number[n:])
        marks[:-n, n] = whole & ends[n:] & fits
    return marks


def _begins(read: Sentences) -> Flags:
    small = (read.words.shape & FUNCTION) != 0
    common = (read.tags[:, ADV] > 0.9) & (read.words.zipf > _COMMON)
    fits = read.words.length < _LONGEST
    return (read.tokens.before != JOINED) & ~small & ~common & fits


def _ends(read: Sentences) -> Flags:
    tags = read.tags
    nominal = (
        tags[:, NOUN] + tags[:, PROPN] + tags[:, ADJ] + tags[:, NUM] + tags[:, OTHER]
    )
    small = (read.words.shape & FUNCTION) != 0
    named = nominal + tags[:, VERB] * 0.5 > 0.2
    fits = read.words.length < _LONGEST
    return (read.tokens.after != JOINED) & ~small & named & fits


def _inside(read: Sentences) -> Flags:
    """Small words between content words must be prepositions, articles or "and"."""
    tags = read.tags
    small = (read.words.shape & FUNCTION) != 0
    return ~small | (tags[:, ADP] + tags[:, DET] + tags[:, CONJ] > 0.6)


def _alone(words: Words, tags: np.ndarray) -> Flags:
    """A number, a single letter or a verb does not stand alone."""
    letter = ((words.shape & LONE) != 0) & ((words.shape & DIGIT) == 0)
    return ~letter & ((words.shape & NUMBER) == 0) & (tags[:, VERB] < 0.97)
