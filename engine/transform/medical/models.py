"""What the medical transformer answers with."""

from typing import Literal

from pydantic import Field

from engine.transform.contract import Part, Span

Assertion = Literal["present", "absent", "possible"]
Time = Literal["current", "history", "planned"]
Subject = Literal["patient", "family"]
Severity = Literal["mild", "moderate", "severe"]
Flag = Literal["low", "normal", "high"]


class Stated(Part):
    """Something the note speaks of, with what it says of it."""

    name: str = Field(title="Name", description="Its English name.")
    assertion: Assertion = Field(
        title="Assertion", description="Whether the note affirms, denies or doubts it."
    )
    time: Time = Field(title="Time", description="Now, earlier, or still to come.")
    subject: Subject = Field(
        title="Subject",
        description="Whether it is said of the patient or of the family.",
    )


class Symptom(Stated):
    """A complaint or a sign."""

    severity: Severity | None = Field(
        title="Severity", description="How bad, if the words in front of it say so."
    )
    evidence: Span = Field(title="Place", description="Where it stands.")


class Condition(Stated):
    """A disease that the note names; not a diagnosis of ours."""

    severity: Severity | None = Field(
        title="Severity", description="How bad, if the words in front of it say so."
    )
    evidence: Span = Field(title="Place", description="Where it stands.")


class Procedure(Stated):
    """An examination, an operation or a treatment."""

    evidence: Span = Field(title="Place", description="Where it stands.")


class Medication(Stated):
    """A medicine with what the note says of its use."""

    dose: str | None = Field(title="Dose", description="How much, as written.")
    route: str | None = Field(title="Route", description="By which way, as written.")
    frequency: str | None = Field(
        title="Frequency", description="How often, as written."
    )
    evidence: Span = Field(title="Place", description="Where it stands.")


class Measurement(Part):
    """A laboratory value or a vital sign."""

    name: str = Field(title="Name", description="What was measured.")
    value: int | float = Field(title="Value", description="The number.")
    second: int | float | None = Field(
        title="Second value", description="The lower number of a blood pressure."
    )
    unit: str | None = Field(
        title="Unit",
        description="The unit, as written; without one the usual unit is assumed for the flag.",
    )
    flag: Flag | None = Field(
        title="Flag",
        description="Where it lies beside the range; null without a range.",
    )
    low: int | float | None = Field(
        title="Low", description="Where the range begins that the flag is based on."
    )
    high: int | float | None = Field(title="High", description="Where that range ends.")
    range: Literal["given", "typical"] | None = Field(
        title="Range",
        description="Given in the text, or a typical one for adults; laboratories differ.",
    )
    evidence: Span = Field(title="Place", description="Where it stands.")


class RiskFactor(Stated):
    """A habit or a state that raises a risk."""

    evidence: Span = Field(title="Place", description="Where it stands.")


class RedFlag(Part):
    """Something that a reader should see at once."""

    name: str = Field(title="Name", description="What it is.")
    assertion: Assertion = Field(
        title="Assertion", description="Whether the note affirms, denies or doubts it."
    )
    source: Literal["words", "value"] = Field(
        title="Source", description="Said in words, or read from a value."
    )
    evidence: Span = Field(title="Place", description="Where it stands.")
