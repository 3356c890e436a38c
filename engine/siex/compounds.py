"""Take compounds apart: "vinterdäck" is made of "vinter" and "däck"."""

import functools

from engine.siex import model

_LINKS = {
    "sv": ("", "s", "e"),
    "nb": ("", "s", "e"),
    "de": ("", "s", "n", "en", "es", "er"),
    "nl": ("", "s", "en", "e"),
}
_SHORTEST = 8
_PART = 3
_KNOWN = 2.8
"""How common a part must be to be believed a word."""


@functools.lru_cache(50_000)
def parts(word: str, language: str) -> tuple[str, ...]:
    """Return the two words that a small-written word is made of, or nothing."""
    links = _LINKS.get(language)
    if links is None or not _SHORTEST <= len(word) <= 40:
        return ()
    zipf = model.table(language).zipf
    best: tuple[float, str, str] | None = None
    for cut in range(_PART, len(word) - _PART + 1):
        right = word[cut:]
        common = zipf(right)
        if common < _KNOWN:
            continue
        for link in links:
            left = word[:cut].removesuffix(link) if word[:cut].endswith(link) else ""
            if len(left) < _PART or zipf(left) < _KNOWN:
                continue
            worth = min(common, zipf(left)) + 0.2 * min(len(left), len(right))
            if best is None or worth > best[0]:
                best = worth, left, right
    return best[1:] if best else ()
