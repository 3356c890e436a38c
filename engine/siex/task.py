"""One text on its way through the model."""

from engine.siex.long_text import WHOLE
from engine.siex.pieces import Content


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
        is_long: only pieces of the text are searched for candidates.
    """

    def __init__(
        self,
        content: Content,
        title: int,
        language: str | None,
        read_as: str,
        sure: float,
        genre: str | None,
        excerpt: str,
    ) -> None:
        self.content = content
        self.title = title
        self.language = language
        self.read_as = read_as
        self.sure = sure
        self.genre = genre
        self.excerpt = excerpt
        self.is_long = len(content) > WHOLE
