"""One place where a keyword stands."""

from typing import TypeAlias

Mention: TypeAlias = tuple[int, int, bool]
"""Start and end, in code points, and whether the keyword opens a sentence there."""
Words: TypeAlias = tuple[str, ...]
"""The words of a phrase as written."""
