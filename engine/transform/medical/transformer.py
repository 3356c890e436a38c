"""Read a clinical note.

Finds symptoms, conditions, medicines with dose, route and frequency, procedures, laboratory
values and vital signs with units and flags, risk factors, allergies and red flags; and says
of each whether it is affirmed, denied or doubted, when it is, and whether it is the patient's
or the family's. English and Swedish in depth, the other nine languages in their common words;
medicines, laboratory values and vital signs in any language. It names no disease that the note
does not name, and gives no codes.
"""

from bisect import bisect_right

from pydantic import Field

from engine.transform.contract import Span, TransformInput, TransformOutput, declared
from engine.transform.medical.doses import use
from engine.transform.medical.findings import (
    Found,
    findings,
    red_flag_words,
    severity,
)
from engine.transform.medical.measurements import measurements
from engine.transform.medical.models import (
    Condition,
    Measurement,
    Medication,
    Procedure,
    RedFlag,
    RiskFactor,
    Symptom,
)
from engine.transform.medical.ranges import ALARMING
from engine.transform.prose.text import Prose, read

CLAIM = (
    "A reading aid that points at places in the text. It is not medical advice and not a "
    "diagnosis; a flag beside a value uses typical ranges, and what is not listed may still be there."
)


class MedicalOutput(TransformOutput):
    """What a clinical note says of a patient."""

    red_flags: tuple[RedFlag, ...] = Field(
        title="Red flags", description="What a reader should see at once."
    )
    symptoms: tuple[Symptom, ...] = Field(
        title="Symptoms", description="Complaints and signs."
    )
    conditions: tuple[Condition, ...] = Field(
        title="Conditions", description="Diseases that the note names."
    )
    medications: tuple[Medication, ...] = Field(
        title="Medications", description="Medicines, with their use."
    )
    allergies: tuple[Medication, ...] = Field(
        title="Allergies", description="Medicines that are not tolerated."
    )
    procedures: tuple[Procedure, ...] = Field(
        title="Procedures", description="Examinations, operations and treatments."
    )
    labs: tuple[Measurement, ...] = Field(
        title="Laboratory values", description="Values with units and flags."
    )
    vitals: tuple[Measurement, ...] = Field(
        title="Vital signs", description="Signs with units and flags."
    )
    risk_factors: tuple[RiskFactor, ...] = Field(
        title="Risk factors", description="Habits and states that raise a risk."
    )


@declared("medical", title="Medical", claim=CLAIM)
def medical(given: TransformInput) -> MedicalOutput:
    """Return what a note speaks of, and what it says of it."""
    text = read(given)
    alarms = list(red_flag_words(text))
    found = [it for it in findings(text) if not _is_part(it, alarms)]
    labs, vitals = measurements(text, "labs"), measurements(text, "vitals")
    medicines = [it for it in found if it.kind == "medications"]
    return MedicalOutput(
        language=text.language,
        confidence=text.confidence,
        claim=CLAIM,
        red_flags=_red_flags(text, alarms, (*labs, *vitals)),
        symptoms=tuple(
            Symptom(
                **it.stated(), severity=severity(text, it), evidence=_place(text, it)
            )
            for it in found
            if it.kind == "symptoms"
        ),
        conditions=tuple(
            Condition(
                **it.stated(), severity=severity(text, it), evidence=_place(text, it)
            )
            for it in found
            if it.kind == "conditions"
        ),
        medications=tuple(
            _medication(text, it) for it in medicines if "allergy" not in it.senses
        ),
        allergies=tuple(
            _medication(text, it) for it in medicines if "allergy" in it.senses
        ),
        procedures=tuple(
            Procedure(**it.stated(), evidence=_place(text, it))
            for it in found
            if it.kind == "procedures"
        ),
        labs=labs,
        vitals=vitals,
        risk_factors=tuple(
            RiskFactor(**it.stated(), evidence=_place(text, it))
            for it in found
            if it.kind == "risk_factors"
        ),
    )


def _place(text: Prose, found: Found) -> Span:
    return text.place(found.match.start, found.match.end)


def _medication(text: Prose, found: Found) -> Medication:
    used = use(text, found.match.end)
    return Medication(
        **found.stated(),
        dose=used.dose,
        route=used.route,
        frequency=used.frequency,
        evidence=text.place(found.match.start, used.end),
    )


def _is_part(found: Found, alarms: list[Found]) -> bool:
    """Tell whether a finding is only a part of longer words that raise an alarm."""
    first, last = found.match.first, found.match.last
    number = bisect_right(alarms, first, key=lambda it: it.match.first) - 1
    if number < 0:
        return False
    match = alarms[number].match
    return last <= match.last and last - first < match.last - match.first


def _red_flags(
    text: Prose, alarms: list[Found], values: tuple[Measurement, ...]
) -> tuple[RedFlag, ...]:
    """Return what is said in words, and the values far from the usual, in order."""
    said = [
        RedFlag(
            name=it.match.label.name,
            assertion=it.assertion(),
            source="words",
            evidence=_place(text, it),
        )
        for it in alarms
    ]
    read_off = [
        RedFlag(
            name=f"{it.name} {it.value}",
            assertion="present",
            source="value",
            evidence=it.evidence,
        )
        for it in values
        if _is_alarming(it)
    ]
    return tuple(sorted((*said, *read_off), key=lambda it: it.evidence.start))


def _is_alarming(measured: Measurement) -> bool:
    usual = ALARMING.get(measured.name)
    if usual is None:
        return False
    too_low = usual.low is not None and measured.value < usual.low
    return too_low or (usual.high is not None and measured.value >= usual.high)
