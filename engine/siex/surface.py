"""Choose the form of a keyword that a person would write."""

import html
import re
from collections.abc import Iterable, Mapping

from engine.siex import model
from engine.siex.cleaning import plain
from engine.siex.compounds import parts
from engine.siex.mentions import Mention
from engine.siex.tags import ADJ, NOUN, PROPN

_NAME_SHARE, _ADJECTIVE, _NOUN = 0.35, 0.6, 0.6
_WELL_KNOWN = 3.5
"""How common a compound is, at least, that may be the name of something."""
_QUOTES = re.compile(r"[\"“”„«»‹›‚()\[\]{}]+")
_POSSESSIVE = re.compile(r"(?<=\w)(?:['’]s|s['’])$")


class Written:
    """The best form of a keyword and all its forms, the best first."""

    def __init__(self, text: str, variants: tuple[str, ...]) -> None:
        self.text = text
        self.variants = variants


class Form:
    """How often a form is written inside sentences and at their beginning."""

    def __init__(self, inside: int = 0, opening: int = 0) -> None:
        self.inside = inside
        self.opening = opening


def tally(content: str, places: Iterable[Mention]) -> dict[str, Form]:
    """Count the forms of a keyword, those inside sentences first."""
    forms: dict[str, Form] = {}
    opening: list[str] = []
    for start, end, opens in places:
        form = content[start:end]
        if opens:
            opening.append(form)
        else:
            found = _counted(forms, form)
            found.inside += 1
    for form in opening:
        found = _counted(forms, form)
        found.opening += 1
    return forms


def _counted(forms: dict[str, Form], form: str) -> Form:
    found = forms.get(form)
    if found is None:
        found = forms[form] = Form()
    return found


def written(forms: Mapping[str, Form], own: Iterable[str], language: str) -> Written:
    """Choose among the forms that stand in ``own``; all are told as variants.

    Of forms as frequent, one that is written small is taken: a headline has capitals.
    """
    if len(forms) == 1:
        only = next(iter(forms))
        return _only(only, forms[only], language)
    weights = {form: _weight(form, forms[form]) for form in forms}
    best, most = "", -1
    for form in own:
        weight = weights.get(form, 0)
        if weight > most or (weight == most and form.islower()):
            best, most = form, weight
    inside = sum([times.inside for times in forms.values()])
    text = _tidy(best if inside else _calm(best, language))
    ordered = sorted(weights, key=weights.__getitem__, reverse=True)
    return Written(text, tuple(dict.fromkeys((text, *ordered))))


def _only(form: str, times: Form, language: str) -> Written:
    """Write a keyword that has one form."""
    text = _tidy(form if times.inside else _calm(form, language))
    return Written(text, (form,) if text == form else (text, form))


def _weight(form: str, times: Form) -> int:
    if _shouted(form):
        return times.inside + times.opening
    return 100 * times.inside + times.opening


def _tidy(form: str) -> str:
    """Write a form without markup, quotes, line ends and a genitive ending."""
    if _is_plain(form):
        return form
    if "&" in form:
        form = html.unescape(form)
    text = " ".join(_QUOTES.sub(" ", plain(form)).split())
    return _POSSESSIVE.sub("", text) or text


def _is_plain(form: str) -> bool:
    """Tell whether a form is letters, digits and hyphens with single spaces."""
    letters, spaces = 0, 0
    for char in form:
        if char.isalnum():
            letters, spaces = letters + 1, 0
        elif char == " " and spaces == 0:
            spaces = 1
        elif char != "-":
            return False
    return letters > 0


def _shouted(form: str) -> bool:
    return len(form) > 5 and form.isupper()


def _calm(form: str, language: str) -> str:
    """Write a word small that is capital only because it opens a sentence."""
    first, _, rest = form.partition(" ")
    small = first.lower()
    if not first[1:].islower() or len(small) != len(first) or _is_name(form, language):
        return form
    return small + form[len(first) :] if rest or language != "de" else form


def _is_name(form: str, language: str) -> bool:
    """Tell whether the first word of a form is capital wherever it stands."""
    first, _, rest = form.partition(" ")
    table = model.table(language)
    seen, written = table.tags(first.lower()), table.tags(first)
    if language == "de":  # nouns are capital: only an adjective becomes small
        return seen is None or float(seen[ADJ]) < _ADJECTIVE
    if written is not None and float(written[PROPN]) > 0.5 and seen is None:
        return True
    if seen is not None:
        if float(seen[PROPN]) > _NAME_SHARE:
            return True
        # Riverside Bakery, but new Bakery and robot ABB
        second = rest.partition(" ")[0]
        is_word = second[:1].isupper() and second[1:].islower()
        return is_word and float(seen[NOUN]) > _NOUN
    for word in rest.split():
        if word[0].isupper():
            return True
    common = table.zipf(first.lower())
    if parts(first.lower(), language):
        return common >= _WELL_KNOWN  # Riksbanken, not Tomatplantorna
    return not rest or not common
