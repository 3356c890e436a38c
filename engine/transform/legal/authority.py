"""The order in which sources of law bind."""

from typing import Literal

Authority = Literal[
    "eu",
    "constitution",
    "law",
    "government",
    "agency",
    "supreme court",
    "appeal court",
    "court",
    "preparatory works",
]

ORDER: tuple[Authority, ...] = (
    "eu",
    "constitution",
    "law",
    "government",
    "agency",
    "supreme court",
    "appeal court",
    "court",
    "preparatory works",
)
"""Written law from the highest to the lowest, then courts, then preparatory works."""


def rank(authority: Authority) -> int:
    """Return 1 for the highest authority."""
    return ORDER.index(authority) + 1
