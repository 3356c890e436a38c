"""One place where a keyword stands."""

from typing import NamedTuple


class Mention(NamedTuple):
    """Where a keyword stands, and whether it opens a sentence there."""

    start: int
    end: int
    opening: bool
