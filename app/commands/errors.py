"""How a command ends when it cannot do what was asked.

CommandError         1: it did not work
└── BadInputError    2: bad usage or a bad file
"""

from typing import ClassVar

from engine.errors import HomeTakenError


class CommandError(Exception):
    """One sentence for standard error, and the exit code that goes with it."""

    code: ClassVar[int] = 1


class BadInputError(CommandError):
    """An argument or a file cannot be used."""

    code = 2


def exit_code(error: Exception) -> int:
    """Return what the program ends with: 3 where another engine holds the data folder."""
    if isinstance(error, CommandError):
        return error.code
    return 3 if isinstance(error, HomeTakenError) else 2
