"""How a command ends when it cannot do what was asked.

CommandError
├── BadInputError      2: bad usage or a bad file
└── FolderInUseError   3: another engine holds the data folder
"""

from typing import ClassVar


class CommandError(Exception):
    """One sentence for standard error, and the exit code that goes with it."""

    code: ClassVar[int] = 1


class BadInputError(CommandError):
    """An argument or a file cannot be used."""

    code = 2


class FolderInUseError(CommandError):
    """Another engine holds the data folder."""

    code = 3
