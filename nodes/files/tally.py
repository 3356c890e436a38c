"""Counts what the charts of a report show, within bounds."""

import heapq
from collections import Counter
from collections.abc import Iterator, Mapping
from operator import itemgetter
from typing import Any, NamedTuple, cast

MOST_KEPT = 200_000
BINS = 10


class Word(NamedTuple):
    """A keyword as one record has it."""

    text: str
    score: float | None = None
    kind: str | None = None


class Tally:
    """How often each keyword came, how sure the model was, and what kinds there are.

    ``Teak`` and ``teak`` are one keyword, shown as it came first.
    """

    def __init__(self) -> None:
        self.records = 0
        self.words: Counter[str] = Counter()
        self._shown: dict[str, str] = {}
        self._best: dict[str, float] = {}
        self.kinds: Counter[str] = Counter()
        self.scores = [0] * BINS
        self.distinct_is_exact = True

    def add(self, value: Any) -> None:
        """Count what one record holds in the field that is charted."""
        self.records += 1
        found: dict[str, Word] = {}
        for word in words(value):
            found.setdefault(word.text.casefold(), word)
        for folded, word in found.items():
            self.words[folded] += 1
            self._shown.setdefault(folded, word.text)
            if word.kind:
                self.kinds[word.kind] += 1
            if word.score is not None and 0 <= word.score <= 1:
                self._best[folded] = max(word.score, self._best.get(folded, 0))
                self.scores[min(int(word.score * BINS), BINS - 1)] += 1
        if len(self.words) > MOST_KEPT:
            self._forget_the_rare()

    def most_common(self, count: int) -> list[tuple[str, int]]:
        """Return the keywords that most records have, the surer first, with counts."""
        return [(self._shown[word], self.words[word]) for word in self._first(count)]

    def strongest(self, count: int) -> list[tuple[str, float]]:
        """Return the keywords with the best scores, and these."""
        best = heapq.nlargest(count, self._best.items(), key=itemgetter(1))
        return [(self._shown[word], score) for word, score in best]

    @property
    def repeats(self) -> bool:
        """Say whether any keyword is in more than one record."""
        return any(times > 1 for times in self.words.values())

    def _first(self, count: int) -> list[str]:
        def rank(word: str) -> tuple[int, float]:
            return self.words[word], self._best.get(word, 0.0)

        return heapq.nlargest(count, self.words, key=rank)

    def _forget_the_rare(self) -> None:
        kept = self._first(MOST_KEPT // 2)
        self.words = Counter({word: self.words[word] for word in kept})
        self._shown = {word: self._shown[word] for word in kept}
        self._best = {word: self._best[word] for word in kept if word in self._best}
        self.distinct_is_exact = False


def words(value: Any) -> Iterator[Word]:
    """Yield the keywords in a value: a list of them, of words, or one word."""
    items = cast("list[Any]", value) if isinstance(value, list) else [value]
    for item in items:
        if isinstance(item, dict):
            word = _word(cast("Mapping[str, Any]", item))
            if word is not None:
                yield word
        elif isinstance(item, str | int | float) and str(item).strip():
            yield Word(str(item))


def _word(item: Mapping[str, Any]) -> Word | None:
    text, score, kind = item.get("text"), item.get("score"), item.get("type")
    if not isinstance(text, str) or not text.strip():
        return None
    return Word(
        text,
        score if isinstance(score, int | float) else None,
        kind if isinstance(kind, str) else None,
    )
