"""Find the phrases that could be keywords and group their mentions."""

from collections.abc import Iterable

from engine.siex import buffers, codes, tags
from engine.siex.mentions import Mention, Words
from engine.siex.pairs import Pairs
from engine.siex.sentences import Sentences


class Candidates:
    """Candidate phrases of a document and where each is mentioned.

    Windows of words are numbered so that equal stems have equal numbers; the grammar
    allows some windows, and those are the mentions of candidates. Both are in text order.

    Attributes:
        text: the document.
        size: how many candidates there are.
        mentions: how many mentions they have together.
        width: words of each candidate.
        count: mentions of each candidate.
        begin: first word of its first mention.
        finish: last word of its first mention.
        of: candidate of each mention.
        start: first word of each mention.
        last: last word of each mention.
        window: number per (first word, width - 1); -1 where a clause ends before.
        grid: candidate per (first word, width - 1), or -1.
    """

    def __init__(
        self,
        text: Sentences,
        max_words: int,
        forced: Iterable[tuple[int, int]] = (),
    ) -> None:
        """Group every window that may be a phrase by the stems it holds.

        ``forced`` are windows, given as first and last word, that are phrases whatever
        the grammar says.
        """
        self.text = text
        cells = text.size * codes.WIDTH + 1
        self._windows = buffers.zeros("i", cells)
        self._grid = buffers.zeros("i", cells)
        self.window = buffers.ints(self._windows)
        self.grid = buffers.ints(self._grid)
        numbers = self._number()
        self.mentions = self._allow(max_words)
        for first, last in forced:
            self.mentions += self._force(first * codes.WIDTH + last - first)
        self._named = buffers.zeros("i", numbers + 1)
        self._owners = [buffers.zeros("i", self.mentions + 1) for _ in range(7)]
        self.of = buffers.ints(self._owners[0])
        self.start = buffers.ints(self._owners[1])
        self.last = buffers.ints(self._owners[2])
        self.width = buffers.ints(self._owners[3])
        self.count = buffers.ints(self._owners[4])
        self.begin = buffers.ints(self._owners[5])
        self.finish = buffers.ints(self._owners[6])
        self.size = self._group()

    def _number(self) -> int:
        """Number all windows inside a clause; return how many differ."""
        text = self.text
        pairs = Pairs(text.size * codes.WIDTH)
        for first in range(text.size):
            before, cell = 0, first * codes.WIDTH
            for extra in range(codes.WIDTH):
                word = first + extra
                if before < 0 or word >= text.size:
                    self.window[cell + extra] = -1
                elif extra > 0 and text.before[word] >= codes.BREAK:
                    self.window[cell + extra] = before = -1
                else:
                    number = pairs.number(before, text.code[word])
                    self.window[cell + extra] = number
                    before = number + 1
        return pairs.size

    def _allow(self, max_words: int) -> int:
        """Mark the windows that the grammar allows in the grid; return their number."""
        text = self.text
        marked = 0
        for first in range(text.size):
            cell = first * codes.WIDTH
            for extra in range(codes.WIDTH):
                self.grid[cell + extra] = -1
            if not _begins(text, first):
                continue
            if _ends(text, first) and _alone(text, first):
                self.grid[cell] = 0
                marked += 1
            words = 1
            for extra in range(1, codes.WIDTH):
                word = first + extra
                if self.window[cell + extra] < 0:
                    break
                if extra > 1 and not _inside(text, word - 1):
                    break
                words += text.before[word] != codes.JOINED
                if words > max_words:
                    break
                numbers = text.shape[first] & text.shape[word] & codes.NUMBER
                if numbers == 0 and _ends(text, word):
                    self.grid[cell + extra] = 0
                    marked += 1
        return marked

    def _force(self, cell: int) -> int:
        """Allow one more window; return how many mentions that adds."""
        if self.grid[cell] >= 0 or self.window[cell] < 0:
            return 0
        self.grid[cell] = 0
        return 1

    def _group(self) -> int:
        """Give marked windows of equal stems one candidate; return how many those are."""
        named = buffers.ints(self._named)
        mention, size = 0, 0
        for first in range(self.text.size):
            cell = first * codes.WIDTH
            for extra in range(codes.WIDTH):
                if self.grid[cell + extra] < 0:
                    continue
                number = self.window[cell + extra]
                if named[number] == 0:
                    self.width[size] = extra + 1
                    self.begin[size] = first
                    self.finish[size] = first + extra
                    size += 1
                    named[number] = size
                candidate = named[number] - 1
                self.grid[cell + extra] = candidate
                self.count[candidate] += 1
                self.of[mention] = candidate
                self.start[mention] = first
                self.last[mention] = first + extra
                mention += 1
        return size

    def count_at(self, first: int, extra: int) -> int:
        """Return the count of the candidate in a window, 0 where there is none."""
        if first < 0 or first >= self.text.size or not 0 <= extra < codes.WIDTH:
            return 0
        candidate = self.grid[first * codes.WIDTH + extra]
        return self.count[candidate] if candidate >= 0 else 0

    def candidate_at(self, first: int, last: int) -> int:
        """Return the candidate in a window, -1 where there is none."""
        return self.grid[first * codes.WIDTH + last - first]

    def span(self, candidate: int) -> tuple[int, int]:
        """Return start and end of the first mention, in code points."""
        text = self.text
        return text.start[self.begin[candidate]], text.end[self.finish[candidate]]

    def named(self, chosen: list[int]) -> list[tuple[Words, list[Mention]]]:
        """Return the words of candidates, at their first mention, and all mentions.

        Mentions are in text order; those of one candidate never overlap.
        """
        words: list[Words] = [()] * len(chosen)
        places: list[list[Mention]] = [[] for _ in chosen]
        wanted_owner = buffers.zeros("i", len(self._named))
        free_owner = buffers.zeros("i", len(chosen) + 1)
        wanted, free = buffers.ints(wanted_owner), buffers.ints(free_owner)
        for number, candidate in enumerate(chosen):
            cell = self.begin[candidate] * codes.WIDTH + self.width[candidate] - 1
            wanted[self.window[cell]] = number + 1
        text = self.text
        for first in range(text.size):
            for extra in range(codes.WIDTH):
                window = self.window[first * codes.WIDTH + extra]
                if window < 0:
                    break
                number = wanted[window] - 1
                if number >= 0 and first >= free[number]:
                    if free[number] == 0:
                        words[number] = text.cut_out(first, first + extra)
                    free[number] = first + extra + 1
                    opening = text.before[first] == codes.SENTENCE
                    places[number].append(
                        (text.start[first], text.end[first + extra], opening)
                    )
        return list(zip(words, places, strict=True))


