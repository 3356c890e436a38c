"""Read earnings reports and financial news.

Finds companies and tickers; amounts, percentages and periods in one spelling; key figures
tied to value, period and change; events such as acquisitions, dividends and changed
guidance; words of risk; and the tone with the words, movements and changes that it rests on,
held near 0 where there are few. English and Swedish in depth, the other nine languages in
their common words.
"""

from pydantic import Field

from engine.transform.contract import TransformInput, TransformOutput, declared
from engine.transform.financial.carried import with_carried
from engine.transform.financial.companies import companies, tickers
from engine.transform.financial.events import events
from engine.transform.financial.metrics import Figures, metrics
from engine.transform.financial.models import (
    Company,
    Event,
    Metric,
    Percentage,
    Period,
    Risk,
    Sentiment,
    Ticker,
)
from engine.transform.financial.movements import movements
from engine.transform.financial.percentages import percentages
from engine.transform.financial.periods import periods
from engine.transform.financial.tone import risks, sentiment
from engine.transform.prose.money import Amount, amounts, as_amount
from engine.transform.prose.text import read

CLAIM = (
    "A reading aid that points at places in the text. It is not financial advice and no "
    "forecast; figures are as the text writes them, unchecked, and others may still be there."
)


class FinancialOutput(TransformOutput):
    """What a financial text reports."""

    companies: tuple[Company, ...] = Field(
        title="Companies", description="Companies that the text names."
    )
    tickers: tuple[Ticker, ...] = Field(
        title="Tickers", description="Short names of shares."
    )
    metrics: tuple[Metric, ...] = Field(
        title="Key figures", description="Figures with value, period and change."
    )
    events: tuple[Event, ...] = Field(title="Events", description="What happened.")
    sentiment: Sentiment = Field(
        title="Sentiment", description="The tone, and the words that it rests on."
    )
    risks: tuple[Risk, ...] = Field(title="Risks", description="Words of risk.")
    amounts: tuple[Amount, ...] = Field(
        title="Amounts", description="Amounts of money."
    )
    percentages: tuple[Percentage, ...] = Field(
        title="Percentages", description="Shares and changes."
    )
    periods: tuple[Period, ...] = Field(
        title="Periods", description="Quarters, halves and years."
    )


@declared("financial", title="Financial", claim=CLAIM)
def financial(given: TransformInput) -> FinancialOutput:
    """Return who is named, which figures are given for when, what happened, what tone."""
    text = read(given)
    listed, money = tickers(text), with_carried(text, tuple(amounts(text)))
    shares, times = percentages(text), periods(text)
    named, happened = companies(text, listed), events(text)
    return FinancialOutput(
        language=text.language,
        confidence=text.confidence,
        claim=CLAIM,
        companies=named,
        tickers=listed,
        metrics=metrics(text, Figures(money, shares, times)),
        events=happened,
        sentiment=sentiment(text, movements(text, named, shares), happened),
        risks=risks(text),
        amounts=tuple(as_amount(text, it) for it in money),
        percentages=shares,
        periods=times,
    )
