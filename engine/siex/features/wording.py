"""How a candidate is worded: length, rarity, classes and shapes of its words."""

from engine.siex import codes, tags
from engine.siex.candidates import Candidates
from engine.siex.features import cell
from engine.siex.features.rows import Rows
from engine.siex.sentences import Sentences
from engine.siex.tags import ADJ, ADV, NOUN, NUM, PROPN, TAGS, VERB

LENGTHS = ("width", "joins", "letters", "shortest", "longest")
RARITY = ("zipf_first", "zipf_last", "zipf_min", "zipf_max", "zipf_sum", "small_words")
CLASSES = (
    *(f"first_{TAGS[tag]}" for tag in (NOUN, PROPN, ADJ, VERB, ADV, NUM)),
    *(f"last_{TAGS[tag]}" for tag in (NOUN, PROPN, ADJ, VERB, NUM)),
)
INNER_CLASSES = ("verb_max", "nominal_min", "noun_max", "name_max")
SHAPES = ("capital", "last_capital", "shouted")
DIGITS = ("digits",)


def lengths(text: Sentences, found: Candidates, rows: Rows) -> None:
    """Count words, pieces and letters."""
    for candidate in range(found.size):
        first, last = found.begin[candidate], found.finish[candidate]
        joins, shortest, longest = 0, 99, 0
        for word in range(first, last + 1):
            joins += text.before[word] == codes.JOINED and word > first
            shortest = min(shortest, text.length[word])
            longest = max(longest, text.length[word])
        rows.at(candidate)
        cell.put(rows, last - first + 1)
        cell.put(rows, joins)
        cell.put(rows, text.end[last] - text.start[first])
        cell.put(rows, shortest)
        cell.put(rows, longest)
    rows.close(5)


def rarity(text: Sentences, found: Candidates, rows: Rows) -> None:
    """Tell how common the words are."""
    for candidate in range(found.size):
        first, last = found.begin[candidate], found.finish[candidate]
        least, most, total, small = 9.0, 0.0, 0.0, 0
        for word in range(first, last + 1):
            zipf = text.zipf[word]
            least = min(least, zipf)
            if text.small[word]:
                small += 1
            else:
                most = max(most, zipf)
                total += 8 - zipf
        rows.at(candidate)
        cell.put(rows, text.zipf[first])
        cell.put(rows, text.zipf[last])
        cell.put(rows, least)
        cell.put(rows, most)
        cell.put(rows, total)
        cell.put(rows, small)
    rows.close(6)


def classes(text: Sentences, found: Candidates, rows: Rows) -> None:
    """Tell the classes of the first and the last word, over all mentions."""
    rows.gather(11)
    for mention in range(found.mentions):
        first = found.start[mention] * tags.COUNT
        last = found.last[mention] * tags.COUNT
        rows.mention(found.of[mention])
        cell.add(rows, text.tags[first + tags.NOUN])
        cell.add(rows, text.tags[first + tags.PROPN])
        cell.add(rows, text.tags[first + tags.ADJ])
        cell.add(rows, text.tags[first + tags.VERB])
        cell.add(rows, text.tags[first + tags.ADV])
        cell.add(rows, text.tags[first + tags.NUM])
        cell.add(rows, text.tags[last + tags.NOUN])
        cell.add(rows, text.tags[last + tags.PROPN])
        cell.add(rows, text.tags[last + tags.ADJ])
        cell.add(rows, text.tags[last + tags.VERB])
        cell.add(rows, text.tags[last + tags.NUM])
    rows.means()


def inner_classes(text: Sentences, found: Candidates, rows: Rows) -> None:
    """Tell the classes that any of the words has most of."""
    for candidate in range(found.size):
        verb, nominal, noun, name = 0.0, 1.0, 0.0, 0.0
        for word in range(found.begin[candidate], found.finish[candidate] + 1):
            row = word * tags.COUNT
            own_noun, own_name = text.tags[row + tags.NOUN], text.tags[row + tags.PROPN]
            verb = max(verb, text.tags[row + tags.VERB])
            noun, name = max(noun, own_noun), max(name, own_name)
            nominal = min(nominal, own_noun + own_name + text.tags[row + tags.ADJ])
        rows.at(candidate)
        cell.put(rows, verb)
        cell.put(rows, nominal)
        cell.put(rows, noun)
        cell.put(rows, name)
    rows.close(4)


def shapes(text: Sentences, found: Candidates, rows: Rows) -> None:
    """Tell how often the phrase is written with capitals."""
    rows.gather(3)
    for mention in range(found.mentions):
        first, last = found.start[mention], found.last[mention]
        inner = text.before[first] != codes.SENTENCE
        rows.mention(found.of[mention])
        cell.add(rows, inner and (text.shape[first] & codes.CAPITAL) != 0)
        cell.add(rows, (text.shape[last] & codes.CAPITAL) != 0)
        cell.add(rows, (text.shape[last] & codes.ALL_CAPITALS) != 0)
    rows.means()


def digits(text: Sentences, found: Candidates, rows: Rows) -> None:
    """Tell whether any of the words has digits."""
    for candidate in range(found.size):
        shape = 0
        for word in range(found.begin[candidate], found.finish[candidate] + 1):
            shape |= text.shape[word]
        rows.at(candidate)
        cell.put(rows, (shape & (codes.DIGIT | codes.NUMBER)) != 0)
    rows.close(1)
