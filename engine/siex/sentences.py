"""A document that has been read: words, what is known of them, classes in context."""

from array import array

from engine.siex import buffers
from engine.siex.tags import TAGS


class Sentences:
    """The words of one document with their facts and word classes.

    All buffers have an entry per word, except that ``tags`` has one per word and tag.

    Attributes:
        text: the plain text.
        size: how many words it has.
        title_words: how many of them belong to its title.
        sentences: how many sentences it has.
        stems: how many different stems it has.
        closed: its last sentence ends in a full stop or the like.
        studied: its language has collections of papers to learn from.
        marks: how many of the text's characters are quotes, brackets, line ends and
            other marks, per hundred characters.
        start: offset of each word.
        end: offset after each word.
        sentence: number of the word's sentence.
        before: what lies before the word (JOINED ... SENTENCE).
        after: what lies after the word.
        bits: the fingerprint of each word.
        opens: the word stands right after an opening bracket.
        stem: number of the word's stem in this document.
        code: the word's stem in the lexicon, and whether it is a small word.
        row: the word's place in the lexicon.
        written: the words of the lexicon; a dictionary finds those again that it knows
            sooner than it finds new strings like them.
        zipf: how common the word is.
        length: how many letters it has.
        shape: its shape bits, see `lexicon`.
        small: it is a function word.
        tags: P(tag | word, neighbours).
        direction: what the whole text means, once that is known.
        vector: what words mean, a row per word of the lexicon.
        hash: what words, stems and endings hash to, three per word of the lexicon.
    """

    def __init__(self, text: str, most: int) -> None:
        """Make room for the places of at most so many words."""
        self.text = text
        self.size = 0
        self.title_words = 0
        self.sentences = 0
        self.stems = 0
        self.closed = False
        self.studied = False
        self.direction: buffers.Doubles | None = None
        self.starts = buffers.zeros("i", most)
        self.ends = buffers.zeros("i", most)
        self.prints = buffers.zeros("Q", most)
        self.gaps = buffers.zeros("B", most + 1)
        self.bracketed = buffers.zeros("B", most)
        self.marks = array("d", [0.0]) * 7
        self.start = buffers.ints(self.starts)
        self.end = buffers.ints(self.ends)
        self.bits = buffers.longs(self.prints)
        self.opens = buffers.octets(self.bracketed)

    def widen(self) -> None:
        """Make room for the facts of the words, whose number is now known."""
        size = self.size + 1
        before = buffers.zeros("B", size)
        after = buffers.zeros("B", size)
        shape = buffers.zeros("B", size)
        small = buffers.zeros("B", size)
        sentence = buffers.zeros("i", size)
        stem = buffers.zeros("i", size)
        row = buffers.zeros("i", size)
        length = buffers.zeros("i", size)
        zipf = buffers.reals("d", size)
        self.codes = buffers.zeros("i", size)
        self.classes = buffers.reals("d", size * len(TAGS))
        self.before = buffers.octets(before)
        self.after = buffers.octets(after)
        self.shape = buffers.octets(shape)
        self.small = buffers.octets(small)
        self.sentence = buffers.ints(sentence)
        self.stem = buffers.ints(stem)
        self.code = buffers.ints(self.codes)
        self.row = buffers.ints(row)
        self.length = buffers.ints(length)
        self.zipf = buffers.doubles(zipf)
        self.tags = buffers.doubles(self.classes)
        self.held = (before, after, shape, small, sentence, stem, row, length, zipf)

    def words(self) -> list[str]:
        """Return the words as written."""
        return [self.text[start:end] for start, end, _ in self.places()]

    def cut_out(self, first: int, last: int) -> tuple[str, ...]:
        """Return the words from one to another as written."""
        one = self.written[self.row[first]]
        if last == first:
            return (one,)
        if last == first + 1:
            return (one, self.written[self.row[last]])
        return tuple([self.written[self.row[word]] for word in range(first, last + 1)])

    def places(self) -> list[tuple[int, int, int]]:
        """Return start, end and sentence of each word."""
        return [
            (self.start[word], self.end[word], self.sentence[word])
            for word in range(self.size)
        ]

    def mean_with(
        self, written: list[str], vectors: "array[int]", hashes: "array[int]"
    ) -> None:
        """Look up the words themselves, their meaning and their hashes here."""
        self.written = written
        self.vectors = vectors
        self.vector = buffers.coarse(vectors)
        self.hashes = hashes
        self.hash = buffers.longs(hashes)
