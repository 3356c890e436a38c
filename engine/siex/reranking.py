"""Score the likeliest candidates once more, each beside the others.

The trees see one candidate at a time. How likely the others are, which of them hold it or
are held by it, and which share its words, says more about what a person lists of them
all. Trees that have met one genre only, its expert, learn from that, and from all that is
known of the candidate itself, what to add to the score. How much of each genre a text is
says how much each expert counts (a mixture of experts; Jacobs et al. 1991).
"""

import math
from typing import TYPE_CHECKING

from engine.siex import buffers, codes
from engine.siex.candidates import Candidates
from engine.siex.features.matrix import NAMES as FEATURES
from engine.siex.features.matrix import REASONS as OWN_REASONS
from engine.siex.features.rows import Rows

if TYPE_CHECKING:
    from array import array

    from engine.siex.trees import Trees

LITTLE = 0.02
"""An expert is not asked about a text that is hardly of its genre."""
MOST = 32
"""So many of the likeliest candidates are compared."""
STANDING = (
    *("score", "place", "lead", "distance", "behind_first", "behind_fifth"),
    *("behind_tenth", "expected", "expected_above", "candidates"),
    *("width", "width_above", "mean_width", "single_words"),
)
RIVALS = (
    *("holder_lead", "holders", "holder_place", "holder_count", "holders_begin"),
    *("held_lead", "held", "held_place", "held_count", "held_end"),
    *("last_lead", "last", "last_above", "first_lead", "first", "first_above"),
    *("after_lead", "before_lead"),
    *("sharing_above", "shared_above", "new_words", "sharing_mean", "sharing_expected"),
)
COMPARED = (*STANDING, *RIVALS)
NAMES = (*COMPARED, *(f"own_{name}" for name in FEATURES))
REASONS = (*("rivals" for _ in COMPARED), *OWN_REASONS)
_STRIDE = codes.WIDTH + 2
_NONE = -9.0
_NOWHERE = 40


def likeliest(scores: "array[float]") -> "array[int]":
    """Return the places of the highest scores, best first, equal ones as they come."""
    owner, left = buffers.zeros("i", len(scores)), buffers.doubles(scores)
    order, size = buffers.ints(owner), 0
    for place in range(len(scores)):
        if size == MOST and left[place] <= left[order[size - 1]]:
            continue
        slot = size if size < MOST else size - 1
        while slot > 0 and left[order[slot - 1]] < left[place]:
            order[slot] = order[slot - 1]
            slot -= 1
        order[slot] = place
        size += size < MOST
    return owner[:size]


def added(
    found: Candidates,
    close: "array[int]",
    scores: "array[float]",
    rows: Rows,
    genres: "array[float]",
    experts: "tuple[Trees, ...]",
) -> "array[float]":
    """Return what comparing the likeliest adds to the score of each candidate.

    Args:
        found: all candidates of a text.
        close: those that were scored.
        scores: their scores.
        rows: the features of all candidates.
        genres: P(genre) of the text.
        experts: for each genre, what has learnt from comparing candidates in such texts.
    """
    result = buffers.reals("d", len(close))
    total, share = buffers.doubles(result), buffers.doubles(genres)
    order = likeliest(scores)
    told = compared(found, close, scores, rows, order)
    every = buffers.zeros("i", told.size)
    number_of, place = buffers.ints(every), buffers.ints(order)
    for number in range(told.size):
        number_of[number] = number
    for genre in range(len(experts)):
        if share[genre] < LITTLE:
            continue
        expert: Trees = experts[genre]
        steps = expert.steps(told.table, told.size, every)
        owner = expert.scored(steps, told.size)
        more = buffers.doubles(owner)
        for number in range(told.size):
            total[place[number]] += share[genre] * more[number]
    return result


def compared(
    found: Candidates,
    close: "array[int]",
    scores: "array[float]",
    rows: Rows,
    order: "array[int]",
) -> "Compared":
    """Return how the likeliest candidates compare; see `added` and `likeliest`."""
    best, own = buffers.zeros("i", len(order)), buffers.reals("d", len(order))
    pick, candidate = buffers.ints(order), buffers.ints(close)
    chosen, score, every = (
        buffers.ints(best),
        buffers.doubles(own),
        buffers.doubles(scores),
    )
    for place in range(len(order)):
        chosen[place] = candidate[pick[place]]
        score[place] = every[pick[place]]
    told = Compared(worded(found, best), own, found.size)
    told.take_over(rows.table, found.size, best)
    return told


