"""Two runs beside each other: what was run, and what came out differently."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from app.commands.errors import BadInputError
from app.commands.pipeline_files import node_named
from app.commands.printing import counted, moment, print_json, print_table, styled
from app.compared import count_text, value_text
from engine.commands import Commands
from engine.protocol import (
    DifferencePage,
    PortPair,
    RecordDifference,
    RunComparison,
    RunSummary,
    StoredRecord,
)

SIGNS = {"added": ("+", "green"), "gone": ("-", "red"), "changed": ("~", "yellow")}
RECORD_ID = "@id"
LONGEST = 40
_value = partial(value_text, longest=LONGEST)


async def compare(
    engine: Commands,
    runs: tuple[str, str],
    *,
    node: str | None,
    port: str | None,
    key: str | None,
    limit: int,
    as_json: bool,
) -> None:
    """Print how two runs differ: all ports by numbers, one port record by record."""
    from engine.file_form import from_json

    found = await engine.compare(*runs)
    pipeline = from_json((await engine.run(runs[1])).pipeline)
    wanted = node
    if node and all(pair.node != node for pair in found.ports):
        wanted = node_named(pipeline, node).id
    pairs = [p for p in found.ports if wanted is None or p.node == wanted]
    if port is not None:
        pairs = [p for p in pairs if p.port == port]
    if not pairs and (node or port):
        raise BadInputError("No such port gave records in these runs.")
    shown = limit if node else 0
    by = "" if key == RECORD_ID else key
    pages = [
        await engine.differences(*runs, pair.node, pair.port, key=by, limit=shown)
        for pair in pairs
    ]
    if as_json:
        print_json(_object(found, pairs, pages))
        return
    _print_head(found)
    if node:
        for pair, page in zip(pairs, pages, strict=True):
            _print_port(pair, page)
    else:
        _print_ports(pairs, pages)


def _object(
    found: RunComparison, pairs: Sequence[PortPair], pages: Sequence[DifferencePage]
) -> dict[str, Any]:
    return {
        "before": found.before.model_dump(),
        "after": found.after.model_dump(),
        "changes": list(found.changes),
        "ports": [
            {**pair.model_dump(), **page.model_dump()}
            for pair, page in zip(pairs, pages, strict=True)
        ],
    }


def _print_head(found: RunComparison) -> None:
    print(styled(found.after.pipeline_name or found.after.pipeline_id, "bold"))
    print(f"  before  {_line(found.before)}")
    print(f"  after   {_line(found.after)}")
    if found.changes:
        print("The pipeline was changed in between:")
        for sentence in found.changes:
            print(f"  {sentence}")


def _line(run: RunSummary) -> str:
    return f"{run.run_id}  {moment(run.started_at)}  {run.status}"


def _print_ports(pairs: Sequence[PortPair], pages: Sequence[DifferencePage]) -> None:
    headings = ("node", "port", "before", "after", "added", "gone", "changed", "same")
    rows = [
        (
            pair.node,
            pair.port,
            count_text(pair.before),
            count_text(pair.after),
            page.added,
            page.gone,
            page.changed,
            page.same,
        )
        for pair, page in zip(pairs, pages, strict=True)
    ]
    print_table(headings, rows)
    for pair, page in zip(pairs, pages, strict=True):
        if told := incomplete(pair, page):
            print(styled(f"{pair.node} → {pair.port}: {told}", "yellow"))


def _print_port(pair: PortPair, page: DifferencePage) -> None:
    by = f"by {page.key}" if page.key else "by record id"
    numbers = f"{page.added:,} added, {page.gone:,} gone, {page.changed:,} changed"
    print(
        styled(f"{pair.node} → {pair.port}", "bold"),
        f"{numbers}, {page.same:,} same,",
        by,
    )
    if told := incomplete(pair, page):
        print(styled(told, "yellow"))
    for difference in page.differences:
        sign, color = SIGNS[difference.kind]
        print(f"{styled(sign, color)} {_told(difference, page.key)}")
    rest = page.added + page.gone + page.changed - len(page.differences)
    if rest > 0:
        more = counted(rest, "more difference")
        print(styled(f"{more}; --limit shows up to 1,000.", "dim"))


def incomplete(pair: PortPair, page: DifferencePage) -> str | None:
    """Say that some records were not kept and so are not compared."""
    told = [
        f"{kept:,} of {total:,} records {when}"
        for kept, total, when in (
            (page.kept_before, pair.before, "before"),
            (page.kept_after, pair.after, "after"),
        )
        if total is not None and kept < total
    ]
    return f"Only {' and '.join(told)} were kept and compared." if told else None


def _told(difference: RecordDifference, key: str) -> str:
    before, after = difference.before, difference.after
    record = after or before
    name = _value(record.data.get(key)) if record and key else record and record.id
    if before and after:
        values = (
            f"{field}: {_value(before.data.get(field))} → {_value(after.data.get(field))}"
            for field in difference.fields
        )
        return f"{name}  {', '.join(values)}"
    return f"{name}  {_fields(record, key)}" if record else str(name)


def _fields(record: StoredRecord, key: str) -> str:
    shown = (f"{n}: {_value(v)}" for n, v in record.data.items() if n != key)
    return ", ".join(shown)
