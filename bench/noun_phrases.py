"""Words with their classes, and the noun phrases among them, as graph methods want them.

Both follow pke: a hyphenated word is one token, a mark of punctuation is one too, and a
phrase keeps every place that it stands at. Word classes and stems are the engine's own;
a hyphenated participle ("well-known") is an adjective.
"""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from engine.siex import codes, model, tags
from engine.siex.ranking import read
from engine.siex.sentences import Sentences

ADJECTIVE, NOUN, VERB, OTHER = "A", "N", "V", "."
NOMINAL = (ADJECTIVE, NOUN)
LONGEST = "[AN]+"
"""The longest runs of nouns and adjectives."""
ADJECTIVES_THEN_NOUNS = "A*N+"

_MOST_WORDS = 5
_LETTERS = {
    tags.NOUN: NOUN,
    tags.PROPN: NOUN,
    tags.ADJ: ADJECTIVE,
    tags.VERB: VERB,
}


class Token(NamedTuple):
    """A word or a mark of punctuation."""

    word: str
    stem: str
    kind: str
    stops: bool = False


class Phrase(NamedTuple):
    """A phrase as first written, its words, and at which tokens it begins."""

    text: str
    words: list[Token]
    begins: list[int]


def tokens(
    content: str, title: int, language: str, stop_words: Container[str]
) -> list[Token]:
    """Cut a text, of which the first ``title`` characters are a title, into tokens."""
    seen = read(content, title, language)
    lexicon = model.lexicon(language)
    kinds = _kinds(seen)
    found: list[Token] = []
    end = 0
    for first, last in _joined(seen):
        between = content[end : seen.starts[first]]
        end = seen.ends[last]
        if found and seen.gaps[first] >= codes.BREAK:
            marks = "".join(between.split()) or "\n"
            found.extend(Token(mark, mark, OTHER) for mark in marks)
        word = content[seen.starts[first] : end]
        kind = ADJECTIVE if first < last and kinds[last] == VERB else kinds[last]
        stops = word.lower() in stop_words
        found.append(Token(word, lexicon.stem(word), kind, stops))
    return found


def _joined(seen: Sentences) -> Iterator[tuple[int, int]]:
    """Yield the first and last piece of each word."""
    first = 0
    for last in range(seen.size):
        if last + 1 == seen.size or seen.gaps[last + 1] != codes.JOINED:
            yield first, last
            first = last + 1


def _kinds(seen: Sentences) -> str:
    """Return the likeliest class of each word."""
    shares = np.frombuffer(seen.classes)[: seen.size * tags.COUNT]
    likeliest = shares.reshape(-1, tags.COUNT).argmax(axis=1)
    return "".join(_LETTERS.get(int(tag), OTHER) for tag in likeliest)


def phrases(text: Sequence[Token], pattern: str) -> list[Phrase]:
    """Return the runs of tokens whose kinds match, each once, in order."""
    kinds = "".join(token.kind for token in text)
    return gathered(text, (match.span() for match in re.finditer(pattern, kinds)))


def gathered(text: Sequence[Token], spans: Iterable[tuple[int, int]]) -> list[Phrase]:
    """Join the runs that have the same stems."""
    found: dict[tuple[str, ...], Phrase] = {}
    for begin, end in spans:
        words = list(text[begin:end])
        written = " ".join(word.word for word in words).lower()
        stems = tuple(word.stem for word in words)
        found.setdefault(stems, Phrase(written, words, [])).begins.append(begin)
    return list(found.values())


def proper(found: Iterable[Phrase]) -> list[Phrase]:
    """Leave out phrases with stop words, single letters, signs or more than five words."""
    return [
        phrase
        for phrase in found
        if len(phrase.words) <= _MOST_WORDS
        and len(phrase.text.replace(" ", "")) > 2
        and all(_is_proper(token) for token in phrase.words)
    ]


def _is_proper(token: Token) -> bool:
    plain = token.word.replace("-", "")
    return len(token.word) > 1 and plain.isalnum() and not token.stops
