"""Percentages, basis points and percentage points."""

import re
from collections.abc import Iterator

from engine.transform.financial.models import Percentage
from engine.transform.prose.numbers import NUMBER, plain, value
from engine.transform.prose.text import Prose

_UNIT = re.compile(
    r"[ \u00a0\u202f-]?(?:(?P<points>percentage points?|procentenheter|procentenhet|Prozentpunkten?|points de pourcentage|puntos porcentuales|pp(?!\w))"
    r"|(?P<basis>bps?(?!\w)|basis points?|räntepunkter|baspunkter|punkter(?! i)|Basispunkten?|points de base|puntos básicos)"
    r"|(?P<percent>%|per ?cent(?!\w)|procent(?!\w)|Prozent|pour cent|por ciento|per cento|prosent|τοις εκατό|proc\.))"
)
_MINUS = "-−–"


def percentages(text: Prose) -> tuple[Percentage, ...]:
    """Return every percentage, in order."""
    return tuple(_found(text))


def _found(text: Prose) -> Iterator[Percentage]:
    for match in NUMBER.finditer(text.clean):
        unit = _UNIT.match(text.clean, match.end())
        if unit is None:
            continue
        number = value(match[0], text.language)
        start = match.start()
        if (
            start
            and text.clean[start - 1] in _MINUS
            and not text.clean[start - 2 : start - 1].isalnum()
        ):
            start, number = start - 1, -number
        basis = unit.lastgroup == "basis"
        yield Percentage(
            value=plain(number / 100 if basis else number),
            unit="basis points"
            if basis
            else "percent"
            if unit.lastgroup == "percent"
            else "percentage points",
            evidence=text.place(start, unit.end()),
        )
