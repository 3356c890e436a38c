"""One text on its way through the model."""

from dataclasses import dataclass

from engine.siex.long_text import WHOLE
from engine.siex.pieces import Content


@dataclass(frozen=True, slots=True)
class Task:
    """One text on its way through the model.

    Attributes:
        content: the characters that offsets count.
        title: how many of them are the title.
        language: the language, or None if it is none of the eleven.
        read_as: the language whose tables are used.
        sure: how sure the language is.
        genre: the genre if it was told.
        excerpt: the plain text that is searched for candidates.
    """

    content: Content
    title: int
    language: str | None
    read_as: str
    sure: float
    genre: str | None
    excerpt: str

    @property
    def is_long(self) -> bool:
        """Tell whether only pieces of the text are searched for candidates."""
        return len(self.content) > WHOLE
