"""What stands before and after a candidate, and which longer phrases hold it."""

from engine.siex import buffers, codes, tags
from engine.siex.candidates import Candidates
from engine.siex.features import cell
from engine.siex.features.rows import Rows
from engine.siex.sentences import Sentences
from engine.siex.tags import ADJ, ADP, AUX, CONJ, DET, NOUN, NUM, PROPN, TAGS, VERB

NEIGHBOURS = (
    *(f"before_{TAGS[tag]}" for tag in (NOUN, PROPN, ADJ, VERB, ADP, DET, CONJ, NUM)),
    *(f"after_{TAGS[tag]}" for tag in (NOUN, PROPN, ADJ, VERB, AUX, ADP, CONJ)),
)
EDGES = (
    "before_break",
    "after_break",
    "opens",
    "closes",
    "bracket",
    "before_bracket",
)
PHRASE = ("whole_phrase", "cut_left", "cut_right", "whole_phrases")
NAMES = ("name_goes_on_left", "name_goes_on_right", "name_linked")
NESTING = ("longer_share", "shorter_share", "free", "often_free")
LINKING = (
    "linked_right",
    "linked_right_share",
    "linked_left",
    "linked_left_share",
)


def neighbours(text: Sentences, found: Candidates, rows: Rows) -> None:
    """Tell the classes of the words on both sides, over all mentions."""
    rows.gather(15)
    for mention in range(found.mentions):
        first, last = found.start[mention], found.last[mention]
        left, right = (first - 1) * tags.COUNT, (last + 1) * tags.COUNT
        rows.mention(found.of[mention])
        held = text.before[first] < codes.BREAK
        cell.add(rows, text.tags[left + tags.NOUN] if held else 0.0)
        cell.add(rows, text.tags[left + tags.PROPN] if held else 0.0)
        cell.add(rows, text.tags[left + tags.ADJ] if held else 0.0)
        cell.add(rows, text.tags[left + tags.VERB] if held else 0.0)
        cell.add(rows, text.tags[left + tags.ADP] if held else 0.0)
        cell.add(rows, text.tags[left + tags.DET] if held else 0.0)
        cell.add(rows, text.tags[left + tags.CONJ] if held else 0.0)
        cell.add(rows, text.tags[left + tags.NUM] if held else 0.0)
        held = text.after[last] < codes.BREAK
        cell.add(rows, text.tags[right + tags.NOUN] if held else 0.0)
        cell.add(rows, text.tags[right + tags.PROPN] if held else 0.0)
        cell.add(rows, text.tags[right + tags.ADJ] if held else 0.0)
        cell.add(rows, text.tags[right + tags.VERB] if held else 0.0)
        cell.add(rows, text.tags[right + tags.AUX] if held else 0.0)
        cell.add(rows, text.tags[right + tags.ADP] if held else 0.0)
        cell.add(rows, text.tags[right + tags.CONJ] if held else 0.0)
    rows.means()


def edges(text: Sentences, found: Candidates, rows: Rows) -> None:
    """Tell what marks stand on both sides, over all mentions."""
    rows.gather(6)
    for mention in range(found.mentions):
        first, last = found.start[mention], found.last[mention]
        before, after = text.before[first], text.after[last]
        following = last + 1 < text.size and text.opens[last + 1]
        rows.mention(found.of[mention])
        cell.add(rows, before == codes.BREAK)
        cell.add(rows, after == codes.BREAK)
        cell.add(rows, before == codes.SENTENCE)
        cell.add(rows, after == codes.SENTENCE)
        cell.add(rows, text.opens[first])
        cell.add(rows, following and after >= codes.BREAK)
    rows.means()


def phrase(text: Sentences, found: Candidates, rows: Rows) -> None:
    """Tell how often the candidate is a whole noun phrase, not a piece of one."""
    owner = buffers.zeros("i", found.size + 1)
    whole = buffers.ints(owner)
    known = nominal_words(text)
    nominal = buffers.octets(known)
    for candidate in range(found.size):
        whole[candidate] = is_nominal(known, found, candidate)
    rows.gather(3)
    apart = buffers.reals("d", found.size + 1)
    times = buffers.doubles(apart)
    for mention in range(found.mentions):
        first, last = found.start[mention], found.last[mention]
        candidate = found.of[mention]
        before = text.before[first] < codes.BREAK and nominal[first - 1]
        after = text.after[last] < codes.BREAK and nominal[last + 1]
        alone = whole[candidate] and not before and not after
        times[candidate] += alone
        rows.mention(candidate)
        cell.add(rows, alone)
        cell.add(rows, before)
        cell.add(rows, after)
    rows.means()
    for candidate in range(found.size):
        rows.at(candidate)
        cell.put(rows, times[candidate])
    rows.close(1)