def worded(found: Candidates, chosen: "array[int]") -> "array[int]":
    """Return the width, the count and the words of each of some candidates."""
    owner = buffers.zeros("i", _STRIDE * len(chosen) + 1)
    told, pick, text = buffers.ints(owner), buffers.ints(chosen), found.text
    for number in range(len(chosen)):
        candidate, place = pick[number], number * _STRIDE
        width = found.width[candidate]
        told[place] = width
        told[place + 1] = found.count[candidate]
        for word in range(width):
            told[place + 2 + word] = text.code[found.begin[candidate] + word]
    return owner


class Compared:
    """What the others say of each of the likeliest candidates.

    Attributes:
        size: how many candidates are compared.
        table: the features in the order of ``NAMES``, one row each.
    """

    def __init__(self, words: "array[int]", scores: "array[float]", among: int) -> None:
        """Compare candidates.

        Args:
            words: what `worded` tells of them, the likeliest first.
            scores: their scores, the highest first.
            among: how many candidates the text has.
        """
        self.size = len(scores)
        self.table = buffers.reals("f", len(NAMES) * self.size + 1)
        self._value = buffers.floats(self.table)
        self._words, self._scores = words, scores
        self._word = buffers.ints(words)
        self._score = buffers.doubles(scores)
        self._place = 0
        self._marks = buffers.zeros("Q", self.size + 1)
        self._mark = buffers.longs(self._marks)
        self._sign()
        self._stand(math.log1p(among))
        for candidate in range(self.size):
            self._place = len(STANDING) * self.size + candidate
            self._nest(candidate)
            self._resemble(candidate)
            self._share(candidate)

    def take_over(self, table: "array[float]", size: int, chosen: "array[int]") -> None:
        """Take all features over from the ``table`` of all ``size`` candidates."""
        source, pick = buffers.floats(table), buffers.ints(chosen)
        target, features = len(COMPARED) * self.size, len(NAMES) - len(COMPARED)
        for feature in range(features):
            for candidate in range(self.size):
                self._value[target] = source[feature * size + pick[candidate]]
                target += 1

    def _put(self, value: float) -> None:
        self._value[self._place] = value
        self._place += self.size

    def _sign(self) -> None:
        """Set a bit for each word but small ones: phrases without a common bit share none."""
        word, one = self._word, 1
        for candidate in range(self.size):
            own, mark = candidate * _STRIDE, 0
            for place in range(own + 2, own + 2 + word[own]):
                if word[place] & 1 == 0:
                    mark |= one << ((word[place] >> 1) & 63)
            self._mark[candidate] = mark

    def _stand(self, among: float) -> None:
        """Tell where each stands among all."""
        score, size = self._score, self.size
        few = min(10, size)
        mean, single, expected = 0.0, 0.0, 0.0
        for candidate in range(few):
            width = self._word[candidate * _STRIDE]
            mean += width
            single += width == 1
        for candidate in range(size):
            expected += likely(score[candidate])
        above = 0.0
        for candidate in range(size):
            own = score[candidate]
            width, alike = self._word[candidate * _STRIDE], 0
            for other in range(candidate):
                alike += self._word[other * _STRIDE] == width
            self._place = candidate
            self._put(own)
            self._put(candidate)
            self._put(score[candidate - 1] - own if candidate > 0 else 0.0)
            self._put(own - score[candidate + 1] if candidate + 1 < size else 0.0)
            self._put(own - score[0])
            self._put(own - score[min(4, size - 1)])
            self._put(own - score[min(9, size - 1)])
            self._put(expected)
            self._put(above)
            self._put(among)
            self._put(width)
            self._put(alike / float(max(1, candidate)))
            self._put(mean / few)
            self._put(single / few)
            above += likely(own)

    def _nest(self, candidate: int) -> None:
        """Tell which of the others hold a candidate, and which it holds."""
        word, score, own = self._word, self._score, candidate * _STRIDE
        lead, place, held_lead, held_place = _NONE, _NOWHERE, _NONE, _NOWHERE
        holders, held, begin, end, most, held_most = 0, 0, 0, 0, 0, 0
        for other in range(self.size):
            its = other * _STRIDE
            if self._mark[other] & self._mark[candidate] == 0:
                continue
            if word[its] > word[own] and self._holds(its, own):
                if holders == 0:
                    lead, place = score[other] - score[candidate], other
                holders += 1
                begin += word[its + 2] == word[own + 2]
                most = max(most, word[its + 1])
            elif word[its] < word[own] and self._holds(own, its):
                if held == 0:
                    held_lead, held_place = score[other] - score[candidate], other
                held += 1
                end += word[its + 1 + word[its]] == word[own + 1 + word[own]]
                held_most = max(held_most, word[its + 1])
        count = float(word[own + 1])
        self._put(lead)
        self._put(holders)
        self._put(place)
        self._put(most / count)
        self._put(begin)
        self._put(held_lead)
        self._put(held)
        self._put(held_place)
        self._put(count / held_most if held_most > 0 else 1.0)
        self._put(end)

    def _holds(self, outer: int, inner: int) -> bool:
        """Tell whether one phrase stands inside another one."""
        word = self._word
        width = word[inner]
        for first in range(word[outer] - width + 1):
            same = 0
            while (
                same < width
                and word[outer + 2 + first + same] == word[inner + 2 + same]
            ):
                same += 1
            if same == width:
                return True
        return False

    def _resemble(self, candidate: int) -> None:
        """Tell which of the others end or begin in the same word, or go on in it."""
        word, score, own = self._word, self._score, candidate * _STRIDE
        first, last = word[own + 2], word[own + 1 + word[own]]
        last_lead, first_lead, after, before = _NONE, _NONE, _NONE, _NONE
        lasts, lasts_above, firsts, firsts_above = 0, 0, 0, 0
        for other in range(self.size):
            its = other * _STRIDE
            its_first, its_last = word[its + 2], word[its + 1 + word[its]]
            lead = score[other] - score[candidate]
            if other == candidate:
                continue
            if its_last == last:
                last_lead = max(last_lead, lead)
                lasts += 1
                lasts_above += other < candidate
            if its_first == first:
                first_lead = max(first_lead, lead)
                firsts += 1
                firsts_above += other < candidate
            if its_first == last:
                after = max(after, lead)
            if its_last == first:
                before = max(before, lead)
        self._put(last_lead)
        self._put(lasts)
        self._put(lasts_above)
        self._put(first_lead)
        self._put(firsts)
        self._put(firsts_above)
        self._put(after)
        self._put(before)

    def _share(self, candidate: int) -> None:
        """Tell how many words the others share with a candidate, small ones apart."""
        word, score, own = self._word, self._score, candidate * _STRIDE
        content = self._content(own)
        sharing, sharing_above, most = 0, 0, 0.0
        total, expected, known = 0.0, 0.0, 0
        for other in range(self.size):
            its = other * _STRIDE
            if other == candidate or self._mark[other] & self._mark[candidate] == 0:
                continue
            common = self._common(own, its)
            if common == 0:
                continue
            sharing += 1
            total += score[other]
            expected += likely(score[other])
            if other < candidate:
                sharing_above += 1
                either = content + self._content(its) - _count(common)
                most = max(most, _count(common) / float(max(1, either)))
                known |= common
        self._put(sharing_above)
        self._put(most)
        self._put(1.0 - _count(known) / float(max(1, word[own])))
        self._put(total / sharing if sharing > 0 else _NONE)
        self._put(expected)

    def _content(self, own: int) -> int:
        """Return how many words a phrase has, small ones apart."""
        content = 0
        for place in range(own + 2, own + 2 + self._word[own]):
            content += (self._word[place] & 1) == 0
        return content

    def _common(self, own: int, its: int) -> int:
        """Return which words of one phrase stand in another, a bit each."""
        word, common = self._word, 0
        for mine in range(word[own]):
            code = word[own + 2 + mine]
            for theirs in range(word[its] if code & 1 == 0 else 0):
                if word[its + 2 + theirs] == code:
                    common |= 1 << mine
        return common


def likely(score: float) -> float:
    """Return a rough chance, before any curve."""
    return 1 / (1 + math.exp(-score))


def _count(bits: int) -> int:
    count = 0
    for place in range(codes.WIDTH):
        count += (bits >> place) & 1
    return count
