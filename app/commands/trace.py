"""Where a record came from, from the source to where it was seen."""

from app.commands.printing import print_json, styled
from engine.commands import Commands
from engine.protocol import RecordTrace, RunDetail

LONGEST_VALUE = 60
FIELDS_SHOWN = 5


async def trace(
    engine: Commands,
    run_id: str,
    record_id: str,
    *,
    node: str | None,
    port: str | None,
    as_json: bool,
) -> None:
    """Print the way of a record."""
    run = await engine.run(run_id)
    if node in run.nodes and not port:
        port = next(iter(run.nodes[node].records_out), None)
    found = await engine.trace(run_id, record_id, node=node, port=port)
    if as_json:
        print_json({"run_id": run_id, **found.model_dump(mode="json")})
    else:
        _print(run, found)


def _print(run: RunDetail, found: RecordTrace) -> None:
    names = _names(run)
    for number in range(len(found.steps) - 1, -1, -1):
        step = found.steps[number]
        if number in found.gaps:
            print(styled("… what came before is not kept", "dim"))
        port = "" if step.port == "out" else f" → {step.port}"
        where = f"{names.get(step.node, step.node)}{port}"
        print(f"{styled(where, 'bold')}  {step.record.id}")
        for name, value in list(step.record.data.items())[:FIELDS_SHOWN]:
            text = str(value)
            short = text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"
            print(styled(f"    {name}: {short}", "dim"))


def _names(run: RunDetail) -> dict[str, str]:
    from engine.check import title
    from engine.file_form import from_json
    from nodes.registry import node_types

    pipeline, types = from_json(run.pipeline), node_types()
    return {node.id: title(node, types) for node in pipeline.nodes.values()}
