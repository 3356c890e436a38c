"""What can go wrong in the keyword model.

SiexError
    UnknownLanguageError   the language asked for is none of the eleven
    UnknownGenreError      the kind of text asked for does not exist
    BadOptionError         an option has a value that makes no sense
    BrokenModelError       a file of the model is missing or unreadable
    BadSampleError         a line of a file with samples cannot be measured on
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


_TOLD = 60


class SiexError(ValueError):
    """The keyword model cannot do what was asked; the text says why."""

    def __reduce__(self) -> "tuple[Callable[..., SiexError], tuple[type, str]]":
        """Cross from a worker process with the sentence, not the facts it came from."""
        return _remade, (type(self), str(self))


class UnknownLanguageError(SiexError):
    """The language asked for is none that the model knows."""

    def __init__(self, language: str, known: tuple[str, ...]) -> None:
        super().__init__(
            f"The keyword model does not know the language “{language}”. "
            f"Choose one of {', '.join(known)}, or leave it out."
        )


class UnknownGenreError(SiexError):
    """The kind of text asked for does not exist."""

    def __init__(self, genre: str, known: tuple[str, ...]) -> None:
        super().__init__(
            f"There is no genre “{genre}”. "
            f"Choose one of {', '.join(known)}, or leave it out."
        )


class BadOptionError(SiexError):
    """An option has a value that makes no sense."""

    def __init__(self, option: str, value: object, allowed: str) -> None:
        told = repr(value)
        if len(told) > _TOLD:
            told = f"{told[:_TOLD]}…"
        super().__init__(f"“{option}” is {told}, but must be {allowed}.")


class BrokenModelError(SiexError):
    """A file of the model is missing or unreadable."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"The file “{name}” of the keyword model is missing or damaged. "
            "Install the program again."
        )


class BadSampleError(SiexError):
    """A line of a file with samples cannot be measured on."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(
            f"Line {line} {what}. Each line is an object such as "
            '{"text": "…", "keyphrases": ["…"]}, with "lang" and "title" if you like.'
        )


def _remade(kind: type[SiexError], sentence: str) -> SiexError:
    error = kind.__new__(kind)
    error.args = (sentence,)
    return error
