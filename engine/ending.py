"""The end of a run as it comes into the history, and out of the journal."""

import logging
from contextlib import closing

from engine.errors import EngineError
from engine.going import Going
from engine.protocol import RunStatus, RunSummary
from engine.run.runner import Outcome
from engine.store.history.rows import End
from engine.store.store import Store

logger = logging.getLogger(__name__)


async def save_end(
    store: Store, going: Going, summary: RunSummary, outcome: Outcome
) -> None:
    """Write down the end of a run, or leave no trace of it where that is wanted.

    Raises:
        StoreError: it cannot be written.
    """
    left = _left(going, summary.status, outcome)
    is_written, going.is_written = going.is_written, True
    if left is None or not going.stays(summary.status):
        if is_written:
            await store.drop_run(summary.run_id)
    elif is_written:
        await store.finish_run(summary, left)
    else:
        form, beginning = going.ready.form, going.kept_beginning
        await store.add_ended_run(summary, form, beginning, left)


async def forget(going: Going, summary: RunSummary) -> None:
    """Take a run that has ended out of the journal; the next start does it else."""
    try:
        await going.journal.end(counts=summary.status == "completed")
    except EngineError as error:
        logger.info("%s stays in the journal: %s", summary.run_id, error)


def _left(going: Going, status: RunStatus, outcome: Outcome) -> End | None:
    """Return what a run leaves behind; None where nobody will look at it."""
    with closing(going.writer) as writer:
        if status == "completed" and not going.stays(status):
            return None
        return End(outcome.nodes, writer.size, writer.piece)