def _begins(text: Sentences, word: int) -> bool:
    """Tell whether a phrase may begin with a word."""
    if text.before[word] == codes.JOINED or text.small[word]:
        return False
    adverb = text.tags[word * tags.COUNT + tags.ADV]
    common = adverb > 0.9 and text.zipf[word] > 4.6
    return not common and text.length[word] < 60


def _ends(text: Sentences, word: int) -> bool:
    """Tell whether a phrase may end with a word."""
    if text.after[word] == codes.JOINED or text.small[word] or text.length[word] >= 60:
        return False
    row = word * tags.COUNT
    nominal = (
        text.tags[row + tags.NOUN]
        + text.tags[row + tags.PROPN]
        + text.tags[row + tags.ADJ]
        + text.tags[row + tags.NUM]
        + text.tags[row + tags.OTHER]
    )
    return nominal + text.tags[row + tags.VERB] * 0.5 > 0.2


def _inside(text: Sentences, word: int) -> bool:
    """Small words between content words must be prepositions, articles or "and"."""
    if not text.small[word]:
        return True
    row = word * tags.COUNT
    linking = (
        text.tags[row + tags.ADP]
        + text.tags[row + tags.DET]
        + text.tags[row + tags.CONJ]
    )
    return linking > 0.6


def _alone(text: Sentences, word: int) -> bool:
    """A number, a single letter or a verb does not stand alone."""
    shape = text.shape[word]
    if shape & codes.NUMBER or (shape & codes.LONE and not shape & codes.DIGIT):
        return False
    return text.tags[word * tags.COUNT + tags.VERB] < 0.97
