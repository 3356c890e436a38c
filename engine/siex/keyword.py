"""What goes in and what comes out: documents, keywords, analyses."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, TypeAlias, get_args

from engine.siex.errors import BadOptionError, UnknownGenreError, UnknownLanguageError
from engine.siex.genres import GENRES
from engine.siex.tags import LANGUAGES

KeywordType: TypeAlias = Literal[
    "PERSON", "ORG", "LOC", "PRODUCT", "EVENT", "LAW", "DATE", "NUMBER", "CONCEPT"
]
TYPES: tuple[KeywordType, ...] = get_args(KeywordType)


class Contribution(NamedTuple):
    """How much one property of a keyword raises or lowers its score."""

    feature: str
    value: float


@dataclass(frozen=True, slots=True)
class Keyword:
    """A phrase that says what a text is about.

    Attributes:
        text: the phrase as a person would write it.
        score: the chance, 0 to 1, that a person would list it as a keyword.
        confidence: how far the score can be trusted, 0 to 1.
        type: what the phrase names.
        count: how often the phrase is mentioned, in any of its forms.
        offsets: start and end of every mention, in code points, in text order.
        variants: every written form of the phrase, the chosen one first.
        related: up to three other keywords of the text that it stands near.
        cluster: number of the group of keywords it belongs to; the group of the best
            keyword is 0.
        explanation: what the score is made of, if that was asked for.
    """

    text: str
    score: float
    confidence: float
    type: KeywordType
    count: int
    offsets: Sequence[tuple[int, int]]
    variants: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    cluster: int = 0
    explanation: tuple[Contribution, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the keyword as the command line prints it."""
        told: dict[str, Any] = {
            "text": self.text,
            "score": self.score,
            "confidence": self.confidence,
            "type": self.type,
            "count": self.count,
            "offsets": [list(span) for span in self.offsets],
            "variants": list(self.variants),
            "related": list(self.related),
            "cluster": self.cluster,
        }
        if self.explanation:
            told["explanation"] = [part._asdict() for part in self.explanation]
        return told


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


def checked(document: Document) -> Document:
    """Return the document, or say what makes no sense about it."""
    given: dict[str, Any] = {"text": document.text, "title": document.title or ""}
    for name, value in given.items():
        if not isinstance(value, str):
            raise BadOptionError(name, value, "a text")
    if document.language is not None and document.language not in LANGUAGES:
        raise UnknownLanguageError(document.language, LANGUAGES)
    if document.genre is not None and document.genre not in GENRES:
        raise UnknownGenreError(document.genre, GENRES)
    return document
