"""Word classes in context: each word's guess is weighed by its neighbours' guesses."""

from engine.siex import buffers, codes, tags
from engine.siex.sentences import Sentences
from engine.siex.tables import Table


def tag(text: Sentences, table: Table) -> None:
    """Turn P(tag | word) of every word into P(tag | word, neighbours)."""
    size = text.size * tags.COUNT + 1
    ahead, back = buffers.unwritten("d", size), buffers.unwritten("d", size)
    left, right = buffers.unwritten("d", size), buffers.unwritten("d", size)
    _heard(text, text.classes, table.forward, -1, ahead)
    _heard(text, text.classes, table.backward, 1, back)
    _weighed(text, ahead, left)
    _weighed(text, back, right)
    _heard(text, left, table.forward, -1, ahead)
    _heard(text, right, table.backward, 1, back)
    _weighed(text, ahead, left)
    _joined(text, left, back)


def _heard(
    text: Sentences,
    rows: buffers.Doubles,
    weights: buffers.Doubles,
    step: int,
    heard: buffers.Doubles,
) -> None:
    """Write down what each word's neighbour says of its class."""
    row, weight = buffers.doubles(rows), buffers.doubles(weights)
    told = buffers.doubles(heard)
    for word in range(text.size):
        here = word * tags.COUNT
        gap = text.before[word] if step < 0 else text.after[word]
        if gap >= codes.BREAK:
            source = tags.BOUNDARY * (tags.COUNT + 1)
            for target in range(tags.COUNT):
                told[here + target] = weight[source + target]
            continue
        for target in range(tags.COUNT):
            told[here + target] = 0.0
        # Four classes at a time, so that sums stay in registers in between.
        for other in range(0, tags.COUNT, 4):
            there = here + step * tags.COUNT + other
            one, two = row[there], row[there + 1]
            three, four = row[there + 2], row[there + 3]
            a = other * (tags.COUNT + 1)
            b, c, d = a + tags.COUNT + 1, a + 2 * tags.COUNT + 2, a + 3 * tags.COUNT + 3
            for target in range(tags.COUNT):
                told[here + target] = (
                    told[here + target]
                    + one * weight[a + target]
                    + two * weight[b + target]
                    + three * weight[c + target]
                    + four * weight[d + target]
                )


def _weighed(text: Sentences, heard: buffers.Doubles, target: buffers.Doubles) -> None:
    """Multiply each word's own guess with what it heard."""
    told, result = buffers.doubles(heard), buffers.doubles(target)
    for word in range(text.size):
        here = word * tags.COUNT
        total = 0.0
        for tag in range(tags.COUNT):
            result[here + tag] = text.tags[here + tag] * told[here + tag]
            total += result[here + tag]
        for tag in range(tags.COUNT):
            result[here + tag] /= total


def _joined(text: Sentences, weighed: buffers.Doubles, heard: buffers.Doubles) -> None:
    """Make the guess that heard both sides the word's own."""
    first, second = buffers.doubles(weighed), buffers.doubles(heard)
    for word in range(text.size):
        here = word * tags.COUNT
        total = 0.0
        for tag in range(tags.COUNT):
            text.tags[here + tag] = first[here + tag] * second[here + tag]
            total += text.tags[here + tag]
        for tag in range(tags.COUNT):
            text.tags[here + tag] /= total
