"""In which voice a page speaks: academic, official, a magazine's, or a hobby's."""

from typing import Literal, TypeAlias

from engine.transform.pages import Page
from engine.transform.reading import Place
from engine.transform.vocabulary import found

Tone: TypeAlias = Literal[
    "academic", "authority_public", "consumer_magazine", "hobby_blog"
]
CUES: dict[Tone, str] = {
    "academic": "academic",
    "authority_public": "official",
    "hobby_blog": "hobby",
}
ENOUGH: dict[Tone, float] = {
    "academic": 0.8,
    "authority_public": 1.2,
    "hobby_blog": 1.5,
}
"""So many cue words in a hundred words make a voice."""
FEWEST_WORDS = 50


def tone(page: Page) -> tuple[Tone | None, tuple[Place, ...]]:
    """Return the voice of a page and its cue words; None for too little text."""
    words = len(page.read.words)
    if words < FEWEST_WORDS:
        return None, ()
    best: Tone = "consumer_magazine"
    most, places = 1.0, ()
    for voice, kind in CUES.items():
        some = found(page.read, kind)
        reached = 100 * len(some) / words / ENOUGH[voice]
        if reached >= most:
            best, most, places = voice, reached, tuple(some)
    return best, places
