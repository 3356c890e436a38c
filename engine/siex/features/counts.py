"""How often and where a candidate and its words stand in the document."""

import math

from engine.siex import buffers
from engine.siex.candidates import Candidates
from engine.siex.features import cell
from engine.siex.features.rows import Rows
from engine.siex.sentences import Sentences

PLACES = (
    "place",
    "place_share",
    "final_share",
    "spread",
    "sentence",
    "sentences",
    "in_title",
    "after_title",
)
WORDS = ("count_first", "count_last", "count_rarest", "alone")
WORD_WEIGHT = (
    "word_weight",
    "word_weight_share",
    "word_weight_place",
    "word_weight_mean",
)
COUNT = ("count", "count_share", "count_place", "density")
TFIDF = ("tfidf", "tfidf_share", "tfidf_place")
EARLY_TFIDF = ("early_tfidf", "early_tfidf_share", "early_tfidf_place")


def places(text: Sentences, found: Candidates, rows: Rows) -> None:
    """Tell where the first and the last mention stand, and how many are in the title."""
    held = [buffers.zeros("i", found.size + 1) for _ in range(4)]
    final, seen = buffers.ints(held[0]), buffers.ints(held[1])
    sentences, titles = buffers.ints(held[2]), buffers.ints(held[3])
    for mention in range(found.mentions):
        candidate, first = found.of[mention], found.start[mention]
        final[candidate] = first
        titles[candidate] += first < text.title_words
        sentence = text.sentence[first] + 1
        sentences[candidate] += sentence != seen[candidate]
        seen[candidate] = sentence
    words = float(text.size)
    for candidate in range(found.size):
        first = found.begin[candidate]
        rows.at(candidate)
        cell.put(rows, rows.log[first])
        cell.put(rows, first / words)
        cell.put(rows, final[candidate] / words)
        cell.put(rows, (final[candidate] - first) / words)
        cell.put(rows, rows.log[text.sentence[first]])
        cell.put(rows, sentences[candidate])
        cell.put(rows, titles[candidate])
        cell.put(rows, found.count[candidate] - titles[candidate])
    rows.close(8)


def words(text: Sentences, found: Candidates, rows: Rows) -> None:
    """Compare the counts of the words with that of the phrase."""
    owner = _counts(text)
    times = buffers.ints(owner)
    for candidate in range(found.size):
        first, last = found.begin[candidate], found.finish[candidate]
        rarest = 99
        for word in range(first, last + 1):
            if not text.small[word]:
                rarest = min(rarest, times[text.stem[word]])
        rows.at(candidate)
        cell.put(rows, times[text.stem[first]])
        cell.put(rows, times[text.stem[last]])
        cell.put(rows, rarest)
        cell.put(rows, found.count[candidate] / float(rarest))
    rows.close(4)


def word_weight(text: Sentences, found: Candidates, rows: Rows) -> None:
    """Weigh each word by its own count and rarity, and add the weights up."""
    owner = _counts(text)
    times = buffers.ints(owner)
    for candidate in range(found.size):
        total = 0.0
        for word in range(found.begin[candidate], found.finish[candidate] + 1):
            if not text.small[word]:
                total += (8 - text.zipf[word]) * rows.log[times[text.stem[word]]]
        rows.score[candidate] = total
    rows.ranked()
    for candidate in range(found.size):
        rows.at(candidate)
        cell.put(rows, rows.score[candidate] / found.width[candidate])
    rows.close(1)


def count(text: Sentences, found: Candidates, rows: Rows) -> None:
    """Tell how often the phrase is mentioned."""
    for candidate in range(found.size):
        rows.score[candidate] = found.count[candidate]
    rows.ranked()
    for candidate in range(found.size):
        rows.at(candidate)
        cell.put(rows, found.count[candidate] / float(text.size) * 100)
    rows.close(1)


def tfidf(text: Sentences, found: Candidates, rows: Rows) -> None:
    """Weigh the count by the rarity of the words."""
    for candidate in range(found.size):
        rows.score[candidate] = found.count[candidate] * _rarity(text, found, candidate)
    rows.ranked()


def early_tfidf(text: Sentences, found: Candidates, rows: Rows) -> None:
    """Do the same and prefer phrases near the beginning."""
    for candidate in range(found.size):
        weight = found.count[candidate] * _rarity(text, found, candidate)
        rows.score[candidate] = weight / math.log(found.begin[candidate] + 3.0)
    rows.ranked()


def _counts(text: Sentences) -> "buffers.Ints":
    """Return how often each stem stands in the document."""
    owner = buffers.zeros("i", text.stems + 1)
    times = buffers.ints(owner)
    for word in range(text.size):
        times[text.stem[word]] += 1
    return owner


def _rarity(text: Sentences, found: Candidates, candidate: int) -> float:
    """Add up the rarity of the words that are not small."""
    total = 0.0
    for word in range(found.begin[candidate], found.finish[candidate] + 1):
        if not text.small[word]:
            total += 8 - text.zipf[word]
    return total
