"""A clock that tests move; nobody waits."""

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta


@dataclass
class FakeClock:
    """Sleeping moves the time at once; ``slept`` remembers the pauses."""

    time: datetime = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
    seconds: float = 0.0
    slept: list[float] = field(default_factory=list[float])

    def now(self) -> datetime:
        """Return ``time``."""
        return self.time

    def monotonic(self) -> float:
        """Return ``seconds``."""
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        """Move on and let others run."""
        self.slept.append(seconds)
        self.seconds += seconds
        self.time += timedelta(seconds=seconds)
        await asyncio.sleep(0)
