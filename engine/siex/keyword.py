"""What goes in and what comes out: documents, keywords, analyses, options."""

from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, TypeAlias

from engine.siex.errors import BadOptionError, UnknownGenreError, UnknownLanguageError
from engine.siex.genres import GENRES
from engine.siex.tags import LANGUAGES

KeywordType: TypeAlias = Literal[
    "PERSON", "ORG", "LOC", "PRODUCT", "EVENT", "LAW", "DATE", "NUMBER", "CONCEPT"
]


@dataclass(frozen=True, slots=True)
class Keyword:
    """A phrase that says what a text is about.

    Attributes:
        text: the phrase as a person would write it.
        score: the chance, 0 to 1, that a person would list it as a keyword.
        confidence: how far the score can be trusted, 0 to 1.
        type: what the phrase names.
        count: how often the phrase is mentioned, in any of its forms.
        offsets: start and end of every mention, in code points.
        variants: every written form of the phrase, the chosen one first.
    """

    text: str
    score: float
    confidence: float
    type: KeywordType
    count: int
    offsets: tuple[tuple[int, int], ...]
    variants: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the keyword as the command line prints it."""
        return {
            "text": self.text,
            "score": self.score,
            "confidence": self.confidence,
            "type": self.type,
            "count": self.count,
            "offsets": [list(span) for span in self.offsets],
        }


class Document(NamedTuple):
    """A text to read, with what is known about it.

    Offsets are code points into ``title + ". " + text``, or into ``text`` if there is
    no title.
    """

    text: str
    title: str | None = None
    language: str | None = None
    genre: str | None = None

    @property
    def content(self) -> str:
        """Return the characters that offsets count."""
        return f"{self.title}. {self.text}" if self.title else self.text


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything the model says about one document.

    Attributes:
        language: the language it was read in, or None if it is none of the eleven.
        language_confidence: how sure the guess is; 1 if the language was given.
        genre: the kind of text, given or guessed.
        keywords: the keywords, best first.
    """

    language: str | None
    language_confidence: float
    genre: str
    keywords: tuple[Keyword, ...]


@dataclass(frozen=True, slots=True)
class Options:
    """How many and which keywords to give."""

    top_k: int = 10
    min_score: float = 0.0
    max_words: int = 5

    def __post_init__(self) -> None:
        if self.top_k < 0:
            raise BadOptionError("top_k", self.top_k, "0 or more")
        if not 0 <= self.min_score <= 1:
            raise BadOptionError("min_score", self.min_score, "between 0 and 1")
        if self.max_words < 1:
            raise BadOptionError("max_words", self.max_words, "1 or more")


def checked(document: Document) -> Document:
    """Return the document, or say that its language or genre does not exist."""
    if document.language is not None and document.language not in LANGUAGES:
        raise UnknownLanguageError(document.language, LANGUAGES)
    if document.genre is not None and document.genre not in GENRES:
        raise UnknownGenreError(document.genre, GENRES)
    return document