def names(text: Sentences, found: Candidates, rows: Rows) -> None:
    """Tell how often a candidate is a piece of a longer name, by capital letters.

    A name goes on in the next word, or beyond one or two small words: "Plan de
    Recuperación", "Rent a Room Scheme".
    """
    rows.gather(3)
    for mention in range(found.mentions):
        first, last = found.start[mention], found.last[mention]
        capital, ends = _capital(text, first), _capital(text, last)
        left = (
            capital
            and text.before[first] < codes.BREAK
            and text.before[first - 1] != codes.SENTENCE
            and _capital(text, first - 1)
        )
        right = ends and text.after[last] < codes.BREAK and _capital(text, last + 1)
        linked = (capital and _linked_left(text, first)) or (
            ends and _linked_right(text, last)
        )
        rows.mention(found.of[mention])
        cell.add(rows, left)
        cell.add(rows, right)
        cell.add(rows, linked)
    rows.means()


def _capital(text: Sentences, word: int) -> bool:
    """Tell whether a word with a capital could belong to a name."""
    return (text.shape[word] & codes.CAPITAL) != 0 and not text.small[word]


def _linked_left(text: Sentences, word: int) -> bool:
    """Tell whether small words stand between a word and a name before it."""
    for _ in range(2):
        if text.before[word] >= codes.BREAK or not text.small[word - 1]:
            return False
        word -= 1
        if text.before[word] < codes.BREAK and _capital(text, word - 1):
            return True
    return False


def _linked_right(text: Sentences, word: int) -> bool:
    """Tell whether small words stand between a word and a name after it."""
    for _ in range(2):
        if text.after[word] >= codes.BREAK or not text.small[word + 1]:
            return False
        word += 1
        if text.after[word] < codes.BREAK and _capital(text, word + 1):
            return True
    return False


def nominal_words(text: Sentences) -> "buffers.Ints":
    """Return 1 for each word that can belong to a noun phrase."""
    owner = buffers.zeros("B", text.size + 1)
    nominal = buffers.octets(owner)
    for word in range(text.size):
        row = word * tags.COUNT
        share = (
            text.tags[row + tags.NOUN]
            + text.tags[row + tags.PROPN]
            + text.tags[row + tags.ADJ]
            + text.tags[row + tags.NUM]
        )
        nominal[word] = share > 0.5 and not text.small[word]
    return owner


def is_nominal(known: "buffers.Ints", found: Candidates, candidate: int) -> bool:
    """Tell whether all words of a candidate can belong to a noun phrase."""
    nominal = buffers.octets(known)
    for word in range(found.begin[candidate], found.finish[candidate] + 1):
        if not nominal[word]:
            return False
    return True


def nesting(text: Sentences, found: Candidates, rows: Rows) -> None:
    """Compare a candidate's count with those of longer and shorter candidates."""
    held = [buffers.zeros("i", found.size + 1) for _ in range(4)]
    within, pieces = buffers.ints(held[0]), buffers.ints(held[1])
    free, often = buffers.ints(held[2]), buffers.ints(held[3])
    for mention in range(found.mentions):
        candidate, first = found.of[mention], found.start[mention]
        extra = found.last[mention] - first
        longer = max(
            found.count_at(first - 1, extra + 1), found.count_at(first, extra + 1)
        )
        shorter = max(
            found.count_at(first + 1, extra - 1), found.count_at(first, extra - 1)
        )
        within[candidate] = max(within[candidate], longer)
        pieces[candidate] = max(pieces[candidate], shorter)
        free[candidate] += longer == 0
        often[candidate] += longer <= 1
    for candidate in range(found.size):
        count = float(found.count[candidate])
        rows.at(candidate)
        cell.put(rows, within[candidate] / count)
        cell.put(rows, pieces[candidate] / count)
        cell.put(rows, free[candidate] / count)
        cell.put(rows, often[candidate])
    rows.close(4)


def linking(text: Sentences, found: Candidates, rows: Rows) -> None:
    """Compare a candidate's count with that of phrases it is linked into by "of"."""
    held = [buffers.zeros("i", found.size + 1) for _ in range(4)]
    most_right, times_right = buffers.ints(held[0]), buffers.ints(held[1])
    most_left, times_left = buffers.ints(held[2]), buffers.ints(held[3])
    for mention in range(found.mentions):
        candidate = found.of[mention]
        first, last = found.start[mention], found.last[mention]
        extra, right, left = last - first, 0, 0
        if _small(text, last + 1):
            right = found.count_at(first, extra + 2)
            if _small(text, last + 2):
                right = max(right, found.count_at(first, extra + 3))
        if _small(text, first - 1):
            left = found.count_at(first - 2, extra + 2)
            if _small(text, first - 2):
                left = max(left, found.count_at(first - 3, extra + 3))
        most_right[candidate] = max(most_right[candidate], right)
        most_left[candidate] = max(most_left[candidate], left)
        times_right[candidate] += right > 0
        times_left[candidate] += left > 0
    for candidate in range(found.size):
        count = float(found.count[candidate])
        rows.at(candidate)
        cell.put(rows, most_right[candidate] / count)
        cell.put(rows, times_right[candidate] / count)
        cell.put(rows, most_left[candidate] / count)
        cell.put(rows, times_left[candidate] / count)
    rows.close(4)


def _small(text: Sentences, word: int) -> bool:
    return 0 <= word < text.size and text.small[word] != 0
