"""Pick the keywords of one document: the likeliest, without pieces of one another."""

from collections.abc import Callable, Collection, Mapping, Sequence, Set

import numpy as np

from engine.siex import buffers, codes
from engine.siex.characters import WORD
from engine.siex.contenders import Contender, best_first
from engine.siex.folds import Folds
from engine.siex.options import Options
from engine.siex.relations import alike

_LOOKED_AT = 3
_ALL = 1000
_ENOUGH, _UNLIKE = 0.7, 0.5
AT_LEAST = 5
_PROPOSED = 0.6
"""The share of what people list that stands in the text and is a candidate."""


def looked_at(options: Options) -> int:
    """Return how many of the best candidates may become keywords."""
    picky = options.filters_types or options.diversity or options.stop_phrases
    return _ALL if picky else options.top_k * _LOOKED_AT


def shortlist(
    chances: Mapping[int, float], wanted: Collection[int], options: Options
) -> list[int]:
    """Return the best candidates and those wanted, best first, ties in text order."""
    if not wanted:
        return _best(chances, looked_at(options))
    order = sorted(sorted(chances), key=chances.__getitem__, reverse=True)
    best = {*order[: looked_at(options)], *wanted}
    return [number for number in order if number in best]


def _best(chances: Mapping[int, float], most: int) -> list[int]:
    """Return the likeliest candidates, best first, equal ones as they come."""
    most = min(most, len(chances))
    number_owner = buffers.zeros("i", most + 1)
    chance_owner = buffers.reals("d", most + 1)
    numbers, kept = buffers.ints(number_owner), buffers.doubles(chance_owner)
    size = 0
    for number, chance in chances.items():
        if size == most and (most == 0 or kept[most - 1] >= chance):
            continue
        slot = size if size < most else most - 1
        while slot > 0 and kept[slot - 1] < chance:
            numbers[slot], kept[slot] = numbers[slot - 1], kept[slot - 1]
            slot -= 1
        numbers[slot], kept[slot] = number, chance
        size += size < most
    return [numbers[place] for place in range(size)]


def chosen(
    found: Sequence[Contender],
    options: Options,
    folds: Folds,
    kind: Callable[[Contender], str],
    *,
    nested: bool,
    listed: Callable[[Sequence[float]], int],
) -> list[Contender]:
    """Return what becomes a keyword, best first.

    Of two phrases that are always mentioned together one is enough, unless the genre
    lists ``nested`` terms too. ``listed`` tells how many a person would list, given
    their chances.
    """
    wanted = _keys(options.must_consider, folds)
    stopped = _keys(options.stop_phrases, folds)
    kept = _sifted(found, stopped, folds, False)
    kept = kept if nested else without_pieces(kept)
    if options.filters_types:
        kept = [contender for contender in kept if options.allows(kind(contender))]
    first = _sifted(kept, wanted, folds, True)
    rest = _sifted(kept, wanted, folds, False)
    if options.min_score is None and not options.diversity:
        rest = rest[: listed([each.chance for each in rest])]
    if not wanted and not options.diversity:
        return rest[: options.top_k]
    picked = _diverse(first[: options.top_k], rest, options, folds)
    return best_first(picked)


def as_many(chances: Sequence[float], expected: float) -> int:
    """Return how many of the likeliest to list so that F1 is expected to be highest.

    A further keyword pays as long as its chance is more than half of the F1 reached
    (Lewis 1995, "Evaluating and optimizing autonomous text classification systems").
    """
    listed, best, total, most = expected / _PROPOSED, 0, 0.0, 0.0
    for number, chance in enumerate(chances, 1):
        total += chance
        if total / (number + listed) > most:
            best, most = number, total / (number + listed)
    return max(best, AT_LEAST)


def _keys(phrases: Collection[str], folds: Folds) -> frozenset[str]:
    if not phrases:
        return frozenset()
    words = [WORD.findall(phrase) for phrase in phrases]
    return frozenset(
        key for each in words for key in (folds.key(each), folds.solid(each))
    )


def _sifted(
    found: Sequence[Contender], keys: Set[str], folds: Folds, held: bool
) -> list[Contender]:
    """Return the phrases that are among the ``keys``, or those that are not."""
    if not keys:
        return [] if held else list(found)
    return [each for each in found if _is(each, keys, folds) == held]


