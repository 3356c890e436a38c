"""Choose the form of a keyword that a person would write."""

from collections import Counter
from typing import TYPE_CHECKING

from engine.siex import model
from engine.siex.cleaning import plain
from engine.siex.tags import PROPN

if TYPE_CHECKING:
    from engine.siex.mentions import Mention
    from engine.siex.ranking import Task

_NAME_SHARE = 0.35


def written(task: "Task", places: "list[Mention]") -> tuple[str, tuple[str, ...]]:
    """Return the best form of a keyword and all its forms, the best first."""
    if len(places) == 1 and not places[0].opening:
        raw = task.content[places[0].start : places[0].end]
        text = " ".join(plain(raw).split())
        return text, (raw,) if text == raw else (text, raw)
    slices = [task.content[place.start : place.end] for place in places]
    tally: Counter[str] = Counter()
    for place, form in zip(places, slices, strict=True):
        tally[form] += 1 if place.opening or _shouted(form) else 100
    best = max(tally, key=lambda form: tally[form])
    only_opening = all(place.opening for place in places)
    text = _calm(best, task.read_as) if only_opening else best
    text = " ".join(plain(text).split())
    return text, tuple(dict.fromkeys((text, *sorted(tally, key=lambda f: -tally[f]))))


def _shouted(form: str) -> bool:
    return len(form) > 5 and form.isupper()


def _calm(form: str, language: str) -> str:
    """Write a word small that is capital only because it opens a sentence."""
    first = form.split()[0] if form.split() else form
    small = first.lower()
    if language == "de" or not first[1:].islower() or len(small) != len(first):
        return form
    seen = model.table(language).tags(small)
    if seen is None or float(seen[PROPN]) > _NAME_SHARE:
        return form
    return small + form[len(first) :]
