"""How a finished run is told: as a page for a person, or as one JSON object."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from app.commands.effects import effect_details, effect_line
from app.commands.printing import counted, duration, print_table, styled
from engine.commands import Commands
from engine.protocol import EFFECTS_PORT, NodeResult, RunDetail, StoredRecord

MARKS = {
    "completed": ("✓", "green"),
    "failed": ("✗", "red"),
    "canceled": ("■", "yellow"),
    "interrupted": ("■", "yellow"),
    "waiting": ("?", "yellow"),
    "skipped": ("–", "dim"),
}
ENDINGS = {
    "completed": "Completed",
    "failed": "Failed",
    "canceled": "Stopped",
    "interrupted": "Interrupted",
    "waiting": "Waiting for you",
}
ROWS_SHOWN = 10
COLUMNS_SHOWN = 6

RECORDS_KEPT = 100

Outputs = Mapping[str, Mapping[str, Sequence[StoredRecord]]]
Effects = Sequence[Mapping[str, Any]]


async def first_records(engine: Commands, run: RunDetail) -> Outputs:
    """Fetch the first records of every port of a run."""
    return {
        key: {
            port: (
                await engine.records(run.run_id, key, port, limit=RECORDS_KEPT)
            ).records
            for port in result.records_out
        }
        for key, result in run.nodes.items()
    }


async def effects_of(engine: Commands, run: RunDetail) -> Effects:
    """Fetch the first things that each node of a dry run would have done."""
    found: list[Mapping[str, Any]] = []
    for key, result in run.nodes.items():
        if result.effects:
            page = await engine.records(
                run.run_id, key, EFFECTS_PORT, limit=RECORDS_KEPT
            )
            found += [{"node": key, **record.data} for record in page.records]
    return found


def as_json(
    run: RunDetail, outputs: Outputs, effects: Effects | None = None
) -> dict[str, Any]:
    """Return the object that `siex run --json` prints; ``effects`` those of a dry run."""
    shown: dict[str, Any] = {} if effects is None else {"effects": list(effects)}
    if run.resumed:
        shown["resumed"] = run.resumed
    if run.open_effects:
        shown["open_effects"] = [effect.model_dump() for effect in run.open_effects]
    return {
        "run_id": run.run_id,
        "status": run.status,
        "pipeline": {"id": run.pipeline_id, "name": run.pipeline_name},
        "started_at": run.started_at,
        "duration_ms": run.duration_ms,
        "nodes": {key: _node(result) for key, result in run.nodes.items()},
        "outputs": {
            node: {
                port: [record.data for record in records]
                for port, records in ports.items()
            }
            for node, ports in outputs.items()
        },
        **shown,
    }


def _node(result: NodeResult) -> dict[str, Any]:
    reused = {"reused_from": result.reused_from} if result.reused_from else {}
    return {
        "type": result.type,
        "status": result.status,
        "records_in": result.records_in,
        "records_out": result.records_out,
        "attempts": result.attempts,
        "duration_ms": result.duration_ms,
        "error": result.error and result.error.model_dump(exclude_none=True),
        **reused,
    }


def print_report(
    run: RunDetail, outputs: Outputs, effects: Effects | None = None
) -> None:
    """Print how each node did, the first records of the last nodes, and the effects."""
    names = _names(run)
    print(styled(run.pipeline_name or run.pipeline_id, "bold"))
    _print_nodes(run, names)
    print(_ending(run))
    for node in _last_nodes(run):
        for port, records in outputs.get(node, {}).items():
            if records:
                total = run.nodes[node].records_out.get(port, len(records))
                print()
                print_records(names[node], port, records, total)
    if effects is not None:
        print_effects(run, effects, names)
    if run.open_effects:
        _print_open_effects(run, names)


def _names(run: RunDetail) -> dict[str, str]:
    """Return what each node is called on the canvas."""
    from engine.check import title
    from engine.file_form import from_json
    from nodes.registry import node_types

    pipeline, types = from_json(run.pipeline), node_types()
    return {node.id: title(node, types) for node in pipeline.nodes.values()}


def _print_nodes(run: RunDetail, names: Mapping[str, str]) -> None:
    width = max(map(len, names.values()), default=0)
    for key, result in run.nodes.items():
        mark, color = MARKS.get(result.status, ("·", "dim"))
        name = names.get(key, key).ljust(width)
        print(f"  {styled(mark, color)} {name}  {_told(result)}")


def _told(result: NodeResult) -> str:
    if result.error:
        return styled(result.error.message, "red")
    if result.status in ("skipped", "pending"):
        return styled("not run", "dim")
    given = sum(result.records_out.values())
    parts = [counted(given if result.records_out else result.records_in, "record")]
    if len(result.records_out) > 1:
        ports = (f"{count:,} {port}" for port, count in result.records_out.items())
        parts = [", ".join(ports)]
    if result.skipped:
        parts.append(styled(f"{result.skipped:,} skipped", "yellow"))
    took = "from an earlier run" if result.reused_from else duration(result.duration_ms)
    return "  ".join([*parts, styled(took, "dim")])


def _ending(run: RunDetail) -> str:
    mark, color = MARKS.get(run.status, ("·", "dim"))
    told = ENDINGS.get(run.status, run.status)
    if run.duration_ms is not None:
        told += f" after {duration(run.duration_ms)}"
    if run.resumed:
        told += f", resumed {counted(run.resumed, 'time')}"
    is_told = any(result.error for result in run.nodes.values())
    reason = f": {run.error}" if run.error and not is_told else ""
    return f"{styled(mark, color)} {told}{reason}  {styled(f'run {run.run_id}', 'dim')}"


def _print_open_effects(run: RunDetail, names: Mapping[str, str]) -> None:
    """Print what only the user can know to have happened, and how to say so."""
    print()
    print(styled("Did this happen before the engine stopped?", "bold"))
    rows = (
        (names.get(it.node, it.node), it.node, it.key, json.dumps(it.record))
        for it in run.open_effects
    )
    print_table(("what", "node", "record", "it holds"), rows, widest=72, indent="  ")
    print(f"  siex runs decide {run.run_id} --done       it happened; go on")
    print(f"  siex runs decide {run.run_id} --again      do it again")
    print(f"  siex runs decide {run.run_id} --leave-out  skip it")
    print("  With --node N and --record R, decide about some of them.")


def _last_nodes(run: RunDetail) -> list[str]:
    edges = run.pipeline.get("edges", ())
    feeding = {e["from"]["node"] for e in edges if e["to"]["node"] in run.nodes}
    return [key for key in run.nodes if key not in feeding]


def print_effects(run: RunDetail, effects: Effects, names: Mapping[str, str]) -> None:
    """Print what a dry run would have done, a line each and the body of requests."""
    count = sum(result.effects for result in run.nodes.values())
    more = f", the first {len(effects)}" if count > len(effects) else ""
    print()
    if not count:
        print(styled("This run would do nothing outside.", "bold"))
        return
    print(
        styled(f"Would do {counted(count, 'thing')}{more}; nothing was done:", "bold")
    )
    for effect in effects:
        print(f"  {names[effect['node']]}: {effect_line(effect)}")
        for line in effect_details(effect):
            print(styled(f"      {line}", "dim"))


def print_records(
    name: str, port: str, records: Sequence[StoredRecord], total: int
) -> None:
    """Print the first records as a table."""
    shown = records[:ROWS_SHOWN]
    columns = list(dict.fromkeys(key for record in shown for key in record.data))
    columns = columns[:COLUMNS_SHOWN]
    more = f", the first {len(shown)}" if total > len(shown) else ""
    where = "" if port == "out" else f" → {port}"
    print(styled(f"{name}{where}: {counted(total, 'record')}{more}", "bold"))
    print_table(
        columns, ([record.data.get(key) for key in columns] for record in shown)
    )
