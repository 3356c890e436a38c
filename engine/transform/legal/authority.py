"""The order in which sources of law bind."""

from typing import Literal

Authority = Literal[
    "eu",
    "constitution",
    "international",
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
    "international",
    "law",
    "government",
    "agency",
    "supreme court",
    "appeal court",
    "court",
    "preparatory works",
)
"""Written law from the highest to the lowest, then courts, then preparatory works.

Where treaties stand differs by country; between constitution and law is what most have.
"""


def rank(authority: Authority) -> int:
    """Return 1 for the highest authority."""
    return ORDER.index(authority) + 1
