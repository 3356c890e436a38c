"""What goes in and what comes out: documents, keywords, analyses."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, Protocol, TypeAlias, get_args

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


class Surroundings(Protocol):
    """Tells how the keywords of a text stand to one another, when that is asked for."""

    def of(self, number: int) -> tuple[tuple[str, ...], int]:
        """Return the related keywords and the group of one, which is given by number."""
        ...


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
        explanation: what the score is made of, if that was asked for.
    """

    def __init__(
        self,
        text: str,
        score: float,
        confidence: float,
        type: KeywordType,  # noqa: A002 - as the attribute is called
        count: int,
        offsets: Sequence[tuple[int, int]],
        variants: tuple[str, ...] = (),
        related: tuple[str, ...] = (),
        cluster: int = 0,
        explanation: tuple[Contribution, ...] = (),
    ) -> None:
        self.text = text
        self.score = score
        self.confidence = confidence
        self.type = type
        self.count = count
        self.offsets = offsets
        self.variants = variants
        self.explanation = explanation
        self._related = related
        self._cluster = cluster
        self._around: Surroundings | None = None
        self._number = 0

    def standing_in(self, around: Surroundings, number: int) -> "Keyword":
        """Let the keyword look up its neighbours and group when they are asked for."""
        self._around = around
        self._number = number
        return self

    @property
    def related(self) -> tuple[str, ...]:
        """Up to three other keywords of the text that it stands near."""
        self._look_around()
        return self._related

    @property
    def cluster(self) -> int:
        """Number of its group of keywords; the group of the best keyword is 0."""
        self._look_around()
        return self._cluster

    def _look_around(self) -> None:
        around = self._around
        if around is not None:
            self._related, self._cluster = around.of(self._number)
            self._around = None

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

    def _told(self) -> tuple[Any, ...]:
        """Return all that a keyword is made of, in the order of the arguments."""
        return (
            *(self.text, self.score, self.confidence, self.type, self.count),
            *(self.offsets, self.variants, self.related, self.cluster),
            self.explanation,
        )

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Keyword):
            return NotImplemented
        return self._told() == other._told()

    def __hash__(self) -> int:
        return hash(self._told())

    def __repr__(self) -> str:
        return f"Keyword{self._told()}"

    def __reduce__(self) -> tuple[type["Keyword"], tuple[Any, ...]]:
        return Keyword, self._told()


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
