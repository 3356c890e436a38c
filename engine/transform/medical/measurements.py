"""Laboratory values and vital signs with their units and flags."""

import functools
import re
from collections.abc import Iterator

from engine.transform.medical.models import Flag, Measurement
from engine.transform.medical.ranges import (
    BLOOD_PRESSURE,
    CELLS,
    TYPICAL,
    Range,
    assumed,
)
from engine.transform.prose.lexicons import entries
from engine.transform.prose.numbers import plain, value
from engine.transform.prose.phrases import Match, Phrases
from engine.transform.prose.text import Prose

_UNIT = (
    r"[x×]? ?10(?:\^|\*|e)?[9⁹]/?[lL]|[kK]/[µu]L|mg/d[lL]|mg/[lL]|g/d[lL]|g/[lL]|ng/[lL]|ng/m[lL]|pg/m[lL]|[µμu]g/[lL]"
    r"|mmol/mol|mmol/[lL]|[µμu]mol/[lL]|nmol/[lL]|pmol/[lL]|m?I?U/[lL]|mE/[lL]|[µμu]kat/[lL]|m[lL]/min(?:/1[.,]73 ?m2)?"
    r"|mEq/[lL]|mm/h|mm ?Hg|bpm|/ ?min|slag/min|slag per minuut|lpm|k/min|tv[ie]r?/min|°? ?C(?!\w)|º ?C(?!\w)|/nl|tys/µl|U/[lL]|°F|kg/m[2²]|kg|%"
)
_NUMBER = r"\d{1,5}(?:[.,]\d{1,3})?"
_VALUE = re.compile(
    r"\+?[ \t]{0,3}(?:\.(?= \d)|[:=]|(?:level |value )?(?:was|is|of|at|är|var|på|von|bei|beträgt|à|de|es|est|era|was|di|pari a)(?= ))?[ \t]{0,3}(?P<sign>[<>≤≥]?) ?"
    rf"(?P<value>{_NUMBER})(?:/(?P<second>\d{{2,3}}))?(?![\d/.,]\d)(?: ?(?P<unit>{_UNIT}))?(?!\w)"
)
_GIVEN = re.compile(
    r"[ ,]{0,2}[(\[]? ?(?:(?i:ref(?:erence|erens|erenz)?(?:s?område|bereich)?\.?|normal|norm|range|normalt)(?: range)?:?) ?"
    rf"(?:(?P<below>[<≤]) ?(?P<most>{_NUMBER})|(?P<above>[>≥]) ?(?P<least>{_NUMBER})|(?P<low>{_NUMBER}) ?[-–] ?(?P<high>{_NUMBER}))"
)
_WITHOUT_UNIT = frozenset(("INR", "heart rate", "temperature", "respiratory rate", "Glasgow Coma Scale", "blood pressure", "oxygen saturation", "BMI"))  # fmt: skip
_CELL_UNITS = frozenset(("/nl", "tys/µl"))
_PLAUSIBLE = {
    "temperature": Range(25, 45),
    "oxygen saturation": Range(30, 100),
    "Glasgow Coma Scale": Range(3, 15),
    "respiratory rate": Range(3, 80),
    "heart rate": Range(15, 300),
}


def measurements(text: Prose, kind: str) -> tuple[Measurement, ...]:
    """Return the values of one kind, ``labs`` or ``vitals``, in order."""
    return tuple(_found(text, kind))


def _found(text: Prose, kind: str) -> Iterator[Measurement]:
    phrases, place = _phrases(kind), 0
    while place < len(text.words):
        match = phrases.at(text, place)
        measured = _measured(text, match) if match is not None else None
        if measured is not None:
            yield measured
            place = text.first_word(measured.evidence.end)
        else:
            place += 1


def _measured(text: Prose, match: Match[str]) -> Measurement | None:
    found = _VALUE.match(text.clean, match.end)
    if found is None:
        return None
    name = match.label
    if found["second"] and name in ("respiratory rate", "blood pressure"):
        name = "blood pressure"
    elif found["second"]:
        return None
    number = plain(value(found["value"], text.language))
    if not _is_meant(text, match, name, number, found):
        return None
    return _flagged(text, match, found, name, number)


def _is_meant(
    text: Prose,
    match: Match[str],
    name: str,
    number: float,
    found: re.Match[str],
) -> bool:
    """Tell whether a word with a number behind it is a measurement at all."""
    written, unit = text.source[match.start : match.end], found["unit"]
    if len(written) <= 2 and not written[0].isupper():
        return False
    if name == "blood pressure" and number < 40:
        return False
    if name in _PLAUSIBLE and not unit and _flag(number, _PLAUSIBLE[name]) != "normal":
        return False
    if name in ("heart rate", "temperature") and unit and "%" in unit:
        return False
    if unit is not None or name in _WITHOUT_UNIT:
        return True
    is_sure = len(written) > 2 or written == "Hb" or re.match(r"\+|\s*[:=]", found[0])
    is_precise = re.search(r"\d[.,]\d|\d{3}", found["value"]) is not None
    return bool(assumed(name, number)) and (bool(is_sure) or is_precise)


def _flagged(
    text: Prose, match: Match[str], found: re.Match[str], name: str, number: int | float
) -> Measurement:
    second = plain(float(found["second"])) if found["second"] else None
    given = _given(text, found.end())
    usual = given or _typical(name, found["unit"], number)
    flag = _flag(number, usual) if usual else None
    if name == "blood pressure" and second is not None:
        usual, flag = BLOOD_PRESSURE[0], _pressure_flag(number, second)
    return Measurement(
        name=name,
        value=number,
        second=second,
        unit=found["unit"],
        flag=flag,
        low=plain(usual.low) if usual and usual.low is not None else None,
        high=plain(usual.high) if usual and usual.high is not None else None,
        range=("given" if given else "typical") if usual else None,
        evidence=text.place(match.start, found.end()),
    )


def _given(text: Prose, end: int) -> Range | None:
    """Return the reference range that the text writes behind a value."""
    found = _GIVEN.match(text.clean, end)
    if found is None:
        return None
    low, high = found["least"] or found["low"], found["most"] or found["high"]
    return Range(
        value(low, text.language) if low else None,
        value(high, text.language) if high else None,
    )


def _typical(name: str, unit: str | None, number: float) -> Range | None:
    spelling = _one_spelling(unit) or assumed(name, number)
    return TYPICAL.get((name, spelling)) or TYPICAL.get((name, ""))


def _one_spelling(unit: str | None) -> str:
    if unit is None:
        return ""
    if "10" in unit or unit.lower() in _CELL_UNITS or unit.lower().startswith("k/"):
        return CELLS
    small = unit.lower().replace("μ", "µ").split("/1")[0]
    return "µ" + small[1:] if small.startswith("u") and small != "u/l" else small


def _flag(number: float, usual: Range) -> Flag:
    if usual.low is not None and number < usual.low:
        return "low"
    return "high" if usual.high is not None and number > usual.high else "normal"


def _pressure_flag(upper: float, lower: float) -> Flag:
    first = _flag(upper, BLOOD_PRESSURE[0])
    return first if first != "normal" else _flag(lower, BLOOD_PRESSURE[1])


@functools.cache
def _phrases(kind: str) -> Phrases[str]:
    phrases: Phrases[str] = Phrases()
    for form, name in entries("medical", kind, None):
        phrases.add(form, name)
    return phrases
