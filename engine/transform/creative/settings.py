"""Where and when scenes play."""

import itertools
import re
from collections.abc import Iterator

from engine.transform.creative.known import COUNTRIES_AND_CITIES
from engine.transform.creative.models import Character, Setting
from engine.transform.creative.words import phrases, words
from engine.transform.prose.months import MONTH
from engine.transform.prose.names import UPPER
from engine.transform.prose.text import Prose

_NAME = (
    rf"[{UPPER}][\w’'-]+(?: (?:(?:of|the|de|la|del|di|du) )?[{UPPER}][\w’'-]+){{0,3}}"
)
_ARTICLES = frozenset(
    "der die das den dem des ein eine einen einem einer kein keine am im zum zur".split()  # noqa: SIM905
)
_KNOWN = re.compile(_NAME)


def settings(text: Prose, people: tuple[Character, ...]) -> tuple[Setting, ...]:
    """Return the places and times, in order of the text."""
    found = [*_times(text), *_places(text, people)]
    return tuple(sorted(found, key=lambda it: it.evidence.start))


def _times(text: Prose) -> Iterator[Setting]:
    for match in phrases("times", text.language).find(text):
        evidence = text.place(match.start, match.end)
        if (
            match.label == "month"
            and not evidence.text[0].isupper()
            and text.language in ("en", "de")
        ):
            continue
        name = evidence.text if match.label == "month" else match.label
        yield Setting(name=name, kind="time", evidence=evidence)


def _places(text: Prose, people: tuple[Character, ...]) -> Iterator[Setting]:
    """“rocks of Cape Marren”, “à Torino”: a name behind a small word of place."""
    taken = {
        part
        for it in people
        for form in (it.name, *it.aliases)
        for part in (form, *form.split())
    }
    not_places = (
        words("times", text.language) | words("emotions", text.language) | MONTH.keys()
    )
    near, things = words("places", text.language), _things(text)
    for match in _KNOWN.finditer(text.clean):
        start, name = match.start(), match[0]
        opening, _blank, rest = name.partition(" ")
        opens = bool(rest) and opening.lower() in near
        if opens:
            start, name = start + len(opening) + 1, rest
        if name in taken or name.split()[0] in taken or name.lower() in not_places:
            continue
        if name.isupper() and name.lower() not in COUNTRIES_AND_CITIES:
            continue
        behind = opens or _before(text, start) in near
        if name.lower() in COUNTRIES_AND_CITIES or (
            behind and name.lower() not in things
        ):
            evidence = text.place(start, start + len(name))
            yield Setting(name=name, kind="place", evidence=evidence)


def _before(text: Prose, offset: int) -> str:
    number = text.first_word(offset) - 1
    if number < 0 or text.clean[text.words[number].end : offset] != " ":
        return ""
    return text.small[number]


def _things(text: Prose) -> frozenset[str]:
    """Return the nouns with an article: German writes every noun large, places bare."""
    if text.language != "de":
        return frozenset()
    pairs = itertools.pairwise(text.small)
    return frozenset(noun for article, noun in pairs if article in _ARTICLES)
