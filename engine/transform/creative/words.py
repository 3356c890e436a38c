"""The word lists of the creative transformer, ready for use."""

import functools

from engine.transform.prose.lexicons import entries
from engine.transform.prose.phrases import Phrases

DOMAIN = "creative"


@functools.cache
def phrases(name: str, language: str | None) -> Phrases[str]:
    """Return a list as phrases that stand for their names."""
    known: Phrases[str] = Phrases()
    for form, label in entries(DOMAIN, name, language):
        known.add(form, label)
    return known


@functools.cache
def words(name: str, language: str | None, label: str | None = None) -> frozenset[str]:
    """Return the forms of a list, of one name or of all."""
    return frozenset(
        form
        for form, named in entries(DOMAIN, name, language)
        if label is None or named == label
    )
