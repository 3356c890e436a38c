"""Running again: what a retry does anew, with which records, and what it cannot reuse."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from engine.errors import BadRequestError
from engine.graph import ancestors, predecessors
from engine.pipeline import ERROR_PORT, OnError, Pipeline
from engine.protocol import GIVEN_UP_PORT, NodeResult, RunDetail
from engine.run.plan import Plan
from engine.run.sieve import Sieve
from engine.store.records import KeptRecords
from nodes.contract import NodeType
from nodes.records import Record

NOTHING_FAILED = "Nothing failed in this run. Run it again from the start."
Kept = Mapping[str, KeptRecords]


@dataclass(slots=True)
class Failed:
    """Which records nodes failed on, and what cannot be told of them.

    A node that failed and has no sieve works on all that comes.
    """

    sieves: dict[str, Sieve] = field(default_factory=dict[str, Sieve])
    whole: frozenset[str] = frozenset()
    notes: list[str] = field(default_factory=list[str])

    @property
    def again(self) -> frozenset[str]:
        """The nodes that run again, whatever was stored of them."""
        return self.whole.union(self.sieves)


def has_failures(run: RunDetail) -> bool:
    """Say whether something of a run could be tried again."""
    return any(map(_is_failed, run.nodes.values())) or run.status != "completed"


def failed_records(
    run: RunDetail,
    pipeline: Pipeline,
    types: Mapping[str, NodeType],
    kept: KeptRecords,
) -> Failed:
    """Return the records that nodes of a run failed on, where they failed first.

    What a failed node hands on when it is tried again goes through the nodes behind it,
    so records that failed there wait for the next time.

    Raises:
        BadRequestError: nothing failed.
    """
    nodes = [
        key
        for key, result in run.nodes.items()
        if _is_failed(result) and key in pipeline.nodes
    ]
    if not nodes:
        raise BadRequestError(NOTHING_FAILED)
    found = Failed()
    for key in nodes:
        name = node_name(pipeline, key, types)
        if before := ancestors(pipeline, [key]) & set(nodes) - {key}:
            first = node_name(pipeline, min(before), types)
            if run.nodes[key].skipped:
                found.notes.append(
                    f"The records that failed at {name} are not tried again, because "
                    f"{first} before it is; retry this run's successor for them."
                )
            continue
        _add(found, run.nodes[key], pipeline, types, kept, name)
    return found


def _add(
    found: Failed,
    result: NodeResult,
    pipeline: Pipeline,
    types: Mapping[str, NodeType],
    kept: KeptRecords,
    name: str,
) -> None:
    key = result.node
    node, kind = pipeline.nodes[key], types.get(result.type)
    if kind is None or kind.mode == "source":
        found.whole |= {key}
    elif kind.mode == "stream":
        found.whole |= {key}
        found.notes.append(
            f"{name} works on all records at once, so it gets all of them."
        )
    elif result.status == "failed":
        found.sieves[key] = Sieve(_answered(kept, result), lets_through=False)
    else:
        on_error: OnError = node.on_error or pipeline.settings.on_error
        port = ERROR_PORT if on_error == "port" else GIVEN_UP_PORT
        ids = frozenset(record.id for record in _all(kept, key, port))
        if len(ids) < result.skipped:
            found.whole |= {key}
            found.notes.append(
                f"{name} failed on {result.skipped:,} records, of which {len(ids):,} were "
                "kept, so it gets all of its records again."
            )
        else:
            found.sieves[key] = Sieve(ids, lets_through=True)


def played_anew(
    run: RunDetail, plan: Plan, types: Mapping[str, NodeType], kept: Kept
) -> list[str]:
    """Say why nodes that did well in a run are not spared: sentences for a person."""
    pipeline = plan.pipeline
    before = predecessors(pipeline)
    again = {
        key
        for key, step in plan.steps.items()
        if step.stored is None
        and key not in plan.sieves
        and _did_well(run.nodes.get(key))
    }
    notes: list[str] = []
    for key in plan.steps:
        if key not in again or set(before.get(key, ())) & again:
            continue
        result, name = run.nodes[key], node_name(pipeline, key, types)
        total = sum(result.records_out.values())
        there = sum(kept[key].count(key, port) for port in result.records_out)
        if there < total:
            notes.append(
                f"{name} runs again: only {there:,} of its {total:,} records were kept."
            )
        elif not result.fingerprint:
            notes.append(f"{name} runs again: it did not come to its end in that run.")
        elif plan.steps[key].fingerprint != result.fingerprint:
            notes.append(f"{name} runs again: it, or what comes in, has changed.")
    return notes


def node_name(pipeline: Pipeline, key: str, types: Mapping[str, NodeType]) -> str:
    """Return what a node is called, in quotes."""
    node = pipeline.nodes[key]
    kind = types.get(node.type)
    return f"“{node.name or (kind.title if kind else key)}”"


def _is_failed(result: NodeResult) -> bool:
    return result.status == "failed" or result.skipped > 0


def _did_well(result: NodeResult | None) -> bool:
    return result is not None and result.status == "completed"


def _answered(kept: KeptRecords, result: NodeResult) -> frozenset[str]:
    """Return the ids of the records that a node answered before it failed."""
    found: set[str] = set()
    for port in result.records_out:
        for record in _all(kept, result.node, port):
            found.add(record.id)
            found.update(record.parents)
    return frozenset(found)


def _all(kept: KeptRecords, node: str, port: str) -> Iterable[Record]:
    place = 0
    while page := kept.page(node, port, place, 1_000):
        yield from page
        place += len(page)
