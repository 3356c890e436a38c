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
        held = [buffers.reals("d", 2 * size), buffers.reals("d", size)]
        rank, leaving = buffers.doubles(held[0]), buffers.doubles(held[1])
        near = buffers.doubles(_NEAR)
        for number in range(content):
            rank[2 * node[number]] = 1.0
            rank[2 * node[number] + 1] += 1.0 / (place[number] + 8.0)
        for number in range(content):
            for step in range(1, min(6, content - number)):
                leaving[node[number]] += near[step]
                leaving[node[number + step]] += near[step]
        self._walk(content, held[0], held[1])
        best_plain, best_early = _best(held[0], 0), _best(held[0], 1)
        for number in range(content):
            self.plain[place[number]] = rank[2 * node[number]] / best_plain
            self.early[place[number]] = rank[2 * node[number] + 1] / best_early

    def _walk(self, content: int, ranks: buffers.Doubles, out: buffers.Doubles) -> None:
        """Let ranks, which say where a walk starts, flow between close words.

        There are two ranks per stem, side by side, since two walks cost one way.
        """
        size = len(ranks) // 2
        node = buffers.ints(self._nodes)
        rank, leaving = buffers.doubles(ranks), buffers.doubles(out)
        held = [buffers.reals("d", 2 * size) for _ in range(3)]
        start, sent = buffers.doubles(held[0]), buffers.doubles(held[1])
        came, near = buffers.doubles(held[2]), buffers.doubles(_NEAR)
        total, other = 0.0, 0.0
        for stem in range(size):
            total += rank[2 * stem]
            other += rank[2 * stem + 1]
        for stem in range(size):
            start[2 * stem] = rank[2 * stem] = rank[2 * stem] / total
            start[2 * stem + 1] = rank[2 * stem + 1] = rank[2 * stem + 1] / other
        for _ in range(12):
            for stem in range(size):
                came[2 * stem] = came[2 * stem + 1] = 0.0
                if leaving[stem] > 0.0:
                    sent[2 * stem] = 0.85 * rank[2 * stem] / leaving[stem]
                    sent[2 * stem + 1] = 0.85 * rank[2 * stem + 1] / leaving[stem]
            for number in range(content):
                here = 2 * node[number]
                for step in range(1, min(6, content - number)):
                    there, weight = 2 * node[number + step], near[step]
                    plain, early = sent[here] * weight, sent[here + 1] * weight
                    back, back_early = sent[there] * weight, sent[there + 1] * weight
                    came[there] += plain
                    came[there + 1] += early
                    came[here] += back
                    came[here + 1] += back_early
            for stem in range(2 * size):
                rank[stem] = (1 - 0.85) * start[stem] + came[stem]


def _best(ranks: buffers.Doubles, walk: int) -> float:
    """Return the highest rank of one of the two walks."""
    rank, best = buffers.doubles(ranks), 0.0
    for stem in range(len(ranks) // 2):
        best = max(best, rank[2 * stem + walk])
    return best
