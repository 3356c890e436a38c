"""Runs that an engine left when it died: they go on, wait for you, or say why not."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from engine.depth import cut
from engine.errors import BadRequestError, EngineError, NotFoundError
from engine.home import Home
from engine.lines import from_json_line, to_json_line
from engine.protocol import (
    Decision,
    Event,
    OpenEffect,
    RunDetail,
    RunStarted,
    RunStatus,
)
from engine.runs import Runs
from engine.store.run_journal import (
    Step,
    begun_steps,
    end_run,
    leave,
    left_runs,
    runs_in,
    settle_step,
)
from engine.store.store import Store

LEFT = (
    "The engine stopped while this ran. `siex runs resume {}` goes on with it; so do the"
    " Studio and `siex serve` when they start."
)
TOO_OFTEN = (
    "The engine stopped {} times while this ran, so it was not started once more by"
    " itself. `siex runs resume {}` goes on with it."
)
NOT_NOW = "It could not go on after the engine stopped: {}"
DEEPEST = 20
AT_ONCE = 100
MOST_RESUMES = 10
"""How often a run goes on by itself: it may be what the engine dies of."""
MAY_GO_ON = ("pending", "running", "waiting", "interrupted")
logger = logging.getLogger(__name__)


class LeftRuns:
    """Takes up the runs of a dead engine."""

    def __init__(
        self, home: Home, store: Store, runs: Runs, tell: Callable[[Event], None]
    ) -> None:
        self._home = home
        self._store = store
        self._runs = runs
        self._tell = tell
        self._stopped_at: datetime | None = None

    def look_when_it_stopped(self) -> None:
        """Note when the last engine gave its last sign; before anything is written."""
        files = [
            *self._home.path.glob("journal.db*"),
            *self._home.history.glob("*.db*"),
        ]
        times = [file.stat().st_mtime for file in files]
        self._stopped_at = datetime.fromtimestamp(max(times), UTC) if times else None

    async def take_up(self, *, goes_on: bool) -> None:
        """Go on with what was left, or only mark it so that a later engine can."""
        aside = await self._store.journal.set_aside_if_damaged()
        if aside is not None:
            logger.error("The journal was damaged; it lies in %s now", aside)
        found = await self._store.open_runs()
        waiting = await left_runs(self._store.journal) if goes_on else set[str]()
        left = sorted({*found, *waiting})
        for start in range(0, len(left), AT_ONCE):  # together they share their commits
            some = left[start : start + AT_ONCE]
            await asyncio.gather(
                *(self._take(it, aside, goes_on=goes_on) for it in some)
            )
        await self._tidy()

    async def cancel(self, run_id: str) -> None:
        """End a run that waits for somebody or for another engine."""
        detail = await self._store.run(run_id)
        if detail.status in ("waiting", "interrupted"):
            await end_run(self._store.journal, run_id, counts=False)
            await self._change(detail, "canceled", None)

    async def _take(self, run_id: str, aside: Path | None, *, goes_on: bool) -> None:
        try:
            if aside is not None:
                await self._give_up(run_id, f"its journal was damaged ({aside}).")
            elif goes_on:
                await self._go_on(run_id)
            else:
                await self._mark(run_id)
        except NotFoundError:  # deleted from the history in between
            return
        except EngineError as error:
            await self._give_up(run_id, str(error))

    async def resume(self, run_id: str) -> None:
        """Go on with a run because somebody wants it.

        Raises:
            BadRequestError: it has ended, or goes on already.
        """
        detail = await self._store.run(run_id)
        if run_id in self._runs.going:
            raise BadRequestError(f"The run {run_id} is not over.")
        if detail.status not in MAY_GO_ON:
            raise BadRequestError(
                f"The run {run_id} has ended ({detail.status}); `siex runs retry {run_id}`"
                " runs it anew."
            )
        await self._go_on_or_wait(detail)

    async def open_effects(self, run_id: str) -> tuple[OpenEffect, ...]:
        """Return what only the user can know to have happened or not."""
        if run_id in self._runs.going:
            return ()
        return tuple(
            OpenEffect(node=step.node, key=step.key, record=_record(step))
            for step in await begun_steps(self._store.journal, run_id)
        )

    async def decide(
        self, run_id: str, decision: Decision, node: str | None, key: str | None
    ) -> None:
        """Settle open effects, all or some; with the last one, the run goes on.

        Raises:
            BadRequestError: there is nothing to decide.
        """
        detail = await self._store.run(run_id)
        steps = await begun_steps(self._store.journal, run_id)
        if run_id in self._runs.going or not steps:
            raise BadRequestError(f"The run {run_id} waits for no decision.")
        chosen = [
            step
            for step in steps
            if node in (None, step.node) and key in (None, step.key)
        ]
        if not chosen:
            raise NotFoundError("open effect", " ".join(filter(None, (node, key))))
        for step in chosen:
            data = None if decision == "again" else to_json_line({"decided": decision})
            await settle_step(self._store.journal, run_id, step, data)
        await self._go_on_or_wait(detail)

    async def _go_on(self, run_id: str) -> None:
        detail = await self._store.run(run_id)
        if detail.status not in MAY_GO_ON:
            return
        if detail.resumed >= MOST_RESUMES:
            reason = TOO_OFTEN.format(detail.resumed + 1, run_id)
            await self._change(detail, "interrupted", reason)
            await leave(self._store.journal, run_id, is_left=False)
            return
        await self._go_on_or_wait(detail)

    async def _go_on_or_wait(self, detail: RunDetail) -> None:
        steps = await begun_steps(self._store.journal, detail.run_id)
        if steps:
            await self._change(detail, "waiting", _question(steps, detail))
        else:
            await self._runs.resume(detail, self._stopped_at)
            if self._store.journal.exists:
                await leave(self._store.journal, detail.run_id, is_left=False)

    async def _mark(self, run_id: str) -> None:
        detail = await self._store.run(run_id)
        steps = await begun_steps(self._store.journal, run_id)
        if steps:
            await self._change(detail, "waiting", _question(steps, detail))
        else:
            await leave(self._store.journal, run_id, is_left=True)
            await self._change(detail, "interrupted", LEFT.format(run_id))

    async def _give_up(self, run_id: str, reason: str) -> None:
        detail = await self._store.run(run_id)
        await self._change(detail, "interrupted", NOT_NOW.format(reason))

    async def _change(
        self, detail: RunDetail, status: RunStatus, error: str | None
    ) -> None:
        changes = {"status": status, "error": error}
        summary = detail.summary.model_copy(update=changes)
        await self._store.change_run(summary)
        logger.info("%s %s: %s", summary.run_id, status, error)
        self._tell(RunStarted(run=summary))

    async def _tidy(self) -> None:
        """Forget what belongs to runs that have ended, or are gone from the history."""
        for run_id in await runs_in(self._store.journal):
            try:
                status = (await self._store.run(run_id)).status
            except NotFoundError:
                status = "canceled"
            if status not in MAY_GO_ON:
                await end_run(self._store.journal, run_id, counts=status == "completed")


def _record(step: Step) -> dict[str, object]:
    _id, _parents, data = from_json_line(step.data)
    return cut(data, DEEPEST)


def _question(steps: Sequence[Step], detail: RunDetail) -> str:
    """Say what the user has to decide."""
    names = {
        node["id"]: node.get("name") or node["id"]
        for node in detail.pipeline.get("nodes", ())
    }
    first = steps[0]
    caller = first.node.partition("/")[0]  # what is done inside of a called pipeline
    more = f" and {len(steps) - 1} more" if len(steps) > 1 else ""
    return (
        "Needs your decision: the engine stopped while"
        f" “{names.get(caller, caller)}” worked on record {first.key}{more}."
        f" Did it happen? `siex runs decide {detail.run_id}` says what can be done."
    )
