"""What the caller of a webhook gets from the run that the call started."""

import asyncio
from collections.abc import Callable
from typing import Any

from engine.graph import is_trigger
from engine.protocol import RunSummary
from engine.run.plan import Plan
from engine.webhooks.messages import PLAIN, Answer, json_answer
from nodes.records import Batch
from nodes.triggers.webhook import Config

MOST_RECORDS = 10_000
"""Records in an answer; what comes beyond stays in the run."""


class Reply:
    """Hears the run on behalf of one caller: `engine.run.audience.Caller`."""

    def __init__(self, config: Config, plan: Plan) -> None:
        self.answered: asyncio.Future[Answer] = (
            asyncio.get_running_loop().create_future()
        )
        self._kind = config.answer
        self._most = 1 if config.answer == "first" else MOST_RECORDS
        self._last = None if config.answer == "node" else _last_port(plan)
        self._records: list[dict[str, Any]] = []

    def taking(self, node: str, port: str) -> Callable[[Batch], None] | None:
        """Return what hears of the records of a port, if they are of interest."""
        return self._take if (node, port) == self._last else None

    def answer(self, status: int, kind: str, body: Any) -> None:
        """Answer the caller now; the first answer counts."""
        if self.answered.done():
            return
        if isinstance(body, str):
            self.answered.set_result(
                Answer(status, kind, body.encode("utf-8", "replace"))
            )
        else:
            self.answered.set_result(json_answer(body, status))

    def at_end(self, run: RunSummary) -> Answer:
        """Return the answer, now that the run is over."""
        if self.answered.done():
            return self.answered.result()
        if run.status != "completed":
            sentence = f"The pipeline ended as “{run.status}”; its history says why. Run {run.run_id}.\n"
            return Answer(500, PLAIN, sentence.encode())
        if self._kind == "node":
            return json_answer({"run_id": run.run_id})
        if self._kind == "first":
            return json_answer(self._records[0] if self._records else None)
        return json_answer(self._records)

    def _take(self, batch: Batch) -> None:
        room = self._most - len(self._records)
        if room > 0:
            self._records += batch[:room]


def _last_port(plan: Plan) -> tuple[str, str] | None:
    """Return the first port of the last node that hands nothing on."""
    sources = {edge.source.node for edge in plan.edges}
    ends = [
        step
        for step in plan.steps.values()
        if step.id not in sources and step.outputs and not is_trigger(step.node)
    ]
    return (ends[-1].id, ends[-1].outputs[0]) if ends else None
