"""Compares two runs: what was run, and what left the ports."""

import asyncio
from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path

from engine import requests
from engine.changes import changes
from engine.check import title
from engine.depth import DEEPEST, cut
from engine.file_form import from_json
from engine.protocol import (
    DifferencePage,
    NodeResult,
    PortPair,
    RecordDifference,
    RunComparison,
    RunDetail,
    RunSummary,
    StoredRecord,
)
from engine.store.comparison import Comparison, Pair, Side, telling_field
from engine.store.records import KeptRecords
from nodes.contract import NodeType
from nodes.records import Record

READY = 4
"""Comparisons that stay on disk, so that the next page is there at once."""
Question = tuple[str, str, str, str, str | None]


def comparison(
    before: RunDetail, after: RunDetail, types: Mapping[str, NodeType]
) -> RunComparison:
    """Say what differs between two runs, but for their records."""
    then, now = from_json(before.pipeline), from_json(after.pipeline)
    return RunComparison(
        before=_summary(before),
        after=_summary(after),
        changes=tuple(c.text for c in changes(then, now, types)),
        names={n.id: title(n, types) for p in (then, now) for n in p.nodes.values()},
        ports=tuple(_ports(before.nodes, after.nodes)),
    )


def _ports(
    before: Mapping[str, NodeResult], after: Mapping[str, NodeResult]
) -> list[PortPair]:
    found: list[PortPair] = []
    for node in dict.fromkeys((*before, *after)):
        old = before[node].records_out if node in before else {}
        new = after[node].records_out if node in after else {}
        found += [
            PortPair(node=node, port=port, before=old.get(port), after=new.get(port))
            for port in dict.fromkeys((*old, *new))
        ]
    return found


class Comparisons:
    """Compares the records of ports; the last ones stay ready to be looked through."""

    def __init__(self, temp: Path) -> None:
        self._temp = temp
        self._ready: OrderedDict[Question, Comparison] = OrderedDict()
        self._lock = asyncio.Lock()
        self._made = 0

    async def page(
        self,
        ask: requests.CompareRecords,
        before: KeptRecords,
        after: KeptRecords,
        *,
        are_over: bool,
    ) -> DifferencePage:
        """Return some differences; only what runs that are over gave stays ready."""
        sides = Side(before, ask.node, ask.port), Side(after, ask.node, ask.port)
        question = (ask.before, ask.after, ask.node, ask.port, ask.key)
        async with self._lock:
            found = self._ready.pop(question, None)
            if found is None:
                found = await asyncio.to_thread(self._compared, *sides, ask.key)
            try:
                pairs = await asyncio.to_thread(
                    found.page, ask.kind, ask.offset, ask.limit
                )
            finally:
                self._ready[question] = found
                self._keep(READY if are_over else 0)
        return DifferencePage(
            key=found.key,
            **found.counts,
            kept_before=sides[0].count,
            kept_after=sides[1].count,
            differences=tuple(map(_difference, pairs)),
        )

    async def close(self) -> None:
        """Give the disk space back."""
        async with self._lock:
            self._keep(0)

    def _compared(self, before: Side, after: Side, key: str | None) -> Comparison:
        self._made += 1
        file = self._temp / f"comparison-{self._made}.db"
        return Comparison(
            file, before, after, telling_field(before, after) if key is None else key
        )

    def _keep(self, most: int) -> None:
        while len(self._ready) > most:
            self._ready.popitem(last=False)[1].close()


def _difference(pair: Pair) -> RecordDifference:
    return RecordDifference(
        kind=pair.kind,
        fields=pair.fields,
        before=_stored(pair.before),
        after=_stored(pair.after),
    )


def _stored(record: Record | None) -> StoredRecord | None:
    if record is None:
        return None
    return StoredRecord(id=record.id, parents=record.parents, data=cut(record, DEEPEST))


def _summary(run: RunDetail) -> RunSummary:
    return RunSummary.model_validate(
        run.model_dump(include=set(RunSummary.model_fields))
    )
