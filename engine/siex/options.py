"""What a caller may ask of an extraction, checked in one place."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, TypedDict

from engine.siex.characters import WORD
from engine.siex.errors import BadOptionError
from engine.siex.keyword import TYPES

LONGEST_PHRASE = 6
"""Words of the longest phrase that can be scored."""


class Wishes(TypedDict, total=False):
    """The options of every call that extracts keywords.

    Attributes:
        top_k: at most this many keywords; 10 if left out.
        min_score: leave out keywords with a smaller chance than this; if left out, only
            as many are given as people list for this kind of text, five at least.
        max_words: the longest phrase allowed, 5 words if left out; a hyphenated compound
            is one word.
        include_types: only keywords of these types.
        exclude_types: no keywords of these types.
        stop_phrases: phrases never returned, in whatever inflected form.
        must_consider: phrases returned if they occur and reach ``min_score``, before
            all others, even if they are worded as no keyword usually is.
        diversity: 0 takes the best keywords, 1 the most different ones (maximal marginal
            relevance, Carbonell and Goldstein 1998).
        explain: give with each keyword what its score is made of.
    """

    top_k: int
    min_score: float | None
    max_words: int
    include_types: Collection[str]
    exclude_types: Collection[str]
    stop_phrases: Collection[str]
    must_consider: Collection[str]
    diversity: float
    explain: bool


@dataclass(frozen=True, slots=True)
class Options:
    """How many and which keywords to give."""

    top_k: int = 10
    min_score: float | None = None
    max_words: int = 5
    include_types: Collection[str] = ()
    exclude_types: Collection[str] = ()
    stop_phrases: Collection[str] = ()
    must_consider: Collection[str] = ()
    diversity: float = 0.0
    explain: bool = False

    def __post_init__(self) -> None:
        _check_whole("top_k", self.top_k, 0, "a whole number, 0 or more")
        if self.min_score is not None:
            _check_share("min_score", self.min_score)
        _check_whole("max_words", self.max_words, 1, "a whole number, 1 or more")
        _check_share("diversity", self.diversity)
        for name in ("include_types", "exclude_types"):
            types = tuple([kind.upper() for kind in _texts(name, getattr(self, name))])
            _check_types(name, types)
            object.__setattr__(self, name, types)
        for name in ("stop_phrases", "must_consider"):
            phrases = _texts(name, getattr(self, name))
            object.__setattr__(self, name, phrases)
        _check_lengths(self.must_consider)

    @property
    def filters_types(self) -> bool:
        """Tell whether keywords of some types are left out."""
        return bool(self.include_types or self.exclude_types)

    def allows(self, kind: str) -> bool:
        """Tell whether keywords of a type may be returned."""
        wanted = not self.include_types or kind in self.include_types
        return wanted and kind not in self.exclude_types


def _check_whole(name: str, value: Any, least: int, allowed: str) -> None:
    if not isinstance(value, int) or isinstance(value, bool) or value < least:
        raise BadOptionError(name, value, allowed)


def _check_share(name: str, value: Any) -> None:
    if not isinstance(value, int | float) or not 0 <= value <= 1:
        raise BadOptionError(name, value, "between 0 and 1")


def _texts(name: str, value: Any) -> tuple[str, ...]:
    """Return a list of texts without empty ones and repetitions."""
    if value == ():  # as nearly always
        return ()
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise BadOptionError(name, value, "a list of texts")
    texts = list(value)
    if not all(isinstance(text, str) for text in texts):
        raise BadOptionError(name, value, "a list of texts")
    stripped = (text.strip() for text in texts)
    return tuple(dict.fromkeys(text for text in stripped if text))


def _check_types(name: str, types: Iterable[str]) -> None:
    for kind in types:
        if kind not in TYPES:
            raise BadOptionError(name, kind, f"some of {', '.join(TYPES)}")


def _check_lengths(phrases: Iterable[str]) -> None:
    for phrase in phrases:
        if not 1 <= len(WORD.findall(phrase)) <= LONGEST_PHRASE:
            allowed = f"phrases of one to {LONGEST_PHRASE} words"
            raise BadOptionError("must_consider", phrase, allowed)
