"""Cut a document into words and say what lies between them."""

from engine.siex import buffers, characters, codes, letters
from engine.siex.sentences import Sentences

_MARKS_SEEN = 4000


def cut(text: str, title: int) -> Sentences:
    """Return the words of a text, of which the first ``title`` characters are a title."""
    found = Sentences(text, len(text) // 2 + 2)
    scanner = Scanner(text)
    scanner.scan(found)
    found.widen()
    _number(found, title)
    share = 100 / max(1, min(len(text), _MARKS_SEEN))
    for group in range(len(found.marks)):
        found.marks[group] *= share
    return found


class Scanner:
    """Walks over a text from gap to word to gap."""

    def __init__(self, text: str) -> None:
        self._points = buffers.zeros("i", len(text) + 1)
        self._point = buffers.ints(self._points)
        self._length = len(text)
        self._spell(text)
        self._place = 0
        self._newline = -1
        self._seen = 0
        self._lines = 0
        self._short = False
        self._bits = 0
        self._kinds = buffers.octets(characters.KNOWN)
        self._groups = buffers.octets(characters.MARKS)

    def _spell(self, text: str) -> None:
        """Write down the code points, which are found sooner in an array."""
        for place, char in enumerate(text):
            self._point[place] = ord(char)

    def scan(self, found: Sentences) -> None:
        """Find the words and name each gap between two of them."""
        gaps, marks = buffers.octets(found.gaps), buffers.doubles(found.marks)
        count, length = 0, self._length
        while self._place < length:
            gap = self._place
            self._pass_gap(length, marks)
            begin = self._place
            if begin == length:
                found.closed = (self._seen & codes.STOP) != 0
                break
            if count > 0:
                gaps[count] = self._kind(gap, begin)
            found.start[count] = begin
            found.opens[count] = begin > 0 and _is_bracket(self._point[begin - 1])
            self._pass_word(length)
            found.end[count] = self._place
            found.bits[count] = self._bits
            count += 1
        found.size = count

    def _pass_gap(self, length: int, marks: buffers.Doubles) -> None:
        """Go to the next word and remember what stands before it."""
        self._seen = self._lines = 0
        self._short = False
        while self._place < length:
            point = self._point[self._place]
            kind = self._class_of(point)
            if kind == codes.LETTER:
                break
            self._seen |= kind
            if kind == codes.NEWLINE:
                if self._lines == 0:
                    self._short = self._place - self._newline < 48
                self._newline = self._place
                self._lines += 1
            if self._place < 4000 and point < 0x2100 and self._groups[point] > 0:
                marks[self._groups[point] - 1] += 1
            self._place += 1

    def _pass_word(self, length: int) -> None:
        """Go to the end of the word and take its fingerprint."""
        place, bits = self._place, 0
        while place < length:
            point = self._point[place]
            kind = self._kinds[point] if point < 0x10000 else 0
            if kind == 0:
                kind = characters.classify(point)
            if kind != codes.LETTER:
                break
            bits = letters.with_letter(bits, point)
            place += 1
        self._place, self._bits = place, bits

    def _class_of(self, point: int) -> int:
        kind = self._kinds[point] if point < 0x10000 else 0
        return kind if kind > 0 else characters.classify(point)

    def _kind(self, gap: int, begin: int) -> int:
        """Name what lies between two words."""
        seen, single = self._seen, begin - gap == 1
        if self._lines > 1:
            return codes.SENTENCE
        stopped = (seen & codes.STOP) != 0 and (seen & codes.BLANK) != 0
        if stopped and not 97 <= self._point[begin] <= 122:
            return codes.SENTENCE
        if self._short:
            return codes.BREAK
        if seen & codes.BLANK == seen:
            return codes.PLAIN
        return _single(seen, self._point[gap]) if single else codes.BREAK


def _single(seen: int, point: int) -> int:
    """Name a gap of one character."""
    if seen == codes.HYPHEN or (seen == codes.STOP and point == 46):
        return codes.JOINED
    return codes.SOFT if seen == codes.APOSTROPHE else codes.BREAK


def _is_bracket(point: int) -> bool:
    return point in (40, 91)


def _number(found: Sentences, title: int) -> None:
    """Number the sentences, and spread each gap to the words on both sides."""
    gaps = buffers.octets(found.gaps)
    gaps[0] = gaps[found.size] = codes.SENTENCE
    for word in range(found.size):
        if found.end[word] > title:
            gaps[word] = codes.SENTENCE
            break
    sentence = -1
    for word in range(found.size):
        found.before[word] = gaps[word]
        found.after[word] = gaps[word + 1]
        sentence += gaps[word] == codes.SENTENCE
        found.sentence[word] = sentence
        found.title_words += found.end[word] <= title
    found.sentences = sentence + 1
