"""What stands before and after a candidate, and which longer phrases hold it."""

import numpy as np

from engine.siex.arrays import Doubles, Flags, Ints
from engine.siex.candidates import WIDTH
from engine.siex.features.columns import Columns
from engine.siex.lexicon import FUNCTION
from engine.siex.tags import ADJ, ADP, AUX, CONJ, DET, NOUN, NUM, PROPN, TAGS, VERB
from engine.siex.tokens import BREAK, SENTENCE

_BEFORE = (NOUN, PROPN, ADJ, VERB, ADP, DET, CONJ, NUM)
_AFTER = (NOUN, PROPN, ADJ, VERB, AUX, ADP, CONJ)


def add(columns: Columns) -> None:
    """Append the columns of this module."""
    _neighbours(columns)
    _phrase(columns)
    _nesting(columns)
    _linking(columns)


def _neighbours(columns: Columns) -> None:
    read, found = columns.read, columns.found
    tags = read.tags
    before = read.tokens.before[found.start]
    after = read.tokens.after[found.last]
    left = tags[np.maximum(found.start - 1, 0)] * (before < BREAK)[:, None]
    following = np.minimum(found.last + 1, len(tags) - 1)
    right = tags[following] * (after < BREAK)[:, None]
    for tag in _BEFORE:
        columns.add(f"before_{TAGS[tag]}", columns.mean(left[:, tag]))
    for tag in _AFTER:
        columns.add(f"after_{TAGS[tag]}", columns.mean(right[:, tag]))
    columns.add("before_break", columns.mean((before == BREAK).astype(float)))
    columns.add("after_break", columns.mean((after == BREAK).astype(float)))
    columns.add("opens", columns.mean((before == SENTENCE).astype(float)))
    columns.add("closes", columns.mean((after == SENTENCE).astype(float)))
    columns.add("bracket", columns.mean(read.tokens.opens[found.start].astype(float)))
    own = read.tokens.place[following] > read.tokens.place[found.last]
    bracketed = read.tokens.opens[following] & (after >= BREAK) & own
    columns.add("before_bracket", columns.mean(bracketed.astype(float)))


def nominal(columns: Columns) -> Flags:
    """Tell which words can belong to a noun phrase."""
    tags, shape = columns.read.tags, columns.read.words.shape
    share = tags[:, NOUN] + tags[:, PROPN] + tags[:, ADJ] + tags[:, NUM]
    return (share > 0.5) & ((shape & FUNCTION) == 0)


def _phrase(columns: Columns) -> None:
    """Tell how often the candidate is a whole noun phrase, not a piece of one."""
    read, found = columns.read, columns.found
    held = nominal(columns)
    before = np.roll(held, 1) & (read.tokens.before < BREAK)
    after = np.roll(held, -1) & (read.tokens.after < BREAK)
    whole = columns.inner(held.astype(float), np.minimum, 1.0)[found.of] > 0
    apart = whole & ~before[found.start] & ~after[found.last]
    columns.add("whole_phrase", columns.mean(apart.astype(float)))
    columns.add("whole_phrases", columns.total(apart.astype(float)))
    columns.add("cut_left", columns.mean(before[found.start].astype(float)))
    columns.add("cut_right", columns.mean(after[found.last].astype(float)))


def _nesting(columns: Columns) -> None:
    """Compare a candidate's count with those of longer and shorter candidates."""
    found, count = columns.found, columns.count
    extra = found.last - found.start
    longer = np.maximum(
        _count_at(columns, found.start - 1, extra + 1),
        _count_at(columns, found.start, extra + 1),
    )
    shorter = np.maximum(
        _count_at(columns, found.start + 1, extra - 1),
        _count_at(columns, found.start, extra - 1),
    )
    held = np.zeros(len(found))
    np.maximum.at(held, found.of, longer)
    holds = np.zeros(len(found))
    np.maximum.at(holds, found.of, shorter)
    columns.add("longer_share", held / count)
    columns.add("shorter_share", holds / count)
    columns.add("free", columns.mean((longer == 0).astype(float)))
    columns.add("often_free", columns.total((longer <= 1).astype(float)))


def _linking(columns: Columns) -> None:
    """Compare a candidate's count with that of phrases it is linked into by "of"."""
    found = columns.found
    small = np.append((columns.read.words.shape & FUNCTION) != 0, [False] * 2)
    extra = found.last - found.start
    ahead, further = small[found.last + 1], small[found.last + 2]
    right = np.maximum(
        _count_at(columns, found.start, extra + 2) * ahead,
        _count_at(columns, found.start, extra + 3) * (ahead & further),
    )
    behind, earlier = small[found.start - 1], small[found.start - 2]
    left = np.maximum(
        _count_at(columns, found.start - 2, extra + 2) * behind,
        _count_at(columns, found.start - 3, extra + 3) * (behind & earlier),
    )
    for name, linked in (("linked_right", right), ("linked_left", left)):
        most = np.zeros(len(found))
        np.maximum.at(most, found.of, linked)
        columns.add(name, most / columns.count)
        columns.add(f"{name}_share", columns.mean((linked > 0).astype(float)))


def _count_at(columns: Columns, start: Ints, extra: Ints) -> Doubles:
    """Return the count of the candidate in a window, 0 where there is none."""
    grid = columns.found.grid
    valid = (start >= 0) & (start < len(grid)) & (extra >= 0) & (extra < WIDTH)
    held = grid[np.where(valid, start, 0), np.where(valid, extra, 0)]
    return np.where(valid & (held >= 0), columns.count[held], 0.0)
