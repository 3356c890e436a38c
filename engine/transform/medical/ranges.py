"""Typical values of adults; laboratories differ, and a range in the text goes first.

The numbers are rounded common knowledge, meant to point at a value, not to judge it.
"""

from typing import NamedTuple

CELLS = "10^9/L"
"""The unit of cell counts, in one spelling."""


class Range(NamedTuple):
    """From where to where a value is usual; None is open."""

    low: float | None
    high: float | None


TYPICAL: dict[tuple[str, str], Range] = {
    ("CRP", "mg/l"): Range(None, 5),
    ("CRP", "mg/dl"): Range(None, 0.5),
    ("white blood cells", CELLS): Range(3.5, 11),
    ("haemoglobin", "g/l"): Range(117, 170),
    ("haemoglobin", "g/dl"): Range(11.7, 17),
    ("haemoglobin", "mmol/l"): Range(7.3, 10.6),
    ("platelets", CELLS): Range(150, 400),
    ("potassium", "mmol/l"): Range(3.5, 5),
    ("potassium", "meq/l"): Range(3.5, 5),
    ("sodium", "mmol/l"): Range(135, 145),
    ("sodium", "meq/l"): Range(135, 145),
    ("creatinine", "µmol/l"): Range(45, 105),
    ("creatinine", "mg/dl"): Range(0.5, 1.2),
    ("urea", "mmol/l"): Range(2.5, 7.8),
    ("eGFR", "ml/min"): Range(60, None),
    ("glucose", "mmol/l"): Range(4, 7.8),
    ("glucose", "mg/dl"): Range(70, 140),
    ("HbA1c", "mmol/mol"): Range(20, 42),
    ("HbA1c", "%"): Range(4, 6),
    ("TSH", "miu/l"): Range(0.4, 4),
    ("TSH", "mu/l"): Range(0.4, 4),
    ("TSH", "me/l"): Range(0.4, 4),
    ("free T4", "pmol/l"): Range(10, 22),
    ("NT-proBNP", "ng/l"): Range(None, 300),
    ("NT-proBNP", "pg/ml"): Range(None, 300),
    ("BNP", "ng/l"): Range(None, 100),
    ("BNP", "pg/ml"): Range(None, 100),
    ("troponin", "ng/l"): Range(None, 26),
    ("D-dimer", "mg/l"): Range(None, 0.5),
    ("lactate", "mmol/l"): Range(0.5, 2),
    ("ALT", "u/l"): Range(7, 50),
    ("ALT", "µkat/l"): Range(0.15, 1.1),
    ("AST", "u/l"): Range(10, 45),
    ("AST", "µkat/l"): Range(0.25, 0.75),
    ("ALP", "u/l"): Range(40, 130),
    ("bilirubin", "µmol/l"): Range(5, 25),
    ("albumin", "g/l"): Range(35, 50),
    ("ferritin", "µg/l"): Range(15, 300),
    ("ferritin", "ng/ml"): Range(15, 300),
    ("INR", ""): Range(0.8, 1.2),
    ("LDL cholesterol", "mmol/l"): Range(None, 3),
    ("total cholesterol", "mmol/l"): Range(None, 5),
    ("ESR", "mm/h"): Range(None, 20),
    ("calcium", "mmol/l"): Range(2.15, 2.55),
    ("PSA", "µg/l"): Range(None, 4),
    ("PSA", "ng/ml"): Range(None, 4),
    ("vitamin B12", "pmol/l"): Range(150, 650),
    ("procalcitonin", "µg/l"): Range(None, 0.5),
    ("magnesium", "mmol/l"): Range(0.7, 0.95),
    ("phosphate", "mmol/l"): Range(0.8, 1.5),
    ("lipase", "u/l"): Range(None, 60),
    ("amylase", "u/l"): Range(None, 110),
    ("CK", "u/l"): Range(None, 200),
    ("heart rate", ""): Range(50, 100),
    ("oxygen saturation", ""): Range(95, 100),
    ("temperature", ""): Range(36, 37.9),
    ("respiratory rate", ""): Range(12, 20),
    ("Glasgow Coma Scale", ""): Range(15, 15),
    ("BMI", ""): Range(18.5, 25),
}
"""What was measured and its unit in small letters -> the usual range."""

_USUAL_UNITS: dict[str, tuple[tuple[str, Range], ...]] = {
    "CRP": (("mg/l", Range(0.5, 600)),),
    "white blood cells": ((CELLS, Range(0.1, 120)),),
    "haemoglobin": (("g/dl", Range(4, 22)), ("g/l", Range(40, 220))),
    "platelets": ((CELLS, Range(5, 1500)),),
    "potassium": (("mmol/l", Range(1.5, 9)),),
    "sodium": (("mmol/l", Range(100, 180)),),
    "creatinine": (("mg/dl", Range(0.2, 15)), ("µmol/l", Range(20, 1500))),
    "lactate": (("mmol/l", Range(0.3, 25)),),
    "TSH": (("mu/l", Range(0.005, 150)),),
    "HbA1c": (("%", Range(4, 16)), ("mmol/mol", Range(20, 160))),
}
"""The units that a value is meant in when none is written, by the size of the number."""


def assumed(name: str, number: float) -> str:
    """Return the unit that a value without one is meant in; empty if that is open."""
    for unit, plausible in _USUAL_UNITS.get(name, ()):
        if (plausible.low or 0) <= number <= (plausible.high or number):
            return unit
    return ""


BLOOD_PRESSURE = (Range(90, 139), Range(50, 89))
"""The usual upper and lower number."""

ALARMING: dict[str, Range] = {
    "heart rate": Range(40, 130),
    "oxygen saturation": Range(90, None),
    "temperature": Range(35, 40),
    "respiratory rate": Range(8, 25),
    "Glasgow Coma Scale": Range(14, None),
    "blood pressure": Range(90, 180),
    "potassium": Range(2.5, 6.4),
    "sodium": Range(120, 160),
    "lactate": Range(None, 4),
}
"""Values outside of these are listed among the red flags."""