def _is(contender: Contender, keys: Set[str], folds: Folds) -> bool:
    for form in contender.forms:
        if folds.key(form) in keys or folds.solid(form) in keys:
            return True
    return False


def without_pieces(found: Sequence[Contender]) -> list[Contender]:
    """Leave out phrases that are mentioned only as a piece of another one.

    Of two phrases that are always mentioned together only the longer one is kept, or
    the shorter one if the longer is much less likely.
    """
    dropped: set[int] = set()
    enough, unlike = _ENOUGH, _UNLIKE
    for pair, times in _held(found).items():
        inner, outer = pair // len(found), pair % len(found)
        mine, theirs = found[inner], found[outer]
        if times < len(mine.places):
            continue
        if theirs.chance >= enough * mine.chance:
            dropped.add(inner)
        elif times == len(theirs.places) and theirs.chance < unlike * mine.chance:
            dropped.add(outer)
    if not dropped:
        return list(found)
    return [each for number, each in enumerate(found) if number not in dropped]


def _held(found: Sequence[Contender]) -> dict[int, int]:
    """Count how often one phrase stands inside another one.

    The key of a pair is the number of the inner one times how many there are, plus the
    number of the outer one.
    """
    held: dict[int, int] = {}
    size = sum([len(each.places) for each in found])
    span_owner = _spans(found, size)
    end_owner = buffers.zeros("i", size + 1)
    outer_owner = buffers.zeros("i", size + 1)
    spans = buffers.longs(span_owner)
    ends, outers = buffers.ints(end_owner), buffers.ints(outer_owner)
    opened = 0
    for mention in range(size):
        number, place = spans[mention] % codes.MANY, spans[mention] // codes.MANY
        start, stop = place // codes.FAR, codes.FAR - place % codes.FAR
        still = 0
        for outer in range(opened):
            if ends[outer] > start:
                ends[still], outers[still] = ends[outer], outers[outer]
                still += 1
        for outer in range(still):
            if ends[outer] >= stop:
                pair = number * len(found) + outers[outer]
                held[pair] = held.get(pair, 0) + 1
        ends[still], outers[still] = stop, number
        opened = still + 1
    return held


def _spans(found: Sequence[Contender], size: int) -> buffers.Ints:
    """Return the mentions in text order, of those that begin together long ones first.

    Start, end counted backwards and number of the phrase are packed into one number.
    """
    owner = buffers.zeros("Q", size + 1)
    spans, mention = buffers.longs(owner), 0
    for number, each in enumerate(found):
        for start, end, _ in each.places:
            place = start * codes.FAR + codes.FAR - end
            spans[mention] = place * codes.MANY + number
            mention += 1
    _sort(spans, size)
    return owner


def _sort(numbers: buffers.Ints, size: int) -> None:
    """Sort numbers in place, as Shell did: few they are, and nearly in order."""
    gap = 1
    while 3 * gap < size:
        gap = 3 * gap + 1
    while gap > 0:
        for place in range(gap, size):
            number, slot = numbers[place], place
            while slot >= gap and numbers[slot - gap] > number:
                numbers[slot] = numbers[slot - gap]
                slot -= gap
            numbers[slot] = number
        gap //= 3


def _diverse(
    first: list[Contender], rest: list[Contender], options: Options, folds: Folds
) -> list[Contender]:
    """Add to ``first`` what is likely and unlike what has been picked already."""
    room = options.top_k - len(first)
    if not options.diversity:
        return first + rest[:room]
    pool = first + rest[: max(room * 5, 50)]
    common = alike([each.words for each in pool], folds)
    chances = np.array([contender.chance for contender in pool])
    best = max(float(chances.max(initial=0.0)), 1e-9)
    picked = list(range(len(first)))
    left = list(range(len(first), len(pool)))
    while left and len(picked) < options.top_k:
        nearest = common[left][:, picked].max(axis=1, initial=0.0)
        worth = (1 - options.diversity) * chances[left] / best
        taken = left.pop(int(np.argmax(worth - options.diversity * nearest)))
        picked.append(taken)
    return [pool[number] for number in picked]
