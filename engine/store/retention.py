"""How much of the history is kept, and which of it goes when that is too much."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

DAYS_OF_LONGEST_MONTH = 31


@dataclass(frozen=True, slots=True)
class Retention:
    """How much history is kept; whichever limit is met first counts.

    Attributes:
        runs: How many runs.
        bytes: How much their records take on disk.
        days: How old they may become; None for any age.
    """

    runs: int = 100_000
    bytes: int = 2_000_000_000
    days: int | None = 365


@dataclass(frozen=True, slots=True)
class MonthUse:
    """What a month's runs take."""

    month: str
    runs: int
    bytes: int


@dataclass(slots=True)
class Excess:
    """What has to go, oldest first; counts down while it goes."""

    runs: int
    bytes: int
    before: datetime | None

    @classmethod
    def of(cls, use: Sequence[MonthUse], keep: Retention, now: datetime) -> "Excess":
        """Return how much is beyond the limits."""
        return cls(
            sum(month.runs for month in use) - keep.runs,
            sum(month.bytes for month in use) - keep.bytes,
            now - timedelta(days=keep.days) if keep.days is not None else None,
        )

    def covers(self, month: MonthUse) -> bool:
        """Say whether a month, the oldest there is, goes as a whole."""
        first = datetime.fromisoformat(f"{month.month}-01T00:00:00+00:00")
        last = first + timedelta(days=DAYS_OF_LONGEST_MONTH)
        is_old = self.before is not None and last <= self.before
        return is_old or (0 < self.runs >= month.runs or 0 < self.bytes >= month.bytes)

    def is_met(self) -> bool:
        """Say whether neither number nor size is beyond the limits any more."""
        return self.runs <= 0 and self.bytes <= 0

    def without(self, runs: int, size: int) -> None:
        """Count down what has gone."""
        self.runs -= runs
        self.bytes -= size
