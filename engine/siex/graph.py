"""Weigh the words of a document by the company they keep (PageRank)."""

from array import array

from engine.siex import buffers, codes, tags
from engine.siex.sentences import Sentences

# How strongly words are joined that stand so many content words apart.
_NEAR = array("d", [0.0, 1.0, 1 / 2, 1 / 3, 1 / 4, 1 / 5])


class Ranks:
    """Two ranks per word, relative to the document's best.

    Attributes:
        plain: how central the word is.
        early: the same, with words near the beginning preferred.
    """

    def __init__(self, text: Sentences) -> None:
        self._text = text
        self._owners = [buffers.reals("d", text.size + 1) for _ in range(2)]
        self.plain = buffers.doubles(self._owners[0])
        self.early = buffers.doubles(self._owners[1])
        self._nodes = buffers.zeros("i", text.size + 1)
        self._place = buffers.zeros("i", text.size + 1)
        content = self._content()
        if content:
            self._rank(content)

    def _content(self) -> int:
        """Collect the content words and the stem of each; return how many there are."""
        text, count = self._text, 0
        node, place = buffers.ints(self._nodes), buffers.ints(self._place)
        for word in range(text.size):
            row = word * tags.COUNT
            nominal = (
                text.tags[row + tags.NOUN]
                + text.tags[row + tags.PROPN]
                + text.tags[row + tags.ADJ]
            )
            if nominal > 0.3 and not text.shape[word] & (codes.FUNCTION | codes.NUMBER):
                node[count] = text.stem[word]
                place[count] = word
                count += 1
        return count

    def _rank(self, content: int) -> None:
        size = self._text.stems
        node, place = buffers.ints(self._nodes), buffers.ints(self._place)
        held = [buffers.reals("d", size) for _ in range(3)]
        even, close = buffers.doubles(held[0]), buffers.doubles(held[1])
        leaving, near = buffers.doubles(held[2]), buffers.doubles(_NEAR)
        for number in range(content):
            even[node[number]] = 1.0
            close[node[number]] += 1.0 / (place[number] + 8.0)
        for number in range(content):
            for step in range(1, min(6, content - number)):
                leaving[node[number]] += near[step]
                leaving[node[number + step]] += near[step]
        self._walk(content, held[0], held[2])
        self._walk(content, held[1], held[2])
        best_even, best_close = _best(held[0]), _best(held[1])
        for number in range(content):
            self.plain[place[number]] = even[node[number]] / best_even
            self.early[place[number]] = close[node[number]] / best_close

    def _walk(self, content: int, ranks: buffers.Doubles, out: buffers.Doubles) -> None:
        """Let ranks, which say where a walk starts, flow between close words."""
        size = len(ranks)
        node = buffers.ints(self._nodes)
        rank, leaving = buffers.doubles(ranks), buffers.doubles(out)
        held = [buffers.reals("d", size) for _ in range(3)]
        start, sent = buffers.doubles(held[0]), buffers.doubles(held[1])
        came, near = buffers.doubles(held[2]), buffers.doubles(_NEAR)
        total = 0.0
        for stem in range(size):
            total += rank[stem]
        for stem in range(size):
            start[stem] = rank[stem] = rank[stem] / total
        for _ in range(12):
            for stem in range(size):
                came[stem] = 0.0
                if leaving[stem] > 0.0:
                    sent[stem] = 0.85 * rank[stem] / leaving[stem]
            for number in range(content):
                here = node[number]
                for step in range(1, min(6, content - number)):
                    there = node[number + step]
                    came[there] += sent[here] * near[step]
                    came[here] += sent[there] * near[step]
            for stem in range(size):
                rank[stem] = (1 - 0.85) * start[stem] + came[stem]


def _best(ranks: buffers.Doubles) -> float:
    rank, best = buffers.doubles(ranks), 0.0
    for stem in range(len(ranks)):
        best = max(best, rank[stem])
    return best
