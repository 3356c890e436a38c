"""One run that is not over, and what it shares with other runs of its pipeline."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from engine.aftermath import BY_ERROR
from engine.pipeline import Pipeline
from engine.protocol import NodeResult, RunStatus, RunSummary
from engine.run.audience import RunAudience
from engine.run.context import Tools
from engine.run.extent import ALL, Extent
from engine.run.plan import Plan
from engine.run.runner import Run
from engine.store.beginnings import USUAL, Beginning
from engine.store.history.rows import Form
from engine.store.records import KeptRecords, RecordsWriter
from engine.store.run_journal import RunJournal
from engine.turns import Turn

if TYPE_CHECKING:
    import asyncio

BY_HAND = "manual"


@dataclass(frozen=True, slots=True)
class Ready:
    """A pipeline with all that its runs share; ``reads`` says whether it reads files."""

    pipeline: Pipeline
    form: Form
    plan: Plan
    tools: Tools
    extent: Extent = ALL
    reads: bool = False


class Going:
    """A run that is not over."""

    def __init__(
        self,
        run: Run,
        writer: RecordsWriter,
        summary: RunSummary,
        journal: RunJournal,
        audience: RunAudience,
        ready: Ready,
        beginning: Beginning,
        turn: Turn,
    ) -> None:
        self.run = run
        self.turn = turn
        self.audience = audience
        self.pipeline = ready.pipeline
        self.writer = writer
        self.summary = summary
        self.journal = journal
        self.ready = ready
        self.beginning = beginning
        self.is_written = False
        self.is_canceled = False
        self.is_left = False
        self.has_begun = False
        self.task: asyncio.Task[None] | None = None

    @property
    def is_at_rest(self) -> bool:
        """Say whether all of it waits, and others have its turn."""
        return self.has_begun and not self.turn.is_held

    @property
    def kept_beginning(self) -> Beginning:
        """What the history keeps of how it begins: nothing, where no records are kept."""
        return self.beginning if self.pipeline.settings.keep_results != 0 else USUAL

    def stays(self, status: RunStatus) -> bool:
        """Say whether the history keeps it; what was started by hand it always does."""
        keep = self.pipeline.settings.keep_runs
        is_wanted = keep == "all" or (keep == "failed" and status != "completed")
        return is_wanted or self.summary.trigger == BY_HAND

    @property
    def is_followed(self) -> bool:
        """Say whether another pipeline runs when this run fails."""
        begins = self.beginning
        return (
            self.pipeline.settings.error_pipeline != ""
            and self.summary.trigger != BY_ERROR
            and not begins.is_dry_run
            and begins.extent.is_whole
        )

    @property
    def kept(self) -> KeptRecords:
        """The records so far."""
        return self.writer.kept

    def results(self) -> dict[str, NodeResult]:
        """Return how the nodes are doing."""
        return self.run.results()

    def leave(self) -> None:
        """Stop it where it is, for a later engine to go on with."""
        self.is_left = True
        self.cancel()

    def cancel(self) -> None:
        """Stop it, or take it out of the queue."""
        self.is_canceled = True
        if self.has_begun:
            self.run.cancel()
        elif self.task is not None:
            self.task.cancel()
