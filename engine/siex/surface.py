"""Choose the form of a keyword that a person would write."""

import html
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from engine.siex import model
from engine.siex.cleaning import plain
from engine.siex.mentions import Mention
from engine.siex.tags import PROPN

_NAME_SHARE = 0.35
_QUOTES = re.compile(r"[\"“”„«»‹›‚()\[\]{}]+")
_POSSESSIVE = re.compile(r"(?<=\w)(?:['’]s|s['’])$")


class Written(NamedTuple):
    """The best form of a keyword and all its forms, the best first."""

    text: str
    variants: tuple[str, ...]


class Form(NamedTuple):
    """How often a form is written inside sentences and at their beginning."""

    inside: int
    opening: int


def tally(content: str, places: Iterable[Mention]) -> dict[str, Form]:
    """Count the forms of a keyword."""
    inside: Counter[str] = Counter()
    opening: Counter[str] = Counter()
    for place in places:
        counter = opening if place.opening else inside
        counter[content[place.start : place.end]] += 1
    forms = dict.fromkeys((*inside, *opening))
    return {form: Form(inside[form], opening[form]) for form in forms}


def written(forms: Mapping[str, Form], own: Iterable[str], language: str) -> Written:
    """Choose among the forms that stand in ``own``; all are told as variants."""
    weights = {form: _weight(form, forms[form]) for form in forms}
    best = max(own, key=lambda form: weights.get(form, 0))
    only_opening = not any(form.inside for form in forms.values())
    text = _calm(best, language) if only_opening else best
    text = _tidy(text)
    ordered = sorted(weights, key=lambda form: -weights[form])
    return Written(text, tuple(dict.fromkeys((text, *ordered))))


def _weight(form: str, times: Form) -> int:
    if _shouted(form):
        return times.inside + times.opening
    return 100 * times.inside + times.opening


def _tidy(form: str) -> str:
    """Write a form without markup, quotes, line ends and a genitive ending."""
    if form.isalnum():
        return form
    if "&" in form:
        form = html.unescape(form)
    text = " ".join(_QUOTES.sub(" ", plain(form)).split())
    return _POSSESSIVE.sub("", text) or text


def _shouted(form: str) -> bool:
    return len(form) > 5 and form.isupper()


def _calm(form: str, language: str) -> str:
    """Write a word small that is capital only because it opens a sentence."""
    first = form.split()[0] if form.split() else form
    small = first.lower()
    if language == "de" or not first[1:].islower() or len(small) != len(first):
        return form
    seen = model.table(language).tags(small)
    if seen is None or seen[PROPN] > _NAME_SHARE:
        return form
    return small + form[len(first) :]
