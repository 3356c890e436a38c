"""Cut a document into words and say what lies between them."""

from engine.siex import buffers, characters, codes
from engine.siex.sentences import Sentences

_MARKS_SEEN = 4000


def cut(text: str, title: int) -> Sentences:
    """Return the words of a text, of which the first ``title`` characters are a title."""
    found = Sentences(text, len(text) // 2 + 2)
    _spans(text, found)
    found.widen()
    _number(found, title)
    share = 100 / max(1, min(len(text), _MARKS_SEEN))
    for group in range(len(found.marks)):
        found.marks[group] *= share
    return found


def _spans(text: str, found: Sentences) -> None:
    """Find the words and name each gap between two of them."""
    table, groups = buffers.octets(characters.KNOWN), buffers.octets(characters.MARKS)
    marks, gaps = buffers.doubles(found.marks), buffers.octets(found.gaps)
    place, length, count, newline = 0, len(text), 0, -1
    while place < length:
        gap, seen, lines, short = place, 0, 0, False
        while place < length:
            point = ord(text[place])
            kind = table[point] if point < 65536 else 0
            if kind == 0:
                kind = characters.classify(point)
            if kind == codes.LETTER:
                break
            seen |= kind
            if kind == codes.NEWLINE:
                short = short or (lines == 0 and place - newline < 48)
                newline = place
                lines += 1
            if point < 0x2100 and place < 4000 and groups[point]:
                marks[groups[point] - 1] += 1
            place += 1
        if place == length:
            break
        if count > 0:
            dot = text[gap] == "." if gap < length else False
            gaps[count] = _kind(
                seen, place - gap, lines, short, dot, "a" <= text[place] <= "z"
            )
        found.start[count] = place
        found.opens[count] = place > 0 and (
            text[place - 1] == "(" or text[place - 1] == "["
        )
        place += 1
        while place < length:
            point = ord(text[place])
            kind = table[point] if point < 65536 else 0
            if kind == 0:
                kind = characters.classify(point)
            if kind != codes.LETTER:
                break
            place += 1
        found.end[count] = place
        count += 1
    found.size = count


def _kind(
    seen: int, width: int, lines: int, short: bool, dot: bool, small: bool
) -> int:
    """Name what lies between two words.

    Args:
        seen: the class bits of all characters in between.
        width: how many these are.
        lines: how many line ends are among them.
        short: the line that ends first is a short one, so no wrapped prose.
        dot: the first of them is a full stop.
        small: the next word begins with a small Latin letter.
    """
    if lines > 1:
        return codes.SENTENCE
    if seen & codes.STOP and seen & codes.BLANK and not small:
        return codes.SENTENCE
    if short:
        return codes.BREAK
    if seen & codes.BLANK == seen:
        return codes.PLAIN
    if width == 1 and (seen == codes.HYPHEN or (seen == codes.STOP and dot)):
        return codes.JOINED
    if width == 1 and seen == codes.APOSTROPHE:
        return codes.SOFT
    return codes.BREAK


def _number(found: Sentences, title: int) -> None:
    """Number the sentences, and spread each gap to the words on both sides."""
    gaps = buffers.octets(found.gaps)
    gaps[0] = gaps[found.size] = codes.SENTENCE
    sentence = -1
    for word in range(found.size):
        found.before[word] = gaps[word]
        found.after[word] = gaps[word + 1]
        sentence += gaps[word] == codes.SENTENCE
        found.sentence[word] = sentence
        found.title_words += found.end[word] <= title
    found.sentences = sentence + 1
