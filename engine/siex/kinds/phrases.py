"""A keyword cut into words, with the text that it stands in."""

import re
from collections.abc import Sequence

from engine.siex.pieces import Content

Place = tuple[int, int]

ELISION = re.compile(r"^(?:[ld]|dell|nell|all|dall|qu)['’]", re.IGNORECASE)
_WORD = re.compile(r"[^\W_](?:[\w.&+/]*[^\W_])?(?:[-'’][^\W_][\w.]*)*")


class Phrase:
    """A keyword cut into words, with where it stands, and names listed with it."""

    def __init__(
        self,
        text: str,
        words: list[str],
        content: Content,
        places: Sequence[Place],
        language: str,
    ) -> None:
        self.text = text
        self.words = words
        self.small = [word.lower() for word in words]
        self.content = content
        self.places = places
        self.language = language
        self.mates: list[str] = []


def phrase(
    text: str, content: Content, places: Sequence[Place], language: str
) -> Phrase:
    """Cut a keyword into its words."""
    elided = "'" in text or "’" in text
    words = _WORD.findall(ELISION.sub("", text) if elided else text)
    return Phrase(text, words, content, places, language)
