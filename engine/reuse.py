"""Looks through past runs for what unchanged nodes gave."""

from collections.abc import Mapping

from engine.protocol import RunDetail
from engine.run.stored import Stored
from engine.store.history.listing import Wanted
from engine.store.store import Store

MOST_RUNS = 20
"""How many runs are looked through, the newest first."""
OVER = ("completed", "failed", "canceled")


async def last_runs(store: Store, pipeline_id: str, only: str | None) -> list[str]:
    """Return the runs that may be reused, newest first."""
    if only is not None:
        return [only]
    found = await store.runs(Wanted(limit=MOST_RUNS, pipeline_id=pipeline_id))
    return [run.run_id for run in found if run.status in OVER]


async def stored_outputs(
    store: Store, run_ids: list[str], wanted: Mapping[str, str]
) -> dict[str, Stored]:
    """Return what nodes gave in the newest run that has it in full.

    Args:
        store: Where the runs are.
        run_ids: The runs to look at.
        wanted: The fingerprint of each node.
    """
    found: dict[str, Stored] = {}
    for run_id in run_ids:
        if len(found) == len(wanted):
            break
        detail = await store.run(run_id)
        for key, mark in wanted.items():
            if key not in found and (one := await _stored(store, detail, key, mark)):
                found[key] = one
    return found


async def _stored(
    store: Store, detail: RunDetail, node: str, mark: str
) -> Stored | None:
    """Return what a node gave in a run, or in the run that this one reused."""
    result = detail.nodes.get(node)
    if result is None or result.fingerprint != mark:
        return None
    for run_id in filter(None, (detail.run_id, result.reused_from)):
        kept = await store.kept(run_id)
        stored = Stored(run_id, result, kept)
        if stored.is_complete:
            return stored
    return None
