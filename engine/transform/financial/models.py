"""What the financial transformer answers with."""

from typing import Literal

from pydantic import Field

from engine.transform.contract import Part, Span

EventType = Literal[
    "m&a",
    "dividend",
    "buyback",
    "layoffs",
    "guidance",
    "rating",
    "offering",
    "bankruptcy",
    "management",
]
Polarity = Literal["positive", "negative"]
Direction = Literal["up", "down"]


class Company(Part):
    """A company that the text names."""

    name: str = Field(title="Name", description="Its name as first written.")
    ticker: str | None = Field(
        title="Ticker", description="Its ticker, if it stands right behind the name."
    )
    mentions: int = Field(ge=1, title="Mentions", description="How often it is named.")
    evidence: Span = Field(title="Place", description="Where it is first named.")


class Ticker(Part):
    """The short name of a share."""

    symbol: str = Field(title="Symbol", description="The short name.")
    exchange: str | None = Field(title="Exchange", description="Where it is traded.")
    evidence: Span = Field(title="Place", description="Where it stands.")


class Percentage(Part):
    """A share or a change in percent."""

    value: int | float = Field(
        title="Value", description="In percent; basis points are divided by a hundred."
    )
    unit: Literal["percent", "basis points", "percentage points"] = Field(
        title="Unit", description="What the text counts in."
    )
    evidence: Span = Field(title="Place", description="Where it stands.")


class Period(Part):
    """A quarter, a half or a year."""

    period: str = Field(
        title="Period",
        description="As 2024-Q3, 2024-H1 or 2024-FY; without a year where none is named.",
    )
    evidence: Span = Field(title="Place", description="Where it stands.")


class Previous(Part):
    """What a key figure was before."""

    value: int | float = Field(
        title="Value", description="In the unit of the key figure."
    )
    evidence: Span = Field(title="Place", description="Where it stands.")


class Metric(Part):
    """A key figure with its value."""

    name: str = Field(title="Name", description="Its English name.")
    value: int | float = Field(
        title="Value",
        description="Whole units of the currency, or percent; losses are below 0.",
    )
    unit: str | None = Field(
        title="Unit", description="The currency's ISO code, or percent."
    )
    period: str | None = Field(
        title="Period",
        description="The period named in the same sentence, or before it.",
    )
    change_percent: int | float | None = Field(
        title="Change", description="By how many percent it changed, if that is said."
    )
    previous: Previous | None = Field(
        default=None,
        title="Before",
        description="What it was in an earlier period, if that stands behind it.",
    )
    evidence: Span = Field(
        title="Place", description="From the figure's name to its value."
    )


class Event(Part):
    """Something that happened or will."""

    type: EventType = Field(title="Type", description="What kind of event.")
    direction: Direction | None = Field(
        default=None,
        title="Direction",
        description="Whether guidance, a rating or a dividend was raised or cut.",
    )
    negated: bool = Field(title="Denied", description="Whether the text denies it.")
    evidence: Span = Field(title="Place", description="Where it stands.")


class Tone(Part):
    """A word that colours the text."""

    polarity: Polarity = Field(
        title="Polarity", description="Good or bad, after a negation in front of it."
    )
    negated: bool = Field(
        title="Negated", description="Whether a negation turned the word around."
    )
    evidence: Span = Field(title="Place", description="Where it stands.")


class Movement(Part):
    """Something that rises or falls."""

    what: str = Field(title="What", description="The key figure, share or cost.")
    direction: Direction = Field(title="Direction", description="Up or down.")
    polarity: Polarity = Field(
        title="Polarity", description="Good or bad; rising costs and debts are bad."
    )
    evidence: Span = Field(title="Place", description="The word that says so.")


class Sentiment(Part):
    """The tone of the whole text, and the words that it rests on."""

    score: float = Field(
        ge=-1,
        le=1,
        title="Score",
        description=(
            "Good less bad, divided by how many there are and two more: from -1 to 1, "
            "near 0 where little was found."
        ),
    )
    counted: int = Field(
        default=0,
        ge=0,
        title="Counted",
        description="How many words, movements and changes the score rests on.",
    )
    words: tuple[Tone, ...] = Field(
        title="Words", description="Words of tone that the score counts."
    )
    movements: tuple[Movement, ...] = Field(
        default=(),
        title="Movements",
        description="What rises and falls; the score counts it too.",
    )


class Risk(Part):
    """A word of risk."""

    name: str = Field(title="Name", description="What kind of risk.")
    negated: bool = Field(title="Denied", description="Whether the text denies it.")
    evidence: Span = Field(title="Place", description="Where it stands.")
